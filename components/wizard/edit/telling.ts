import type { Client, Order } from '../../../src/index.ts';

/** The e-mail in which a customer reads what an order has become; nobody sends it but a person. */
export class Telling {
  readonly #client: Client;
  readonly order: Order;
  readonly #onChange: () => void;
  #isRunning = false;
  #isSent = false;
  #error: unknown;

  constructor({ client, order, onChange }: { client: Client; order: Order; onChange: () => void }) {
    this.#client = client;
    this.order = order;
    this.#onChange = onChange;
  }

  get isRunning(): boolean { return this.#isRunning; }
  get isSent(): boolean { return this.#isSent; }
  get error(): unknown { return this.#error; }

  async send(): Promise<void> {
    if (this.#isRunning || this.#isSent) return;
    this.#isRunning = true;
    this.#error = undefined;
    this.#onChange();
    try {
      await this.#client.messages.send(this.order.id, 'amended');
      this.#isSent = true;
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isRunning = false;
      this.#onChange();
    }
  }
}
