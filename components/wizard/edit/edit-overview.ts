import { html, nothing, type TemplateResult } from 'lit';
import { growthWaitsFor, stepOf, steps, type Fulfilment, type OrderChange, type Step } from '../../../src/index.ts';
import { alert, emptyState } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { badge } from '../../parts/status-badge.ts';
import { totalsOf } from '../order-form.ts';
import { problemLinks } from '../problem-links.ts';
import { stepName } from '../stepper.ts';
import type { WizardView } from '../view.ts';
import { changeLabel, fieldPointer, isWholeLine, valueText, type ChangeView } from './change-text.ts';

type Undo = (change: OrderChange) => void;

const undoButton = (view: ChangeView, change: OrderChange, onUndo: Undo): TemplateResult => {
  const { localiser } = view;
  const field = changeLabel(view, change.pointer);
  return html`<button type="button" class="button small quiet icon-only" part="undo" aria-label=${localiser.msg('wizard.edit.undoNamed', { field })} title=${localiser.msg('wizard.edit.undo')}
    @click=${() => onUndo(change)}>${icon(icons.undo)}</button>`;
};

const changeRow = (view: ChangeView, change: OrderChange, onUndo: Undo): TemplateResult => {
  const { localiser } = view;
  const { pointer, before, after } = change;
  if (isWholeLine(change)) {
    const isAdded = before === undefined;
    return html`<li class="change-row" part="change">
      <span class="change-field">${changeLabel(view, pointer)}</span>
      <span class="change-whole">${badge(localiser.msg(isAdded ? 'wizard.edit.lineAdded' : 'wizard.edit.lineRemoved'), isAdded ? 'success' : 'danger')}
        <span class=${isAdded ? 'change-after' : 'change-before'}><bdi>${valueText(view, pointer, before ?? after)}</bdi></span></span>
      ${undoButton(view, change, onUndo)}
    </li>`;
  }
  return html`<li class="change-row" part="change">
    <span class="change-field">${changeLabel(view, pointer)}</span>
    <span class="change-values">
      <span class="change-before"><span class="visually-hidden">${localiser.msg('wizard.edit.before')}: </span><bdi>${valueText(view, pointer, before)}</bdi></span>
      ${icon(icons.arrowRight)}
      <span class="change-after"><span class="visually-hidden">${localiser.msg('wizard.edit.after')}: </span><bdi>${valueText(view, pointer, after)}</bdi></span>
    </span>
    ${undoButton(view, change, onUndo)}
  </li>`;
};

const stepOfChange = (view: ChangeView, { pointer }: OrderChange): Step => {
  const step = stepOf(fieldPointer(view, pointer));
  return step === 'overview' ? 'general' : step;
};

const part = (view: WizardView & ChangeView, step: Step, changes: readonly OrderChange[], onUndo: Undo): TemplateResult => {
  const { localiser } = view;
  const name = stepName(localiser, step);
  const id = `overview-${step}`;
  return html`
    <section class="overview-part" part="overview-part" aria-labelledby=${id}>
      <div class="spread"><h3 id=${id}>${name}</h3>
        <button type="button" class="button small quiet" aria-label=${localiser.msg('wizard.editStep', { step: name })} @click=${() => view.goTo(step)}>${icon(icons.edit)}${localiser.msg('common.edit')}</button></div>
      <ul class="changes">${changes.map((change) => changeRow(view, change, onUndo))}</ul>
    </section>`;
};

/** A hand-off that its warehouse has, and means to carry out. */
const isWithWarehouse = ({ sentAt, status }: Fulfilment): boolean => sentAt !== undefined && !['rejected', 'cancelled', 'failed', 'closed'].includes(status);

// What a warehouse is told of an order, as the server sees it.
const toldOf = /^\/(shippingAddress|customer|company|requestedDeliveryDate|notes\/packing|lines\/[^/]+(\/quantity|\/title)?$)/;

/** What the server will do beside, as far as the browser can know by the same rules. */
const consequences = ({ localiser, form, context, base }: ChangeView, changes: readonly OrderChange[]): string[] => {
  if (base.status === 'draft') return [];
  const total = totalsOf(form, context)?.totals.total;
  const difference = (total?.amount ?? base.totals.total.amount) - base.totals.total.amount;
  const amount = localiser.money({ amount: Math.abs(difference), currency: base.currency });
  const waits = difference > 0 && total && growthWaitsFor({
    totalAmount: total.amount, onTerms: form.paymentTerms?.type === 'net', payments: base.payments, methods: context.settings.paymentMethods,
  });
  const isTold = base.status === 'confirmed' && changes.some(({ pointer }) => toldOf.test(pointer));
  return [
    ...(total && difference !== 0 ? [localiser.msg(difference > 0 ? 'wizard.edit.follows.dearer' : 'wizard.edit.follows.cheaper', { amount, total: localiser.money(total) })] : []),
    ...(waits ? [localiser.msg(`wizard.edit.follows.waits.${waits}`)] : []),
    ...(changes.some(({ pointer }) => /^\/lines\/[^/]+(\/quantity)?$/.test(pointer)) ? [localiser.msg('wizard.edit.follows.stock')] : []),
    ...(isTold ? [localiser.msg(base.fulfilments.some(isWithWarehouse) ? 'wizard.edit.follows.warehouse' : 'wizard.edit.follows.notSent')] : []),
    localiser.msg('wizard.edit.follows.customer'),
  ];
};

/** What an edit will change, what follows from it, and what still stands against it. */
export const editOverview = (view: WizardView & ChangeView, { changes, onUndo }: { changes: readonly OrderChange[]; onUndo: Undo }): TemplateResult => {
  const { localiser, outstanding, findings: { warnings } } = view;
  const follows = changes.length > 0 ? consequences(view, changes) : [];
  return html`
    ${outstanding.length > 0 ? problemLinks(view, { id: 'overview-problems', title: localiser.msg('wizard.problems', { count: outstanding.length }), problems: outstanding, tone: 'danger' }) : nothing}
    ${warnings.length > 0 ? problemLinks(view, { id: 'overview-warnings', title: localiser.msg('wizard.warnings'), problems: warnings, tone: 'warning' }) : nothing}
    ${changes.length === 0 ? emptyState({ icon: icons.edit, title: localiser.msg('wizard.edit.nothing'), text: localiser.msg('wizard.edit.nothingText') }) : nothing}
    ${follows.length > 0 ? html`<div part="consequences" role="group" aria-labelledby="follows-title">${alert({
      body: html`<p class="alert-title" id="follows-title">${localiser.msg('wizard.edit.follows')}</p><ul class="problem-list">${follows.map((text) => html`<li>${text}</li>`)}</ul>`,
    })}</div>` : nothing}
    ${steps.map((step) => {
      const inStep = changes.filter((change) => stepOfChange(view, change) === step);
      return inStep.length > 0 ? part(view, step, inStep, onUndo) : nothing;
    })}`;
};
