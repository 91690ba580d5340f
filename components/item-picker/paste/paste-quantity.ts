import { parseQuantity } from '../quantity.ts';

const number = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)`;
const unit = String.raw`(?:[x×*]|pcs?\.?|units?|biji|个|件|瓶|箱|盒)`;
const form = new RegExp(String.raw`^(?:[x×*]\s*)?(${number})(?:\.0+)?\s*${unit}?$`, 'i');

/** A quantity as people write it in lists: “3”, “3.0”, “3x”, “x3”, “1,200”, “3 pcs”. Nothing for all else: it is never guessed. */
export const pastedQuantity = (text: string): number | undefined => {
  const [, digits = ''] = form.exec(text.normalize('NFKC').trim()) ?? [];
  return parseQuantity(digits.replaceAll(',', ''));
};

/** Whether a text can only have been meant as a number, also where it is no quantity, such as “-2” or “1.5”. */
export const isNumeric = (text: string): boolean => /^[-+]?[\d.,]+$/.test(text.normalize('NFKC').trim());
