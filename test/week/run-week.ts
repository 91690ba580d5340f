import assert from 'node:assert/strict';
import { verifyChain } from '../../src/rules/event-chain.ts';
import { Chance } from './chance.ts';
import { attempt, doSomething, judgeProofs } from './deeds.ts';
import { checkHistory, checkOutbox, checkParcels, checkReconciliation, checkStock, checkTotals, checkWhatLeft, everyOrder } from './invariants.ts';
import { items, takeOrder, type Followed } from './orders.ts';
import { openWorld, type World } from './world.ts';

const halfHourMs = 30 * 60_000;
/** Eight in the morning to eight at night. */
const halfHoursADay = 24;

const pass = async (world: World, halfHours: number): Promise<void> => {
  for (let step = 0; step < halfHours; step += 1) {
    world.clock.time += halfHourMs;
    await world.server.drain();
    await world.north.work();
    await world.south.work();
    await world.hand.work(world.mail.received);
  }
};

/** What happened in a week, and how often. */
export type WeekReport = Record<string, number>;

/**
 * Lets a shop work from Monday on, and looks at what is left when everything has arrived: the same in every run, since
 * chance is drawn from a seed and the clock goes only when it is told to.
 * @throws {AssertionError} naming the first thing that is not as it must be
 */
export async function runWeek({ wanted, days, seed }: { wanted: number; days: number; seed: number }): Promise<WeekReport> {
  const chance = new Chance(seed);
  const world = await openWorld(chance);
  try {
    return await work(world, chance, { wanted, days });
  } finally {
    await world.close();
  }
}

async function work(world: World, chance: Chance, { wanted, days }: { wanted: number; days: number }): Promise<WeekReport> {
  await world.service.catalogue.upsert(items);
  const orders: Followed[] = [];

  for (let day = 0; day < days; day += 1) {
    for (let halfHour = 0; halfHour < halfHoursADay; halfHour += 1) {
      const now = day * halfHoursADay + halfHour;
      // On Tuesday the mail server is away for three hours, on Wednesday a warehouse, on Thursday both.
      world.mail.down = (now >= 30 && now < 36) || (now >= 80 && now < 84);
      world.north.down = (now >= 54 && now < 62) || (now >= 80 && now < 84);
      const due = Math.ceil((wanted * (now + 1)) / (days * halfHoursADay)) - orders.length;
      for (let one = 0; one < due; one += 1) {
        world.clock.time += 15_000;
        const taken = await takeOrder(world, chance, orders.length + one * 1_000 + now * 10_000, orders);
        if (taken === undefined) continue;
        orders.push(taken);
        await thinkAgain(world, chance, taken);
      }
      for (let one = 0; one < 3 && orders.length > 0; one += 1) await doSomething(world, chance, orders);
      await judgeProofs(world, chance, 2);
      await pass(world, 1);
      if (halfHour === 20) await world.service.stock.put({ asOf: new Date(world.clock.now()).toISOString(), levels: items.map(({ sku, onHand }) => ({ sku, onHand })) });
    }
    await checkStock(world);
    // The night: mail leaves, warehouses work, nobody else does.
    await pass(world, 24);
  }
  world.mail.down = false;
  world.north.down = false;
  while (orders.length < wanted) {
    const taken = await takeOrder(world, chance, 9_000_000 + orders.length + world.counts.size, orders);
    if (taken !== undefined) orders.push(taken);
  }
  await releaseAll(world, orders);
  await judgeProofs(world, chance, 200);
  await pass(world, 200);

  const all = await everyOrder(world);
  assert.ok(all.length >= wanted, `${all.length} orders`);
  await checkStock(world);
  checkTotals(all);
  await checkWhatLeft(world, all);
  checkParcels(world, all);
  const events = await checkHistory(world, all);
  const chain = await verifyChain(events);
  assert.deepEqual([chain.events, chain.unchained, chain.breaks], [events.length, 0, []], 'the chain is whole');
  await checkReconciliation(world, all);
  await checkOutbox(world);
  assert.deepEqual(world.log.filter(({ level }) => level === 'error'), []);

  return { orders: all.length, events: events.length, mails: world.mail.received.length, mailFaults: world.mail.faultsMet, ...Object.fromEntries([...world.counts].sort()) };
}

/** What people do in the minutes after they have taken an order. */
async function thinkAgain(world: World, chance: Chance, taken: Followed): Promise<void> {
  const { id, takenBy: { client } } = taken;
  const what = chance.next();
  if (what < 0.08) return undoAndPlaceAgain(world, taken);
  const { version: ifMatch, lines } = await world.service.orders.get(id);
  if (what < 0.16) await attempt(world, 'send now', () => client.orders.sendNow(id, { ifMatch }));
  else if (what < 0.22) await attempt(world, 'hold', () => client.orders.hold(id, { ifMatch, reason: 'The customer is thinking' }));
  else if (what < 0.28) await attempt(world, 'cancel', () => client.orders.cancel(id, { ifMatch }));
  else if (what < 0.36) await attempt(world, 'change a quantity', () => client.orders.updateLine(id, lines[0]?.id ?? '', { quantity: chance.between(1, 9) }, { ifMatch }));
}

async function undoAndPlaceAgain(world: World, { id, takenBy: { client } }: Followed): Promise<void> {
  const placed = await world.service.orders.get(id);
  const number = placed.number;
  let version = 0;
  if (!await attempt(world, 'undo', async () => { ({ version } = await client.orders.undo(id, { ifMatch: placed.version })); })) return;
  await attempt(world, 'place again', async () => { assert.equal((await client.orders.submit(id, { ifMatch: version })).number, number); });
}

/** On Saturday evening somebody lets go what is still held. */
async function releaseAll(world: World, orders: readonly Followed[]): Promise<void> {
  for (const { id } of orders) {
    const order = await world.service.orders.get(id);
    if (order.holds.length > 0 && order.status === 'confirmed') await attempt(world, 'release', () => world.service.orders.release(id, { ifMatch: order.version }));
  }
}
