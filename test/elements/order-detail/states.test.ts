import { expect } from 'chai';
import { expectTree } from '../foundation/accessibility-tree.ts';
import { clear } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { trees } from './page-trees.ts';
import { questions } from './question-trees.ts';
import { states } from './states.ts';

/** On which axe finds what it finds on another: the same parts with other words. The daily run leaves it to the long one to look at them. */
const alike = [
  'not allowed', 'signed out', 'not read', 'delivered', 'cancelled', 'of forty lines', 'with all its forty lines', 'cut off', 'out of date', 'just changed by somebody else',
  'asked whether to undo', 'asked whether to release', 'asked whether to verify', 'asked whether to void', 'asked whether to duplicate', 'asked why to reject',
  'with two files, the second open', 'with the warehouse asked to stop', 'taking off a line', 'sending an e-mail again',
];

describe('every state of the order detail, in three languages, light and dark', () => {
  afterEach(clear);

  for (const [name, bring] of Object.entries(states)) {
    it(`is accessible: ${name}`, async function state() {
      this.timeout(60_000);
      const { detail, shown } = await bring();
      // What differs from another state in nothing but its length, or shows today's date, is not read out here.
      const tree = trees[name] ?? questions[name];
      if (tree !== undefined) await expectTree(shown, tree);
      if (isLongRun || !alike.includes(name)) expect(await violationsInEveryLook(detail, shown)).to.deep.equal([]);
    });
  }

  it('names no state that is not shown', () => {
    expect(Object.keys(states)).to.include.members([...Object.keys(trees), ...Object.keys(questions), ...alike]);
  });
});
