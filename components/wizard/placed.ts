import type { Client, DraftInput, Order, OrderDraft, OrderInput } from '../../src/index.ts';

/** An order that was placed here, with the draft it was, so that it can be undone or had again. */
export class Placed {
  readonly order: Order;
  readonly draft: OrderDraft;
  /** What it was placed as. */
  readonly input: OrderInput;
  readonly #onChange: () => void;
  #isUndoing = false;
  #error: unknown;

  constructor({ order, draft, input, onChange }: { order: Order; draft: OrderDraft; input: OrderInput; onChange: () => void }) {
    this.order = order;
    this.draft = draft;
    this.input = input;
    this.#onChange = onChange;
  }

  get isUndoing(): boolean { return this.#isUndoing; }
  /** Why it was not undone. */
  get error(): unknown { return this.#error; }

  /** Makes it a draft again; answers whether it is one. What was said of it meanwhile is no reason against it. */
  async undo(client: Client): Promise<boolean> {
    if (this.#isUndoing) return false;
    this.#isUndoing = true;
    this.#error = undefined;
    this.#onChange();
    try {
      const { status, version } = await client.orders.get(this.order.id);
      if (status !== 'draft') await client.orders.undo(this.order.id, { ifMatch: version });
      return true;
    } catch (error) {
      this.#error = error;
      return false;
    } finally {
      this.#isUndoing = false;
      this.#onChange();
    }
  }
}

/** What another order like this one begins with: its references, dates, claims and files are its own, and prices are those of today. */
export const duplicateOf = ({ purchaseOrderNumber: _po, externalReference: _reference, orderedAt: _at, requestedDeliveryDate: _day, payments, lines, ...input }: DraftInput): DraftInput => ({
  ...input, lines,
  payments: payments.slice(0, 1).flatMap(({ methodCode }) => (methodCode === undefined ? [] : [{ methodCode }])),
});
