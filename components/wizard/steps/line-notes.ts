import { html, nothing, type TemplateResult } from 'lit';
import type { FieldError } from '../../../src/index.ts';
import { selectField } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { fieldOf, priceUnknown } from '../order-check.ts';
import { listPriceOf, priceIsChanged, priceIsUnknown, type Shortage } from '../order-form.ts';
import { itemKeyOf } from '../order-lines.ts';
import { idOf } from '../pointer.ts';
import { fieldLabel, problemText } from '../problem-text.ts';
import { errorAt, textAtField } from './fields.ts';
import type { Row } from './line-rows.ts';

const note = (tone: 'danger' | 'warning', text: unknown, actions: unknown = nothing): TemplateResult =>
  html`<p class="line-note ${tone}">${icon(tone === 'danger' ? icons.alert : icons.info)}<span>${text}</span>${actions}</p>`;

const removal = ({ view, index, name }: Row): TemplateResult | typeof nothing => (view.lockOf(`/lines/${index}`) !== undefined ? nothing
  : html`<button type="button" class="button small" aria-label=${view.localiser.msg('wizard.ofLine', { label: view.localiser.msg('common.remove'), item: name })} @click=${() => view.lines.remove(view, index, name)}>${view.localiser.msg('common.remove')}</button>`);

/** That there is less than asked for, and what can be done about it with one press. */
const shortageNote = (row: Row, { available, requested, takes }: Shortage): TemplateResult => {
  const { view, line, index, name } = row;
  const { localiser } = view;
  const { incomingAt } = view.context.itemOf(line)?.stock ?? {};
  const isShared = requested > (line.quantity ?? 0);
  const text = [
    available > 0 ? localiser.msg('wizard.stockShort', { available }) : localiser.msg('wizard.outOfStock'),
    isShared && localiser.msg('wizard.lines.sharedStock', { requested }),
    incomingAt && localiser.msg('wizard.lines.incoming', { date: localiser.date(incomingAt) }),
  ].filter(Boolean).join(' · ');
  return note('danger', text, html`
    ${takes > 0 ? html`<button type="button" class="button small" aria-label=${localiser.msg('wizard.ofLine', { label: localiser.msg('wizard.lines.take', { count: takes }), item: name })} @click=${() => {
      view.set(`/lines/${index}/quantity`, takes);
      void view.lines.focus(`/lines/${index}/quantity`);
    }}>${localiser.msg('wizard.lines.take', { count: takes })}</button>` : nothing}
    ${removal(row)}`);
};

/** What has become of the item since it was picked. */
const changeNote = (row: Row): TemplateResult | typeof nothing => {
  const { view, line } = row;
  const { localiser } = view;
  const change = view.lines.changes.get(itemKeyOf(line));
  if (!change) return nothing;
  if (change.isGone) return note('danger', localiser.msg('error.itemUnavailable'), removal(row));
  if (!change.priceBefore || !change.priceNow) return nothing;
  return note('warning', localiser.msg('wizard.lines.priceChanged', { before: localiser.money(change.priceBefore), now: localiser.money(change.priceNow) }));
};

// What is wrong in a narrow cell has no room there.
const inCells = /\/(quantity|unitPrice|discounts)$/;

// The fields carry these words for assistive technology; here they have the room to be read.
const errorNotes = ({ view }: Row, errors: readonly FieldError[]): TemplateResult[] => errors.map((error) => html`
  <div aria-hidden="true">${note('danger', view.localiser.msg('wizard.problem', { field: fieldLabel(view, error.pointer, { isShort: true }), text: problemText(view, error) }))}</div>`);

const priceReason = ({ view, line, index, name }: Row): TemplateResult => {
  const { localiser, context: { settings } } = view;
  const reason = `/lines/${index}/priceOverride/reasonCode`;
  const listPrice = listPriceOf(line, view.context);
  return html`<div class="price-reason" role="group" aria-label=${localiser.msg('wizard.ofLine', { label: localiser.msg('wizard.priceReason'), item: name })}>
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
        void view.lines.focus(`/lines/${index}/unitPrice`);
      }}>${icon(icons.undo)}${localiser.msg('wizard.resetPrice', { price: localiser.money(listPrice) })}</button>` : nothing}
  </div>`;
};

/** What has to be said of a line, below its fields: what is wrong, what has changed, and why its price is another. */
export const lineNotes = (row: Row, { shortage, errors }: { shortage: Shortage | undefined; errors: readonly FieldError[] }): TemplateResult | typeof nothing => {
  const { view, line } = row;
  const isChanged = priceIsChanged(line, view.context);
  const isUnread = view.lines.readError !== undefined && priceIsUnknown(line, view.context);
  const unsaid = errors.filter(({ code, pointer }) => inCells.test(fieldOf(pointer)) && !(code === 'insufficientStock' && shortage) && code !== 'itemUnavailable' && !(code === priceUnknown && isUnread));
  const change = changeNote(row);
  if (!isChanged && !shortage && unsaid.length === 0 && change === nothing && !isUnread) return nothing;
  return html`<div class="line-notes" role="cell">
    ${change}
    ${isUnread ? note('danger', view.localiser.msg('wizard.lines.priceUnread')) : nothing}
    ${shortage ? shortageNote(row, shortage) : nothing}
    ${errorNotes(row, unsaid)}
    ${isChanged ? priceReason(row) : nothing}
  </div>`;
};
