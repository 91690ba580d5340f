import { html, nothing, type TemplateResult } from 'lit';
import type { CatalogueItem, DraftLine } from '../../../src/index.ts';
import type { ManualOrderItemPicker } from '../../item-picker/item-picker.ts';
import type { PickedItem } from '../../item-picker/item-picker.events.ts';
import { discountExamples } from '../../parts/discount-field.ts';
import { alert, emptyState, loadFailure } from '../../parts/feedback.ts';
import { fieldError } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { catalogueNews } from '../catalogue-news.ts';
import { lastOrderOffer } from '../last-order-offer.ts';
import { priceIsUnknown, pricesAreEditable, reasonFor, unitPriceOf } from '../order-form.ts';
import { idOf } from '../pointer.ts';
import { totalsList } from '../totals-list.ts';
import type { WizardView } from '../view.ts';
import { discountAt, errorAt, moneyAt, selectAt } from './fields.ts';
import { linesTable } from './lines-table.ts';

/** A line for a picked item; free of charge where the reason says that such orders are. */
const newLine = (view: WizardView, item: CatalogueItem, quantity: number): Omit<DraftLine, 'key'> => {
  const { form, context } = view;
  // In an edit what was agreed counts, so that the right of the person stands in the lock alone.
  const isFree = reasonFor(form, context)?.zeroPrice === true && pricesAreEditable(context) && view.lockOf('/discounts') === undefined;
  return { kind: 'catalogue', itemId: item.id as `itm_${string}`, sku: item.sku, quantity, ...(isFree && freeOfCharge(view)) };
};

const freeOfCharge = ({ form, context: { settings } }: WizardView): Pick<DraftLine, 'unitPrice' | 'priceOverride'> => {
  // A shop that names the reason for the order as a reason for a price means the same by both.
  const sameReason = settings.priceReasons.find(({ code }) => code === form.reason?.code);
  return { unitPrice: { amount: 0, currency: settings.currency }, ...(sameReason && { priceOverride: { reasonCode: sameReason.code } }) };
};

const sumOf = (lines: readonly DraftLine[]): number => lines.reduce((sum, { quantity = 1 }) => sum + quantity, 0);

/** The lines of each item; an item may stand on several, at several prices. */
const linesByItem = ({ form }: WizardView): ReadonlyMap<string, readonly DraftLine[]> => {
  const byItem = new Map<string, DraftLine[]>();
  for (const line of form.lines) if (line.kind !== 'custom' && line.itemId) byItem.set(line.itemId, [...byItem.get(line.itemId) ?? [], line]);
  return byItem;
};

// Also those lines whose item is not loaded (any more): an id is enough for the picker.
const pickedOf = (view: WizardView): PickedItem[] =>
  [...linesByItem(view)].map(([id, lines]) => ({ id, quantity: sumOf(lines), item: view.context.itemOf({ itemId: id as `itm_${string}` }) }));

// The picker tells what is picked; the lines follow it, and keep what was typed on them.
const follow = (view: WizardView, picked: readonly PickedItem[]): void => {
  const lines = linesByItem(view);
  const kept = new Set(picked.map(({ id }) => id));
  for (const [id, gone] of lines) if (!kept.has(id)) for (const { key } of gone) view.removeLine(key);
  view.addLines(picked.flatMap(({ id, item, quantity }) => (item && !lines.has(id) ? [{ line: newLine(view, item, quantity), item }] : [])));
  for (const { id, quantity } of picked) {
    const known = lines.get(id) ?? [];
    const last = known.at(-1);
    const more = quantity - sumOf(known);
    if (last && more !== 0) view.changeLine(last.key, { quantity: Math.max(1, (last.quantity ?? 1) + more) });
  }
};

const freePrices = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form, context } = view;
  const priced = form.lines.filter((line, index) => line.kind !== 'custom' && (unitPriceOf(line, context)?.amount ?? 0) > 0 && view.lockOf(`/lines/${index}/unitPrice`) === undefined);
  if (!reasonFor(form, context)?.zeroPrice || priced.length === 0) return nothing;
  const title = localiser.msg('wizard.zeroPriceTitle');
  if (!pricesAreEditable(context)) return alert({ title, body: localiser.msg('wizard.zeroPriceLocked') });
  return alert({
    title,
    body: localiser.msg('wizard.zeroPriceText'),
    actions: html`<button type="button" class="button small" @click=${() => {
      for (const { key } of priced) view.changeLine(key, freeOfCharge(view));
    }}>${localiser.msg('wizard.zeroPrice')}</button>`,
  });
};

/** That prices could not be read, once for all lines, and the way to them. */
const unreadPrices = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form, context, lines: { readError } } = view;
  const unread = form.lines.flatMap((line, index) => (priceIsUnknown(line, context) ? [index] : []));
  const [first] = unread;
  if (readError === undefined || first === undefined) return nothing;
  return loadFailure(localiser, { error: readError, title: localiser.msg('wizard.lines.pricesUnread', { count: unread.length }), onRetry: () => void view.lines.readAgain(view, first) });
};

/** The line that was removed last, and the way back. */
const removedNotice = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, lines: { removed } } = view;
  if (!removed) return nothing;
  return html`<p class="removed with-icon">${icon(icons.info)}<span>${localiser.msg('wizard.lineRemoved', { item: removed.name })}</span>
    <button type="button" class="button small quiet" aria-label=${localiser.msg('wizard.ofLine', { label: localiser.msg('common.undo'), item: removed.name })} @click=${() => view.lines.bringBack(view)}>${icon(icons.undo)}${localiser.msg('common.undo')}</button></p>`;
};

const shipping = (view: WizardView): TemplateResult => {
  const { localiser, form, context: { settings } } = view;
  return html`
    ${selectAt(view, '/shipping/methodCode', 'wizard.shippingMethod', {
      choices: settings.shippingMethods.map(({ code, label }) => ({ value: code, label })),
      onChange: (code) => {
        const method = settings.shippingMethods.find((known) => known.code === code);
        view.set('/shipping', method && { methodCode: method.code, label: method.label, price: method.price });
      },
    })}
    ${form.shipping?.methodCode ? moneyAt(view, '/shipping/price', localiser.msg('wizard.shippingCost')) : nothing}`;
};

const orderDiscount = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, context } = view;
  if (!pricesAreEditable(context)) return nothing;
  return discountAt(view, '/discounts', localiser.msg('wizard.lines.orderDiscount'), {
    hint: localiser.msg('wizard.lines.discountHint', discountExamples(localiser, context.settings.currency)),
  });
};

/** Why a price or a discount of this order cannot be typed. */
const pricesLock = ({ localiser, form, context }: WizardView): TemplateResult | typeof nothing => (form.lines.length === 0 || pricesAreEditable(context) ? nothing
  : html`<p class="muted small-text with-icon">${icon(icons.lock)}<span>${localiser.msg('wizard.pricesLocked')}</span></p>`);

const addCustomLine = (view: WizardView): void => {
  const index = view.form.lines.length;
  view.addLines([{ line: { kind: 'custom', quantity: 1, taxRate: view.context.settings.taxRates[0]?.rate ?? 0 } }]);
  void view.lines.focus(`/lines/${index}/title`);
};

/** Where lines are added, or why none can be. */
const adding = (view: WizardView): TemplateResult => {
  const id = idOf('/lines');
  const lock = view.lockOf('/lines');
  if (lock !== undefined) return html`<p class="muted small-text with-icon" id=${id} tabindex="-1">${icon(icons.lock)}<span>${lock}</span></p>`;
  return html`
    <div class="field">
      <manual-order-item-picker id=${id} part="item-picker" selection-hidden .client=${view.client} .label=${view.localiser.msg('wizard.addItems')}
        .value=${view.picked(pickedOf)}
        @change=${(event: Event) => {
          event.stopPropagation();
          follow(view, (event.currentTarget as ManualOrderItemPicker).value);
        }}></manual-order-item-picker>
      ${fieldError(id, errorAt(view, '/lines'))}
    </div>`;
};

/** What is ordered: the picker, the lines with their prices, the shipping and what it all comes to. */
export const itemsStep = (view: WizardView): TemplateResult => {
  const { localiser, form } = view;
  return html`
    ${adding(view)}
    ${lastOrderOffer(view)}
    ${freePrices(view)}
    ${catalogueNews(view)}
    ${unreadPrices(view)}
    ${form.lines.length > 0 ? linesTable(view) : emptyState({ icon: icons.box, title: localiser.msg('wizard.noLines'), text: localiser.msg('wizard.noLinesText') })}
    <div class="below-lines">${view.lockOf('/lines') ? nothing : html`<button type="button" class="button" @click=${() => addCustomLine(view)}>${icon(icons.plus)}${localiser.msg('wizard.addCustomLine')}</button>`}
      ${removedNotice(view)}</div>
    ${pricesLock(view)}
    <div class="after-lines">
      <div class="stack"><h3 id="shipping-heading">${localiser.msg('wizard.lines.shippingAndDiscount')}</h3>
        <div class="form-grid" role="group" aria-labelledby="shipping-heading">${shipping(view)}${orderDiscount(view)}</div></div>
      ${totalsList(view)}
    </div>`;
};
