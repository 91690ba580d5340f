import type { ReactiveControllerHost } from 'lit';
import { isApiError, type Client, type Order, type PaymentEntry } from '../../src/index.ts';
import { saysTheSame } from '../parts/claim-checks.ts';

/** How a decision ended. */
export type Outcome =
  | { readonly kind: 'verified'; readonly entry: PaymentEntry; readonly order: Order }
  | { readonly kind: 'rejected'; readonly entry: PaymentEntry; readonly order: Order; readonly reason: string }
  /** The order is not what the person saw: they look again before they decide. */
  | { readonly kind: 'changed'; readonly entry: PaymentEntry }
  /** Nothing is left to decide: somebody else did, or the order is off. */
  | { readonly kind: 'gone'; readonly entry: PaymentEntry }
  | { readonly kind: 'failed'; readonly entry: PaymentEntry; readonly error: unknown };

/** A busy order may move again while it is read. */
const mostRereads = 3;

export interface DecisionOptions {
  /** The entry as it is now. */
  reread: (entry: PaymentEntry) => Promise<PaymentEntry | undefined>;
  onOutcome: (outcome: Outcome) => void;
}

/** Verifies and rejects, one payment at a time, under the version of the order that the person saw. */
export class Decision {
  /** What is being done, until the server has answered. */
  busy: { readonly kind: 'verify' | 'reject'; readonly paymentId: string } | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: DecisionOptions;

  constructor(host: ReactiveControllerHost, options: DecisionOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Says that the money is there. */
  verify(client: Client, entry: PaymentEntry): Promise<void> {
    return this.#run('verify', entry, async ({ order, payment }) => ({
      kind: 'verified', entry, order: await client.payments.verify(order.id, payment.id, { ifMatch: order.version }),
    }));
  }

  /** Says that the proof proves nothing, and why. */
  reject(client: Client, entry: PaymentEntry, reason: string): Promise<void> {
    return this.#run('reject', entry, async ({ order, payment }) => ({
      kind: 'rejected', entry, reason, order: await client.payments.reject(order.id, payment.id, { ifMatch: order.version, reason }),
    }));
  }

  async #run(kind: 'verify' | 'reject', entry: PaymentEntry, decide: (seen: PaymentEntry) => Promise<Outcome>): Promise<void> {
    if (this.busy) return;
    this.busy = { kind, paymentId: entry.payment.id };
    this.#host.requestUpdate();
    const outcome = await this.#decided(entry, decide);
    this.busy = undefined;
    this.#options.onOutcome(outcome);
    this.#host.requestUpdate();
  }

  async #decided(entry: PaymentEntry, decide: (seen: PaymentEntry) => Promise<Outcome>): Promise<Outcome> {
    let seen = entry;
    for (let left = mostRereads; ; left -= 1) {
      try {
        return await decide(seen);
      } catch (error) {
        const status = isApiError(error) ? error.status : undefined;
        if (status === 409 || status === 404) return { kind: 'gone', entry };
        if (status !== 412) return { kind: 'failed', entry, error };
        // A warehouse moves an order on as well. Where nothing changed of what the person saw, their decision stands.
        const now = await this.#options.reread(entry).catch(() => undefined);
        if (!now || left === 0 || !saysTheSame(now, seen)) return { kind: 'changed', entry };
        seen = now;
      }
    }
  }
}
