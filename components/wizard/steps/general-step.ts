import { html, nothing, type TemplateResult } from 'lit';
import { channels, type Segment } from '../../../src/index.ts';
import { radioGroup } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { dateAt, instantOn } from '../../foundation/calendar.ts';
import { pricesAreEditable, reasonFor, remarkIsRequired } from '../order-form.ts';
import { changeType } from '../order-type.ts';
import { idOf } from '../pointer.ts';
import type { WizardView } from '../view.ts';
import { errorAt, piecesOf, selectAt, textAreaAt, textAtField } from './fields.ts';

const daysBack = 90;

const orderType = (view: WizardView): TemplateResult => radioGroup({
  id: idOf('/segment'),
  label: view.localiser.msg('wizard.orderType'),
  wide: true,
  required: true,
  value: view.form.segment,
  error: errorAt(view, '/segment'),
  lock: view.lockOf('/segment'),
  choices: [
    { value: 'b2b', label: view.localiser.msg('choice.segment.b2b'), hint: view.localiser.msg('wizard.type.b2bHint') },
    { value: 'b2c', label: view.localiser.msg('choice.segment.b2c'), hint: view.localiser.msg(pricesAreEditable(view.context) ? 'wizard.type.b2cHint' : 'wizard.type.b2cHintLocked') },
  ],
  onChange: (segment) => changeType(view, segment as Segment),
});

const originalOrder = (view: WizardView): TemplateResult => {
  const { localiser, form, orders } = view;
  const pointer = '/relatedOrderId';
  const id = form.relatedOrderId;
  const lock = view.lockOf(pointer);
  if (!id && !lock) {
    return html`<div class="wide">${orders.render(localiser, {
      id: idOf(pointer), label: localiser.msg('wizard.originalOrder'), hint: localiser.msg('wizard.originalOrderHint'),
      required: true, error: errorAt(view, pointer),
    })}</div>`;
  }
  const name = id ? view.labelOf(id) ?? id : localiser.msg('common.none');
  return html`
    <div class="field wide" part="field">
      <span class="label" id="original-order-label">${localiser.msg('wizard.originalOrder')}</span>
      <div class="picked" part="picked" role="group" aria-labelledby="original-order-label">${icon(icons.box)}<span class="picked-name">${name}</span>
        ${lock ? nothing : html`<button type="button" class="button small quiet" id=${idOf(pointer)} aria-label=${localiser.msg('common.removeNamed', { name })}
          @click=${() => { view.set(pointer, undefined); view.focusField(pointer); }}>${localiser.msg('common.remove')}</button>`}
      </div>
    </div>`;
};

const orderDate = (view: WizardView): TemplateResult => {
  const { form, nowMs } = view;
  const { timeZone } = view.context.settings;
  const today = dateAt(nowMs, timeZone);
  return textAtField(view, '/orderedAt', 'wizard.orderDate', {
    type: 'date',
    value: form.orderedAt ? dateAt(Date.parse(form.orderedAt), timeZone) : today,
    hint: view.localiser.msg('wizard.orderDateHint'),
    min: dateAt(nowMs - daysBack * 86_400_000, timeZone),
    max: today,
    onInput: (date) => {
      // A date is empty while a part of it is being typed. Today is when the order is placed, not when the field was touched.
      if (date !== '') view.set('/orderedAt', date === today ? undefined : instantOn(date, { timeZone, nowMs }));
    },
  });
};

/** What kind of order it is, how it came in and why it is manual. */
export const generalStep = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const reasons = context.settings.reasons.filter(({ segments }) => segments.includes(form.segment));
  const isB2b = form.segment === 'b2b';
  return html`
    <div class="form-grid">
      ${orderType(view)}
      ${selectAt(view, '/channel', 'wizard.channel', { choices: channels.map((value) => ({ value, label: localiser.msg(`choice.channel.${value}`) })) })}
      ${selectAt(view, '/reason/code', 'wizard.reason', { required: !isB2b, choices: reasons.map(({ code, label }) => ({ value: code, label })) })}
      ${reasonFor(form, context)?.requiresRelatedOrder ? originalOrder(view) : nothing}
      ${textAreaAt(view, '/reason/note', 'wizard.remark', {
        wide: true, required: remarkIsRequired(form, context), hint: localiser.msg('wizard.remarkHint'), maxLength: 5_000,
      })}
    </div>
    <h3>${localiser.msg('wizard.references')}</h3>
    <div class="form-grid">
      ${isB2b ? textAtField(view, '/purchaseOrderNumber', 'wizard.purchaseOrderNumber', { maxLength: 64 }) : nothing}
      ${textAtField(view, '/externalReference', 'wizard.externalReference', { maxLength: 128, hint: localiser.msg('wizard.externalReferenceHint') })}
      ${orderDate(view)}
      ${textAtField(view, '/requestedDeliveryDate', 'wizard.requestedDeliveryDate', { type: 'date', min: dateAt(view.nowMs, context.settings.timeZone) })}
    </div>
    <h3>${localiser.msg('wizard.notes')}</h3>
    <div class="form-grid">
      ${textAtField(view, '/tags', 'wizard.tags', {
        wide: true, value: form.tags?.join(',') ?? '', hint: localiser.msg('wizard.tagsHint'), onInput: (text) => view.set('/tags', piecesOf(text)),
      })}
      ${textAreaAt(view, '/notes/internal', 'wizard.internalNote', { wide: true, rows: 2, hint: localiser.msg('wizard.internalNoteHint'), maxLength: 5_000 })}
    </div>`;
};
