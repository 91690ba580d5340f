import { html, nothing, type TemplateResult } from 'lit';
import { alert } from '../parts/feedback.ts';
import { totalsOf } from './order-form.ts';
import { itemKeyOf } from './order-lines.ts';
import { lineName } from './problem-text.ts';
import type { WizardView } from './view.ts';

const sayChange = (view: WizardView, index: number): string[] => {
  const { localiser, form, lines: { changes } } = view;
  const line = form.lines[index];
  const change = line && changes.get(itemKeyOf(line));
  if (!change) return [];
  const item = lineName(view, index);
  if (change.isGone) return [localiser.msg('wizard.lines.changedGone', { item })];
  return [
    ...(change.priceBefore && change.priceNow ? [localiser.msg('wizard.lines.changedPrice', { item, before: localiser.money(change.priceBefore), now: localiser.money(change.priceNow) })] : []),
    ...(change.stockShort === undefined ? [] : [localiser.msg('wizard.lines.changedStock', { item, count: change.stockShort })]),
  ];
};

/** What prices and stock are now that were others when the person saw them, one by one; `isRefused` where the order was not placed for it. */
export const catalogueNews = (view: WizardView, { isRefused = false }: { isRefused?: boolean } = {}): TemplateResult | typeof nothing => {
  const { localiser, form, context, lines } = view;
  const said = form.lines.flatMap((_, index) => sayChange(view, index));
  if (said.length === 0) return nothing;
  const total = totalsOf(form, context)?.totals.total;
  const before = lines.totalSeen;
  const totals = isRefused && total && before && before.amount !== total.amount
    ? [localiser.msg('wizard.lines.changedTotal', { before: localiser.money(before), now: localiser.money(total) })] : [];
  return html`<div role="group" aria-labelledby="news-heading" part="news">${alert({
    tone: 'warning',
    body: html`<p class="alert-title" id="news-heading" tabindex="-1">${localiser.msg('wizard.lines.changedTitle')}</p>
      ${isRefused ? html`<p>${localiser.msg('wizard.lines.changedAtSubmit')}</p>` : nothing}
      <ul class="problem-list">${[...said, ...totals].map((text) => html`<li>${text}</li>`)}</ul>`,
    actions: html`<button type="button" class="button small" @click=${() => lines.acknowledge(view)}>${localiser.msg('wizard.lines.seen')}</button>`,
  })}</div>`;
};
