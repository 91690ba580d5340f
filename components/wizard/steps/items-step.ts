import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CatalogueItem, DraftLine } from '../../../src/index.ts';
import type { ManualOrderItemPicker } from '../../item-picker/item-picker.ts';
import type { PickedItem } from '../../item-picker/item-picker.events.ts';
import { alert, emptyState } from '../../parts/feedback.ts';
import { fieldError } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { priceIsChanged, pricesAreEditable, reasonFor, shortagesOf, totalsOf, unitPriceOf } from '../order-form.ts';
import { lastOrderOffer } from '../last-order-offer.ts';
import { idOf } from '../pointer.ts';
import { totalsList } from '../totals-list.ts';
import type { WizardView } from '../view.ts';
import { errorAt, moneyAt, selectAt } from './fields.ts';
import { lineRows } from './line-rows.ts';

/** A line for a picked item; free of charge where the reason says that such orders are. */
const newLine = (view: WizardView, item: CatalogueItem, quantity: number): Omit<DraftLine, 'key'> => {
  const { form, context } = view;
  const reason = reasonFor(form, context);
  const isFree = reason?.zeroPrice === true && pricesAreEditable(form, context);
  return { kind: 'catalogue', itemId: item.id as `itm_${string}`, sku: item.sku, quantity, ...(isFree && freeOfCharge(view)) };
};

const freeOfCharge = ({ form, context: { settings } }: WizardView): Pick<DraftLine, 'unitPrice' | 'priceOverride'> => {
  // A shop that names the reason for the order as a reason for a price means the same by both.
  const sameReason = settings.priceReasons.find(({ code }) => code === form.reason?.code);
  return { unitPrice: { amount: 0, currency: settings.currency }, ...(sameReason && { priceOverride: { reasonCode: sameReason.code } }) };
};

// The picker tells what is picked; the lines follow it, and keep what was typed on them.
const follow = (view: WizardView, picked: readonly PickedItem[]): void => {
  const { lines } = view.form;
  const wanted = new Map(picked.map((entry) => [entry.id, entry]));
  const kept = new Set(lines.map(({ itemId }) => itemId as string | undefined));
  view.addLines(picked.flatMap(({ id, item, quantity }) => (item && !kept.has(id) ? [{ line: newLine(view, item, quantity), item }] : [])));
  for (const line of lines) {
    if (line.kind !== 'catalogue' || !line.itemId) continue;
    const entry = wanted.get(line.itemId);
    if (!entry) view.removeLine(line.key);
    else if (entry.quantity !== line.quantity) view.changeLine(line.key, { quantity: entry.quantity });
  }
};

// Also those lines whose item is not loaded (any more): an id is enough for the picker.
const pickedOf = ({ form, context }: WizardView): PickedItem[] => form.lines.flatMap((line) => (
  line.kind !== 'custom' && line.itemId ? [{ id: line.itemId, quantity: line.quantity ?? 1, item: context.itemOf(line) }] : []));

const freePrices = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form, context } = view;
  const priced = form.lines.filter((line) => line.kind !== 'custom' && (unitPriceOf(line, form, context)?.amount ?? 0) > 0);
  if (!reasonFor(form, context)?.zeroPrice || priced.length === 0 || !pricesAreEditable(form, context)) return nothing;
  return alert({
    title: localiser.msg('wizard.zeroPriceTitle'),
    body: localiser.msg('wizard.zeroPriceText'),
    actions: html`<button type="button" class="button small" @click=${() => {
      for (const { key } of priced) view.changeLine(key, freeOfCharge(view));
    }}>${localiser.msg('wizard.zeroPrice')}</button>`,
  });
};

const linesTable = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const totals = totalsOf(form, context);
  const shortages = shortagesOf(form, context);
  const isEditable = pricesAreEditable(form, context);
  const errors = new Map<number, string>();
  for (const { pointer, code, params } of view.shown) {
    const index = Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? NaN);
    errors.set(index, `${errors.get(index) ?? ''} ${pointer} ${code} ${JSON.stringify(params)}`);
  }
  const heads = ['wizard.item', 'wizard.quantity', 'wizard.listPrice', 'wizard.unitPrice', 'wizard.discount', 'wizard.tax', 'wizard.lineTotal', 'wizard.stock'] as const;
  return html`
    <table class="lines" part="lines">
      <caption class="visually-hidden">${localiser.msg('wizard.lines')}</caption>
      <thead><tr>
        ${heads.map((head, place) => html`<th scope="col" class=${place > 0 && place < 7 ? 'numeric' : ''}>${localiser.msg(head)}</th>`)}
        <th scope="col"><span class="visually-hidden">${localiser.msg('common.remove')}</span></th>
      </tr></thead>
      ${repeat(form.lines, ({ key }) => key, (line, index) => {
        // A key in one line leaves the other 499 as they are.
        const counted = { totals: totals?.lines[index], shortage: shortages.get(line.key) };
        const shown = [
          line, index, context.itemOf(line), counted.totals?.total.amount, counted.shortage?.requested, errors.get(index), isEditable, localiser, context.settings,
        ];
        return guard(shown, () => lineRows(view, line, index, counted));
      })}
    </table>`;
};

const shipping = (view: WizardView): TemplateResult => {
  const { localiser, form, context: { settings } } = view;
  return html`
    <div class="form-grid" role="group" aria-labelledby="shipping-cost-heading">
      ${selectAt(view, '/shipping/methodCode', 'wizard.shippingMethod', {
        choices: settings.shippingMethods.map(({ code, label }) => ({ value: code, label })),
        onChange: (code) => {
          const method = settings.shippingMethods.find((known) => known.code === code);
          view.set('/shipping', method && { methodCode: method.code, label: method.label, price: method.price });
        },
      })}
      ${form.shipping?.methodCode ? moneyAt(view, '/shipping/price', localiser.msg('wizard.shippingCost')) : nothing}
    </div>`;
};

/** What is ordered: the picker, the lines with their prices, the shipping and what it all comes to. */
export const itemsStep = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const id = idOf('/lines');
  const error = errorAt(view, '/lines');
  return html`
    <div class="field">
      <manual-order-item-picker id=${id} part="item-picker" selection-hidden .client=${view.client} .label=${localiser.msg('wizard.addItems')}
        .value=${view.picked(pickedOf)}
        @change=${(event: Event) => {
          event.stopPropagation();
          follow(view, (event.currentTarget as ManualOrderItemPicker).value);
        }}></manual-order-item-picker>
      ${fieldError(id, error)}
    </div>
    ${lastOrderOffer(view)}
    ${freePrices(view)}
    ${form.lines.length > 0 ? linesTable(view) : emptyState({ icon: icons.box, title: localiser.msg('wizard.noLines'), text: localiser.msg('wizard.noLinesText') })}
    <div class="row"><button type="button" class="button" @click=${() => {
      const key = view.addLines([{ line: { kind: 'custom', quantity: 1, taxRate: context.settings.taxRates[0]?.rate ?? 0 } }])[0];
      const index = view.form.lines.findIndex((line) => line.key === key);
      view.focusField(`/lines/${index}/title`);
    }}>${icon(icons.plus)}${localiser.msg('wizard.addCustomLine')}</button></div>
    ${form.lines.some((line) => priceIsChanged(line, form, context)) || pricesAreEditable(form, context) || form.lines.length === 0
      ? nothing : html`<p class="muted small-text with-icon">${icon(icons.lock)}${localiser.msg('wizard.pricesLocked')}</p>`}
    <div class="after-lines">
      <div class="stack"><h3 id="shipping-cost-heading">${localiser.msg('wizard.shipping')}</h3>${shipping(view)}</div>
      ${totalsList(view)}
    </div>`;
};
