import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Message, OrderEvent } from '../../src/index.ts';

/** An order has some dozen events; what comes after so many pages of them is left out. */
const maxPages = 5;
const pageSize = 200;

/** Something that is read beside the order, and may fail without it. */
export interface Loaded<Item> {
  /** Nothing while it is on its way for the first time. */
  items: readonly Item[] | undefined;
  error: unknown;
}

/** The e-mails and the history of an order, read again whenever the order was. */
export class OrderActivity implements ReactiveController {
  messages: Loaded<Message> = { items: undefined, error: undefined };
  events: Loaded<OrderEvent> = { items: undefined, error: undefined };

  readonly #host: ReactiveControllerHost;
  #orderId = '';
  #run: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#run?.abort();
  }

  /** Reads both for an order; what was read before stays until the answer, unless it was another order's. */
  async load(client: Client, orderId: string): Promise<void> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    if (orderId !== this.#orderId) {
      this.#orderId = orderId;
      this.messages = this.events = { items: undefined, error: undefined };
    }
    const [messages, events] = await Promise.all([
      settled(this.messages.items, async () => (await client.messages.listForOrder(orderId, { signal })).items),
      settled(this.events.items, () => everyEvent(client, orderId, signal)),
    ]);
    if (signal.aborted) return;
    this.messages = messages;
    this.events = events;
    this.#host.requestUpdate();
  }
}

const settled = async <Item>(before: readonly Item[] | undefined, read: () => Promise<readonly Item[]>): Promise<Loaded<Item>> => {
  try {
    return { items: await read(), error: undefined };
  } catch (error) {
    return { items: before, error };
  }
};

const everyEvent = async (client: Client, orderId: string, signal: AbortSignal): Promise<OrderEvent[]> => {
  const events: OrderEvent[] = [];
  for await (const page of client.events.forOrder(orderId, { limit: pageSize }, { signal }).pages({ max: maxPages })) events.push(...page.items);
  return events;
};
