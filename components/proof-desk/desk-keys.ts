export type DeskAction = 'verify' | 'reject' | 'next' | 'previous' | 'zoomIn' | 'zoomOut' | 'fit' | 'rotate';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat'>;

/** Where a key was pressed: in a text, on something that arrows move in by itself, or anywhere else on the desk. */
export type PressPlace = 'text' | 'arrows' | 'desk';

const actions: ReadonlyMap<string, DeskAction> = new Map([
  ['v', 'verify'], ['x', 'reject'], ['j', 'next'], ['k', 'previous'], ['+', 'zoomIn'], ['=', 'zoomIn'], ['-', 'zoomOut'], ['−', 'zoomOut'], ['0', 'fit'], ['r', 'rotate'],
]);
const arrows: ReadonlyMap<string, DeskAction> = new Map([['ArrowDown', 'next'], ['ArrowUp', 'previous']]);

/**
 * What a key does on the desk; nothing when it belongs to a text, to the browser or to what has the focus. A key that is
 * held down decides once: nobody verifies a whole queue by leaning on it.
 */
export const deskAction = (press: Press, place: PressPlace): DeskAction | undefined => {
  if (place === 'text' || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const action = actions.get(press.key.toLowerCase()) ?? (place === 'arrows' ? undefined : arrows.get(press.key));
  return press.repeat && (action === 'verify' || action === 'reject') ? undefined : action;
};

const texts = 'input, textarea, select, [contenteditable]';

/** The place of a key event, from the path that it takes through the page. */
export const placeOf = (event: Event): PressPlace => {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return 'desk';
  if (target.matches(texts)) return 'text';
  // A file that is larger than its viewport is moved by the arrows; so is what moves among tabs.
  const { scrollHeight, clientHeight } = target;
  return target.matches('.viewport') && scrollHeight > clientHeight ? 'arrows' : 'desk';
};
