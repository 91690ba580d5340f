import type { ReactiveControllerHost } from 'lit';
import type { Client, PaymentEntry } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { Decision, type Outcome } from './decision.ts';
import { decidedText, refusedText, type Notice } from './desk-notice.ts';
import { numberOf } from './entry-text.ts';
import { ProofQueue } from './proof-queue.ts';

/** What the focus goes to: the field for the reason, the button that asked for it, or whatever is looked at now. */
export type FocusTarget = 'reason' | 'reject' | 'entry';

export interface DeskFlowOptions {
  client: () => Client | undefined;
  localiser: () => Localiser;
  say: Announcer;
  /** Why nothing can be decided, in words; empty while that is not known. */
  refusal: (entry: PaymentEntry) => string | undefined;
  /** Whether the person had a chance to look at the file, or cannot. */
  isSeen: (entry: PaymentEntry) => boolean;
  onFocus: (target: FocusTarget) => void;
  onEnded: (outcome: Outcome) => void;
  onError: (error: unknown) => void;
}

/** How one goes through the queue: look, decide, see what became of it, next. */
export class DeskFlow {
  readonly queue: ProofQueue;
  readonly decision: Decision;
  /** The proof of the payment that is looked at; its first one when absent. */
  chosen: string | undefined;
  /** The reason of a rejection as it is typed; nothing while it is not asked for. */
  reason: string | undefined;
  isReasonMissing = false;
  notice: Notice | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: DeskFlowOptions;

  constructor(host: ReactiveControllerHost, options: DeskFlowOptions) {
    this.#host = host;
    this.#options = options;
    this.decision = new Decision(host, { reread: (entry) => this.queue.reread(entry), onOutcome: (outcome) => void this.#ended(outcome) });
    this.queue = new ProofQueue(host, {
      client: options.client,
      onArrived: (count) => options.say.polite(this.#localiser.msg('desk.announce.arrived', { count })),
      onChanged: (entry) => this.#tell({ tone: 'warning', isHere: true, text: this.#localiser.msg('desk.changed', { number: numberOf(this.#localiser, entry) }) }),
      onDecided: (entry) => this.#decided(entry),
      onError: (error) => {
        options.say.assertive(failureText(this.#localiser, error).text);
        options.onError(error);
      },
    });
  }

  /** Forgets what was typed and told, for another shop. */
  reset(): void {
    this.notice = this.reason = this.chosen = undefined;
  }

  verify(): void {
    const entry = this.#decidable();
    const client = this.#options.client();
    if (!client || !entry) return;
    if (!this.#options.isSeen(entry)) return this.#options.say.polite(this.#localiser.msg('desk.waitForFile'));
    this.notice = undefined;
    void this.decision.verify(client, entry);
  }

  /** Opens the form for the reason. */
  askReason(): void {
    if (this.#decidable()) this.type(this.reason ?? '');
  }

  type(reason: string): void {
    this.reason = reason;
    this.isReasonMissing = false;
    this.#options.onFocus('reason');
    this.#host.requestUpdate();
  }

  cancelReason(): void {
    this.reason = undefined;
    this.#options.onFocus('reject');
    this.#host.requestUpdate();
  }

  reject(): void {
    const entry = this.#decidable();
    const client = this.#options.client();
    const reason = this.reason?.trim();
    if (!client || !entry) return;
    this.isReasonMissing = !reason;
    this.#host.requestUpdate();
    if (!reason) return this.#options.onFocus('reason');
    this.notice = undefined;
    void this.decision.reject(client, entry, reason);
  }

  choose(proofId: string): void {
    this.chosen = proofId;
    this.#host.requestUpdate();
  }

  select(paymentId: string): void {
    this.queue.select(paymentId);
    this.notice = undefined;
    this.#arrive();
    this.#options.onFocus('entry');
  }

  step(by: 1 | -1): void {
    if (!this.queue.step(by)) return;
    this.notice = undefined;
    this.#arrive();
    this.#options.onFocus('entry');
  }

  /** Takes a payment away and goes on to the next. */
  leave(paymentId: string): void {
    const wasCurrent = this.queue.current?.payment.id === paymentId;
    this.queue.drop(paymentId);
    this.notice = undefined;
    if (wasCurrent) this.#arrive();
    this.#options.onFocus('entry');
  }

  get #localiser(): Localiser { return this.#options.localiser(); }

  #decidable(): PaymentEntry | undefined {
    const { current } = this.queue;
    const refusal = current && this.#options.refusal(current);
    if (refusal) this.#options.say.polite(refusal);
    return refusal === undefined && !this.decision.busy ? current : undefined;
  }

  async #ended(outcome: Outcome): Promise<void> {
    const { entry, entry: { order, payment } } = outcome;
    const localiser = this.#localiser;
    const number = numberOf(localiser, entry);
    if (outcome.kind === 'failed') return this.#tell({ tone: 'danger', isHere: true, title: localiser.msg('desk.failed', { number }), text: refusedText(localiser, outcome.error) });
    if (outcome.kind === 'verified' || outcome.kind === 'rejected') {
      this.#leaveWith(payment.id, { tone: 'success', text: localiser.msg(`desk.done.${outcome.kind}`, { amount: localiser.money(payment.amount), number }), orderId: order.id });
      return this.#options.onEnded(outcome);
    }
    const read = await this.queue.reread(entry).catch(() => undefined);
    if (outcome.kind === 'changed' && read?.payment.status === 'proofSubmitted') return this.#tell({ tone: 'warning', isHere: true, text: localiser.msg('desk.changed', { number }) });
    this.#leaveWith(payment.id, { tone: 'warning', text: decidedText(localiser, read ?? entry), orderId: order.id });
  }

  /** Somebody else decided what is looked at. Our own decision, which is told of as well, is none of that. */
  #decided(entry: PaymentEntry): void {
    if (this.decision.busy?.paymentId === entry.payment.id) return;
    this.#tell({ tone: 'warning', text: decidedText(this.#localiser, entry), isHere: true, orderId: entry.order.id, leaves: entry.payment.id });
  }

  /** Another payment is looked at. */
  #arrive(): void {
    this.reason = this.chosen = undefined;
    const localiser = this.#localiser;
    const { current, place, total, entries = [] } = this.queue;
    this.#options.say.polite(!current ? localiser.msg('desk.empty') : localiser.msg('desk.announce.entry', {
      number: numberOf(localiser, current), customer: current.order.companyName ?? current.order.customerName ?? '', amount: localiser.money(current.payment.amount),
      place: place + 1, total: Math.max(total, entries.length),
    }));
    this.#host.requestUpdate();
  }

  /** What became of a payment is heard before the next one; what is said twice at once is heard once. */
  #leaveWith(paymentId: string, notice: Notice): void {
    this.#options.say.polite(notice.text);
    this.leave(paymentId);
    this.#tell(notice);
  }

  #tell(notice: Notice): void {
    this.notice = notice;
    this.#options.say[notice.tone === 'danger' ? 'assertive' : 'polite'](notice.text);
    this.#host.requestUpdate();
  }
}
