import { isApiError, money, type LineInput, type Order, type OrderCreate } from '../../src/index.ts';
import { sampleSlip } from '../../testing/proof-file.ts';
import type { Chance } from './chance.ts';
import type { Person, World } from './world.ts';

/** What each item is called, costs in minor units, and how many of it there are. */
export const items = Array.from({ length: 20 }, (_, place) => ({
  sku: `SKU-${String(place + 1).padStart(2, '0')}`, title: `Item ${place + 1}`, price: money(1_000 + place * 730, 'MYR'), taxRate: place % 3 === 0 ? 600 : 0,
  onHand: place === 7 ? 12 : 400, backOrder: false,
}));

const kinds = ['terms', 'terms', 'prepaid', 'prepaid', 'walkIn', 'walkIn', 'priced', 'replacement', 'online', 'draft'] as const;
export type Kind = (typeof kinds)[number];

/** An order of the week, as who follows it knows it. */
export interface Followed { id: string; kind: Kind; takenBy: Person }

const linesOf = (chance: Chance, most = 4): LineInput[] => chance.shuffled(items).slice(0, chance.between(1, most)).map(({ sku }) =>
  ({ kind: 'catalogue', sku, quantity: chance.between(1, 6) }));

const address = (name: string) => ({ name, line1: '12 Jalan Perusahaan 3', city: 'Shah Alam', region: 'MY-10', postalCode: '40150', country: 'MY' });

/** Takes one order, as a person would take it; nothing when the shop refused it for a reason that a shop has. */
export async function takeOrder(world: World, chance: Chance, place: number, before: readonly Followed[]): Promise<Followed | undefined> {
  const person = chance.one(world.merchants);
  const { client } = person;
  const kind = chance.one(kinds);
  const isCompany = kind === 'terms' || kind === 'prepaid' || kind === 'draft';
  const customer = { name: `Buyer ${place}`, email: `buyer-${place}@example.com`, phone: `+6012${String(1_000_000 + place)}` };
  const lines = linesOf(chance);
  const provider = chance.one(['north', 'south', 'hand']);
  const order: OrderCreate = {
    segment: isCompany ? 'b2b' : 'b2c', channel: 'phone', customer, shippingAddress: address(customer.name), lines, providerCode: provider,
    ...(isCompany && { company: { legalName: `Company ${place % 40} Sdn Bhd` } }),
    ...(!isCompany && kind !== 'online' && { reason: { code: 'phoneOrder', note: 'Rang us up' } }),
  };
  const totalOf = async (): Promise<number> => (await client.orders.calculate(order)).totals.total.amount;
  switch (kind) {
    case 'terms':
    case 'draft':
      order.paymentTerms = { type: 'net', netDays: chance.one([1, 7, 30]) };
      break;
    case 'walkIn':
      order.payments = [{ methodCode: 'cash', amount: money(await totalOf(), 'MYR'), paidAt: new Date(world.clock.now()).toISOString() }];
      break;
    case 'priced':
      order.lines = lines.map((line) => ({ ...line, unitPrice: money(999, 'MYR'), priceOverride: { reasonCode: 'negotiated' } }));
      order.payments = [{ methodCode: 'cheque', amount: money(await totalOf(), 'MYR') }];
      break;
    case 'replacement': {
      const original = before.at(-1);
      if (original === undefined) return undefined;
      order.reason = { code: 'replacement', note: 'Arrived broken' };
      order.relatedOrderId = original.id as `ord_${string}`;
      order.lines = lines.map((line) => ({ ...line, unitPrice: money(0, 'MYR'), priceOverride: { reasonCode: 'replacement' } }));
      break;
    }
    case 'prepaid': {
      const total = await totalOf();
      // Every now and then somebody sends a slip that has been used.
      const name = chance.is(0.05) ? 'Buyer 1' : customer.name;
      const slip = await client.uploads.send(sampleSlip({ lines: [name, `RM ${total / 100}`], name: `slip-${place}.pdf` }));
      const amount = money(chance.is(0.1) ? total - 100 : chance.is(0.05) ? total + 500 : total, 'MYR');
      order.payments = [{ methodCode: 'bankTransfer', amount, reference: `IBG-${place}`, paidAt: new Date(world.clock.now()).toISOString(), proofs: [{ uploadId: slip.id as `upl_${string}`, kind: 'bankSlip' }] }];
      break;
    }
    case 'online':
      order.origin = 'online';
      order.channel = 'other';
      order.externalReference = `WEB-${place}`;
      order.payments = [{ methodCode: 'cardTerminal', amount: money(await world.service.orders.calculate(order).then(({ totals }) => totals.total.amount), 'MYR') }];
  }
  try {
    const taken = await place_(kind === 'online' ? world.service : client, order, kind, chance, world);
    return { id: taken.id, kind, takenBy: person };
  } catch (error) {
    if (!isApiError(error) || error.code !== 'insufficientStock') throw error;
    world.count('refused: insufficientStock');
    return undefined;
  }
}

/** A key that is used twice makes one order, and a draft is placed by whoever comes next. */
async function place_(client: Person['client'], order: OrderCreate, kind: Kind, chance: Chance, world: World): Promise<Order> {
  if (kind === 'draft') {
    const draft = await client.orders.create(order);
    return chance.one(world.merchants).client.orders.submit(draft.id, { ifMatch: draft.version });
  }
  const idempotencyKey = crypto.randomUUID();
  const first = await client.orders.create({ ...order, submit: true }, { idempotencyKey });
  if (chance.is(0.05)) {
    world.count('placed twice under one key');
    const again = await client.orders.create({ ...order, submit: true }, { idempotencyKey });
    if (again.id !== first.id) throw new Error('One key made two orders.');
  }
  return first;
}
