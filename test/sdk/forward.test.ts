import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Customer } from '../../src/contract/customer.ts';
import { OrderEvent, Message } from '../../src/contract/event.ts';
import { Order } from '../../src/contract/order.ts';
import { Problem } from '../../src/contract/problem.ts';
import { CurrentSession } from '../../src/contract/session.ts';
import { Settings } from '../../src/contract/settings.ts';
import { Upload } from '../../src/contract/upload.ts';
import { createClient, isApiError } from '../../src/index.ts';
import { restOfSettings } from '../rest-of-settings.ts';
import { event, order, upload } from './fixtures.ts';
import { json, openHttpServer, problem } from './http-server.ts';

const at = '2026-11-22T10:00:00.000Z';
const actor = { id: 'usr_1', name: 'Aina', role: 'ops' };
const proof = { id: 'prf_1', uploadId: 'upl_1', kind: 'bankSlip', filename: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 10, status: 'submitted', duplicateOf: [], createdAt: at };
const whole = order({
  payments: [{ id: 'pay_1', methodCode: 'bankTransfer', status: 'proofSubmitted', amount: { amount: 2_650, currency: 'MYR' }, proofs: [proof], duplicateOf: [], refunds: [], createdAt: at, recordedBy: actor }],
  fulfilments: [{ id: 'ful_1', orderId: 'ord_1', providerCode: 'main', status: 'pending', lines: [], waitingFor: 'verified', attempts: [{ at, outcome: 'failed' }], createdAt: at }],
  shipments: [{ id: 'shp_1', orderId: 'ord_1', fulfilmentId: 'ful_1', carrier: 'PosLaju', status: 'inTransit', lines: [], events: [{ status: 'inTransit', at }], createdAt: at }],
  paymentTerms: { type: 'net', netDays: 30 },
});

const fixtures: [name: string, schema: z.ZodMiniType, value: unknown][] = [
  ['Order', Order, whole],
  ['OrderEvent', OrderEvent, event('1', 'order.created')],
  ['Upload', Upload, upload('upl_1')],
  ['Problem', Problem, { type: 'about:blank', title: 'x', status: 422, code: 'validationFailed', requestId: 'r', errors: [{ code: 'required', pointer: '/a', step: 'items', detail: 'x' }] }],
  ['Customer', Customer, { id: 'cus_1', segment: 'b2b', name: 'A', createdAt: at, updatedAt: at }],
  ['Message', Message, { id: 'msg_1', orderId: 'ord_1', kind: 'shipped', to: [], locale: 'en', status: 'sent', attempts: [{ at, outcome: 'sent' }], createdAt: at }],
  ['CurrentSession', CurrentSession, { shopId: 's', actor, scopes: ['orders:read'] }],
  ['Settings', Settings, {
    ...restOfSettings, roles: { viewer: ['orders:read'] }, providers: [{ code: 'warehouse', label: 'Warehouse', kind: 'webhook' }],
    shop: { id: 's', name: 'S' }, currency: 'MYR', locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
    reasons: [{ code: 'gift', label: 'Gift', segments: ['b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: true, requiresPayment: false }],
    priceReasons: [], shippingMethods: [], taxRates: [],
    paymentMethods: [{ code: 'cash', label: 'Cash', segments: ['b2b'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false }],
  }],
];

type Path = readonly (string | number)[];

/** Where a value has an object, and where it has one of a list of values that may grow. */
const places = (schema: z.ZodMiniType, value: unknown, path: Path = []): { objects: Path[]; enums: Path[] } => {
  if (schema instanceof z.ZodMiniOptional) return value === undefined ? { objects: [], enums: [] } : places(schema.def.innerType as z.ZodMiniType, value, path);
  const meta = z.globalRegistry.get(schema) as Record<string, unknown> | undefined;
  if (meta?.['x-extensible-enum']) return { objects: [], enums: [path] };
  const inner = schema instanceof z.ZodMiniObject
    ? Object.entries(schema.shape as Record<string, z.ZodMiniType>).map(([name, field]) => places(field, (value as Record<string, unknown>)[name], [...path, name]))
    : schema instanceof z.ZodMiniArray ? (value as unknown[]).map((entry, index) => places(schema.def.element as z.ZodMiniType, entry, [...path, index])) : [];
  const own: Path[] = schema instanceof z.ZodMiniObject ? [path] : [];
  return { objects: [...own, ...inner.flatMap(({ objects }) => objects)], enums: inner.flatMap(({ enums }) => enums) };
};

const changed = (value: unknown, path: Path, change: (old: unknown) => unknown): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (Array.isArray(value)) return value.with(Number(first), changed(value[Number(first)], rest, change));
  return { ...(value as object), [first]: changed((value as Record<string, unknown>)[first], rest, change) };
};

for (const [name, schema, value] of fixtures) {
  test(`${name}: a field or a value of a later version is data, not an error`, () => {
    const { objects, enums } = places(schema, value);
    assert.ok(objects.length > 0 && (enums.length > 0), 'Nothing was changed.');
    for (const path of objects) {
      const parsed = schema.safeParse(changed(value, path, (old) => ({ ...(old as object), inventedLater: { a: 1 } })));
      assert.deepEqual(parsed.data, value, `An unknown field at /${path.join('/')}`);
    }
    for (const path of enums) {
      const later = changed(value, path, () => 'inventedLater');
      assert.deepEqual(schema.safeParse(later).data, later, `An unknown value at /${path.join('/')}`);
    }
  });
}

test('a problem with a code of a later version is an ApiError all the same', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => problem(response, 418, 'teapot', { hint: 'x', errors: [{ code: 'tooHot', pointer: '/tea', detail: 'x', later: 1 }] }));
  const result = await createClient({ baseUrl, auth: 'key' }).orders.get('ord_1').safe();
  assert.ok(!result.ok && isApiError(result.error));
  assert.deepEqual([result.error.code, result.error.kind, result.error.fields[0]?.code], ['teapot', 'validation', 'tooHot']);
});

test('an order of a later version comes through the client as it is known today', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => json(response, 200, { ...whole, status: 'archived', mood: 'good' }));
  const { data, json: untouched } = await createClient({ baseUrl, auth: 'key' }).orders.get('ord_1').withResponse();
  assert.equal(data.status, 'archived');
  assert.equal('mood' in data, false);
  assert.equal((untouched as { mood: string }).mood, 'good');
});
