import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Order, WatchState } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';
import { isFinal } from './timeline.ts';

/** One action of the server makes several events; they are read once. */
const gatherMs = 120;

export interface LiveOrderOptions {
  client: () => Client | undefined;
  /** Empty while no order has been chosen. */
  orderId: () => string;
  /** The server said something new; `before` is absent with the first answer. */
  onChange?: (order: Order, before: Order | undefined) => void;
  /** The order was read, whether it was new or not: what belongs to it may have changed. */
  onRead?: (order: Order) => void;
  onError?: (error: unknown) => void;
  /** It became live again, or is not live any more. */
  onConnection?: (state: WatchState) => void;
}

/**
 * Keeps one order as the server knows it: reads it, listens to its events, reads it again with each of them, and stops
 * when the order is final or the element leaves the page. What was read stays when a later reading fails.
 */
export class LiveOrder implements ReactiveController {
  /** The order as it was read last. */
  order: Order | undefined;
  /** Why the last reading, or the listening, failed; nothing while all is well. */
  error: unknown;
  /** Whether the server tells at once what happens; nothing before it was reached, and once there is nothing more to hear. */
  connection: WatchState | undefined;
  /** When the order was read last, in milliseconds since 1970 UTC. */
  readAtMs = 0;

  readonly #host: ReactiveControllerHost;
  readonly #options: LiveOrderOptions;
  #client: Client | undefined;
  #orderId = '';
  #run: AbortController | undefined;
  #reading = false;
  #readAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: LiveOrderOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The first reading is under way and there is nothing to show yet. */
  get isLoading(): boolean {
    return this.#run !== undefined && this.order === undefined && this.error === undefined;
  }

  hostUpdate(): void {
    const client = this.#options.client();
    const orderId = this.#options.orderId();
    if (client === this.#client && orderId === this.#orderId) return;
    this.#client = client;
    this.#orderId = orderId;
    this.order = undefined;
    this.#start();
  }

  hostConnected(): void {
    window.addEventListener('online', this.#backOnline);
    if (this.#client && !this.#run) this.#start();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#backOnline);
    this.#stop();
  }

  /** Starts over after a failure; what was read before stays until the answer. */
  retry(): void {
    this.#start();
    this.#host.requestUpdate();
  }

  /** Takes an answer that the host got itself, such as that of a cancellation. */
  take(order: Order): void {
    if (order.id !== this.#orderId || (this.order && order.version < this.order.version)) return;
    const before = this.order;
    this.order = order;
    this.error = undefined;
    if (!before || before.version !== order.version) this.#options.onChange?.(order, before);
    if (isFinal(order)) this.#stop();
    this.#host.requestUpdate();
  }

  #start(): void {
    this.#stop();
    this.error = undefined;
    if (!this.#client || !this.#orderId) return;
    const run = new AbortController();
    this.#run = run;
    // Listening begins before the reading, so that nothing falls between the two.
    void this.#listen(this.#client, run.signal);
    void this.#read(this.#client, run.signal);
  }

  #stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.connection = undefined;
    this.#reading = false;
    this.#readAgain = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #listen(client: Client, signal: AbortSignal): Promise<void> {
    try {
      for await (const _event of client.orders.watch(this.#orderId, { signal, onState: (state) => this.#connected(state, signal) })) {
        if (signal.aborted) return;
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          void this.#read(client, signal);
        }, gatherMs);
      }
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  async #read(client: Client, signal: AbortSignal): Promise<void> {
    this.#readAgain = this.#reading;
    if (this.#reading) return;
    this.#reading = true;
    try {
      const order = await client.orders.get(this.#orderId, { signal });
      if (signal.aborted) return;
      this.readAtMs = Date.now();
      this.take(order);
      this.#options.onRead?.(order);
    } catch (error) {
      this.#fail(error, signal);
    } finally {
      if (!signal.aborted) {
        this.#reading = false;
        if (this.#readAgain) void this.#read(client, signal);
      }
    }
  }

  #connected(state: WatchState, signal: AbortSignal): void {
    if (signal.aborted) return;
    const isNews = this.connection !== undefined || state !== 'live';
    this.connection = state;
    if (isNews) this.#options.onConnection?.(state);
    this.#host.requestUpdate();
  }

  readonly #backOnline = (): void => {
    if (this.error !== undefined) this.retry();
  };

  #fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isAbort(error)) return;
    // One failure is enough to say; the person, or the next event, starts over.
    const isNews = this.error === undefined;
    this.error = error;
    this.connection = undefined;
    if (isNews) this.#options.onError?.(error);
    this.#host.requestUpdate();
  }
}
