import type { LitElement } from 'lit';
import { isApiError, steps, type Client, type DraftSession, type Order, type SentOrder } from '../../src/index.ts';
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
  /** The form that is open. */
  model: () => WizardModel | undefined;
  onPlaced: (placed: Placed) => Promise<void>;
  /** Focuses something of the overview. */
  onFocus: (selector: string) => Promise<unknown>;
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
    const { submission, ahead, drafts, onFocus } = this.#options;
    const model = this.#options.model();
    if (!model || submission.isRunning) return;
    // Who places a draft wants it.
    drafts.accept();
    const sent = this.unanswered.at(-1);
    if (sent && !sent.isOutdated) return this.#send(sent);
    model.attempt(...steps);
    model.refuse([]);
    if (model.findings.blockers.length > 0) return void await onFocus('#overview-problems');
    const { isDifferent, suspicions } = ahead;
    if (suspicions.length > 0 && !isDifferent && model.context.settings.duplicates.mustAcknowledge) {
      ahead.insist();
      return void await onFocus('#acknowledge');
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

  // The page may give the wizard another client, or another order, before the answer comes: it is of the draft that was sent, whichever is open by then.
  async #send(sending: Sending): Promise<void> {
    const { drafts, submission, model } = this.#options;
    const form = model();
    if (!form || submission.isRunning || !emit(this.#host, 'before-submit', { order: sending.order }, { cancelable: true })) return;
    const placed = await drafts.during((session) => this.#carryOut(session, sending));
    const isOpen = model() === form;
    if (placed) await this.#succeeded(placed, { isOpen });
    else if (isOpen) await this.#failed(form);
    else submission.forget();
  }

  async #carryOut(session: DraftSession, sending: Sending): Promise<Placed | undefined> {
    const { submission } = this.#options;
    const placed = await submission.place(() => this.#place(session, sending));
    const outcome = submission.failure?.outcome;
    if (!placed && outcome !== undefined && outcome !== 'unsure') session.dispatch({ type: 'refused', order: sending.order });
    return placed;
  }

  async #place(session: DraftSession, sending: Sending): Promise<Placed> {
    const { drafts } = this.#options;
    const { order: input } = sending;
    if (!session.draft.unanswered?.some(({ order }) => order === input)) session.dispatch({ type: 'sending', ...sending });
    await session.flush();
    const { draft } = session;
    const order = await this.#call(session, sending);
    // What was changed after it was sent stands in no order yet.
    const isOutdated = session.draft.unanswered?.some((sent) => sent.order === input && sent.isOutdated);
    await (isOutdated ? session.keySpent() : drafts.forget(session));
    return new Placed({ order, draft, input, onChange: () => this.#host.requestUpdate() });
  }

  /** A new order under the draft's key, or the one that the draft was before that was undone. */
  #call(session: DraftSession, { order, acknowledge }: Sending): Promise<Order> {
    const { undone, idempotencyKey } = session.draft;
    const client = this.#options.client();
    if (undone) return placeAgain(client, { undone, order, acknowledge, onTouched: () => session.dispatch({ type: 'undone', orderId: undone.orderId }) });
    return client.orders.create({ ...order, submit: true, ...(acknowledge.length > 0 && { acknowledge: [...acknowledge] }) }, { idempotencyKey });
  }

  async #failed(model: WizardModel): Promise<void> {
    const { ahead, shop, submission, onFocus } = this.#options;
    const { outcome, error, fields = [] } = submission.failure ?? {};
    if (outcome === 'refused') {
      const suspected = fields.filter(isSuspicion);
      if (suspected.length > 0) ahead.suspect(suspected);
      model.refuse(fields.filter((field) => !suspected.includes(field)));
    }
    // What was refused may be a stock or a price that has changed meanwhile; without the right to change prices the server says only that.
    if (outcome === 'refused' || (isApiError(error) && error.status === 403)) void refreshItems(model, shop);
    await onFocus('#failure');
  }

  async #succeeded(placed: Placed, { isOpen }: { isOpen: boolean }): Promise<void> {
    const { drafts, onPlaced } = this.#options;
    // The changes that are in no order yet wait in the list.
    if (isOpen) await drafts.leave();
    const shown = isOpen ? onPlaced(placed) : undefined;
    emit(this.#host, 'order-created', { order: placed.order }, { outcome: true });
    await shown;
  }
}
