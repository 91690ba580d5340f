export type ChipAction = 'previous' | 'next' | 'first' | 'last' | 'remove' | 'removeBack' | 'markAll' | 'unmark' | 'write';

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

const moves: Readonly<Record<string, ChipAction>> = { ArrowUp: 'previous', ArrowDown: 'next', Home: 'first', End: 'last', Delete: 'remove', Backspace: 'removeBack' };

/**
 * What a key does on a chip; nothing when it belongs to the page or to the browser, such as those that copy and cut. Left and
 * Right follow the line of reading.
 */
export const chipAction = (press: Press, { isRtl }: { isRtl: boolean }): ChipAction | undefined => {
  const { key } = press;
  if (press.isComposing || press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey) return key.toLowerCase() === 'a' && !press.shiftKey ? 'markAll' : undefined;
  // A character: the person has gone on searching.
  if ([...key].length === 1 && key !== ' ') return 'write';
  if (press.shiftKey) return undefined;
  if (key === 'ArrowLeft') return isRtl ? 'next' : 'previous';
  if (key === 'ArrowRight') return isRtl ? 'previous' : 'next';
  return key === 'Escape' ? 'unmark' : moves[key];
};
