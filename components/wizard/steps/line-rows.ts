import { html, nothing, type TemplateResult } from 'lit';
import type { DraftLine, FieldError, Totals } from '../../../src/index.ts';
import { thumbnail } from '../../item-picker/thumbnail.ts';
import { selectField, textField } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { listPriceOf, priceIsChanged, pricesAreEditable, taxRateOf, type Shortage } from '../order-form.ts';
import { idOf } from '../pointer.ts';
import { lineName } from '../problem-text.ts';
import type { WizardView } from '../view.ts';
import { discountAt, errorAt, moneyAt, textAtField } from './fields.ts';
import { lineNotes } from './line-notes.ts';

/** One line of the order with what its cells share. */
export interface Row { readonly view: WizardView; readonly line: DraftLine; readonly index: number; readonly name: string }

const labelled = ({ view, name }: Row, label: string): string => view.localiser.msg('wizard.ofLine', { label, item: name });

/** How many there are, or how many have to come first. */
const stock = ({ view, line }: Row): string | undefined => {
  const { localiser, context } = view;
  const known = context.itemOf(line)?.stock;
  if (!known) return undefined;
  const missing = (line.quantity ?? 0) - Math.max(0, known.available);
  return missing > 0 ? localiser.msg('wizard.lines.backOrdered', { count: missing }) : localiser.msg('wizard.available', { count: known.available });
};

const customItem = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const { localiser, context } = view;
  const rate = `/lines/${index}/taxRate`;
  return html`<div class="custom-line">
    ${textAtField(view, `/lines/${index}/title`, 'wizard.itemName', { required: true, maxLength: 300 })}
    ${textAtField(view, `/lines/${index}/sku`, 'wizard.sku', { maxLength: 100 })}
    ${selectField({
      id: idOf(rate), label: localiser.msg('wizard.taxRate'), value: String(line.taxRate ?? 0), error: errorAt(view, rate), lock: view.lockOf(rate),
      choices: context.settings.taxRates.map(({ rate: points, label }) => ({ value: String(points), label })), onChange: (points) => view.set(rate, Number(points)),
    })}
  </div>`;
};

const item = (row: Row, shortage: Shortage | undefined): TemplateResult => {
  const { view, line } = row;
  if (line.kind === 'custom') return customItem(row);
  const known = view.context.itemOf(line);
  const title = known?.title ?? line.title ?? line.sku;
  const sku = line.sku ?? known?.sku;
  const facts = [sku === title ? undefined : sku, view.localiser.series(known?.options.map(({ value }) => value) ?? []), shortage ? undefined : stock(row)].filter(Boolean);
  return html`${thumbnail(known)}
    <div>
      <p class="line-title">${title}</p>
      <p class="muted small-text">${facts.join(' · ')}</p>
    </div>`;
};

const quantity = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const pointer = `/lines/${index}/quantity`;
  return textField({
    id: idOf(pointer), label: labelled(row, view.localiser.msg('wizard.quantity')), labelHidden: true, type: 'number', inputMode: 'numeric', required: true,
    min: '1', max: '99999', value: line.quantity === undefined ? '' : String(line.quantity), error: errorAt(view, pointer), lock: view.lockOf(pointer),
    onInput: (text) => view.set(pointer, text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
  });
};

const unitPrice = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const { localiser, context } = view;
  const listPrice = listPriceOf(line, context);
  if (line.kind !== 'custom' && !pricesAreEditable(context)) return html`<span class="number read">${listPrice ? localiser.money(listPrice) : '–'}</span>`;
  return html`${moneyAt(view, `/lines/${index}/unitPrice`, labelled(row, localiser.msg('wizard.unitPrice')), { labelHidden: true, required: line.kind === 'custom', fallback: listPrice })}
    ${listPrice && priceIsChanged(line, context)
      ? html`<p class="muted small-text number">${localiser.msg('wizard.listPrice')} <s>${localiser.amount(listPrice)}</s></p>` : nothing}`;
};

const discount = (row: Row): TemplateResult => {
  const { view, index } = row;
  if (!pricesAreEditable(view.context)) return html`<span class="read muted">–</span>`;
  return discountAt(view, `/lines/${index}/discounts`, labelled(row, view.localiser.msg('wizard.discount')), { labelHidden: true });
};

const total = ({ view, line }: Row, totals: Totals['lines'][number] | undefined): TemplateResult => {
  const { localiser, context } = view;
  const rate = taxRateOf(line, context);
  return html`<span><span class="number line-total">${totals ? localiser.money(totals.total) : '–'}</span>
    ${rate === 0 ? nothing : html`<span class="muted small-text number">${localiser.msg('wizard.lines.withTax', { rate: localiser.rate(rate) })}</span>`}</span>`;
};

export interface LineRowOptions {
  totals: Totals['lines'][number] | undefined;
  shortage: Shortage | undefined;
  /** What is shown as wrong in the line. */
  errors: readonly FieldError[];
}

/** The row of one line: what it is and costs, and below that what has to be said of it. */
export const lineRow = (view: WizardView, line: DraftLine, index: number, { totals, shortage, errors }: LineRowOptions): TemplateResult => {
  const { localiser, context } = view;
  const row: Row = { view, line, index, name: lineName(view, index) };
  const cell = (name: string, label: string, content: unknown) =>
    html`<div role="cell" class="cell ${name}"><span class="cell-label" aria-hidden="true">${label}</span>${content}</div>`;
  return html`
    <div role="row" part="line" class="line ${priceIsChanged(line, context) ? 'changed' : ''}" data-row=${line.key} aria-rowindex=${index + 2}>
      <div role="rowheader" class="line-item">${item(row, shortage)}</div>
      ${cell('quantity', localiser.msg('wizard.quantity'), quantity(row))}
      ${cell('price', localiser.msg('wizard.unitPrice'), unitPrice(row))}
      ${cell('discount', localiser.msg('wizard.discount'), discount(row))}
      ${cell('total', localiser.msg('wizard.lineTotal'), total(row, totals))}
      <div role="cell" class="line-remove">${view.lockOf(`/lines/${index}`) ? nothing : html`<button type="button" class="button small quiet icon-only" aria-label=${localiser.msg('wizard.removeLine', { item: row.name })}
        @click=${() => view.lines.remove(view, index, row.name)}>${icon(icons.trash)}</button>`}</div>
      ${lineNotes(row, { shortage, errors })}
    </div>`;
};
