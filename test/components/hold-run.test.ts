import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HoldRun, type HoldTarget } from '../../components/order-list/holds/hold-run.ts';
import { ApiError, NetworkError, type Client, type Order, type ProblemCode } from '../../src/index.ts';

const refusal = (code: ProblemCode, status: number): ApiError => new ApiError({ type: 'about:blank', title: code, status, code, requestId: 'req_1' }, { operation: 'test', attempts: 1, requestId: 'req_1' });
const noNetwork = (): NetworkError => new NetworkError({ operation: 'test', attempts: 3 });
const targets = (count: number): HoldTarget[] => Array.from({ length: count }, (_, place) => ({ id: `ord_${place}`, number: `MO-${place}`, version: 1 }));

/** A shop that keeps holds as the server does: by key each call counts once, and an older version is refused. */
class Shop {
  readonly holds = new Map<string, { id: string; reason: string }[]>();
  readonly versions = new Map<string, number>();
  readonly answered = new Map<string, Order>();
  /** What the next calls for an order come to, before or after they were carried out. */
  readonly faults = new Map<string, { error: Error; isLate: boolean }[]>();
  faultsMet = 0;
  calls = 0;
  most = 0;
  #underWay = 0;
  #next = 0;

  order(id: string): Order { return { id, version: this.versions.get(id) ?? 1, holds: this.holds.get(id) ?? [] } as unknown as Order; }

  async #act(id: string, { ifMatch, idempotencyKey }: { ifMatch: number; idempotencyKey: string }, change: () => void): Promise<Order> {
    this.calls += 1;
    this.most = Math.max(this.most, this.#underWay += 1);
    await new Promise((done) => { setImmediate(done); });
    this.#underWay -= 1;
    const fault = this.faults.get(id)?.shift();
    if (fault) this.faultsMet += 1;
    if (fault && !fault.isLate) throw fault.error;
    let order = this.answered.get(idempotencyKey);
    if (order === undefined) {
      if (ifMatch !== this.order(id).version) throw refusal('versionConflict', 412);
      change();
      this.versions.set(id, ifMatch + 1);
      order = structuredClone(this.order(id));
      this.answered.set(idempotencyKey, order);
    }
    if (fault) throw fault.error;
    return order;
  }

  readonly client = {
    orders: {
      get: (id: string) => Promise.resolve(this.order(id)),
      hold: (id: string, { reason, ...options }: { reason: string; ifMatch: number; idempotencyKey: string }) => this.#act(id, options, () => {
        this.holds.set(id, [...this.holds.get(id) ?? [], { id: `hld_${this.#next += 1}`, reason }]);
      }),
      release: (id: string, { holdId, ...options }: { holdId?: string; ifMatch: number; idempotencyKey: string }) => this.#act(id, options, () => {
        this.holds.set(id, (this.holds.get(id) ?? []).filter((hold) => holdId !== undefined && hold.id !== holdId));
      }),
    },
  } as unknown as Pick<Client, 'orders'>;
}

const runOf = (shop: Shop, count: number): HoldRun => new HoldRun({ client: shop.client, kind: 'hold', targets: targets(count), reason: 'Stock count', onStep: () => {} });

test('orders are held a few at a time, and undone without touching the holds of others', async () => {
  const shop = new Shop();
  shop.holds.set('ord_3', [{ id: 'hld_before', reason: 'Address' }]);
  const run = runOf(shop, 20);
  await run.go();
  assert.deepEqual([run.done.length, run.settled, run.left, shop.most], [20, 20, 0, 4]);
  assert.deepEqual(shop.holds.get('ord_3')?.map(({ reason }) => reason), ['Address', 'Stock count']);
  const back = run.undo();
  await back.go();
  assert.equal(back.done.length, 20);
  assert.deepEqual([...shop.holds.values()].flat().map(({ id }) => id), ['hld_before']);
});

test('one that has changed meanwhile is held as it is now; one that cannot be keeps no other back', async () => {
  const shop = new Shop();
  shop.versions.set('ord_1', 7);
  shop.faults.set('ord_2', [{ error: refusal('invalidTransition', 409), isLate: false }]);
  shop.faults.set('ord_4', [{ error: refusal('validationFailed', 422), isLate: false }]);
  const run = runOf(shop, 6);
  await run.go();
  assert.equal(shop.faultsMet, 2);
  assert.deepEqual(run.done.map(({ id }) => id).sort(), ['ord_0', 'ord_1', 'ord_3', 'ord_5']);
  assert.deepEqual([run.refused.map(({ target }) => target.number), run.failed.map(({ target }) => target.number)], [['MO-2'], ['MO-4']]);
  await run.retry();
  assert.deepEqual([run.done.length, run.failed.length, run.refused.length], [5, 0, 1]);
});

test('without a network the others are not tried, and are gone on with later', async () => {
  const shop = new Shop();
  for (const { id } of targets(50)) shop.faults.set(id, [{ error: noNetwork(), isLate: false }]);
  const run = runOf(shop, 50);
  await run.go();
  assert.ok(run.failed.length > 0 && run.failed.length <= 4, `${run.failed.length} were tried`);
  assert.equal(run.left, 50 - run.failed.length);
  shop.faults.clear();
  await run.retry();
  assert.equal(run.done.length, 50);
});

test('stopped, it begins with no further order', async () => {
  const shop = new Shop();
  const run = new HoldRun({ client: shop.client, kind: 'hold', targets: targets(50), reason: 'x', onStep: () => { if (run.done.length === 3) run.stop(); } });
  await run.go();
  assert.ok(run.done.length >= 3 && run.done.length < 8);
  assert.equal(run.left + run.settled, 50);
});

test('whatever fails, before or after it was carried out, each order has one hold in the end', async () => {
  const fault = fc.record({ error: fc.constantFrom(noNetwork, () => refusal('rateLimited', 429), () => refusal('providerUnavailable', 503)).map((make) => make()), isLate: fc.boolean() });
  let met = 0;
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.array(fault, { minLength: 1, maxLength: 3 })), { maxLength: 8 }), async (faults) => {
    const shop = new Shop();
    for (const [place, list] of faults) shop.faults.set(`ord_${place}`, [...list]);
    const run = runOf(shop, 10);
    await run.go();
    for (let round = 0; run.done.length < 10 && round < 40; round += 1) await run.retry();
    assert.deepEqual([run.done.length, run.left, run.failed.length], [10, 0, 0]);
    for (const { id } of targets(10)) assert.equal(shop.holds.get(id)?.length, 1, id);
    met += shop.faultsMet;
    const back = run.undo();
    await back.go();
    assert.deepEqual([back.done.length, [...shop.holds.values()].flat().length], [10, 0]);
  }), { numRuns: 60 });
  assert.ok(met > 50, `${met} faults were met`);
});
