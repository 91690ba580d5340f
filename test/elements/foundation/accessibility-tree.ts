import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';

/**
 * What a screen reader is given of an element, as text (see test/browser/accessibility-tree.ts); nothing in a browser that
 * does not show its accessibility tree to tests (Firefox, WebKit).
 */
export const accessibilityTree = async (element: Element): Promise<string | undefined> => {
  const page = globalThis as { accessibilityTreeRoot?: Element };
  page.accessibilityTreeRoot = element;
  try {
    return (await executeServerCommand<{ tree?: string }, undefined>('accessibility-tree')).tree;
  } finally {
    delete page.accessibilityTreeRoot;
  }
};

/**
 * Compares the tree with a text indented as the test is; a browser that does not show its tree has nothing to compare.
 *
 * @param patienceMs - how long it may take until they are the same: the browser builds its tree after it has rendered, on a busy machine a while after
 */
export const expectTree = async (element: Element, expected: string, patienceMs = 5_000): Promise<void> => {
  const lines = expected.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  const text = lines.map((line) => line.slice(margin)).join('\n');
  let tree = await accessibilityTree(element);
  for (const end = Date.now() + patienceMs; tree !== undefined && tree !== text && Date.now() < end;) tree = await accessibilityTree(element);
  if (tree !== undefined) expect(tree).to.equal(text);
};
