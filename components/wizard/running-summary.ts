import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { ofStep } from './order-check.ts';
import { reasonFor } from './order-form.ts';
import { stepName } from './stepper.ts';
import { totalsList } from './totals-list.ts';
import type { WizardView } from './view.ts';

/** How many fields of each step stand between the form and the order. */
const stillNeeded = (view: WizardView): TemplateResult => {
  const { localiser } = view;
  return html`<ul class="still-needed" aria-label=${localiser.msg('wizard.lines.progress')}>${view.steps.filter((step) => step !== 'overview').map((step) => {
    const { length: count } = ofStep(view.outstanding, step);
    return html`<li><span>${stepName(localiser, step)}</span>${count > 0
      ? html`<span class="muted">${localiser.msg('wizard.lines.toComplete', { count })}</span>`
      : html`<span class="ready">${icon(icons.check)}<span class="visually-hidden">${localiser.msg('wizard.lines.stepReady')}</span></span>`}</li>`;
  })}</ul>`;
};

/** What has been typed so far, beside the step where there is room. */
export const runningSummary = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const count = form.lines.reduce((sum, { quantity = 0 }) => sum + (Number.isSafeInteger(quantity) ? quantity : 0), 0);
  const buyer = (form.segment === 'b2b' ? form.company?.legalName : undefined) || form.customer?.name;
  const fact = (label: string, value: string | undefined) =>
    html`<div class="fact"><dt>${label}</dt><dd class=${value ? '' : 'muted'}>${value || localiser.msg('wizard.notYet')}</dd></div>`;
  const reason = reasonFor(form, context)?.label;
  return html`
    <aside class="summary" part="summary" aria-labelledby="summary-heading">
      <h3 id="summary-heading">${localiser.msg('wizard.summary')}</h3>
      <dl class="facts stacked">
        ${fact(localiser.msg('wizard.orderType'), [localiser.msg(`choice.segment.${form.segment}`), reason].filter(Boolean).join(' · '))}
        ${fact(localiser.msg('wizard.customer'), buyer)}
        ${fact(localiser.msg('wizard.itemsTotal'), count > 0 ? localiser.msg('wizard.itemCount', { count }) : undefined)}
      </dl>
      ${form.lines.length > 0 ? totalsList(view) : nothing}
      ${stillNeeded(view)}
    </aside>`;
};
