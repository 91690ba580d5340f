import type { WizardView } from '../view.ts';

const most = 99_999;
const ways: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };

/** The field that stands in another line where this one stands in its own; the quantity, where that line has none. */
const sameField = (view: WizardView, index: number, field: string): string => {
  const { kind } = view.form.lines[index] ?? {};
  return ['quantity', 'unitPrice', 'discounts'].includes(field) || kind === 'custom' ? `/lines/${index}/${field}` : `/lines/${index}/quantity`;
};

/**
 * The keys of the lines, as in a spreadsheet: arrows and Enter go to the same field of the next line, + and − count the
 * quantity. Enter in the last line is left to the form, which goes on.
 */
export const lineKeys = (view: WizardView, event: KeyboardEvent): void => {
  const [, place, field = ''] = event.target instanceof HTMLInputElement ? /^lines-(\d+)-(.+)$/.exec(event.target.id) ?? [] : [];
  if (place === undefined || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const index = Number(place);
  const way = ways[event.key];
  if (field === 'quantity' && (event.key === '+' || event.key === '-')) {
    event.preventDefault();
    const quantity = (view.form.lines[index]?.quantity ?? 0) + (event.key === '+' ? 1 : -1);
    view.set(`/lines/${index}/quantity`, Math.min(most, Math.max(1, quantity)));
  } else if (way !== undefined && view.form.lines[index + way]) {
    event.preventDefault();
    void view.lines.focus(sameField(view, index + way, field));
  } else if (field === 'quantity' && event.key !== 'Enter' && way !== undefined) {
    // At the first and the last line an arrow would count, where everywhere else it moves.
    event.preventDefault();
  }
};
