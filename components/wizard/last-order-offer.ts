import { html, nothing, type TemplateResult } from 'lit';
import { failureText } from '../foundation/failure-text.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { shortcuts } from './keys.ts';
import type { WizardView } from './view.ts';

/**
 * Where the offer will stand, from the moment a customer is chosen: what comes below it must not move away from under a person's
 * pointer when the answer comes.
 */
export const lastOrderRow = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, lastOrder, form } = view;
  const { isLooking, lookError, isFirst } = lastOrder;
  if (!form.customer?.customerId || form.lines.length > 0 || !(isLooking || isFirst || lookError !== undefined)) return lastOrderOffer(view);
  const words = isLooking ? localiser.msg('wizard.lookingForLastOrder') : isFirst ? localiser.msg('wizard.noLastOrder')
    : html`<span class="field-error">${localiser.msg('wizard.lastOrderFailed')} ${failureText(localiser, lookError).text}</span>`;
  return html`
    <div class="picked last-order" part="last-order">${icon(isLooking ? icons.spinner : lookError === undefined ? icons.retry : icons.alert)}
      <span class="picked-name muted">${words}</span>
      ${lookError === undefined ? nothing : html`<button type="button" class="button small" @click=${() => lastOrder.lookAgain()}>${localiser.msg('common.retry')}</button>`}
    </div>`;
};

/** What the chosen customer ordered last, and the key that orders it again; after that, what of it is no longer sold. */
export const lastOrderOffer = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, lastOrder, form, context: { settings: { timeZone } } } = view;
  const { order, isRepeating, isHabitual, error, gone } = lastOrder;
  if (!order || !form.customer?.customerId) return nothing;
  const isRepeated = form.lines.length > 0;
  if (isRepeated && gone.length === 0 && error === undefined) return nothing;
  return html`
    <div class="picked last-order" part="last-order">${icon(icons.retry)}
      <span class="picked-name"><span>${localiser.msg('wizard.lastOrder', { number: order.number ?? order.id, date: localiser.date(order.orderedAt, { timeZone }) })}</span>
        ${error === undefined
          ? html`<span class="muted small-text">${gone.length > 0 ? localiser.msg('wizard.noLongerSold', { items: localiser.list(gone) })
            : [isHabitual && localiser.msg('wizard.habitsShown'), localiser.msg('wizard.asLastTimeHint')].filter(Boolean).join(' ')}</span>`
          : html`<span class="field-error">${icon(icons.alert)}<span>${localiser.msg('wizard.repeatFailed')} ${failureText(localiser, error).text}</span></span>`}</span>
      ${isRepeated ? nothing : html`<button type="button" class="button small" part="as-last-time" aria-keyshortcuts=${shortcuts.asLastTime}
        aria-disabled=${isRepeating ? 'true' : 'false'} @click=${() => view.asLastTime()}>${isRepeating
          ? html`${icon(icons.spinner)}${localiser.msg('wizard.repeating')}`
          : html`${localiser.msg('wizard.asLastTime', { count: order.lines.length })}<kbd aria-hidden="true">${shortcuts.asLastTime}</kbd>`}</button>`}
    </div>`;
};
