import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, OrderFilter, Reconciliation } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';

/** A busy shop moves all the time, and its sums take more work than its list: they are worked out again at most this often. */
const restMs = 5_000;

export interface OrderSumsOptions {
  client: () => Client | undefined;
  filter: () => Partial<OrderFilter>;
}

/**
 * What the orders of the list's filter were to bring and brought. It is read after the rows, so that it never holds them
 * up, and fails without them.
 */
export class OrderSums implements ReactiveController {
  value: Reconciliation | undefined;
  error: unknown;
  isLoading = false;
  exporting: 'idle' | 'busy' | 'failed' = 'idle';

  readonly #host: ReactiveControllerHost;
  readonly #options: OrderSumsOptions;
  #of: { client: Client; key: string } | undefined;
  #reading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = 0;

  constructor(host: ReactiveControllerHost, options: OrderSumsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#reading?.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The rows have been read: for another filter at once, for the same one when something moved, once a while has passed since they were read. */
  follow({ moved }: { moved: boolean }): void {
    const client = this.#options.client();
    const key = JSON.stringify(this.#options.filter());
    if (!client) return;
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

  /** Reads the sums of the present filter; those before stay until they are here. */
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
      const value = await client.orders.reconcile(this.#options.filter(), { signal });
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

  /** The table for a spreadsheet; nothing where it could not be had. */
  async export(): Promise<Blob | undefined> {
    const client = this.#options.client();
    if (!client || this.exporting === 'busy') return undefined;
    this.exporting = 'busy';
    this.#host.requestUpdate();
    try {
      const text = await client.orders.exportReconciliation(this.#options.filter());
      this.exporting = 'idle';
      // Reading an answer as text drops the mark by which spreadsheets know UTF-8 (Encoding, section 6).
      return new Blob(['\uFEFF', text.replace(/^\uFEFF/, '')], { type: 'text/csv;charset=utf-8' });
    } catch {
      this.exporting = 'failed';
      return undefined;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
