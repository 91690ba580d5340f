import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import { keyed } from 'lit/directives/keyed.js';
import { steps, type Client, type OrderInput, type Segment, type Step } from '../../src/index.ts';
import { Clipboard } from '../controllers/clipboard.ts';
import { Countdown } from '../controllers/countdown.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { formStyles } from '../foundation/forms.css.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { address } from '../locales/en/address.ts';
import { choices } from '../locales/en/choices.ts';
import { drafts } from '../locales/en/drafts.ts';
import { edit } from '../locales/en/edit.ts';
import { entry } from '../locales/en/entry.ts';
import { forms } from '../locales/en/forms.ts';
import { lines } from '../locales/en/lines.ts';
import { picker } from '../locales/en/picker.ts';
import { status } from '../locales/en/status.ts';
import { wizard } from '../locales/en/wizard.ts';
import { emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { draftScreen, draftsButton, noticesOf } from './drafts/draft-view.ts';
import { draftStyles } from './drafts/drafts.css.ts';
import { styles as editStyles } from './edit/edit.css.ts';
import { WizardFlow } from './flow.ts';
import { keysHint } from './keys-hint.ts';
import { enterGoesOn, shortcuts, wizardKey } from './keys.ts';
import type { WizardModel } from './model.ts';
import { failureNotice } from './notices.ts';
import { totalsOf } from './order-form.ts';
import { placedOrder } from './placed-order.ts';
import { startingInput } from './prefill.ts';
import { problemLinks } from './problem-links.ts';
import { runningSummary } from './running-summary.ts';
import { stepName, stepper } from './stepper.ts';
import { stepContent } from './steps/index.ts';
import { styles } from './wizard.css.ts';
import type { WizardEventMap } from './wizard.events.ts';

const saveTexts = { none: undefined, saved: 'wizard.saved', saving: 'wizard.saving', unkept: 'drafts.notSaved' } as const;
const readSteps = (value: string | null): Step[] | undefined => (value === null ? undefined : steps.filter((step) => value.split(/\s+/).includes(step)));

/** Listeners get the types of our events. */
export interface ManualOrderWizard {
  addEventListener<Type extends keyof (WizardEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderWizard, event: (HTMLElementEventMap & WizardEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Takes a manual order in four steps and an overview, for companies (B2B) and persons (B2C). What is typed is kept in this
 * browser until the order is placed. With `order-id` it edits an order that is there: what can no longer change is locked and
 * says why, only what changed is sent, and where somebody else was faster both are put together, field by field.
 *
 * @element manual-order-wizard
 * @event order-created - The order has been placed; bubbles, `detail.order` is the order.
 * @event order-updated - The changes of an order have been saved; bubbles, `detail.order` is the order as it is now.
 * @event order-open - The person wants to go back to the order that is edited, with `detail.orderId`.
 * @event before-step-change - Cancelable; before another step is shown, with `detail.from` and `detail.to`.
 * @event before-submit - Cancelable; before the order is sent, with `detail.order` as it will be sent; of an edit also `detail.orderId`, and the calls with what changes in `detail.steps`.
 * @event draft-saved - What has been typed is kept in this browser, with `detail.draftId` and `detail.savedAt`.
 * @csspart steps - The list of steps.
 * @csspart step - One of them; also `current`, `done`, `wrong`, `ahead`.
 * @csspart panel - The step that is shown.
 * @csspart field - A label with its control, hint and error; also `invalid`.
 * @csspart input - A control.
 * @csspart last-order - What the customer ordered last; `as-last-time` orders it again.
 * @csspart item-picker - The item picker.
 * @csspart lines - The table of the order's lines.
 * @csspart line - One of these lines.
 * @csspart proof-uploader - The proof uploader.
 * @csspart totals - What the order comes to.
 * @csspart balance - What is paid and owed.
 * @csspart summary - What has been typed so far.
 * @csspart news - What has changed in the catalogue.
 * @csspart problems - The links to wrong fields; also `danger`, `warning`.
 * @csspart overview-part - One part of the overview.
 * @csspart actions - The row of buttons below a step.
 * @csspart keys-hint - What the keys do.
 * @csspart duplicates - The orders that this one may be a second time.
 * @csspart letter - The text of the e-mail.
 * @csspart drafts - The list of drafts to come back to; `open-drafts` opens it, `new-order` begins another order.
 * @csspart draft - One of them, with `continue` and `remove`.
 * @csspart send-again - The button that sends again what had no answer.
 * @csspart edit-head - Which order is edited, with the way `back` to it.
 * @csspart lock - Why a field cannot be changed.
 * @csspart edit-news - That somebody else has changed the order meanwhile.
 * @csspart change - What changes, on the overview of an edit.
 * @csspart consequences - What follows from that.
 * @csspart dialog - In which two people's changes are settled, with a `conflict` for each, `keep` and `confirm`.
 * @csspart saved - What is shown once an edit is saved, with `tell`, `back` and `again`.
 * @csspart placed - What is shown once the order is placed, with `copy`, `undo`, `duplicate` and `another`.
 */
export class ManualOrderWizard extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, recordStyles, styles, draftStyles, editStyles];
  static override texts = [...BaseElement.texts, choices, forms, address, status, wizard, drafts, edit, lines, entry, picker];

  /** The order type that a new draft begins with; the person can change it. */
  @property() type: Segment | undefined;

  /** The order to edit, by its id; without one the wizard takes a new order. */
  @property({ attribute: 'order-id' }) orderId = '';

  /** What a new draft begins with. */
  @property({ attribute: false }) prefill: Partial<OrderInput> | undefined;

  /**
   * The steps that are shown, such as `items payment` where the page knows the rest and gives it by `prefill`; all when
   * absent. Their order is fixed, and the overview is always the last.
   */
  @property({ converter: { fromAttribute: readSteps } }) steps: readonly Step[] | undefined;

  readonly #say = new Announcer(this);
  readonly #flow = new WizardFlow(this, {
    client: () => this.api,
    localiser: () => this.localiser,
    announcer: this.#say,
    orderId: () => this.orderId,
    startingInput: () => startingInput(this.type, this.prefill),
    steps: () => steps.filter((step) => step === 'overview' || (this.steps?.includes(step) ?? true)),
  });

  readonly #clipboard = new Clipboard(this, this.#say);
  readonly #grace = new Countdown(this, () => this.#flow.placed?.order.graceEndsAt);

  protected override clientChanged(client: Client | undefined): void {
    this.#flow.connect(client);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('orderId') && changed.get('orderId') !== undefined) this.#flow.reopen();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  #content(): TemplateResult {
    const { shop, model, placed, edit, editPart } = this.#flow;
    if (!this.api) return this.renderNotConfigured();
    if (placed) {
      return placedOrder(this.localiser, {
        placed, client: this.api, secondsLeft: this.#grace.seconds, clipboard: this.#clipboard, onUndo: () => void this.#flow.undo(), onDuplicate: () => void this.#flow.duplicate(), onAnother: () => void this.#flow.another(),
        drafts: draftsButton(this.localiser, this.#flow),
      });
    }
    if (shop.error !== undefined) return loadFailure(this.localiser, { error: shop.error, title: this.msg('wizard.loadFailed'), onRetry: () => shop.retry() });
    if (this.#flow.isForbidden) {
      return html`<div class="card">${emptyState({
        icon: icons.lock, title: this.msg(this.orderId ? 'wizard.edit.notAllowed' : 'wizard.notAllowed'), text: this.msg(this.orderId ? 'wizard.edit.notAllowedText' : 'wizard.notAllowedText'),
      })}</div>`;
    }
    if (this.orderId && editPart.hasFailed) return loadFailure(this.localiser, { error: undefined, title: this.msg('wizard.edit.partFailed'), onRetry: () => this.#flow.reopen() });
    const screen = edit?.screen() ?? draftScreen(this.localiser, this.#flow);
    if (screen) return screen;
    if (!model || this.#flow.drafts.isOpening) return html`<div class="card" aria-busy="true"><span class="visually-hidden">${this.msg('common.loading')}</span>${skeletonLines(8)}</div>`;
    return this.#wizard(model);
  }

  #wizard(model: WizardModel): TemplateResult {
    const { step, reached, drafts: { isTakenOver }, edit } = this.#flow;
    return html`
      <section class="wizard" aria-label=${model.base ? this.msg('wizard.edit.title', { number: model.base.number ?? model.base.id }) : this.msg('wizard.label')}>
        ${edit?.head()}
        ${stepper(this.localiser, { steps: model.steps, current: step, reached, isWrong: (other) => model.shownIn(other).length > 0, onStep: (to) => void this.#flow.goTo(to) })}
        ${edit ? edit.notices(model) : noticesOf(this.localiser, this.#flow)}
        <div class="layout ${isTakenOver ? 'taken-over' : ''}" ?inert=${isTakenOver}>
          <form class="card panel" part="panel" novalidate autocomplete="off" aria-labelledby="${step}-heading" @submit=${this.#advance} @keydown=${this.#key}>
            <div class="panel-head">
              ${model.steps.length === 1 ? nothing : html`<p class="muted small-text">${this.msg('wizard.progress', { current: model.steps.indexOf(step) + 1, total: model.steps.length })}</p>`}
              <h2 id="${step}-heading" tabindex="-1">${stepName(this.localiser, step)}</h2>
              <p class="muted">${this.msg(edit && step === 'overview' ? 'wizard.edit.lead.overview' : `wizard.lead.${step}`)}</p>
              ${edit ? nothing : draftsButton(this.localiser, this.#flow)}
            </div>
            ${edit?.stepNotice(step)}
            ${this.#problems(model)}
            ${keyed(model, html`<div class="step-content">${cache(edit?.content(model, step) ?? stepContent(model, step))}</div>`)}
            ${this.#actions(model)}
          </form>
          ${runningSummary(model)}
        </div>
        ${edit?.dialog(model)}
      </section>`;
  }

  #problems(model: WizardModel): TemplateResult | typeof nothing {
    const { step, placing, submission: { failure }, edit } = this.#flow;
    if (step === 'overview') {
      if (failure && edit) return edit.failure(failure);
      return failure ? failureNotice(this.localiser, {
        failure, onRetry: () => void this.#flow.submit(), onCreateAnyway: () => void placing.submitAsNew(),
        onShowPlaced: placing.unanswered.length > 0 ? () => void placing.sendAgain() : undefined,
      }) : nothing;
    }
    const problems = model.shownIn(step);
    if (problems.length === 0) return nothing;
    return problemLinks(model, { id: 'problems', title: this.msg('wizard.problems', { count: problems.length }), problems, tone: 'danger' });
  }

  #actions(model: WizardModel): TemplateResult {
    const { step, drafts: { saveState }, submission: { isRunning }, edit } = this.#flow;
    const saveText = saveTexts[saveState];
    const before = model.steps[model.steps.indexOf(step) - 1];
    const total = totalsOf(model.form, model.context)?.totals.total;
    return html`
      <div class="actions" part="actions">
        ${total && model.form.lines.length > 0 ? html`<p class="bar-total"><span>${this.msg('wizard.total')}</span><span class="number">${this.localiser.money(total)}</span></p>` : nothing}
        ${before ? html`<button type="button" class="button" aria-keyshortcuts=${shortcuts.back} @click=${() => void this.#flow.back()}>${icon(icons.arrowLeft)}${this.msg('common.back')}</button>` : nothing}
        <p class="saved muted small-text">${edit ? edit.keptText() : saveText ? this.msg(saveText) : nothing}</p>
        ${edit ? edit.action(step) : html`<button type="submit" class="button primary" aria-keyshortcuts=${shortcuts.on} aria-disabled=${isRunning ? 'true' : 'false'}>${step === 'overview'
          ? html`${isRunning ? icon(icons.spinner) : nothing}${this.msg(isRunning ? 'wizard.creating' : 'wizard.create')}`
          : html`${this.msg('wizard.next')}${icon(icons.arrowRight)}`}</button>`}
      </div>
      ${keysHint(this.localiser, step, { isEdit: edit !== undefined })}`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const key = wizardKey(event) ?? (enterGoesOn(event) ? 'on' : undefined);
    if (!key) return;
    event.preventDefault();
    if (key === 'on') (event.currentTarget as HTMLFormElement).requestSubmit();
    else void (key === 'back' ? this.#flow.back() : this.#flow.asLastTime());
  };

  readonly #advance = (event: Event): void => {
    event.preventDefault();
    void (this.#flow.step === 'overview' ? this.#flow.submit() : this.#flow.edit ? this.#flow.review() : this.#flow.next());
  };
}
