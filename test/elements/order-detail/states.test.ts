import { expect } from 'chai';
import { expectTree } from '../foundation/accessibility-tree.ts';
import { clear } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { trees } from './page-trees.ts';
import { questions } from './question-trees.ts';
import { states } from './states.ts';

describe('every state of the order detail, in three languages, light and dark', () => {
  afterEach(clear);

  for (const [name, bring] of Object.entries(states)) {
    it(`is accessible: ${name}`, async function state() {
      this.timeout(60_000);
      const { detail, shown } = await bring();
      // What differs from another state in nothing but its length, or shows today's date, is not read out here.
      const tree = trees[name] ?? questions[name];
      if (tree !== undefined) await expectTree(shown, tree);
      expect(await violationsInEveryLook(detail, shown)).to.deep.equal([]);
    });
  }

  it('reads out nothing that is not shown', () => {
    expect(Object.keys(states)).to.include.members([...Object.keys(trees), ...Object.keys(questions)]);
  });
});
