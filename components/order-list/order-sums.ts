import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Money, OrderFilter, OrderSums } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';

/** A busy shop moves all the time, and its sums take more work than its list: they are worked out again at most this often. */
const restMs = 5_000;

export interface FiguresOptions<Figures> {
  client: () => Client | undefined;
  filter: () => Partial<OrderFilter>;
  read: (client: Client, filter: Partial<OrderFilter>, signal: AbortSignal) => PromiseLike<Figures>;
  /** Whether anybody looks at them. */
  isWanted: () => boolean;
}

/** What all orders of the list's filter come to. It is read after the rows, so that it never holds them up, and fails without them. */
export class FilterFigures<Figures> implements ReactiveController {
  value: Figures | undefined;
  error: unknown;
  isLoading = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: FiguresOptions<Figures>;
  #of: { client: Client; key: string } | undefined;
  #reading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = 0;

  constructor(host: ReactiveControllerHost, options: FiguresOptions<Figures>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#reading?.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#of = undefined;
  }

  /** The rows have been read: for another filter at once, for the same one when something moved, once a while has passed since they were read. */
  follow({ moved }: { moved: boolean }): void {
    const client = this.#options.client();
    if (!client) return;
    if (!this.#options.isWanted()) {
      // Whoever looks later sees those of then.
      if (moved) this.#of = undefined;
      return;
    }
    const key = JSON.stringify(this.#options.filter());
    if (client !== this.#of?.client || key !== this.#of.key) {
      if (client !== this.#of?.client) this.value = undefined;
      this.#of = { client, key };
      void this.read();
    } else if (moved) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.read();
      }, Math.max(0, this.#readAt + restMs - performance.now()));
    }
  }

  /** Reads them for the present filter; those before stay until they are here. */
  async read(): Promise<void> {
    const client = this.#options.client();
    if (!client) return;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    this.#readAt = performance.now();
    this.isLoading = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const value = await this.#options.read(client, this.#options.filter(), signal);
      if (signal.aborted) return;
      this.value = value;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      // Sums of another filter would be taken for those of this one.
      this.value = undefined;
      this.error = error;
    }
    this.isLoading = false;
    this.#host.requestUpdate();
  }
}

/** What the placed orders of one currency come to, and, apart from them, drafts and what cancelled orders have to give back. */
export interface CurrencyTotal {
  readonly total: Money;
  readonly paid: Money;
  readonly balance: Money;
  readonly drafts: Money;
  readonly giveBack: Money;
}

/** One total for each currency, in the order in which they came. */
export const totalsOf = ({ items }: OrderSums): readonly CurrencyTotal[] => [...new Set(items.map(({ currency }) => currency))].map((currency) => {
  const sum = (amountOf: (row: OrderSums['items'][number]) => number): Money => ({
    amount: items.filter((row) => row.currency === currency).reduce((amount, row) => amount + amountOf(row), 0), currency,
  });
  const isPlaced = (status: string): boolean => status !== 'draft' && status !== 'cancelled';
  return {
    total: sum(({ status, total }) => (isPlaced(status) ? total.amount : 0)),
    paid: sum(({ status, paid }) => (isPlaced(status) ? paid.amount : 0)),
    balance: sum(({ status, balance }) => (isPlaced(status) ? balance.amount : 0)),
    drafts: sum(({ status, total }) => (status === 'draft' ? total.amount : 0)),
    giveBack: sum(({ status, balance }) => (status === 'cancelled' ? -balance.amount : 0)),
  };
});
