import { expect } from 'chai';
import { expectTree } from '../foundation/accessibility-tree.ts';
import { clear } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { trees } from './state-trees.ts';
import { states } from './states.ts';

describe('every state of the status tracker, in three languages, light and dark', () => {
  afterEach(clear);

  for (const [name, bring] of Object.entries(states)) {
    it(`is accessible: ${name}`, async function state() {
      this.timeout(60_000);
      const tracker = await bring();
      const tree = trees[name];
      if (tree !== undefined) await expectTree(tracker.shadowRoot!.querySelector('.root')!.firstElementChild!, tree);
      expect(await violationsInEveryLook(tracker)).to.deep.equal([]);
    });
  }

  it('reads out nothing that is not shown', () => {
    expect(Object.keys(states)).to.include.members(Object.keys(trees));
  });
});
