import { expect } from 'chai';
import { accessibilityTree } from '../foundation/accessibility-tree.ts';
import { clear, violations } from '../foundation/fixture.ts';
import { states } from './states.ts';

describe('every state of the proof uploader', () => {
  afterEach(clear);

  for (const [name, bring] of Object.entries(states)) {
    it(`U26 is accessible while ${name}`, async function state() {
      this.timeout(30_000);
      const page = await bring();
      expect(await violations(page.element)).to.deep.equal([]);
      console.log(`@@${name}\n${await accessibilityTree(page.element)}`);
    });
  }
});
