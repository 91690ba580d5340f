import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Client, Message } from '../../../src/index.ts';
import { isAbort } from '../../foundation/failure-text.ts';
import type { DetailView } from '../view.ts';
import { historySection } from './history-section.ts';
import { messagesSection } from './messages-section.ts';
import { OrderHistory } from './order-history.ts';

/** Something that is read beside the order, and may fail without it. */
export interface Loaded<Item> {
  /** Nothing while it is on its way for the first time. */
  items: readonly Item[] | undefined;
  /** Why the last reading failed; what was read before stays. */
  error: unknown;
}

/** The e-mails and the history of an order, read again whenever the order was. Each stands and fails by itself. */
export class OrderActivity implements ReactiveController {
  readonly #host: LitElement;
  readonly #history: OrderHistory;
  #messages: Loaded<Message> = { items: undefined, error: undefined };
  #orderId = '';
  #run: AbortController | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    this.#history = new OrderHistory(() => host.requestUpdate());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#run?.abort();
  }

  /** Reads both for an order; what was read before stays until the answer, unless it was another order's. */
  load(client: Client, orderId: string): void {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    if (orderId !== this.#orderId) {
      this.#orderId = orderId;
      this.#messages = { items: undefined, error: undefined };
      this.#history.startOver();
    }
    void this.#readMessages(client, signal);
    void this.#history.read(client, orderId, signal);
  }

  messages(view: DetailView): TemplateResult {
    return messagesSection(view, this.#messages, () => this.load(view.client, view.order.id));
  }

  history(view: DetailView): TemplateResult {
    return historySection(view, this.#history, {
      onRetry: () => this.load(view.client, view.order.id), onMore: () => void this.#history.more(),
    });
  }

  async #readMessages(client: Client, signal: AbortSignal): Promise<void> {
    try {
      this.#messages = { items: (await client.messages.listForOrder(this.#orderId, { signal })).items, error: undefined };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#messages = { ...this.#messages, error };
    }
    this.#host.requestUpdate();
  }
}
