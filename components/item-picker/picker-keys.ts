/** Where the focus is: in the search field or on the list. */
export type PickerPlace = 'field' | 'list';

export type PickerAction = 'open' | 'close' | 'clear' | 'move' | 'extend' | 'toggle' | 'toggleAll';

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> & { readonly target?: EventTarget | null };

const moves = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);
const listMoves = new Set([...moves, 'Home', 'End']);

/**
 * What a key does in the picker (APG, "combobox with listbox popup" and "listbox", recommended model); nothing when the key
 * belongs to the text or to the page. In the field, Home, End, Space and Ctrl+A belong to the text.
 */
export const pickerAction = (press: Press, place: PickerPlace, isOpen: boolean): PickerAction | undefined => {
  const { key, shiftKey, altKey } = press;
  const command = press.ctrlKey || press.metaKey;
  // While an input method composes a word, all keys are its own.
  if (press.isComposing) return undefined;
  if (key === 'F4' || (altKey && (key === 'ArrowDown' || key === 'ArrowUp'))) return isOpen ? 'close' : 'open';
  if (altKey) return undefined;
  if (!isOpen) {
    if (place === 'field' && key === 'ArrowDown' && !command && !shiftKey) return 'open';
    return place === 'field' && key === 'Escape' && hasText(press.target) ? 'clear' : undefined;
  }
  if (key === 'Escape') return 'close';
  if (key === 'Enter' && !command && !shiftKey) return 'toggle';
  if (place === 'list') {
    if (key === ' ' && !command) return shiftKey ? 'extend' : 'toggle';
    if (command && key.toLowerCase() === 'a') return 'toggleAll';
    if (command && shiftKey && (key === 'Home' || key === 'End')) return 'extend';
  }
  if (command || !(place === 'list' ? listMoves : moves).has(key)) return undefined;
  return shiftKey ? 'extend' : 'move';
};

const hasText = (target: EventTarget | null | undefined): boolean => Boolean((target as { value?: unknown } | null | undefined)?.value);
