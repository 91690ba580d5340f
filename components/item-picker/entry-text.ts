import { parseQuantity } from './quantity.ts';

/** What a person typed into the search field: how many, and of what. */
export interface EntryText {
  /** From 1 to 99,999; 1 when the text names none. */
  readonly quantity: number;
  /** What to search for, without spaces around it. */
  readonly words: string;
}

// A space has to follow the sign: “2x4 timber” is a size and “5W-30” a name. East Asian input methods give full-width signs.
const prefixed = /^\s*([0-9０-９]{1,5})\s*[xX×*ｘＸ＊]\s+(.*)$/su;

/** Reads a quantity in front of what is searched for: “3x oil”, “3 x oil”, “3× oil” and “3 * oil” are three of “oil”. */
export const entryText = (text: string): EntryText => {
  const [, digits = '', rest = ''] = prefixed.exec(text) ?? [];
  const quantity = parseQuantity(digits.normalize('NFKC'));
  return quantity === undefined ? { quantity: 1, words: text.trim() } : { quantity, words: rest.trim() };
};
