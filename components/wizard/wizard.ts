import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import { keyed } from 'lit/directives/keyed.js';
import { steps, type Client, type OrderInput, type Segment, type Step } from '../../src/index.ts';
import { Countdown } from '../controllers/countdown.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { formStyles } from '../foundation/forms.css.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { choices } from '../locales/en/choices.ts';
import { drafts } from '../locales/en/drafts.ts';
import { forms } from '../locales/en/forms.ts';
import { picker } from '../locales/en/picker.ts';
import { status } from '../locales/en/status.ts';
import { wizard } from '../locales/en/wizard.ts';
import { emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { draftList } from './drafts/draft-list.ts';
import { draftNotices } from './drafts/draft-notices.ts';
import { draftStyles } from './drafts/drafts.css.ts';
import { WizardFlow } from './flow.ts';
import type { WizardModel } from './model.ts';
import { failureNotice } from './notices.ts';
import { placedOrder } from './placed-order.ts';
import { startingInput } from './prefill.ts';
import { problemLinks } from './problem-links.ts';
import { runningSummary } from './running-summary.ts';
import type { Shop } from './shop-context.ts';
import { stepName, stepper } from './stepper.ts';
import { stepContent } from './steps/index.ts';
import { styles } from './wizard.css.ts';
import type { WizardEventMap } from './wizard.events.ts';

// Their own totals stand in them, and their tables need the whole width.
const stepsWithoutSummary: readonly Step[] = ['items', 'overview'];

const saveTexts = { saved: 'wizard.saved', saving: 'wizard.saving', unkept: 'drafts.notSaved' } as const;

/** Listeners get the types of our events. */
export interface ManualOrderWizard {
  addEventListener<Type extends keyof (WizardEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderWizard, event: (HTMLElementEventMap & WizardEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Takes a manual order in four steps and an overview, for companies (B2B) and persons (B2C). What is typed is kept in this
 * browser until the order is placed.
 *
 * @element manual-order-wizard
 * @event order-created - The order has been placed; bubbles, `detail.order` is the order.
 * @event before-step-change - Cancelable; before another step is shown, with `detail.from` and `detail.to`.
 * @event before-submit - Cancelable; before the order is sent, with `detail.order` as it will be sent.
 * @event draft-saved - What has been typed is kept in this browser, with `detail.draftId` and `detail.savedAt`.
 * @csspart steps - The list of steps.
 * @csspart step - One of them; also `current`, `done`, `wrong`, `ahead`.
 * @csspart panel - The step that is shown.
 * @csspart field - A label with its control, hint and error; also `invalid`.
 * @csspart input - A control.
 * @csspart item-picker - The item picker.
 * @csspart lines - The table of the order's lines.
 * @csspart line - One of these lines.
 * @csspart proof-uploader - The proof uploader.
 * @csspart totals - What the order comes to.
 * @csspart balance - What is paid and owed.
 * @csspart summary - What has been typed so far.
 * @csspart problems - The links to wrong fields; also `danger`, `warning`.
 * @csspart overview-part - One part of the overview.
 * @csspart actions - The row of buttons below a step.
 * @csspart duplicates - The orders that this one may be a second time.
 * @csspart letter - The text of the e-mail.
 * @csspart drafts - The list of drafts to come back to.
 * @csspart draft - One of them, with `continue` and `remove`.
 * @csspart open-drafts - The button that opens the list.
 * @csspart new-order - The button that begins another order.
 * @csspart send-again - The button that sends again what had no answer.
 * @csspart placed - What is shown once the order is placed, with `undo`, `duplicate` and `another`.
 */
export class ManualOrderWizard extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, recordStyles, styles, draftStyles];
  static override texts = [...BaseElement.texts, choices, forms, status, wizard, drafts, picker];

  /** The order type that a new draft begins with; the person can change it. */
  @property() type: Segment | undefined;

  /** What a new draft begins with. */
  @property({ attribute: false }) prefill: Partial<OrderInput> | undefined;

  readonly #say = new Announcer(this);
  readonly #flow = new WizardFlow(this, {
    client: () => this.api,
    localiser: () => this.localiser,
    announcer: this.#say,
    startingInput: () => startingInput(this.type, this.prefill),
  });

  readonly #grace = new Countdown(this, () => this.#flow.placed?.order.graceEndsAt);

  protected override clientChanged(client: Client | undefined): void {
    this.#flow.connect(client);
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  #content(): TemplateResult {
    const { shop, model, placed, drafts: { isListShown, isOpening } } = this.#flow;
    if (!this.api) return this.renderNotConfigured();
    if (placed) {
      return placedOrder(this.localiser, {
        placed, client: this.api, secondsLeft: this.#grace.seconds, onUndo: () => void this.#flow.undo(), onDuplicate: () => void this.#flow.duplicate(), onAnother: () => void this.#flow.another(),
        drafts: this.#draftsButton(),
      });
    }
    if (shop.error !== undefined) return loadFailure(this.localiser, { error: shop.error, title: this.msg('wizard.loadFailed'), onRetry: () => shop.retry() });
    if (this.#flow.isForbidden) {
      return html`<div class="card">${emptyState({ icon: icons.lock, title: this.msg('wizard.notAllowed'), text: this.msg('wizard.notAllowedText') })}</div>`;
    }
    if (isListShown && shop.shop) return this.#drafts(shop.shop);
    if (!model || isOpening) return html`<div class="card" aria-busy="true"><span class="visually-hidden">${this.msg('common.loading')}</span>${skeletonLines(8)}</div>`;
    return this.#wizard(model);
  }

  #drafts(shop: Shop): TemplateResult {
    const { listed, deleted, draft } = this.#flow.drafts;
    return draftList(this.localiser, {
      listed, deleted, shop, openId: draft?.id,
      onResume: (one) => void this.#flow.resume(one.draft.id, one),
      onDelete: (id) => void this.#flow.drafts.delete(id), onBringBack: () => void this.#flow.drafts.bringBack(), onNew: () => void this.#flow.another(),
    });
  }

  #draftsButton(): TemplateResult | typeof nothing {
    const count = this.#flow.drafts.listed.length;
    return count > 0 ? html`<button type="button" class="button small open-drafts" part="open-drafts" @click=${() => void this.#flow.showDrafts()}>${icon(icons.file)}${this.msg('drafts.open', { count })}</button>` : nothing;
  }

  #draftNotices(): TemplateResult {
    const { drafts: own, placing, submission, shop } = this.#flow;
    return draftNotices(this.localiser, {
      drafts: own, timeZone: shop.shop?.settings.timeZone,
      sent: submission.isRunning || submission.failure ? undefined : placing.unanswered.at(-1),
      onKeep: () => this.#flow.keepDraft(), onNew: () => void this.#flow.another(), onSendAgain: () => void this.#flow.sendAgain(),
      onTakeBack: () => { if (own.draft) void this.#flow.resume(own.draft.id, { isElsewhere: true }); },
    });
  }

  #wizard(model: WizardModel): TemplateResult {
    const { step, reached, drafts: { isTakenOver } } = this.#flow;
    const hasSummary = !stepsWithoutSummary.includes(step);
    return html`
      <section class="wizard" aria-label=${this.msg('wizard.label')}>
        ${stepper(this.localiser, { current: step, reached, isWrong: (other) => model.shownIn(other).length > 0, onStep: (to) => void this.#flow.goTo(to) })}
        ${this.#draftNotices()}
        <div class="layout ${hasSummary ? 'with-summary' : ''} ${isTakenOver ? 'taken-over' : ''}" ?inert=${isTakenOver}>
          <form class="card panel" part="panel" novalidate autocomplete="off" aria-labelledby="${step}-heading" @submit=${this.#advance}>
            <div class="panel-head">
              <p class="muted small-text">${this.msg('wizard.progress', { current: steps.indexOf(step) + 1, total: steps.length })}</p>
              <h2 id="${step}-heading" tabindex="-1">${stepName(this.localiser, step)}</h2>
              <p class="muted">${this.msg(`wizard.lead.${step}`)}</p>
              ${this.#draftsButton()}
            </div>
            ${this.#problems(model)}
            ${keyed(model, html`<div class="step-content">${cache(stepContent(model, step))}</div>`)}
            ${this.#actions()}
          </form>
          ${hasSummary ? runningSummary(model) : nothing}
        </div>
      </section>`;
  }

  #problems(model: WizardModel): TemplateResult | typeof nothing {
    const { step, placing, submission: { failure } } = this.#flow;
    if (step === 'overview') {
      return failure ? failureNotice(this.localiser, {
        failure, onRetry: () => void this.#flow.submit(), onCreateAnyway: () => void placing.submitAsNew(),
        onShowPlaced: placing.unanswered.length > 0 ? () => void placing.sendAgain() : undefined,
      }) : nothing;
    }
    const problems = model.shownIn(step);
    if (problems.length === 0) return nothing;
    return problemLinks(model, { id: 'problems', title: this.msg('wizard.problems', { count: problems.length }), problems, tone: 'danger' });
  }

  #actions(): TemplateResult {
    const { step, drafts: { saveState }, submission: { isRunning } } = this.#flow;
    const before = steps[steps.indexOf(step) - 1];
    return html`
      <div class="actions" part="actions">
        ${before ? html`<button type="button" class="button" @click=${() => void this.#flow.goTo(before)}>${icon(icons.arrowLeft)}${this.msg('common.back')}</button>` : nothing}
        <p class="saved muted small-text">${saveState === 'none' ? nothing : this.msg(saveTexts[saveState])}</p>
        <button type="submit" class="button primary" aria-disabled=${isRunning ? 'true' : 'false'}>${step === 'overview'
          ? html`${isRunning ? icon(icons.spinner) : nothing}${this.msg(isRunning ? 'wizard.creating' : 'wizard.create')}`
          : html`${this.msg('wizard.next')}${icon(icons.arrowRight)}`}</button>
      </div>`;
  }

  readonly #advance = (event: Event): void => {
    event.preventDefault();
    void (this.#flow.step === 'overview' ? this.#flow.submit() : this.#flow.next());
  };
}
