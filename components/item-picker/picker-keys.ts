/** Where the focus is: in the search field or on the list. */
export type PickerPlace = 'field' | 'list';

export type PickerAction = 'open' | 'close' | 'clear' | 'move' | 'extend' | 'toggle' | 'toggleAll' | 'enter' | 'chips';

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/** What the keys act on. */
export interface PickerState {
  readonly isOpen: boolean;
  /** The list lies in the dialog. */
  readonly isBrowsing: boolean;
  readonly hasText: boolean;
  readonly isRtl: boolean;
}

const moves = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);
const listMoves = new Set([...moves, 'Home', 'End']);

/**
 * What a key does in the picker (APG, "combobox with listbox popup" and "listbox", recommended model); nothing when the key
 * belongs to the text, to the dialog or to the page. In the field, Home, End, Space and Ctrl+A belong to the text; Backspace
 * and the arrow against the line of reading lead from an empty field to the chips.
 */
export const pickerAction = (press: Press, place: PickerPlace, { isOpen, isBrowsing, hasText, isRtl }: PickerState): PickerAction | undefined => {
  const { key, shiftKey, altKey } = press;
  const command = press.ctrlKey || press.metaKey;
  // While an input method composes a word, all keys are its own.
  if (press.isComposing) return undefined;
  if (!isBrowsing && (key === 'F4' || (altKey && (key === 'ArrowDown' || key === 'ArrowUp')))) return isOpen ? 'close' : 'open';
  if (altKey) return undefined;
  const isPlain = !command && !shiftKey;
  if (place === 'field') {
    if (key === 'Enter' && isPlain && (isOpen || hasText)) return 'enter';
    if (!hasText && isPlain && !isBrowsing && (key === 'Backspace' || key === (isRtl ? 'ArrowRight' : 'ArrowLeft'))) return 'chips';
  }
  if (!isOpen) {
    if (place === 'field' && key === 'ArrowDown' && isPlain) return 'open';
    return place === 'field' && key === 'Escape' && hasText ? 'clear' : undefined;
  }
  if (key === 'Escape') return isBrowsing ? undefined : 'close';
  if (place === 'list') {
    if (key === 'Enter' && isPlain) return 'toggle';
    if (key === ' ' && !command) return shiftKey ? 'extend' : 'toggle';
    if (command && key.toLowerCase() === 'a') return 'toggleAll';
    if (command && shiftKey && (key === 'Home' || key === 'End')) return 'extend';
  }
  if (command || !(place === 'list' ? listMoves : moves).has(key)) return undefined;
  return shiftKey ? 'extend' : 'move';
};
