import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Order, OrderStatus } from '../../../src/contract/order.ts';
import { fieldPermissions, type EditableField, type FieldPermission, type FieldStage } from '../../../src/contract/permissions.ts';
import { roleScopes } from '../../../src/contract/session.ts';
import { times } from '../../long-run.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeAround, makeThings, type Around, type Things } from './things.ts';

const amount = (minor: number) => ({ amount: minor, currency: 'MYR' });
const address = { name: 'Tan Mei Ling', line1: '1 Jalan Besar', city: 'Ipoh', region: 'MY-08', postalCode: '30000', country: 'MY' };

/** Another value for every field than a new order has. */
const another: Readonly<Record<EditableField, unknown>> = {
  segment: 'b2c', channel: 'email', reason: { code: 'purchaseOrder', note: 'By e-mail.' }, relatedOrderId: 'ord_other', orderedAt: '2026-11-20T08:00:00.000Z', currency: 'SGD',
  providerCode: 'warehouse', locale: 'ms', purchaseOrderNumber: 'PO-9', externalReference: 'EXT-9', recipients: { shipped: ['store@example.com'] }, notes: { internal: 'Call first.' },
  tags: ['urgent'], requestedDeliveryDate: '2026-12-01', customer: { name: 'Tan Mei Ling', email: 'mei@example.com' }, company: { legalName: 'Another Sdn Bhd' },
  shippingAddress: address, billingAddress: address, shipping: { methodCode: 'standard', price: amount(800) }, paymentTerms: { type: 'net', netDays: 60 },
  discounts: [{ label: 'Regular', amount: amount(100) }],
};
const fields = Object.keys(another) as EditableField[];

/** The fields’ stages in the words of the contract: until it is placed, until something has shipped, until it is cancelled. */
const openIn: Readonly<Record<FieldStage, readonly OrderStatus[]>> = { draft: ['draft'], shipping: ['draft', 'confirmed'], always: ['draft', 'confirmed', 'completed'] };

describe('the fields of an order', () => {
  let shop: TestServer;
  let around: Around;
  let somebody: string;
  before(async () => {
    shop = await openTestServer({ graceSeconds: 600 });
    around = await makeAround(shop);
    somebody = await shop.tokenFor('merchant', { id: 'somebody-else' });
  });
  const read = async ({ orderId }: Things): Promise<Order> => (await shop.call<Order>('GET', `/orders/${orderId}`)).body;
  const patch = ({ orderId }: Things, body: unknown, token = shop.serviceKey) => shop.call('PATCH', `/orders/${orderId}`, { ifMatch: '*', body, token });

  it('change as long as their stage lets them, each by itself, and are locked afterwards by name', async () => {
    const differences: string[] = [];
    for (const status of ['draft', 'confirmed', 'completed', 'cancelled'] as const) {
      // A completed order has shipped as a whole.
      const shared = await makeThings(shop, around, { status, by: somebody });
      for (const field of fields) {
        const things = status === 'draft' ? await makeThings(shop, around, { status, by: somebody }) : shared;
        const before = await read(things);
        const value = field === 'externalReference' ? `EXT-${status}` : another[field];
        const { status: answered, body } = await patch(things, { [field]: value });
        const after = await read(things);
        const isOpen = openIn[(fieldPermissions[field] as FieldPermission).stage].includes(status);
        const where = `${field} of an order that is ${status}: ${answered} ${JSON.stringify(body.errors ?? body.code ?? '')}`;
        if (status === 'cancelled' ? answered !== 409 || body.code !== 'invalidTransition' : isOpen ? answered !== 200 && !refusedForItself(field, body.code, answered)
          : answered !== 422 || !body.errors?.some(({ code, pointer }) => code === 'fieldLocked' && pointer === `/${field}`)) differences.push(where);
        if (answered !== 200) assert.deepEqual(after, before, `${where}, and changed something`);
      }
    }
    assert.deepEqual(differences, []);
  });

  /** A draft with lines in ringgit does not become one in dollars. */
  const refusedForItself = (field: EditableField, code: string, status: number): boolean => field === 'currency' && status === 422 && code === 'currencyMismatch';

  it('ask for the right that they need beside', async () => {
    const token = await shop.tokenFor('ops');
    for (const status of ['draft', 'confirmed'] as const) {
      const things = await makeThings(shop, around, { status, by: somebody });
      for (const field of fields) {
        const { scope } = fieldPermissions[field] as FieldPermission;
        if (scope === undefined || (roleScopes.ops as readonly string[]).includes(scope)) continue;
        const before = await read(things);
        const { status: answered, body } = await patch(things, { [field]: another[field] }, token);
        assert.deepEqual([answered, body.params], [403, { scope }], field);
        assert.deepEqual(await read(things), before);
      }
    }
  });
});

/** What only the server says of an order. */
const keptBack: Readonly<Record<string, unknown>> = {
  id: 'ord_mine', shopId: 'another-shop', shop_id: 'another-shop', number: 'MO-1', number_position: 1, version: 99, status: 'completed', paymentStatus: 'paid', payment_status: 'paid',
  fulfilmentStatus: 'delivered', totals: { items: amount(1), discount: amount(0), shipping: amount(0), tax: amount(0), total: amount(1), paid: amount(1), balance: amount(0) },
  total: 1, balance: 0, paid: amount(1), createdBy: { id: 'boss', name: 'Boss', role: 'ops' }, updatedBy: { id: 'boss', name: 'Boss', role: 'ops' }, createdAt: '2020-01-01T00:00:00.000Z',
  updatedAt: '2020-01-01T00:00:00.000Z', confirmedAt: '2020-01-01T00:00:00.000Z', completedAt: '2020-01-01T00:00:00.000Z', cancelledAt: null, graceEndsAt: '2030-01-01T00:00:00.000Z',
  holds: [], alerts: [], returns: [], fulfilments: [], shipments: [], overdue: false, dueOn: '2030-01-01', cancellation: null, document: {}, actor: { id: 'boss' }, role: 'service',
  scopes: ['payments:verify'], listPrice: amount(1), quantities: { allocated: 0, shipped: 9, delivered: 9, returned: 0, cancelled: 0 }, stock: { onHand: 9 }, verifiedBy: { id: 'boss' },
  verifiedAt: '2020-01-01T00:00:00.000Z', recordedBy: { id: 'boss' }, refunds: [], refunded: 1, duplicateOf: [], sha256: 'a'.repeat(64), constructor: { prototype: { status: 'paid' } },
};

/** Only what was said openly has changed, and by one version at most. */
const holdsStill = (before: Order, after: Order): void => {
  const guarded = ({ version: _version, updatedAt: _at, updatedBy: _by, tags: _tags, notes: _notes, purchaseOrderNumber: _po, locale: _locale, ...rest }: Order) => rest;
  assert.deepEqual(guarded(after), guarded(before));
  assert.ok(after.version === before.version || after.version === before.version + 1);
  assert.notEqual(after.updatedBy.id, 'boss');
};

describe('bodies that say more than anybody may', () => {
  it('change none of what the server says itself, whatever they slip in', async () => {
    const bodies = times(250, 2_000);
    const shop = await openTestServer({ graceSeconds: 600 });
    const around = await makeAround(shop);
    const token = await shop.tokenFor('merchant');
    const things = await Promise.all((['draft', 'confirmed'] as const).map((status) => makeThings(shop, around, { status, by: token })));
    const far = await openTestServer();
    const farOrders = (await far.call<{ items: unknown[] }>('GET', '/orders')).body;
    const catalogueLine = { kind: 'catalogue', sku: around.sku, quantity: 1 };
    /** What may be said, and where the rest is slipped in: on top, into a line, into a payment, into an address. */
    const right = {
      update: { tags: ['a'], notes: { internal: 'b' }, purchaseOrderNumber: 'PO-1', locale: 'en' }, create: { segment: 'b2b', lines: [catalogueLine], payments: [{ methodCode: 'cash', amount: amount(100) }], shippingAddress: address },
      addLine: catalogueLine, updateLine: { discounts: [] }, record: { methodCode: 'cash', amount: amount(1) },
    } as const;
    const where = fc.constantFrom('update', 'create', 'addLine', 'updateLine', 'record');
    const names = fc.uniqueArray(fc.constantFrom(...Object.keys(keptBack)), { minLength: 0, maxLength: 4 });
    const seen = { refused: 0, taken: 0 };
    const orderOf = async (orderId: string): Promise<Order> => (await shop.call<Order>('GET', `/orders/${orderId}`)).body;
    const known = new Map<string, Order>();
    for (const { orderId } of things) known.set(orderId, await orderOf(orderId));
    await fc.assert(fc.asyncProperty(where, names, fc.constantFrom(0, 1), fc.boolean(), fc.boolean(), async (kind, extra, which, isNested, isProto) => {
      const { orderId, lineId } = things[which] as Things;
      const slipped = Object.fromEntries(extra.map((name) => [name, keptBack[name]]));
      const base = right[kind];
      const nested = kind === 'create' ? { ...base, lines: [{ ...catalogueLine, ...slipped }], payments: [{ ...right.record, ...slipped }], shippingAddress: { ...address, ...slipped } }
        : kind === 'update' ? { ...base, notes: { internal: 'b', ...slipped } } : { ...base, ...slipped };
      const value = isNested ? nested : { ...base, ...slipped };
      // Text, since an object literal would take the name of the prototype for the prototype.
      const body = isProto ? JSON.stringify(value).replace('{', '{"__proto__":{"status":"paid"},') : JSON.stringify(value);
      const [method, path] = {
        update: ['PATCH', `/orders/${orderId}`], create: ['POST', '/orders'], addLine: ['POST', `/orders/${orderId}/lines`], updateLine: ['PATCH', `/orders/${orderId}/lines/${lineId}`], record: ['POST', `/orders/${orderId}/payments`],
      }[kind] as [string, string];
      // What may be said is said to drafts alone, and to fields that change nothing else, so that everything else must stand still.
      if (extra.length === 0 && !isProto && (kind === 'addLine' || kind === 'record' || kind === 'create')) return;
      const answer = await shop.call(method, path, { body, token, ifMatch: '*' });
      if (extra.length > 0 || isProto) {
        seen.refused += 1;
        assert.equal(answer.status, 422, `${kind} ${body}: ${answer.status}`);
        assert.ok(answer.body.errors?.some(({ code }) => code === 'unknownField'), body);
      } else {
        seen.taken += 1;
        assert.equal(answer.status, 200, `${kind} ${body}: ${JSON.stringify(answer.body)}`);
        const after = await orderOf(orderId);
        holdsStill(known.get(orderId) as Order, after);
        known.set(orderId, after);
      }
    }), { numRuns: bodies });
    for (const [orderId, order] of known) assert.deepEqual(await orderOf(orderId), order, 'what was refused changed nothing');
    assert.ok(seen.refused > bodies / 2 && seen.taken > 0, JSON.stringify(seen));
    assert.equal(Object.keys(Object.prototype).length, 0);
    assert.equal(({} as { status?: string }).status, undefined);
    assert.deepEqual((await far.call<{ items: unknown[] }>('GET', '/orders')).body, farOrders);
    assert.equal((await shop.call<{ total: number }>('GET', '/orders?includeTotal=true')).body.total, 2, 'nothing was made');
  });
});
