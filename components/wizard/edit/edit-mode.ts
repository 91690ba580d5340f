import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { OrderChange, Step } from '../../../src/index.ts';
import { emit } from '../../foundation/emit.ts';
import { alert, loadFailure } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { statusBadge } from '../../parts/status-badge.ts';
import type { WizardModel } from '../model.ts';
import type { SubmitFailure } from '../submission.ts';
import type { WizardView } from '../view.ts';
import { changeLabel, type ChangeView } from './change-text.ts';
import { editFailure, newsNotice, restoredEdit } from './edit-notices.ts';
import { editOverview } from './edit-overview.ts';
import { editPayment } from './edit-payment.ts';
import { closedOrder, missingOrder, savedEdit } from './edit-screens.ts';
import { EditSession, type EditOptions } from './edit-session.ts';
import { lockAt, stepLock } from './locks.ts';
import { mergeDialog } from './merge-dialog.ts';
import { Telling } from './telling.ts';

/** The wizard while it edits an order that is there: what it shows beside, and in place of, the form of a new one. */
export class EditMode {
  readonly session: EditSession;
  readonly #host: LitElement;
  readonly #options: EditOptions;
  #telling: Telling | undefined;

  constructor(host: LitElement, options: EditOptions) {
    this.#host = host;
    this.#options = options;
    this.session = new EditSession(host, options);
  }

  /** Why what stands at a pointer cannot change, in words. */
  lockOf(pointer: string): string | undefined {
    const { locking } = this.session;
    const lock = locking && lockAt(pointer, locking);
    return lock && this.#options.localiser().msg(`wizard.lock.${lock}`);
  }

  /** What stands in place of the form; nothing while there is one, or while it is loading. */
  screen(): TemplateResult | undefined {
    const localiser = this.#options.localiser();
    const { live, saved, isMissing } = this.session;
    if (saved) {
      return savedEdit(localiser, { saved, telling: this.#tellingOf(), onBack: () => this.#back(), onAgain: () => void this.session.again() });
    }
    if (live.order?.status === 'cancelled') return closedOrder(localiser, live.order, () => this.#back());
    if (live.order || live.error === undefined) return undefined;
    return isMissing ? missingOrder(localiser) : loadFailure(localiser, { error: live.error, title: localiser.msg('wizard.edit.loadFailed'), onRetry: () => live.retry() });
  }

  /** Which order is edited, and the way back to it. */
  head(): TemplateResult | typeof nothing {
    const localiser = this.#options.localiser();
    const { base } = this.session;
    if (!base) return nothing;
    return html`
      <div class="spread edit-head" part="edit-head">
        <div><p class="edit-title">${localiser.msg('wizard.edit.title', { number: base.number ?? base.id })}</p>
          <p class="muted small-text">${base.company?.legalName ?? base.customer.name}</p></div>
        <div class="row">${statusBadge(localiser, 'order', base.status)}
          <button type="button" class="button small" part="back" @click=${() => this.#back()}>${localiser.msg('wizard.edit.backToOrder')}</button></div>
      </div>`;
  }

  /** What there is to know before one goes on: changes of an earlier visit, and of somebody else. */
  notices(model: WizardModel): TemplateResult {
    const { drafts, localiser } = this.#options;
    const { news, live } = this.session;
    const view = this.#viewOf(model);
    return html`
      ${drafts.restoredAt ? restoredEdit(localiser(), {
        typedAt: drafts.restoredAt, timeZone: model.context.settings.timeZone, onDiscard: () => void this.session.discard(),
        onKeep: () => { drafts.accept(); this.#host.requestUpdate(); },
      }) : nothing}
      ${news && live.order && view && !this.#options.submission.isRunning ? newsNotice(view, { theirs: live.order, news, onTake: () => this.session.takeOver() }) : nothing}`;
  }

  /** That nothing of a step can change. */
  stepNotice(step: Step): TemplateResult | typeof nothing {
    const localiser = this.#options.localiser();
    const { locking } = this.session;
    const lock = locking && stepLock(step, locking);
    return lock ? alert({ title: localiser.msg('wizard.lock.step'), body: localiser.msg(`wizard.lock.${lock}`) }) : nothing;
  }

  /** The steps that are others than those of a new order. */
  content(model: WizardModel, step: Step): TemplateResult | undefined {
    const view = this.#viewOf(model);
    if (!view) return undefined;
    if (step === 'overview') return editOverview(view, { changes: this.session.changes, onUndo: (change) => this.#undo(model, change) });
    return step === 'payment' ? editPayment(view) : undefined;
  }

  failure(failure: SubmitFailure): TemplateResult {
    return editFailure(this.#options.localiser(), { failure, isPartly: this.session.isPartly, onRetry: () => void this.session.save() });
  }

  /** The button that saves, or leads to where one does. */
  action(step: Step): TemplateResult {
    const localiser = this.#options.localiser();
    const count = this.session.changes.length;
    const { isRunning } = this.#options.submission;
    if (step !== 'overview') {
      return html`<button type="submit" class="button primary">${count > 0 ? localiser.msg('wizard.edit.review', { count }) : localiser.msg('wizard.edit.reviewNone')}${icon(icons.arrowRight)}</button>`;
    }
    return html`<button type="submit" class="button primary" aria-disabled=${isRunning || count === 0 ? 'true' : 'false'}>${isRunning ? icon(icons.spinner) : nothing}${
      localiser.msg(isRunning ? 'wizard.edit.saving' : 'wizard.edit.save')}</button>`;
  }

  /** Whether what was changed is kept in this browser. */
  keptText(): string | typeof nothing {
    const { saveState } = this.#options.drafts;
    if (saveState === 'none' || this.session.changes.length === 0) return nothing;
    return this.#options.localiser().msg(saveState === 'unkept' ? 'drafts.notSaved' : saveState === 'saved' ? 'wizard.edit.kept' : 'wizard.edit.keeping');
  }

  /** In which two people's changes are settled, while there is something to settle. */
  dialog(model: WizardModel): TemplateResult | typeof nothing {
    const { choice } = this.session;
    const view = this.#viewOf(model);
    return choice && view ? mergeDialog(view, { choice, onSettle: () => void this.session.settle(), onLeave: () => this.session.leaveChoice() }) : nothing;
  }

  #undo(model: WizardModel, change: OrderChange): void {
    const view = this.#viewOf(model);
    const localiser = this.#options.localiser();
    if (view) this.#options.announcer.polite(localiser.msg('wizard.edit.undone', { field: changeLabel(view, change.pointer) }));
    this.session.undo(change);
  }

  #viewOf(model: WizardModel): (WizardView & ChangeView) | undefined {
    const { base } = this.session;
    return base && (model as WizardModel & { readonly base: typeof base });
  }

  #tellingOf(): Telling | undefined {
    const { saved, scopes } = this.session;
    const client = this.#options.client();
    if (!saved || !client || saved.order.status === 'draft' || !saved.order.customer.email || !scopes.includes('messages:send')) return undefined;
    if (this.#telling?.order !== saved.order) this.#telling = new Telling({ client, order: saved.order, onChange: () => this.#host.requestUpdate() });
    return this.#telling;
  }

  #back(): void {
    emit(this.#host, 'order-open', { orderId: this.#options.orderId() });
  }
}
