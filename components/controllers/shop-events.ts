import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, OrderEvent } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';

/** One action of the server makes several events, and a busy shop makes many: they are told together. */
const gatherMs = 400;

interface Listener {
  onEvent: (event: OrderEvent) => void;
  /** Nothing is told any more, for good. */
  onEnd: (error: unknown) => void;
}

/** The one stream of a client. It begins with the first who listens and ends with the last. */
class SharedStream {
  readonly #client: Client;
  readonly #listeners = new Set<Listener>();
  #run: AbortController | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  add(listener: Listener): void {
    this.#listeners.add(listener);
    if (this.#run) return;
    this.#run = new AbortController();
    void this.#follow(this.#run.signal);
  }

  delete(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#run?.abort();
    this.#run = undefined;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const event of this.#client.events.watch({ signal })) {
        if (signal.aborted) return;
        for (const { onEvent } of this.#listeners) onEvent(event);
      }
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const left = [...this.#listeners];
      this.#listeners.clear();
      this.#run = undefined;
      for (const { onEnd } of left) onEnd(error);
    }
  }
}

// A browser opens six connections to one host, and a stream holds one for as long as it lives.
const streams = new WeakMap<Client, SharedStream>();

const streamOf = (client: Client): SharedStream => {
  const known = streams.get(client);
  if (known) return known;
  const stream = new SharedStream(client);
  streams.set(client, stream);
  return stream;
};

export interface ShopEventsOptions {
  client: () => Client | undefined;
  /** Whether an event says something about what is shown. */
  concerns: (event: OrderEvent) => boolean;
  /** Something happened to these orders; without any, to whatever it may be: nobody listened for a while. */
  onMoved: (orderIds: ReadonlySet<string> | undefined) => void;
  /** The network is back. */
  onOnline: () => void;
  /** Nothing is told any more: `listen()` begins anew. */
  onError: (error: unknown) => void;
}

/**
 * Listens to what happens in the shop, on one stream for all elements of the page that have the same client. What happens
 * shortly after each other is told once, and while the page is hidden it waits until somebody looks.
 */
export class ShopEvents implements ReactiveController {
  readonly #options: ShopEventsOptions;
  #client: Client | undefined;
  #stream: SharedStream | undefined;
  #waiting: Set<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listener: Listener = {
    onEvent: (event) => {
      if (event.orderId !== undefined && this.#options.concerns(event)) this.expect(event.orderId);
    },
    onEnd: (error) => {
      this.#stream = undefined;
      this.#options.onError(error);
    },
  };

  constructor(host: ReactiveControllerHost, options: ShopEventsOptions) {
    this.#options = options;
    host.addController(this);
  }

  get isListening(): boolean { return this.#stream !== undefined; }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client === this.#client) return;
    this.#leave();
    this.#client = client;
    this.listen();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onSeen);
    addEventListener('online', this.#onOnline);
    if (!this.#client || this.#stream) return;
    this.listen();
    this.#options.onMoved(undefined);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onSeen);
    removeEventListener('online', this.#onOnline);
    this.#leave();
  }

  /** Begins to listen, also again after a failure. */
  listen(): void {
    if (!this.#client || this.#stream) return;
    this.#stream = streamOf(this.#client);
    this.#stream.add(this.#listener);
  }

  /** Tells of an order in a moment, as if something had happened to it. */
  expect(orderId: string): void {
    (this.#waiting ??= new Set()).add(orderId);
    this.#schedule();
  }

  readonly #onSeen = (): void => {
    if (this.#waiting) this.#schedule();
  };

  readonly #onOnline = (): void => this.#options.onOnline();

  #schedule(): void {
    if (document.hidden) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const moved = this.#waiting;
      this.#waiting = undefined;
      if (moved) this.#options.onMoved(moved);
    }, gatherMs);
  }

  #leave(): void {
    this.#stream?.delete(this.#listener);
    this.#stream = undefined;
    this.#waiting = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
