import type { Client, Order, PaymentEntry, Proof, Scope } from '../../../src/index.ts';
import { entryOf } from '../../../components/proof-desk/proof-queue.ts';
import { sampleOrder, samplePayment } from '../../components/sample-order.ts';
import { FakeShop, refusal } from '../status-tracker/fake-shop.ts';

export const myr = (amount: number) => ({ amount, currency: 'MYR' });
export const ben = { id: 'usr_ben', name: 'Ben', role: 'ops' };
export const aminah = { id: 'usr_1', name: 'Aminah', role: 'merchant' };

/** A picture of a slip, drawn here, with an edge to see how it lies. */
export const slipPicture = async (label = 'RM 2,037.48', { width = 600, height = 800 } = {}): Promise<Blob> => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fdfcf8';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#1f4e9c';
  pen.fillRect(0, 0, width, height / 9);
  pen.fillStyle = '#222';
  pen.font = `${Math.round(width / 16)}px sans-serif`;
  ['Transfer successful', label, 'To: Petrol and more', 'Ref: IBG-2026-1102'].forEach((line, place) => pen.fillText(line, width / 12, height / 4 + (place * height) / 9));
  return canvas.convertToBlob({ type: 'image/png' });
};

export const sampleProof = (overrides: Partial<Proof> = {}): Proof => ({
  id: 'prf_1', uploadId: 'upl_1', kind: 'bankSlip', filename: 'slip-november.png', mediaType: 'image/png', sizeBytes: 182_400,
  status: 'submitted', duplicateOf: [], createdAt: '2026-11-02T02:58:00Z', ...overrides,
});

/** An order with one payment whose picture waits. */
export const waitingOrder = (place: number, overrides: Partial<Order> = {}, payment: Parameters<typeof samplePayment>[0] = {}): Order => sampleOrder({
  id: `ord_${place}`, number: `MO-${1_000 + place}`,
  payments: [samplePayment({ id: `pay_${place}`, recordedBy: aminah, proofs: [sampleProof({ id: `prf_${place}`, uploadId: `upl_${place}` })], ...payment })],
  ...overrides,
});

/** A shop whose queue of proofs the test holds in its hand. */
export class FakeDesk {
  readonly shop: FakeShop;
  readonly client: Client;
  readonly decisions: string[] = [];
  /** What each file is; a picture where nothing is said. */
  readonly files = new Map<string, Blob | Error | Promise<Blob>>();
  secondPersonVerifies = true;
  /** How the next decision ends; by itself it works. */
  decisionFailure: Error | undefined;
  /** The queue fails with this while it is there. */
  listFailure: Error | undefined;
  listGate: Promise<void> | undefined;
  decisionGate: Promise<void> | undefined;
  pages = 0;

  constructor(...orders: Order[]) {
    this.shop = new FakeShop(...orders);
    this.shop.scopes = ['orders:read', 'payments:verify'];
    this.client = this.#client();
  }

  get waiting(): PaymentEntry[] {
    return this.shop.orders.flatMap((order) => order.payments.filter(({ status }) => status === 'proofSubmitted').map(({ id }) => entryOf(order, id)!));
  }

  set scopes(scopes: Scope[]) { this.shop.scopes = scopes; }

  /** Somebody decides, here or elsewhere. */
  decide(orderId: string, paymentId: string, decided: { status: 'verified' | 'rejected'; reason?: string; by?: typeof ben }): Order {
    const { status, reason = '', by = ben } = decided;
    const at = '2026-11-03T04:00:00Z';
    const order = this.shop.orders.find(({ id }) => id === orderId)!;
    this.shop.change(orderId, { payments: order.payments.map((payment) => (payment.id !== paymentId ? payment : {
      ...payment, status, ...(status === 'verified' ? { verifiedBy: by, verifiedAt: at } : { rejection: { reason, at, by } }),
    })) });
    this.#listeners.forEach((tell) => tell(orderId));
    return this.shop.orders.find(({ id }) => id === orderId)!;
  }

  /** Something happened to a payment of an order. */
  tell(orderId: string): void {
    this.#listeners.forEach((tell) => tell(orderId));
  }

  readonly #listeners = new Set<(orderId: string) => void>();

  #list(query: { limit?: number; after?: string }) {
    this.pages += 1;
    const start = Number(query.after ?? 0);
    const end = start + (query.limit ?? 25);
    const found = this.waiting;
    return { items: found.slice(start, end), total: found.length, ...(end < found.length && { nextCursor: String(end) }) };
  }

  #client(): Client {
    const read = async (query: { limit?: number; after?: string }) => {
      await this.listGate;
      if (this.listFailure) throw this.listFailure;
      return this.#list(query);
    };
    const decide = async (call: string, orderId: string, ifMatch: number, work: () => Order) => {
      this.decisions.push(call);
      await this.decisionGate;
      await new Promise((done) => setTimeout(done));
      const failure = this.decisionFailure;
      this.decisionFailure = undefined;
      if (failure) throw failure;
      if (this.shop.orders.find(({ id }) => id === orderId)?.version !== ifMatch) throw refusal('versionConflict', 412);
      return work();
    };
    const { shop } = this;
    const client = {
      ...shop.client,
      settings: { get: async () => ({ ...await shop.client.settings.get(), secondPersonVerifies: this.secondPersonVerifies }) },
      sessions: { current: () => Promise.resolve({ shopId: 'shp', actor: ben, scopes: shop.scopes }) },
      payments: {
        list: (query: { limit?: number; after?: string }) => {
          const first = read(query);
          return Object.assign(first, {
            async *pages({ max = Infinity } = {}) {
              let page = await first;
              for (let count = 1; ; count += 1) {
                yield page;
                if (page.nextCursor === undefined || count >= max) return;
                page = await read({ ...query, after: page.nextCursor });
              }
            },
          });
        },
        verify: (orderId: string, paymentId: string, { ifMatch }: { ifMatch: number }) =>
          decide(`verify ${paymentId} ${ifMatch}`, orderId, ifMatch, () => this.decide(orderId, paymentId, { status: 'verified' })),
        reject: (orderId: string, paymentId: string, { ifMatch, reason }: { ifMatch: number; reason: string }) =>
          decide(`reject ${paymentId} ${ifMatch} ${reason}`, orderId, ifMatch, () => this.decide(orderId, paymentId, { status: 'rejected', reason })),
      },
      uploads: {
        content: async (uploadId: string, { signal }: { signal?: AbortSignal } = {}) => {
          const file = await (this.files.get(uploadId) ?? slipPicture());
          signal?.throwIfAborted();
          if (file instanceof Error) throw file;
          return file;
        },
      },
      events: {
        ...shop.client.events,
        watch: ({ signal }: { signal?: AbortSignal } = {}) => this.#watch(signal),
      },
    };
    return client as unknown as Client;
  }

  async *#watch(signal: AbortSignal | undefined) {
    const queue: string[] = [];
    let wake: () => void = () => undefined;
    const listener = (orderId: string) => { queue.push(orderId); wake(); };
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => wake());
    try {
      while (true) {
        while (queue.length > 0) yield this.shop.event(queue.shift()!, { type: 'payment.verified' });
        signal?.throwIfAborted();
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }
}
