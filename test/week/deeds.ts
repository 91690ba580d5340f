import { isApiError, money, type Order, type ProblemCode } from '../../src/index.ts';
import { sampleSlip } from '../../testing/proof-file.ts';
import type { Chance } from './chance.ts';
import { items, type Followed } from './orders.ts';
import type { Person, World } from './world.ts';

interface Deed { person: Person; order: Order; chance: Chance; world: World }
type Act = (deed: Deed) => Promise<unknown>;

const deadOrLive = ({ status }: Order): boolean => status === 'confirmed';

/** What people do with orders that have been placed. Each acts only where a screen would let it; the rest is a race that the server decides. */
const deeds: Readonly<Record<string, { weight: number; by: 'merchants' | 'ops'; where?: (order: Order) => boolean; act: Act }>> = {
  hold: { weight: 2, by: 'merchants', where: deadOrLive, act: ({ person, order }) => person.client.orders.hold(order.id, { ifMatch: order.version, reason: 'The customer is thinking' }) },
  release: { weight: 8, by: 'merchants', where: ({ holds }) => holds.length > 0, act: ({ person, order }) => person.client.orders.release(order.id, { ifMatch: order.version }) },
  cancel: { weight: 3, by: 'ops', where: deadOrLive, act: ({ person, order }) => person.client.orders.cancel(order.id, { ifMatch: order.version, reason: 'Changed their mind' }) },
  duplicate: { weight: 1, by: 'merchants', act: ({ person, order }) => person.client.orders.duplicate(order.id) },
  'change a quantity': {
    weight: 6, by: 'merchants', where: deadOrLive,
    act({ person, order, chance }) {
      const line = chance.one(order.lines);
      const least = Math.max(1, line.quantities.shipped);
      return person.client.orders.updateLine(order.id, line.id, { quantity: Math.max(least, line.quantity + chance.between(-3, 3)) }, { ifMatch: order.version });
    },
  },
  'add a line': {
    weight: 2, by: 'merchants', where: deadOrLive,
    act: ({ person, order, chance }) => person.client.orders.addLine(order.id, { kind: 'catalogue', sku: chance.one(items).sku, quantity: 1 }, { ifMatch: order.version }),
  },
  'change the address': {
    weight: 2, by: 'merchants', where: deadOrLive,
    act: ({ person, order, chance }) => person.client.orders.update(order.id, { shippingAddress: { line1: `${chance.between(1, 99)} Jalan Baru` } }, { ifMatch: order.version }),
  },
  'write a note': { weight: 2, by: 'ops', act: ({ person, order }) => person.client.orders.update(order.id, { notes: { internal: 'Rang back' } }, { ifMatch: order.version }) },
  'edit what is out of date': { weight: 1, by: 'merchants', act: ({ person, order }) => person.client.orders.update(order.id, { tags: ['late'] }, { ifMatch: order.version - 1 }) },
  'tell of an amendment': { weight: 1, by: 'merchants', where: deadOrLive, act: ({ person, order }) => person.client.messages.send(order.id, 'amended') },
  'record what came back': {
    weight: 6, by: 'ops', where: ({ lines }) => lines.some(({ quantities }) => quantities.delivered > quantities.returned),
    act({ person, order, chance }) {
      const line = order.lines.find(({ quantities }) => quantities.delivered > quantities.returned);
      return person.client.orders.recordReturn(order.id, { lines: [{ lineId: line?.id as `lin_${string}`, quantity: 1 }], reason: 'Too small', restock: chance.is(0.5) }, { ifMatch: order.version });
    },
  },
  'pay what is owed': {
    weight: 5, by: 'merchants', where: ({ totals, status, payments }) => totals.balance.amount > 0 && status !== 'cancelled' && !payments.some((payment) => payment.status === 'pending' || payment.status === 'proofSubmitted'),
    act: ({ person, order }) => person.client.payments.record(order.id, { methodCode: 'cash', amount: order.totals.balance }),
  },
  'verify money without a slip': {
    weight: 8, by: 'ops', where: ({ payments, status }) => status !== 'cancelled' && payments.some((payment) => payment.status === 'pending'),
    act: ({ person, order }) => person.client.payments.verify(order.id, order.payments.find((payment) => payment.status === 'pending')?.id ?? '', { ifMatch: order.version }),
  },
  'send another slip': {
    weight: 9, by: 'merchants', where: ({ payments, status }) => status !== 'cancelled' && payments.some((payment) => payment.status === 'rejected'),
    async act({ person, order, chance }) {
      const upload = await person.client.uploads.send(sampleSlip({ lines: [order.id, `again ${chance.next()}`], name: 'again.pdf' }));
      return person.client.payments.addProof(order.id, order.payments.find((payment) => payment.status === 'rejected')?.id ?? '', { uploadId: upload.id as `upl_${string}`, kind: 'bankSlip' });
    },
  },
  'give money back': {
    weight: 6, by: 'ops', where: ({ totals, status }) => totals.paid.amount > 0 && (status === 'cancelled' || totals.balance.amount < 0),
    act({ person, order }) {
      const payment = order.payments.find(({ status }) => status === 'verified');
      const over = order.status === 'cancelled' ? undefined : money(Math.min(-order.totals.balance.amount, payment?.amount.amount ?? 0), order.currency);
      return person.client.payments.refund(order.id, payment?.id ?? '', { ifMatch: order.version, reason: 'Paid too much', ...(over && { amount: over }) });
    },
  },
  'take a claim back': {
    weight: 1, by: 'merchants', where: ({ payments }) => payments.some(({ status }) => status === 'pending'),
    act: ({ person, order }) => person.client.payments.void(order.id, order.payments.find(({ status }) => status === 'pending')?.id ?? '', { ifMatch: order.version, reason: 'Typed twice' }),
  },
  'send the hand-off again': {
    weight: 8, by: 'ops', where: ({ fulfilments, status }) => status === 'confirmed' && fulfilments.some((one) => one.status === 'rejected' || one.status === 'failed'),
    act: ({ person, order }) => person.client.fulfilments.retry(order.fulfilments.find((one) => one.status === 'rejected' || one.status === 'failed')?.id ?? ''),
  },
  'ask the warehouse': {
    weight: 1, by: 'ops', where: ({ fulfilments }) => fulfilments.some((one) => one.status === 'sent' && one.providerCode !== 'hand'),
    act: ({ person, order }) => person.client.fulfilments.refresh(order.fulfilments.find((one) => one.status === 'sent')?.id ?? ''),
  },
  'look at it as a viewer': { weight: 1, by: 'ops', act: async ({ world, order, chance }) => chance.one(world.viewers).client.orders.hold(order.id, { ifMatch: order.version, reason: 'I may not' }) },
};

/** What the server may say to people who act at the same time; anything else is a defect. */
const refusals = new Set<ProblemCode>([
  'versionConflict', 'invalidTransition', 'alreadyShipped', 'insufficientStock', 'permissionDenied', 'contactRequired', 'fieldLocked' as ProblemCode, 'providerUnavailable',
]);

const allowed = (error: unknown): string | undefined => {
  if (!isApiError(error)) return undefined;
  if (refusals.has(error.code as ProblemCode)) return error.code;
  return error.code === 'validationFailed' && error.fields.every(({ code }) => code === 'fieldLocked') ? 'fieldLocked' : undefined;
};

/** Does something, and counts how it went. */
export async function attempt(world: World, what: string, act: () => Promise<unknown>): Promise<boolean> {
  // People take time.
  world.clock.time += 15_000;
  try {
    await act();
    world.count(what);
    return true;
  } catch (error) {
    const code = allowed(error);
    if (code === undefined) throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)} ${JSON.stringify(isApiError(error) ? error.fields : '')}`, { cause: error });
    world.count(`${what}: ${code}`);
    return false;
  }
}

/** One thing that somebody does with one of the orders. */
export async function doSomething(world: World, chance: Chance, orders: readonly Followed[]): Promise<void> {
  const followed = chance.one(orders);
  const order = await chance.one(world.viewers).client.orders.get(followed.id);
  const fitting = Object.entries(deeds).filter(([, { where = () => true }]) => where(order));
  const [name, deed] = chance.one(fitting.flatMap((entry) => Array.from({ length: entry[1].weight }, () => entry)));
  await attempt(world, name, () => deed.act({ person: chance.one(world[deed.by]), order, chance, world }));
}

/** The proof desk: the oldest slips first, by somebody who did not record them. */
export async function judgeProofs(world: World, chance: Chance, most: number): Promise<void> {
  const person = chance.one(world.ops);
  const { items: waiting } = await person.client.payments.list({ status: ['proofSubmitted'], limit: most });
  for (const { order, payment } of waiting) {
    if (order.status === 'draft' || order.status === 'cancelled') continue;
    const { version } = await person.client.orders.get(order.id);
    if (chance.is(0.15)) await attempt(world, 'reject a proof', () => person.client.payments.reject(order.id, payment.id, { ifMatch: version, reason: 'The amount cannot be read' }));
    else await attempt(world, 'verify a proof', () => person.client.payments.verify(order.id, payment.id, { ifMatch: version }));
  }
}
