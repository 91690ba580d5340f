import { createClient, type Client, type Order, type OrderCreate, type PaymentInput } from '../src/index.ts';
import { sampleSlip } from './proof-file.ts';
import { sampleItems } from './sample-catalogue.ts';
import { sampleCustomers, type SampleCustomer } from './sample-customers.ts';
import type { Warehouse } from './warehouse.ts';

/** The orders of the small shop that a test or a story may want to show, each at another place of its way. */
export type SampleOrderName =
  | 'draft' | 'waitingForProof' | 'waitingForVerification' | 'requested' | 'acknowledged' | 'packing' | 'rejected' | 'shipped' | 'exception' | 'delivered'
  | 'replacement' | 'cancelled' | 'online';

/** What the seed needs of the shop that it fills. */
export interface SeedGround {
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
  serviceKey: string;
  warehouse: Warehouse;
  /** Lets the time of the shop go on. */
  advance: (hours: number) => void;
  /** Milliseconds since 1970-01-01T00:00:00Z, by the shop's clock. */
  now: () => number;
  /** Carries out what is due: e-mails and hand-offs. */
  drain: () => Promise<void>;
}

type Basket = readonly (readonly [sku: string, quantity: number])[];

const people = { aminah: { id: 'aminah', name: 'Aminah Yusof', role: 'merchant' }, ben: { id: 'ben', name: 'Ben Chong', role: 'ops' } } as const;

/** Fills an empty shop as weeks of work would: items, customers, and orders at every place of their way. */
export const seed = async (ground: SeedGround): Promise<Record<SampleOrderName, string>> => {
  const { baseUrl, fetch, warehouse, advance, drain } = ground;
  const service = createClient({ baseUrl, fetch, auth: ground.serviceKey });
  // The shop's clock jumps by days, so that a token of before may have ended.
  const as = (person: keyof typeof people): Client =>
    createClient({ baseUrl, fetch, auth: async () => (await service.sessions.create({ actor: people[person] })).token });
  const iso = () => new Date(ground.now()).toISOString();

  await service.catalogue.upsert(sampleItems);
  const ids = new Map<SampleCustomer, string>();
  for (const [name, customer] of Object.entries(sampleCustomers)) ids.set(name as SampleCustomer, (await service.customers.create(customer)).id);

  const orderFor = (name: SampleCustomer, basket: Basket, more: Partial<OrderCreate> = {}): OrderCreate => {
    const customer = sampleCustomers[name];
    const { name: contact, segment, shippingAddress, phone } = customer;
    const customerId = ids.get(name) as `cus_${string}`;
    return {
      segment, channel: 'phone', submit: true, reason: { code: 'phoneOrder', note: 'Called the shop; asked for delivery.' }, shippingAddress, orderedAt: iso(),
      customer: { customerId, name: contact, phone, ...('email' in customer && { email: customer.email }) },
      ...('company' in customer && { company: customer.company }),
      lines: basket.map(([sku, quantity]) => ({ kind: 'catalogue', sku, quantity })),
      shipping: { methodCode: 'standard', label: 'Standard delivery', price: { amount: 800, currency: 'MYR' } },
      ...more,
    };
  };
  const totalOf = async (order: OrderCreate) => {
    const { submit: _, ...input } = order;
    return (await service.orders.calculate(input)).totals.total;
  };
  /** Places an order that is paid as said, and lets half a day go by. */
  const place = async (order: OrderCreate, payment?: Omit<PaymentInput, 'amount'>, person: keyof typeof people = 'aminah'): Promise<Order> => {
    const payments = payment && [{ ...payment, amount: await totalOf(order) }];
    // Only the back end says that an order is its web shop's.
    const placed = await (order.origin === 'online' ? service : as(person)).orders.create({ ...order, ...(payments && { payments }) });
    await drain();
    advance(12);
    return placed;
  };
  const paid = (methodCode: string, more: Partial<PaymentInput> = {}) => ({ methodCode, paidAt: iso(), ...more });
  const slip = async (reference: string): Promise<Pick<PaymentInput, 'proofs'>> => {
    const upload = await as('aminah').uploads.send(sampleSlip({ lines: ['Payment advice', reference], name: `slip-${reference}.pdf` }));
    return { proofs: [{ uploadId: upload.id as `upl_${string}`, kind: 'bankSlip', claimed: { reference } }] };
  };
  const verify = async ({ id }: Order) => {
    const order = await service.orders.get(id);
    const [payment] = order.payments;
    if (payment) await as('ben').payments.verify(id, payment.id, { ifMatch: order.version });
    await drain();
  };
  /** Lets an order go on its way, step by step, as far as asked. */
  const follow = async ({ id }: Order, ...steps: (() => Promise<void>)[]) => {
    for (const step of [() => warehouse.acknowledge(id), ...steps]) {
      advance(3);
      await step();
      await drain();
    }
  };
  const onTerms = { paymentTerms: { type: 'net', netDays: 30 } } as const;

  const delivered = await place(orderFor('fleet', [['LUB-5W30-4L', 12], ['CAR-CLOTH-10PIECES', 2]], { channel: 'email', reason: { code: 'purchaseOrder' }, purchaseOrderNumber: 'PO-7702' }),
    paid('bankTransfer', { payerName: 'Seri Pantai Fleet Sdn Bhd', bank: 'Maybank', reference: 'IBG-7702', ...await slip('IBG-7702') }));
  await verify(delivered);
  await follow(delivered, () => warehouse.pack(delivered.id), () => warehouse.ship(delivered.id),
    () => warehouse.track(delivered.id, 'inTransit', { at: iso(), description: 'Picked up', location: 'Shah Alam' }),
    () => warehouse.track(delivered.id, 'delivered', { at: iso(), description: 'Received by Farid', location: 'Shah Alam' }));

  const online = await place(orderFor('hafiz', [['ACC-PHONE', 1], ['ACC-CHARGE', 1]], { origin: 'online', channel: 'other', externalReference: 'WEB-20431' }), paid('cardTerminal', { reference: 'CT-20431' }));
  const replacement = await place(orderFor('kavitha', [], {
    channel: 'chat', reason: { code: 'replacement', note: 'Bottle leaked on arrival; photo in the chat of this morning.' }, relatedOrderId: delivered.id as `ord_${string}`,
    lines: [{ kind: 'catalogue', sku: 'CAR-SHAM-2L', quantity: 1, unitPrice: { amount: 0, currency: 'MYR' }, priceOverride: { reasonCode: 'replacement' } }],
    shipping: { methodCode: 'standard', label: 'Standard delivery', price: { amount: 0, currency: 'MYR' } },
  }));
  await follow(replacement, () => warehouse.ship(replacement.id, { carrier: 'J&T Express', trackingNumber: 'JT00129938812' }));

  const channels = ['phone', 'email', 'walkIn', 'chat', 'salesRepresentative'] as const;
  const baskets: Basket[] = [[['LUB-4T-1L', 6]], [['ACC-WIPER-20', 2], ['CAR-WASH-2L', 3]], [['MER-MUG', 4]], [['LUB-10W40-4L', 3], ['CAR-TYRE-500ML', 2]]];
  for (let count = 0; count < 5; count += 1) {
    const name = (['kavitha', 'workshop', 'meiYee', 'resort', 'hafiz'] as const)[count % 5]!;
    const isCompany = sampleCustomers[name].segment === 'b2b';
    const order = await place(orderFor(name, baskets[count % baskets.length]!, { channel: channels[count % channels.length]!, ...(isCompany && onTerms) }),
      isCompany ? { methodCode: 'netTerms' } : paid(count % 2 ? 'cash' : 'cardTerminal'));
    await follow(order, ...(count % 3 < 2 ? [() => warehouse.ship(order.id)] : []));
  }

  const exception = await place(orderFor('resort', [['ACC-AID', 4]], { channel: 'salesRepresentative', ...onTerms }), { methodCode: 'netTerms' });
  await follow(exception, () => warehouse.ship(exception.id, { carrier: 'City-Link' }),
    () => warehouse.track(exception.id, 'exception', { at: iso(), description: 'Parcel damaged at the hub', location: 'Kuching' }));
  const cancelled = await place(orderFor('meiYee', [['MER-UMB', 2]], { channel: 'social' }), paid('cheque', { reference: 'CHQ-118' }));
  await as('aminah').orders.cancel(cancelled.id, { ifMatch: (await service.orders.get(cancelled.id)).version, reason: 'Customer changed her mind' });
  const rejected = await place(orderFor('hafiz', [['ACC-INFL', 1]]), paid('cash'));
  await follow(rejected, () => warehouse.reject(rejected.id, 'The address lies outside our delivery area'));

  const shipped = await place(orderFor('fleet', [['LUB-5W30-20L', 2], ['LUB-DOT4-500ML', 12]], { channel: 'email', reason: { code: 'purchaseOrder' }, purchaseOrderNumber: 'PO-7781', tags: ['fleet'], ...onTerms }), { methodCode: 'netTerms' });
  await follow(shipped, () => warehouse.pack(shipped.id),
    () => warehouse.ship(shipped.id, { trackingNumber: 'ER123456789MY', estimatedDeliveryOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) }),
    () => warehouse.track(shipped.id, 'inTransit', { at: iso(), description: 'Departed from the hub', location: 'Shah Alam' }));
  const packing = await place(orderFor('workshop', [['LUB-10W40-4L', 8]], { ...onTerms, purchaseOrderNumber: 'BM-0331' }), { methodCode: 'netTerms' });
  await follow(packing, () => warehouse.pack(packing.id, 'picking'));
  const acknowledged = await place(orderFor('kavitha', [['MER-SHIRT-M', 2], ['MER-CAP-BLACK', 1]], { channel: 'walkIn' }), paid('cardTerminal'));
  await follow(acknowledged);

  const waitingForVerification = await place(orderFor('workshop', [['LUB-4T-1L', 24]], { channel: 'email' }), paid('cheque', { payerName: 'Bengkel Maju Enterprise', bank: 'CIMB', reference: 'CHQ-204' }));
  const waitingForProof = await place(orderFor('hafiz', [['CAR-SHAM-500ML', 2]], { channel: 'chat' }), { methodCode: 'eWallet' });
  const requested = await place(orderFor('fleet', [['LUB-ATF-1L', 10]], { channel: 'email', purchaseOrderNumber: 'PO-7790', notes: { internal: 'Call before delivery.', packing: 'No invoice in the box' } }),
    paid('bankTransfer', { payerName: 'Seri Pantai Fleet Sdn Bhd', bank: 'Maybank', reference: 'IBG-7790', ...await slip('IBG-7790') }));
  const draft = await as('aminah').orders.create({ ...orderFor('meiYee', [['MER-UMB', 1]]), submit: false });

  return Object.fromEntries(Object.entries({
    draft, waitingForProof, waitingForVerification, requested, acknowledged, packing, rejected, shipped, exception, delivered, replacement, cancelled, online,
  }).map(([name, { id }]) => [name, id])) as Record<SampleOrderName, string>;
};
