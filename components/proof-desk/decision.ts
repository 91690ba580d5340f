import type { ReactiveControllerHost } from 'lit';
import { isApiError, type Client, type Order, type PaymentEntry } from '../../src/index.ts';

/** How a decision ended. */
export type Outcome =
  | { readonly kind: 'verified'; readonly entry: PaymentEntry; readonly order: Order }
  | { readonly kind: 'rejected'; readonly entry: PaymentEntry; readonly order: Order; readonly reason: string }
  /** The order is not what the person saw: they look again before they decide. */
  | { readonly kind: 'changed'; readonly entry: PaymentEntry }
  /** Nothing is left to decide: somebody else did, or the order is off. */
  | { readonly kind: 'gone'; readonly entry: PaymentEntry }
  | { readonly kind: 'failed'; readonly entry: PaymentEntry; readonly error: unknown };

/** Verifies and rejects, one payment at a time, under the version of the order that the person saw. */
export class Decision {
  /** What is being done, until the server has answered. */
  busy: { readonly kind: 'verify' | 'reject'; readonly paymentId: string } | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #onOutcome: (outcome: Outcome) => void;

  constructor(host: ReactiveControllerHost, onOutcome: (outcome: Outcome) => void) {
    this.#host = host;
    this.#onOutcome = onOutcome;
  }

  /** Says that the money is there. */
  verify(client: Client, entry: PaymentEntry): Promise<void> {
    const { order, payment } = entry;
    return this.#run('verify', entry, async () => ({
      kind: 'verified', entry, order: await client.payments.verify(order.id, payment.id, { ifMatch: order.version }),
    }));
  }

  /** Says that the proof proves nothing, and why. */
  reject(client: Client, entry: PaymentEntry, reason: string): Promise<void> {
    const { order, payment } = entry;
    return this.#run('reject', entry, async () => ({
      kind: 'rejected', entry, reason, order: await client.payments.reject(order.id, payment.id, { ifMatch: order.version, reason }),
    }));
  }

  async #run(kind: 'verify' | 'reject', entry: PaymentEntry, decide: () => Promise<Outcome>): Promise<void> {
    if (this.busy) return;
    this.busy = { kind, paymentId: entry.payment.id };
    this.#host.requestUpdate();
    const outcome = await decide().catch((error: unknown): Outcome => {
      const status = isApiError(error) ? error.status : undefined;
      if (status === 412) return { kind: 'changed', entry };
      return status === 409 || status === 404 ? { kind: 'gone', entry } : { kind: 'failed', entry, error };
    });
    this.busy = undefined;
    this.#onOutcome(outcome);
    this.#host.requestUpdate();
  }
}
