import type { LitElement } from 'lit';
import { isApiError, steps, type Client, type Order, type OrderDraft, type SentOrder } from '../../src/index.ts';
import { emit } from '../foundation/emit.ts';
import type { DraftKeeper } from './drafts/draft-keeper.ts';
import { duplicateSuspected, isSuspicion, type LookAhead } from './look-ahead.ts';
import type { WizardModel } from './model.ts';
import { Placed } from './placed.ts';
import { refreshItems } from './refresh.ts';
import { placeAgain } from './resubmission.ts';
import type { ShopContext } from './shop-context.ts';
import type { Submission } from './submission.ts';

export interface OrderPlacingOptions {
  drafts: DraftKeeper;
  submission: Submission;
  ahead: LookAhead;
  shop: ShopContext;
  client: () => Client;
  model: () => WizardModel;
  onPlaced: (placed: Placed) => Promise<void>;
  /** Focuses something in the wizard. */
  onFocus: (selector: string) => Promise<void>;
}

type Sending = Pick<SentOrder, 'order' | 'acknowledge'>;

/**
 * Places the order of the open draft once, however often it is asked for. What is sent is written down before, so that the same can
 * be sent again under the same key when the answer was lost: after a reload too, it is then answered with the order that stands.
 */
export class OrderPlacing {
  readonly #host: LitElement;
  readonly #options: OrderPlacingOptions;

  constructor(host: LitElement, options: OrderPlacingOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What was sent without an answer, the latest last. */
  get unanswered(): readonly SentOrder[] { return this.#options.drafts.draft?.unanswered ?? []; }

  async submit(): Promise<void> {
    const { submission, ahead, onFocus } = this.#options;
    const model = this.#options.model();
    if (submission.isRunning) return;
    const sent = this.unanswered.at(-1);
    if (sent && !sent.isOutdated) return this.#send(sent);
    model.attempt(...steps);
    model.refuse([]);
    if (model.findings.blockers.length > 0) return onFocus('#overview-problems');
    const { isDifferent, suspicions } = ahead;
    if (suspicions.length > 0 && !isDifferent && model.context.settings.duplicates.mustAcknowledge) {
      ahead.insist();
      return onFocus('#acknowledge');
    }
    await this.#send({ order: model.order, acknowledge: isDifferent ? [duplicateSuspected] : [] });
  }

  /** Sends again what was sent without an answer, until it is known which of it was placed. */
  async sendAgain(): Promise<void> {
    const { submission } = this.#options;
    for (const sent of this.unanswered.toReversed()) {
      await this.#send(sent);
      if (submission.failure?.outcome !== 'keyReused') return;
    }
  }

  /** Sends an order again that may stand already under the draft's key: under a new one. */
  async submitAsNew(): Promise<void> {
    await this.#options.drafts.keySpent();
    await this.submit();
  }

  async #send(sending: Sending): Promise<void> {
    const { drafts, submission, onFocus } = this.#options;
    const { order } = sending;
    if (submission.isRunning || !emit(this.#host, 'before-submit', { order }, { cancelable: true })) return;
    const placed = await submission.place(() => drafts.during(() => this.#place(sending)));
    if (placed) return this.#succeeded(placed);
    const { outcome, error, fields = [] } = submission.failure ?? {};
    if (outcome !== 'unsure') drafts.dispatch({ type: 'refused', order });
    const { ahead, shop } = this.#options;
    const model = this.#options.model();
    if (outcome === 'refused') {
      const suspected = fields.filter(isSuspicion);
      if (suspected.length > 0) ahead.suspect(suspected);
      model.refuse(fields.filter((field) => !suspected.includes(field)));
    }
    // What was refused may be a stock or a price that has changed meanwhile; without the right to change prices the server says only that.
    if (outcome === 'refused' || (isApiError(error) && error.status === 403)) void refreshItems(model, shop);
    await onFocus('#failure');
  }

  async #place(sending: Sending): Promise<Placed> {
    const { drafts, model } = this.#options;
    if (!this.unanswered.some(({ order }) => order === sending.order)) drafts.dispatch({ type: 'sending', ...sending });
    await drafts.flush();
    const draft = drafts.draft ?? model().draft;
    const order = await this.#call(draft, sending);
    // What was changed after it was sent stands in no order yet.
    const isOutdated = this.unanswered.some((sent) => sent.order === sending.order && sent.isOutdated);
    await (isOutdated ? drafts.keySpent() : drafts.discard());
    return new Placed({ order, draft, input: sending.order, onChange: () => this.#host.requestUpdate() });
  }

  /** A new order under the draft's key, or the one that the draft was before that was undone. */
  #call({ undone, idempotencyKey }: OrderDraft, { order, acknowledge }: Sending): Promise<Order> {
    const { drafts, client } = this.#options;
    if (undone) return placeAgain(client(), { undone, order, acknowledge, onTouched: () => drafts.dispatch({ type: 'undone', orderId: undone.orderId }) });
    return client().orders.create({ ...order, submit: true, ...(acknowledge.length > 0 && { acknowledge: [...acknowledge] }) }, { idempotencyKey });
  }

  async #succeeded(placed: Placed): Promise<void> {
    // The changes that are in no order yet wait in the list.
    await this.#options.drafts.leave();
    const shown = this.#options.onPlaced(placed);
    emit(this.#host, 'order-created', { order: placed.order }, { outcome: true });
    await shown;
  }
}
