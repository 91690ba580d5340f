import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'node:test';
import * as z from 'zod/mini';
import type { Operation } from '../../../src/contract/operation.ts';
import { operations } from '../../../src/contract/operations.ts';
import { permissions } from '../../../src/contract/permissions.ts';
import { Problem } from '../../../src/contract/problem.ts';
import { times } from '../../long-run.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const table = (operations as readonly Operation[]).filter(({ id }) => !['link', 'provider', 'public'].includes(permissions[id].scope));

/** Strings that have broken something before. */
const nasty = fc.constantFrom('', ' ', '\u0000', '\ud800', '💥', "'; DROP TABLE orders; --", '%', '_', '\\', '../..', '__proto__', 'constructor', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '<b>', 'null', '1e400', '-0', 'MYR');
const anything = fc.oneof({ weight: 3, arbitrary: nasty }, fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.maxSafeInteger(), fc.bigInt({ min: 0n, max: 2n ** 70n }).map(Number), fc.string({ unit: 'binary' }));

/** Values near what a schema asks for: mostly right, sometimes not, so that they get past the first check. */
const near = (schema: z.ZodMiniType, depth = 0): fc.Arbitrary<unknown> => {
  const right = ((): fc.Arbitrary<unknown> => {
    if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) {
      const inner = near(schema.def.innerType as z.ZodMiniType, depth);
      return fc.oneof({ weight: 3, arbitrary: inner }, fc.constant(schema instanceof z.ZodMiniNullable ? null : undefined));
    }
    if (schema instanceof z.ZodMiniObject) {
      return fc.record(Object.fromEntries(Object.entries(schema.shape as Record<string, z.ZodMiniType>).map(([name, field]) => [name, near(field, depth + 1)])));
    }
    if (schema instanceof z.ZodMiniArray) return fc.array(near(schema.def.element as z.ZodMiniType, depth + 1), { maxLength: depth > 2 ? 1 : 3 });
    if (schema instanceof z.ZodMiniEnum) return fc.constantFrom(...(schema.options as string[]));
    if (schema instanceof z.ZodMiniBoolean) return fc.boolean();
    if (schema instanceof z.ZodMiniNumber) return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0, 1, 99_999, 10_000, Number.MAX_SAFE_INTEGER));
    if (schema instanceof z.ZodMiniString) {
      return fc.constantFrom('FUZZ', 'phoneOrder', 'replacement', 'cash', 'bankTransfer', 'none', 'MYR', 'a@example.com', '+60123456789', '2026-11-20T10:00:00Z', '2026-11-20', 'MY', 'MY-14', 'en', 'upl_a', 'ord_a', 'Some words', '50450');
    }
    return anything;
  })();
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: anything });
};

const request = fc.constantFrom(...table).chain((operation) => fc.record({
  operation: fc.constant(operation),
  body: operation.body === undefined ? fc.constant(undefined) : fc.oneof({ weight: 5, arbitrary: near(operation.body) }, { weight: 1, arbitrary: anything }),
  query: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, operation.query === undefined ? fc.constant({}) : near(operation.query)),
  ids: fc.constantFrom('real', 'none', '%00', '..%2f', 'ord_%F0%9F%92%A5'),
  ifMatch: fc.constantFrom('*', '"1"', 'x'),
}));

describe('requests made up from the contract', () => {
  let shop: TestServer;
  const real: Record<string, string> = {};
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'FUZZ', onHand: 100_000 });
    const draft = await shop.place({ submit: false, lines: [{ kind: 'catalogue', sku: 'FUZZ', quantity: 1 }] });
    Object.assign(real, { orderId: draft.id, lineId: draft.lines[0]?.id ?? '', itemId: draft.lines[0]?.itemId ?? '' });
  });

  it('never break the server: every answer is of the contract, every refusal a problem', async () => {
    const seen = new Map<number, number>();
    await fc.assert(fc.asyncProperty(request, async ({ operation, body, query, ids, ifMatch }) => {
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (ids === 'real' ? real[name] ?? 'none' : ids));
      const params = new URLSearchParams();
      for (const [name, value] of Object.entries(typeof query === 'object' && query !== null ? query : {})) {
        for (const entry of Array.isArray(value) ? value : [value]) if (entry !== undefined) params.append(name, typeof entry === 'string' ? entry : JSON.stringify(entry));
      }
      const text = body === undefined ? undefined : JSON.stringify(body) as string | undefined;
      const answer = await shop.call(operation.method, `${path}${params.size > 0 ? `?${params}` : ''}`, {
        ...(text !== undefined && { body: text, headers: { 'Content-Type': operation.bodyType ?? 'application/json' } }), ifMatch,
      });
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      assert.ok(answer.status < 500, `${answer.status} ${JSON.stringify(shop.log.at(-1)?.['path'])} ${String((shop.log.at(-1)?.error as Error | undefined)?.stack)}`);
      if (answer.status >= 400) {
        assert.equal(answer.headers.get('content-type'), 'application/problem+json');
        assert.ok(Problem.safeParse(answer.body).success);
      } else if (operation.answer !== undefined) {
        assert.ok(operation.answer.safeParse(answer.body).success, operation.id);
      }
    }), { numRuns: times(600, 10_000) });
    assert.ok((seen.get(200) ?? 0) + (seen.get(201) ?? 0) > 20, `too little got through: ${JSON.stringify([...seen])}`);
    assert.equal(Object.keys(Object.prototype).length, 0);
  });
});
