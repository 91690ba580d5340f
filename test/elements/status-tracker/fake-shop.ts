import {
  ApiError, NetworkError, type Client, type Download, type DownloadOptions, type Message, type Order, type OrderEvent, type OrderEventListQuery, type OrderExportQuery, type OrderFilter, type OrderListQuery,
  type OrderSums, type OrderSummary, type Page, type Problem, type ProblemCode,
  type Reconciliation, type Scope, type Settings, type Uploads, type WatchOptions,
} from '../../../src/index.ts';
import { restOfSettings } from '../../rest-of-settings.ts';

const anyReason = { segments: ['b2b', 'b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true };
const anyMethod = { segments: ['b2b', 'b2c'], releaseOn: 'verified', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false };

const actor = { id: 'usr_1', name: 'Aminah', role: 'merchant' };

/** What an order is in the list. */
export const summaryOf = (order: Order): OrderSummary => ({
  id: order.id, ...(order.number !== undefined && { number: order.number }), version: order.version, status: order.status, paymentStatus: order.paymentStatus,
  fulfilmentStatus: order.fulfilmentStatus, origin: order.origin, segment: order.segment, ...(order.channel && { channel: order.channel }),
  orderedAt: order.orderedAt, ...(order.customer.name && { customerName: order.customer.name }), ...(order.company && { companyName: order.company.legalName }),
  itemCount: order.lines.reduce((sum, { quantity }) => sum + quantity, 0), total: order.totals.total,
  paymentMethods: order.payments.map(({ methodCode }) => methodCode),
  ...(order.dueOn !== undefined && { dueOn: order.dueOn }), trackingNumbers: order.shipments.flatMap(({ trackingNumber }) => trackingNumber ?? []), balance: order.totals.balance, overdue: order.overdue,
  ...(order.reason && { reasonCode: order.reason.code }), ...(order.purchaseOrderNumber !== undefined && { purchaseOrderNumber: order.purchaseOrderNumber }),
  alerts: order.alerts.map(({ code }) => code), tags: order.tags, createdBy: order.createdBy, updatedAt: order.updatedAt,
});

/** The error of a call that the server refused. */
export const refusal = (code: ProblemCode, status: number, params?: Record<string, unknown>): ApiError => {
  const problem: Problem = { type: 'about:blank', title: code, status, code, requestId: 'req_0199', ...(params && { params }) };
  return new ApiError(problem, { operation: 'test', attempts: 1, requestId: 'req_0199' });
};

/** The error of a call that never reached the server. */
export const noNetwork = (): NetworkError => new NetworkError({ operation: 'test', attempts: 3 });

/** What an action changes of an order. */
type Effect = (order: Order) => Partial<Order>;

interface Listener { push: (event: OrderEvent) => void; fail: (error: Error) => void; state: NonNullable<WatchOptions['onState']> }

/** A shop whose answers the test holds in its hand: what it is asked is written down, and each call can be made to fail. */
export class FakeShop {
  orders: Order[];
  scopes: Scope[] = ['orders:read', 'orders:cancel'];
  messages: Message[] = [];
  /** The bytes of files, by the ids of their uploads; there are no others. */
  readonly files = new Map<string, Blob>();
  /** Where files go that are chosen. */
  queue: Uploads | undefined;
  readonly history: OrderEvent[] = [];
  readonly calls: string[] = [];
  /** The idempotency keys of those calls that were given one. */
  readonly keys: string[] = [];
  readonly listQueries: OrderListQuery[] = [];
  /** Calls fail with this while it is there. */
  failure: Error | undefined;
  /** What the sums are asked for, each time. */
  readonly sumFilters: Partial<OrderFilter>[] = [];
  /** The sums, and how asking for them fails. */
  sums: Reconciliation = { items: [], totals: [] };
  orderSums: OrderSums = { items: [] };
  sumsFailure: Error | undefined;
  sumsGate: Promise<void> | undefined;
  /** The exports that were asked for; each waits for `exportGate` between its first and its last bytes. */
  readonly exports: OrderExportQuery[] = [];
  exportGate: Promise<void> | undefined;
  exportFailure: Error | undefined;
  /** Calls wait for this. */
  gate: Promise<void> | undefined;
  /** How many are listening. */
  listening = 0;
  /** How the next cancellation ends; by itself it works. */
  cancelFailure: Error | undefined;
  /** What the shop has set otherwise than usual. */
  settings: Partial<Settings> = {};
  /** How the next call of an operation ends; by itself it works. */
  readonly failures: { [operation: string]: Error | undefined } = {};
  /** What a call of an operation does to the order; by itself it makes another version. */
  readonly effects: { [operation: string]: Effect | undefined } = {};
  readonly #listeners = new Set<Listener>();
  readonly client: Client;

  constructor(...orders: Order[]) {
    this.orders = orders;
    this.client = this.#client();
  }

  /** Changes an order as the server would: another version, and everybody who listens is told. */
  change(orderId: string, change: Partial<Order>): void {
    this.orders = this.orders.map((order) => (order.id === orderId ? { ...order, ...change, version: order.version + 1 } : order));
    this.tell(orderId);
  }

  /** Tells everybody who listens that something happened to an order. */
  tell(orderId: string): void {
    for (const { push } of this.#listeners) push(this.event(orderId));
  }

  event(orderId: string, change: Partial<OrderEvent> = {}): OrderEvent {
    return { id: String(Math.random()), orderId, sequence: 1, type: 'order.updated', at: '2026-11-02T04:00:00Z', actor, data: {}, changes: [], ...change };
  }

  /** Cuts every connection on which somebody listens, for good. */
  cut(error: Error): void {
    for (const { fail } of this.#listeners) fail(error);
  }

  /** Breaks the connection of everybody who listens, or gives it back. */
  connect(state: 'live' | 'reconnecting'): void {
    for (const listener of this.#listeners) listener.state(state);
  }

  async #answer<Value>(call: string, answer: () => Value, signal?: AbortSignal): Promise<Value> {
    this.calls.push(call);
    await this.gate;
    await new Promise((done) => setTimeout(done));
    signal?.throwIfAborted();
    if (this.failure !== undefined) throw this.failure;
    return answer();
  }

  async *#watch({ signal, onState }: WatchOptions = {}): AsyncGenerator<OrderEvent, void, undefined> {
    const queue: OrderEvent[] = [];
    let wake: () => void = () => undefined;
    let failure: Error | undefined;
    const listener: Listener = {
      push: (event) => { queue.push(event); wake(); },
      fail: (error) => { failure = error; wake(); },
      state: (state) => onState?.(state),
    };
    this.#listeners.add(listener);
    this.listening += 1;
    onState?.('live');
    signal?.addEventListener('abort', () => wake());
    try {
      while (true) {
        while (queue.length > 0) yield queue.shift()!;
        signal?.throwIfAborted();
        if (failure) throw failure as Error;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    } finally {
      this.#listeners.delete(listener);
      this.listening -= 1;
    }
  }

  #list(query: OrderListQuery): Page<OrderSummary> {
    this.listQueries.push(query);
    const found = this.orders.map(summaryOf).filter((order) =>
      (!query.ids || query.ids.includes(order.id))
      && (!query.q || [order.number, order.companyName, order.customerName].some((text) => text?.toLowerCase().includes(query.q!.toLowerCase())))
      && (!query.status || query.status.includes(order.status as 'draft'))
      && (!query.paymentStatus || query.paymentStatus.includes(order.paymentStatus as 'paid'))
      && (!query.paymentMethod || query.paymentMethod.some((code) => order.paymentMethods.includes(code)))
      && (!query.createdBy || query.createdBy.includes(order.createdBy.id))
      && (!query.segment || order.segment === query.segment)
      && (query.alert === undefined || (order.alerts.length > 0) === query.alert)
      && (query.overdue === undefined || order.overdue === query.overdue));
    const start = Number(query.after ?? 0);
    const end = start + (query.limit ?? 25);
    return { items: found.slice(start, end), total: found.length, ...(end < found.length && { nextCursor: String(end) }) };
  }

  async #sums<Value>(filter: Partial<OrderFilter>, answer: () => Value): Promise<Value> {
    this.sumFilters.push(filter);
    await this.sumsGate;
    if (this.sumsFailure) throw this.sumsFailure;
    return answer();
  }

  async #export(query: OrderExportQuery, { signal, onProgress }: DownloadOptions): Promise<Download> {
    this.exports.push(query);
    await Promise.resolve();
    if (this.exportFailure) throw this.exportFailure;
    onProgress?.({ receivedBytes: 3_000_000 });
    await Promise.race([this.exportGate, new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(signal.reason as Error)); })]);
    return { filename: `orders.${query.format}`, mediaType: 'text/csv', body: new Blob(['Number\r\n']).stream() as Download['body'] };
  }

  /** A page of the history from its newest event on, and the way to the older ones. */
  #events({ limit = 50, after }: OrderEventListQuery): { then: PromiseLike<Page<OrderEvent>>['then']; pages: (options?: { max?: number }) => AsyncGenerator<Page<OrderEvent>> } {
    const read = (from: number): Promise<Page<OrderEvent>> => this.#answer(`events ${from}`, () => {
      const failure = this.failures['events'];
      if (failure) throw failure;
      const newest = this.history.toReversed();
      return { items: newest.slice(from, from + limit), ...(from + limit < newest.length && { nextCursor: String(from + limit) }) };
    });
    const first = read(Number(after ?? 0));
    return {
      then: (onDone, onFailed) => first.then(onDone, onFailed),
      async *pages({ max = Infinity } = {}) {
        let page = await first;
        yield page;
        for (let count = 1; count < max && page.nextCursor !== undefined; count += 1) yield (page = await read(Number(page.nextCursor)));
      },
    };
  }

  #one(orderId: string): Order {
    const order = this.orders.find(({ id }) => id === orderId);
    return order ?? this.#missing();
  }

  #missing(): never {
    throw refusal('notFound', 404);
  }

  /** A thing that was given with a call; its idempotency key is noted apart. */
  #written(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [String(value)];
    const { idempotencyKey, ...rest } = value as { idempotencyKey?: string };
    if (idempotencyKey === undefined) return [JSON.stringify(rest)];
    this.keys.push(idempotencyKey);
    return Object.keys(rest).length === 0 ? [] : [JSON.stringify(rest)];
  }

  /** An operation on an order: noted with what it was given, and carried out as the test says. */
  #act<Answer = Order>(name: string, answer: (order: Order) => Answer = (order) => order as Answer) {
    return (orderId: string, ...given: unknown[]): Promise<Answer> => this.#answer([name, orderId, ...given.flatMap((value) => this.#written(value))].join(' '), () => {
      const failure = this.failures[name];
      if (failure) throw failure;
      if (this.orders.some(({ id }) => id === orderId)) this.change(orderId, this.effects[name]?.(this.#one(orderId)) ?? {});
      return answer(this.#one(this.orders.some(({ id }) => id === orderId) ? orderId : this.orders[0]!.id));
    });
  }

  #client(): Client {
    const client = {
      orders: {
        get: (id: string, options?: { signal?: AbortSignal }) => this.#answer(`get ${id}`, () => this.#one(id), options?.signal),
        list: (query: OrderListQuery, options?: { signal?: AbortSignal }) => this.#answer('list', () => this.#list(query), options?.signal),
        sum: (filter: Partial<OrderFilter>) => this.#sums(filter, () => this.orderSums),
        export: (query: OrderExportQuery, options: DownloadOptions) => this.#export(query, options),
        reconcile: (filter: Partial<OrderFilter>) => this.#sums(filter, () => this.sums),
        exportReconciliation: (filter: Partial<OrderFilter>) => this.#sums(filter, () => 'Number,Expected\r\nMO-1000,2037.48\r\n'),
        undo: this.#act('undo'), sendNow: this.#act('sendNow'), hold: this.#act('hold'), release: this.#act('release'), recordReturn: this.#act('return'), update: this.#act('update'),
        updateLine: this.#act('updateLine'), removeLine: this.#act('removeLine'), duplicate: this.#act('duplicate', (order) => ({ ...order, id: 'ord_copy', status: 'draft' })),
        watch: (_id: string, options?: WatchOptions) => this.#watch(options),
        cancel: (id: string, { ifMatch, reason }: { ifMatch: number; reason?: string }) => this.#answer(`cancel ${id} ${ifMatch} ${reason ?? ''}`.trim(), () => {
          if (this.cancelFailure !== undefined) throw this.cancelFailure;
          this.change(id, { status: 'cancelled', fulfilmentStatus: 'cancelled', cancelledAt: '2026-11-02T05:00:00Z' });
          return this.#one(id);
        }),
      },
      payments: {
        record: this.#act('record'), verify: this.#act('verify'), addProof: this.#act('addProof'), reject: this.#act('reject'), void: this.#act('void'), refund: this.#act('refund'),
      },
      fulfilments: { retry: this.#act('retry'), refresh: this.#act('refresh') },
      events: { watch: (options?: WatchOptions) => this.#watch(options), forOrder: (_id: string, query: OrderEventListQuery = {}) => this.#events(query) },
      messages: {
        listForOrder: (id: string) => this.#answer(`messages ${id}`, () => ({ items: this.messages })),
        send: this.#act('send'), resend: this.#act('resend'),
        preview: this.#act('preview', () => ({ to: ['farid@seripantai.example'], subject: 'Your order <b>MO-1001</b>', html: '<p>Hello</p>', text: 'Dear Farid,\n<script>alert(1)</script>', locale: 'en' })),
      },
      sessions: { current: () => (this.failures['current'] ? Promise.reject(this.failures['current']) : Promise.resolve({ shopId: 'shp', actor, scopes: this.scopes })) },
      uploads: {
        contentLink: (id: string) => this.#answer(`link ${id}`, () => ({ url: `https://files.example/${id}`, expiresAt: '2026-11-02T05:00:00Z' })),
        content: (id: string) => this.#answer(`content ${id}`, () => this.files.get(id) ?? this.#missing()),
        createQueue: () => this.queue,
      },
      settings: {
        get: () => Promise.resolve({
          ...restOfSettings, shop: { id: 'shp', name: 'Petrol and more' }, currency: 'MYR', locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
          reasons: [{ code: 'purchaseOrder', label: 'Purchase order', ...anyReason }], priceReasons: [{ code: 'goodwill', label: 'Goodwill' }],
          paymentMethods: [{ code: 'bankTransfer', label: 'Bank transfer', ...anyMethod }, { code: 'cash', label: 'Cash', ...anyMethod }], shippingMethods: [], taxRates: [],
          providers: [{ code: 'warehouse', label: 'Main warehouse', kind: 'webhook' }], ...this.settings,
        }),
      },
    };
    return client as unknown as Client;
  }
}
