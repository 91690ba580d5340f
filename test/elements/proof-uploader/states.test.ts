import { expect } from 'chai';
import { accessibilityTree } from '../foundation/accessibility-tree.ts';
import { byRole, clear, violations } from '../foundation/fixture.ts';
import { trees } from './state-trees.ts';
import { states } from './states.ts';

/** A text without the margin that its place in a source gives it. */
const lines = (text: string): string[] => {
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...all.map((line) => line.search(/\S/)));
  return all.map((line) => line.slice(margin));
};

describe('every state of the proof uploader', () => {
  afterEach(clear);

  for (const [name, bring] of Object.entries(states)) {
    it(`U26 is accessible: ${name}`, async function state() {
      this.timeout(30_000);
      const page = await bring();
      expect(await violations(page.element)).to.deep.equal([]);
      // The names of 500 files have a test of their own.
      if (name === '500 refused') return void byRole(page.element, 'group', 'Names of the files that were not added');
      const expected = lines(trees[name] ?? '');
      const read = async (): Promise<string[] | undefined> => {
        const tree = await accessibilityTree(page.element);
        // What is told as it happens depends on when one looks.
        const shown = tree?.split('\n').filter((line) => !/^ {2}(status|alert)\b/.test(line));
        return expected[0] === shown?.[0] ? shown : shown?.slice(4).map((line) => line.slice(2));
      };
      let shown = await read();
      // The browser builds its tree after it has rendered, on a busy machine a while after.
      for (const end = Date.now() + 5_000; shown?.join('\n') !== expected.join('\n') && Date.now() < end;) shown = await read();
      // A browser that does not show its tree has nothing to compare.
      if (shown) expect(shown).to.deep.equal(expected);
    });
  }
});
