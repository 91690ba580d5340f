import { html, nothing, type TemplateResult } from 'lit';
import type { DraftLine, Totals } from '../../../src/index.ts';
import { thumbnail } from '../../item-picker/thumbnail.ts';
import { selectField, textField } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { badge } from '../../parts/status-badge.ts';
import { listPriceOf, priceIsChanged, pricesAreEditable, unitPriceOf, type Shortage } from '../order-form.ts';
import { idOf } from '../pointer.ts';
import { lineName } from '../problem-text.ts';
import type { WizardView } from '../view.ts';
import { errorAt, moneyAt, textAtField } from './fields.ts';

/** One line of the order with what its rows share. */
interface Row { readonly view: WizardView; readonly line: DraftLine; readonly index: number; readonly name: string; readonly shortage: Shortage | undefined }

const labelled = ({ view, name }: Row, label: string): string => view.localiser.msg('wizard.ofLine', { label, item: name });

const item = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const known = view.context.itemOf(line);
  if (line.kind === 'custom') {
    return html`<div class="custom-line">
      ${textAtField(view, `/lines/${index}/title`, 'wizard.itemName', { required: true, maxLength: 300 })}
      ${textAtField(view, `/lines/${index}/sku`, 'wizard.sku', { maxLength: 100 })}
    </div>`;
  }
  return html`<div class="line-item">${thumbnail(known)}
    <div>
      <p class="line-title">${known?.title ?? line.title ?? line.sku}</p>
      <p class="muted small-text">${line.sku}${known?.options.length ? html` · ${known.options.map(({ value }) => value).join(', ')}` : nothing}</p>
    </div>
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
  const { view, line, index, name } = row;
  const { localiser, form, context } = view;
  const price = unitPriceOf(line, form, context);
  if (line.kind !== 'custom' && !pricesAreEditable(form, context)) return html`<span class="number">${price ? localiser.money(price) : localiser.msg('common.notGiven')}</span>`;
  return moneyAt(view, `/lines/${index}/unitPrice`, localiser.msg('wizard.ofLine', { label: localiser.msg('wizard.unitPrice'), item: name }), {
    labelHidden: true, required: line.kind === 'custom', fallback: listPriceOf(line, context),
  });
};

const discount = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const pointer = `/lines/${index}/discounts`;
  return moneyAt(view, pointer, labelled(row, view.localiser.msg('wizard.discount')), {
    labelHidden: true, value: line.discounts?.[0]?.amount, onInput: (amount) => view.set(pointer, amount && [{ amount }]),
  });
};

const tax = (row: Row): TemplateResult => {
  const { view, line, index } = row;
  const { localiser, context } = view;
  if (line.kind !== 'custom') return html`<span class="number">${localiser.rate(line.taxRate ?? context.itemOf(line)?.taxRate ?? 0)}</span>`;
  const pointer = `/lines/${index}/taxRate`;
  return selectField({
    id: idOf(pointer), label: labelled(row, localiser.msg('wizard.taxRate')), labelHidden: true, value: String(line.taxRate ?? 0), error: errorAt(view, pointer), lock: view.lockOf(pointer),
    choices: context.settings.taxRates.map(({ rate, label }) => ({ value: String(rate), label })), onChange: (rate) => view.set(pointer, Number(rate)),
  });
};

const stock = ({ view, line, shortage }: Row): TemplateResult => {
  const { localiser, context } = view;
  if (line.kind === 'custom') return html`<span class="muted">${localiser.msg('wizard.customLine')}</span>`;
  if (shortage) return badge(shortage.available > 0 ? localiser.msg('wizard.stockShort', { available: shortage.available }) : localiser.msg('wizard.outOfStock'), 'danger');
  const available = context.itemOf(line)?.stock.available;
  return html`<span class="muted number">${available === undefined ? localiser.msg('common.notGiven') : localiser.msg('wizard.available', { count: available })}</span>`;
};

const priceReason = (row: Row): TemplateResult => {
  const { view, line, index, name } = row;
  const { localiser, context: { settings } } = view;
  const reason = `/lines/${index}/priceOverride/reasonCode`;
  const listPrice = listPriceOf(line, view.context);
  return html`<tr class="price-row"><td colspan="9"><div class="price-reason" role="group" aria-label=${labelled(row, localiser.msg('wizard.priceReason'))}>
    ${selectField({
      id: idOf(reason), label: localiser.msg('wizard.priceReason'), required: true, value: line.priceOverride?.reasonCode ?? '', error: errorAt(view, reason), lock: view.lockOf(reason),
      placeholder: localiser.msg('common.choose'), choices: settings.priceReasons.map(({ code, label }) => ({ value: code, label })),
      onChange: (code) => view.set(reason, code || undefined),
    })}
    ${textAtField(view, `/lines/${index}/priceOverride/note`, 'wizard.priceNote', { maxLength: 1_000 })}
    ${listPrice ? html`<button type="button" class="button small quiet" aria-label=${localiser.msg('wizard.ofLine', { label: localiser.msg('wizard.resetPrice', { price: localiser.money(listPrice) }), item: name })}
      @click=${() => {
        view.setReadable(`/lines/${index}/unitPrice`, true);
        view.changeLine(line.key, { unitPrice: null, priceOverride: null });
        view.focusField(`/lines/${index}/unitPrice`);
      }}>${icon(icons.undo)}${localiser.msg('wizard.resetPrice', { price: localiser.money(listPrice) })}</button>` : nothing}
  </div></td></tr>`;
};

/** The rows of one line: what it is and costs, and below it why its price was changed. */
export const lineRows = (
  view: WizardView, line: DraftLine, index: number, { totals, shortage }: { totals: Totals['lines'][number] | undefined; shortage: Shortage | undefined },
): TemplateResult => {
  const { localiser, form, context } = view;
  const name = lineName(view, index);
  const row: Row = { view, line, index, name, shortage };
  const listPrice = listPriceOf(line, context);
  const cell = (label: string, content: unknown, isNumeric = true) => html`<td class=${isNumeric ? 'numeric' : ''}><span class="cell-label" aria-hidden="true">${label}</span>${content}</td>`;
  return html`
    <tbody part="line" class=${priceIsChanged(line, form, context) ? 'changed' : ''}>
      <tr>
        <th scope="row">${item(row)}</th>
        ${cell(localiser.msg('wizard.quantity'), quantity(row))}
        ${cell(localiser.msg('wizard.listPrice'), html`<span class="number muted">${listPrice ? localiser.money(listPrice) : '–'}</span>`)}
        ${cell(localiser.msg('wizard.unitPrice'), unitPrice(row))}
        ${cell(localiser.msg('wizard.discount'), discount(row))}
        ${cell(localiser.msg('wizard.tax'), tax(row))}
        ${cell(localiser.msg('wizard.lineTotal'), html`<span class="number line-total">${totals ? localiser.money(totals.total) : '–'}</span>`)}
        ${cell(localiser.msg('wizard.stock'), stock(row), false)}
        <td class="line-remove"><button type="button" class="button small quiet icon-only" aria-label=${localiser.msg('wizard.removeLine', { item: name })}
          @click=${() => {
            view.removeLine(line.key);
            view.say(localiser.msg('wizard.lineRemoved', { item: name }));
            view.focusField(index < view.form.lines.length ? `/lines/${index}/quantity` : index > 0 ? `/lines/${index - 1}/quantity` : '/lines');
          }}>${icon(icons.trash)}</button></td>
      </tr>
      ${priceIsChanged(line, form, context) ? priceReason(row) : nothing}
    </tbody>`;
};
