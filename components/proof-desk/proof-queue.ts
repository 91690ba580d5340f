import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Order, Payment, PaymentEntry } from '../../src/index.ts';
import { ShopEvents } from '../controllers/shop-events.ts';
import { isAbort } from '../foundation/failure-text.ts';
import { saysTheSame } from '../parts/claim-checks.ts';

const pageSize = 50;
/** So many before the last loaded one, the next page is asked for. */
const nearEnd = 8;

export interface ProofQueueOptions {
  client: () => Client | undefined;
  /** Payments joined the queue by themselves. */
  onArrived: (count: number) => void;
  /** What the person looks at says something else than before. */
  onChanged: (entry: PaymentEntry) => void;
  /** Somebody else decided what the person looks at. It stays where it is until the person moves on. */
  onDecided: (entry: PaymentEntry) => void;
  onError: (error: unknown) => void;
}

const waits = (payment: Payment | undefined): boolean => payment?.status === 'proofSubmitted';

/** A payment of an order as the queue has it. */
export const entryOf = (order: Order, paymentId: string): PaymentEntry | undefined => {
  const payment = order.payments.find(({ id }) => id === paymentId);
  const { id, number, version, status, orderedAt, customer, company, totals: { total, balance } } = order;
  return payment && {
    order: {
      id, version, status, orderedAt, total, balance, ...(number !== undefined && { number }),
      ...(customer.name !== undefined && { customerName: customer.name }), ...(company && { companyName: company.legalName }),
    },
    payment,
  };
};

/**
 * The payments that wait with their proofs, oldest first, as the server knows them: read page by page, and again when
 * something happened in the shop. What the person looks at stays under their eyes, whatever happens to it.
 */
export class ProofQueue implements ReactiveController {
  entries: readonly PaymentEntry[] | undefined;
  /** How many wait in all. */
  total = 0;
  /** Why the queue could not be read, or can no longer be listened to. */
  error: unknown;
  /** Why the next page could not be read. */
  moreError: unknown;
  isLoadingMore = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: ProofQueueOptions;
  #client: Client | undefined;
  #currentId: string | undefined;
  readonly #events: ShopEvents;
  #cursor: string | undefined;
  #reading: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: ProofQueueOptions) {
    this.#host = host;
    this.#options = options;
    // It listens before it reads, so that nothing falls between the two.
    this.#events = new ShopEvents(host, {
      client: options.client,
      // Whatever happens to an order makes another version of it, under which alone it can be decided.
      concerns: ({ type, orderId }) => type.startsWith('payment.') || (this.entries?.some(({ order }) => order.id === orderId) ?? false),
      onMoved: () => void this.#read(),
      onOnline: () => {
        if (this.error !== undefined) this.retry();
      },
      onError: (error) => this.#fail(error),
    });
    host.addController(this);
  }

  /** What the person looks at. */
  get current(): PaymentEntry | undefined {
    return this.entries?.[this.place] ?? this.entries?.[0];
  }

  /** Where it stands in the queue, from 0. */
  get place(): number {
    return Math.max(0, this.entries?.findIndex(({ payment }) => payment.id === this.#currentId) ?? 0);
  }

  get hasMore(): boolean { return this.#cursor !== undefined; }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client === this.#client) return;
    this.#client = client;
    this.#forget();
    if (client) void this.#read();
  }

  hostDisconnected(): void {
    this.#reading?.abort();
    this.isLoadingMore = false;
  }

  /** Looks at a payment. What was decided meanwhile leaves with this. */
  select(paymentId: string): void {
    this.entries = this.entries?.filter(({ payment }) => payment.id === paymentId || waits(payment));
    this.#currentId = paymentId;
    if (this.place >= (this.entries?.length ?? 0) - nearEnd) void this.loadMore();
    this.#host.requestUpdate();
  }

  /** Looks at the next one, or at the one before; answers whether there is one. */
  step(by: 1 | -1): boolean {
    const target = this.entries?.[this.place + by];
    if (target) this.select(target.payment.id);
    else if (by > 0) void this.loadMore();
    return target !== undefined;
  }

  /** Takes a payment off the queue; the one that comes after it is looked at. */
  drop(paymentId: string): void {
    const { place, current } = this;
    const dropped = this.entries?.find(({ payment }) => payment.id === paymentId);
    this.entries = this.entries?.filter((entry) => entry !== dropped);
    if (waits(dropped?.payment)) this.total = Math.max(0, this.total - 1);
    const next = current === dropped ? this.entries?.[place] ?? this.entries?.at(-1) : current;
    if (next) this.select(next.payment.id);
    // A reading under way left before this and would bring it back.
    this.#reading?.abort();
    if (dropped) this.#events.expect(dropped.order.id);
    this.#host.requestUpdate();
  }

  /** Reads one payment again, for a person who saw it as it no longer is. */
  async reread({ order, payment }: PaymentEntry): Promise<PaymentEntry | undefined> {
    const read = this.#client && entryOf(await this.#client.orders.get(order.id), payment.id);
    if (read) this.#replace(read);
    return read;
  }

  /** Reads the next page, unless there is none or one is on its way. */
  async loadMore(): Promise<void> {
    const client = this.#client;
    if (!client || this.isLoadingMore || this.#cursor === undefined) return;
    this.isLoadingMore = true;
    this.moreError = undefined;
    this.#host.requestUpdate();
    try {
      const { items, nextCursor } = await client.payments.list({ status: ['proofSubmitted'], limit: pageSize, after: this.#cursor });
      if (client !== this.#client) return;
      const known = new Set(this.entries?.map(({ payment }) => payment.id));
      this.entries = [...this.entries ?? [], ...items.filter(({ payment }) => !known.has(payment.id))];
      this.#cursor = nextCursor === this.#cursor ? undefined : nextCursor;
    } catch (error) {
      if (client === this.#client) this.moreError = error;
    } finally {
      this.isLoadingMore = false;
      this.#host.requestUpdate();
    }
  }

  /** Reads again after a failure. */
  retry(): void {
    this.#events.listen();
    this.error = undefined;
    void this.#read();
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.entries = this.error = this.moreError = undefined;
    this.#currentId = this.#cursor = undefined;
    this.total = 0;
  }

  /** Reads as many pages as are shown. */
  async #read(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    try {
      const found: PaymentEntry[] = [];
      let total: number | undefined;
      let cursor: string | undefined;
      const pages = client.payments.list({ status: ['proofSubmitted'], limit: pageSize, includeTotal: true }, { signal })
        .pages({ max: Math.max(1, Math.ceil((this.entries?.length ?? 0) / pageSize)) });
      for await (const page of pages) {
        found.push(...page.items);
        total ??= page.total;
        cursor = page.nextCursor;
      }
      if (signal.aborted) return;
      this.#cursor = cursor;
      this.#take(found, total ?? found.length);
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.#fail(error);
    }
  }

  #take(found: readonly PaymentEntry[], total: number): void {
    const before = this.entries;
    const { current, place } = this;
    const known = new Set(before?.map(({ payment }) => payment.id));
    this.total = total;
    this.error = undefined;
    this.entries = found;
    if (current && !found.some(({ payment }) => payment.id === current.payment.id)) {
      this.entries = found.toSpliced(place, 0, current);
      void this.#lost(current);
    } else if (current) {
      const now = this.current;
      if (now && !saysTheSame(current, now)) this.#options.onChanged(now);
    }
    this.#currentId = current?.payment.id ?? found[0]?.payment.id;
    const arrived = found.filter(({ payment }) => !known.has(payment.id)).length;
    if (before && arrived > 0) this.#options.onArrived(arrived);
    this.#host.requestUpdate();
  }

  // It no longer waits, or it moved behind what has been read.
  async #lost(entry: PaymentEntry): Promise<void> {
    const read = await this.reread(entry).catch(() => undefined);
    if (read && !waits(read.payment) && this.#currentId === read.payment.id) this.#options.onDecided(read);
  }

  #replace(entry: PaymentEntry): void {
    this.entries = this.entries?.map((known) => (known.payment.id === entry.payment.id ? entry : known));
    this.#host.requestUpdate();
  }

  #fail(error: unknown): void {
    this.error = error;
    this.#options.onError(error);
    this.#host.requestUpdate();
  }
}
