import type { CatalogueItem, Client, Customer, FieldError, FileAtPath, Order, OrderSummary, Settings, UploadRecord, Uploads, UploadTotals } from '../../../src/index.ts';
import { restOfSettings } from '../../rest-of-settings.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });

export const settings: Settings = {
  ...restOfSettings,
  shop: { id: 'shp_station', name: 'Station Shop', email: 'orders@station.example' },
  currency: 'MYR', locale: 'en-MY', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [
    { code: 'phoneOrder', label: 'Phone order', segments: ['b2b', 'b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true },
    { code: 'purchaseOrder', label: 'Purchase order', segments: ['b2b'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true },
    { code: 'replacement', label: 'Replacement', segments: ['b2b', 'b2c'], requiresNote: true, requiresRelatedOrder: true, zeroPrice: true, requiresPayment: false },
    { code: 'sample', label: 'Sample', segments: ['b2b', 'b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: true, requiresPayment: false },
  ],
  priceReasons: [
    { code: 'replacement', label: 'Replacement' }, { code: 'negotiated', label: 'Negotiated price' }, { code: 'damaged', label: 'Damaged packaging' },
  ],
  paymentMethods: [
    { code: 'bankTransfer', label: 'Bank transfer', segments: ['b2b', 'b2c'], releaseOn: 'proofSubmitted', requiresProof: true, requiresReference: true, uniqueReference: false, onTerms: false, free: false },
    { code: 'cash', label: 'Cash', segments: ['b2b', 'b2c'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false },
    { code: 'netTerms', label: 'Net terms', segments: ['b2b'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: true, free: false },
    { code: 'none', label: 'Nothing to pay', segments: ['b2b', 'b2c'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: true },
  ],
  shippingMethods: [{ code: 'standard', label: 'Standard delivery', price: myr(1_500) }, { code: 'pickup', label: 'Pick up at the station', price: myr(0) }],
  taxRates: [{ code: 'sst', label: 'SST 6%', rate: 600 }, { code: 'zero', label: 'No tax', rate: 0 }],
};

const item = (id: string, sku: string, title: string, price: number, available: number, value: string): CatalogueItem => ({
  id: `itm_${id}`, sku, title, options: [{ name: 'Size', value }], category: 'Lubricants', price: myr(price), taxRate: 600, status: 'active', backOrder: false,
  stock: { onHand: available, available }, updatedAt: '2026-11-01T00:00:00Z',
});

export const items: readonly CatalogueItem[] = [
  item('oil', 'LUB-5W30-4L', 'Fully synthetic engine oil 5W-30', 18_900, 120, '4 L'),
  item('wash', 'CAR-WASH-1L', 'Car shampoo with wax', 2_490, 3, '1 L'),
  item('mug', 'MRC-MUG-STEEL', 'Steel travel mug', 5_900, 48, '450 ml'),
];

const address = { line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' };

export const customers: readonly Customer[] = [
  {
    id: 'cus_lim', segment: 'b2b', name: 'Lim Mei Ling', email: 'meiling@kembara.example', phone: '+60123456789',
    company: { legalName: 'Kembara Logistik Sdn Bhd', registrationNumber: '202001012345' }, shippingAddress: address, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z',
  },
];

export const placedBefore: OrderSummary = {
  id: 'ord_before', number: 'MO-000041', version: 3, status: 'completed', paymentStatus: 'paid', fulfilmentStatus: 'delivered', origin: 'online', segment: 'b2c',
  orderedAt: '2026-10-20T04:00:00Z', customerName: 'Aisyah Rahman', itemCount: 1, total: myr(6_254), paymentMethods: ['cash'], trackingNumbers: [],
  balance: myr(0), overdue: false, alerts: [], tags: [], createdBy: { id: 'usr_1', name: 'Aminah', role: 'merchant' }, updatedAt: '2026-10-22T04:00:00Z',
};

/** What `orders.create` was called with, once for each call. */
export interface CreateCall { body: Record<string, unknown>; idempotencyKey: string | undefined }

/** A queue that stores every file at once, under an id of its own. */
export class FakeQueue extends EventTarget implements Uploads {
  records: readonly UploadRecord[] = [];
  readonly busy = false;
  readonly losesBytes = false;
  readonly heldUntil = undefined;
  maxFiles = 20;
  readonly takenOff = undefined;
  get totals(): UploadTotals {
    const { length } = this.records;
    return { files: length, done: length, failed: 0, sizeBytes: length, acceptedBytes: length, sentBytes: length, bytesPerSecond: 0 };
  }
  add(files: Iterable<File | FileAtPath>): readonly UploadRecord[] {
    const added = [...files].map((one) => ('file' in one ? one.file : one)).map((file, index): UploadRecord => ({
      id: `rec_${this.records.length + index}`, state: 'done', name: file.name, sizeBytes: file.size, lastModified: file.lastModified, mediaType: 'application/pdf',
      acceptedBytes: file.size, sentBytes: file.size, uploadId: `upl_${this.records.length + index}`,
    }));
    this.#set([...this.records, ...added]);
    return added;
  }
  fileOf(): File | undefined { return undefined; }
  pause(): void {}
  resume(): void {}
  retry(): void {}
  pauseAll(): void {}
  resumeAll(): void {}
  retryAll(): void {}
  removeAll(): void { this.#set([]); }
  keepBoth(): void {}
  replace(): void {}
  move(): void {}
  describe(): void {}
  async provideFile(): Promise<boolean> { return true; }
  async recover(): Promise<readonly UploadRecord[]> { return []; }
  async forgetAll(): Promise<void> {}
  takeOff(id: string): void { this.remove(id); }
  holdTakenOff(): void {}
  bringBack(): void {}
  remove(id: string): void { this.#set(this.records.filter((record) => record.id !== id)); }
  restore(records: readonly UploadRecord[]): void { this.#set(records); }
  dispose(): void {}
  #set(records: readonly UploadRecord[]): void {
    this.records = records;
    this.dispatchEvent(new Event('change'));
  }
}

export interface FakeShop {
  client: Client;
  creates: CreateCall[];
  queue: () => FakeQueue;
  /** What the next calls of `orders.create` do instead of placing the order, first to last. */
  answers: ((call: CreateCall) => Promise<Order>)[];
  /** What the server says of an order before it is placed. */
  suspicions: FieldError[];
  /** What the known customer ordered last. */
  lastOrder: Order | undefined;
  /** What the last order has become. */
  placed: Order | undefined;
  /** What was done to it, in turn. */
  readonly calls: string[];
  act: (call: string) => Promise<Order>;
  /** How that ends, while it is there. */
  failure: Error | undefined;
}

const page = <Item>(found: readonly Item[]) => Promise.resolve({ items: found, total: found.length });

/** The order that the server would make of a call. */
export const orderOf = ({ body }: CreateCall): Order => ({
  id: 'ord_new', number: 'MO-000042', version: 1, status: 'confirmed', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin: 'manual',
  segment: body['segment'] as Order['segment'], orderedAt: '2026-11-23T00:00:00Z', currency: 'MYR', locale: 'en-MY', customer: body['customer'] as Order['customer'], recipients: {}, lines: [], discounts: [],
  totals: { items: myr(0), discount: myr(0), shipping: myr(0), tax: myr(0), total: myr(0), paid: myr(0), balance: myr(0) },
  payments: [], fulfilments: [], shipments: [], notes: {}, tags: [], holds: [], alerts: [], returns: [], overdue: false, createdBy: { id: 'u1', name: 'Farah', role: 'merchant' },
  updatedBy: { id: 'u1', name: 'Farah', role: 'merchant' }, createdAt: '2026-11-23T00:00:00Z', updatedAt: '2026-11-23T00:00:00Z', confirmedAt: '2026-11-23T00:00:00Z',
});

const summaryOf = ({ id, number, segment, orderedAt, customer, company, lines, totals }: Order): OrderSummary =>
  ({ ...placedBefore, id, number, segment, orderedAt, customerName: customer.name, companyName: company?.legalName, itemCount: lines.length, total: totals.total });

/** A shop that answers from memory. Each person (`actorId`) has drafts of their own. */
export const fakeShop = ({ actorId, scopes = ['orders:write', 'prices:override'], graceEndsAt, mustAcknowledge = false }: { actorId: string; scopes?: readonly string[]; graceEndsAt?: string; mustAcknowledge?: boolean }): FakeShop => {
  let queue = new FakeQueue();
  const shop: FakeShop = {
    client: undefined as unknown as Client, creates: [], answers: [], queue: () => queue, suspicions: [], calls: [], lastOrder: undefined, placed: undefined, failure: undefined,
    act: async (call) => {
      shop.calls.push(call);
      if (shop.failure) throw shop.failure;
      const status = call.startsWith('undo') ? 'draft' : call.startsWith('submit') ? 'confirmed' : shop.placed!.status;
      shop.placed = { ...shop.placed!, status, version: shop.placed!.version + 1 };
      return shop.placed;
    },
  };
  const client = {
    settings: { get: () => Promise.resolve({ ...settings, duplicates: { windowHours: 72, mustAcknowledge } }) },
    sessions: { current: () => Promise.resolve({ shopId: 'shp_station', actor: { id: actorId, name: 'Farah', role: 'merchant' }, scopes }) },
    catalogue: {
      search: ({ q = '', ids, skus }: { q?: string; ids?: string[]; skus?: string[] }) => page(items.filter(({ id, sku, title }) =>
        (!ids || ids.includes(id)) && (!skus || skus.includes(sku)) && `${sku} ${title}`.toLowerCase().includes(q.toLowerCase()))),
      categories: () => Promise.resolve({ items: [{ name: 'Lubricants', itemCount: items.length }] }),
    },
    customers: {
      search: ({ q = '' }: { q?: string }) => page(customers.filter((known) => JSON.stringify(known).toLowerCase().includes(q.toLowerCase()))),
      get: async (id: string) => customers.find((known) => known.id === id) ?? Promise.reject(new Error('no such customer')),
    },
    orders: {
      list: ({ q = '', customerId }: { q?: string; customerId?: string }) => page(customerId !== undefined
        ? (shop.lastOrder?.customer.customerId === customerId ? [summaryOf(shop.lastOrder)] : [])
        : [...(shop.lastOrder ? [summaryOf(shop.lastOrder)] : []), placedBefore].filter((known) => JSON.stringify(known).toLowerCase().includes(q.toLowerCase()))),
      get: (id: string) => Promise.resolve(id === shop.lastOrder?.id ? shop.lastOrder : id === 'ord_new' && shop.placed ? shop.placed : orderOf({ body: { segment: 'b2c', customer: { name: 'Aisyah Rahman' } }, idempotencyKey: undefined })),
      create: async (body: Record<string, unknown>, options?: { idempotencyKey?: string }) => {
        const call = { body, idempotencyKey: options?.idempotencyKey };
        shop.creates.push(call);
        const order = await (shop.answers.shift() ?? (async () => ({ ...orderOf(call), ...(graceEndsAt && { graceEndsAt }) })))(call);
        return (shop.placed = order);
      },
      validateDraft: () => Promise.resolve({ canSubmit: true, blockers: [], warnings: shop.suspicions }),
      undo: (id: string, { ifMatch }: { ifMatch: number }) => shop.act(`undo ${id} ${ifMatch}`),
      update: (id: string) => shop.act(`update ${id}`),
      addLine: (id: string) => shop.act(`addLine ${id}`),
      removeLine: (id: string, lineId: string) => shop.act(`removeLine ${id} ${lineId}`),
      submit: (id: string, { acknowledge = [] }: { acknowledge?: string[] }) => shop.act(['submit', id, ...acknowledge].join(' ')),
      async* watch() {},
    },
    payments: { void: (id: string, paymentId: string) => shop.act(`void ${id} ${paymentId}`), record: (id: string) => shop.act(`record ${id}`) },
    messages: { previewDraft: () => Promise.resolve({ to: ['meiling@kembara.example'], subject: 'Your order', html: '<b>Hello</b>', text: 'Dear <b>Lim</b>', locale: 'en' }) },
    uploads: { createQueue: () => (queue = new FakeQueue()) },
  };
  shop.client = client as unknown as Client;
  return shop;
};
