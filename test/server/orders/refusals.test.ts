import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createOrder, submitOrder, updateOrder } from '../../../src/contract/operations.ts';
import type { OrderPage } from '../../../src/contract/order.ts';
import type { StockLevel } from '../../../src/contract/catalogue.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type * as z from 'zod/mini';
import { b2bOrder, b2cOrder, openTestServer, type TestServer } from '../test-server.ts';

type Body = Record<string, unknown>;

describe('an order that cannot be placed', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 5 }, { sku: 'WAX', onHand: 5 }, { sku: 'OLD', status: 'archived' });
  });

  const refused = async (body: unknown, code: string, ...findings: [code: string, pointer: string][]): Promise<Problem> => {
    const before = await stateOf();
    const answer = await shop.call('POST', '/orders', { body });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.equal(answer.body.code, code, JSON.stringify(answer.body));
    assert.equal(answer.body.requestId, answer.headers.get('x-request-id'));
    for (const [findingCode, pointer] of findings) {
      assert.ok(answer.body.errors?.some((error) => error.code === findingCode && error.pointer === pointer), `${findingCode} at ${pointer}: ${JSON.stringify(answer.body.errors)}`);
    }
    assert.deepEqual(await stateOf(), before, 'nothing may be half done');
    return answer.body;
  };

  /** All that placing an order could have touched. */
  const stateOf = async (): Promise<unknown> => {
    const { body: levels } = await shop.call<{ items: StockLevel[] }>('GET', '/stock?skus=OIL&skus=WAX');
    const rows = await shop.database.read(async (db) => Promise.all([
      db.selectFrom('counters').selectAll().where('shop_id', '=', shop.shopId).execute(),
      ...(['orders', 'order_lines', 'payments', 'stock_ledger', 'events', 'outbox', 'messages', 'fulfilments'] as const)
        .map((table) => db.selectFrom(table).select((of) => of.fn.countAll<number>().as('count')).where('shop_id', '=', shop.shopId).execute()),
    ]));
    return { levels: levels.items.sort((a, b) => (a.sku < b.sku ? -1 : 1)), rows };
  };

  it('with unknown fields, each named', () => refused({ ...b2bOrder('OIL'), colour: 'red', customer: { name: 'A', email: 'a@example.com', vip: true } }, 'validationFailed',
    ['unknownField', '/colour'], ['unknownField', '/customer/vip']).then(() => undefined));

  it('with a float as money', async () => {
    const order = b2cOrder('OIL') as unknown as { lines: Body[] };
    await refused({ ...order, lines: [{ ...order.lines[0], unitPrice: { amount: 12.5, currency: 'MYR' } }] }, 'validationFailed', ['notInteger', '/lines/0/unitPrice/amount']);
  });

  it('with a missing field told from a wrong one', () => refused({ ...b2bOrder('OIL'), segment: undefined, lines: [{ kind: 'catalogue', sku: 'OIL', quantity: '1' }] }, 'validationFailed',
    ['required', '/segment'], ['invalidType', '/lines/0/quantity']).then(() => undefined));

  it('in two currencies', () => refused({ ...b2cOrder('OIL'), payments: [{ methodCode: 'cash', amount: { amount: 2_500, currency: 'USD' } }] }, 'currencyMismatch',
    ['currencyMismatch', '/payments/0/amount/currency']).then(() => undefined));

  it('in a currency that the catalogue does not have', () => refused({ ...b2bOrder('OIL'), currency: 'SGD' }, 'currencyMismatch', ['currencyMismatch', '/lines/0/sku']).then(() => undefined));

  it('with another price and no reason for it', async () => {
    const order = b2cOrder('OIL', { amount: 1_000 });
    const problem = await refused({ ...order, lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1, unitPrice: { amount: 1_000, currency: 'MYR' } }] }, 'priceReasonRequired',
      ['priceReasonRequired', '/lines/0/priceOverride/reasonCode']);
    assert.equal(problem.errors?.[0]?.step, 'items');
  });

  it('as a replacement without its original order', () => refused({ ...b2cOrder('OIL'), reason: { code: 'replacement', note: 'Leaked.' } }, 'relatedOrderRequired',
    ['relatedOrderRequired', '/relatedOrderId']).then(() => undefined));

  it('as a replacement of an order that is not this shop’s', async () => {
    const other = await openTestServer();
    const { id } = await other.place();
    await refused({ ...b2cOrder('OIL'), reason: { code: 'replacement', note: 'Leaked.' }, relatedOrderId: id }, 'relatedOrderRequired');
  });

  it('without a remark', () => refused({ ...b2cOrder('OIL'), reason: { code: 'phoneOrder' } }, 'noteRequired', ['noteRequired', '/reason/note']).then(() => undefined));

  it('with neither e-mail nor telephone', () => refused({ ...b2cOrder('OIL'), customer: { name: 'Lim Wei' } }, 'contactRequired', ['contactRequired', '/customer/email']).then(() => undefined));

  it('for more than there is, naming what was asked and what there is', async () => {
    const problem = await refused({ ...b2bOrder('OIL'), lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 3 }, { kind: 'catalogue', sku: 'WAX', quantity: 9 }, { kind: 'catalogue', sku: 'OIL', quantity: 4 }] }, 'insufficientStock');
    assert.deepEqual(problem.errors?.map(({ pointer, params }) => [pointer, params]), [
      ['/lines/0/quantity', { sku: 'OIL', requested: 7, available: 5 }], ['/lines/1/quantity', { sku: 'WAX', requested: 9, available: 5 }],
    ]);
  });

  it('with items that are unknown or no longer sold', () => refused({ ...b2bOrder('OIL'), lines: [{ kind: 'catalogue', sku: 'NONE', quantity: 1 }, { kind: 'catalogue', sku: 'OLD', quantity: 1 }] }, 'preflightFailed',
    ['itemUnavailable', '/lines/0/sku'], ['itemUnavailable', '/lines/1/sku']).then(() => undefined));

  it('paid by bank without a proof', () => refused({ ...b2cOrder('OIL'), payments: [{ methodCode: 'bankTransfer', amount: { amount: 2_500, currency: 'MYR' } }] }, 'proofRequired',
    ['proofRequired', '/payments/0/proofs']).then(() => undefined));

  it('with a proof that was never uploaded', () => refused({
    ...b2cOrder('OIL'), payments: [{ methodCode: 'bankTransfer', amount: { amount: 2_500, currency: 'MYR' }, proofs: [{ uploadId: 'upl_nowhere', kind: 'bankSlip' }] }],
  }, 'preflightFailed', ['uploadNotReady', '/payments/0/proofs/0/uploadId']).then(() => undefined));

  it('for everything at once, over all steps', async () => {
    const problem = await refused({
      segment: 'b2c', submit: true, reason: { code: 'replacement' }, lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 6, unitPrice: { amount: 1, currency: 'MYR' } }],
    }, 'preflightFailed');
    assert.deepEqual(new Set(problem.errors?.map(({ code }) => code)), new Set([
      'noteRequired', 'relatedOrderRequired', 'required', 'contactRequired', 'addressRequired', 'priceReasonRequired', 'insufficientStock',
    ]));
    assert.deepEqual(new Set(problem.errors?.map(({ step }) => step)), new Set(['general', 'customer', 'items']));
  });

  it('twice under the same external reference of a channel', async () => {
    await shop.place({ ...b2bOrder('OIL'), externalReference: 'SHOPEE-1', channel: 'marketplace' });
    await refused({ ...b2bOrder('OIL'), externalReference: 'SHOPEE-1', channel: 'marketplace' }, 'duplicateSuspected', ['duplicateSuspected', '/externalReference']);
    for (const { id, problems } of [createOrder, updateOrder, submitOrder]) assert.ok((problems as readonly string[]).includes('duplicateSuspected'), `${id} says that it may answer so`);
    await shop.place({ ...b2bOrder('WAX'), externalReference: 'SHOPEE-1', channel: 'email' });
  });

  it('with totals that no number can hold', async () => {
    await shop.stock({ sku: 'GOLD', price: { amount: Number.MAX_SAFE_INTEGER, currency: 'MYR' }, onHand: 100 });
    await refused(b2bOrder('GOLD', 2), 'preflightFailed', ['tooLarge', '/lines']);
    const draft = await shop.call('POST', '/orders', { body: { ...b2bOrder('GOLD', 2), submit: false } });
    assert.equal(draft.body.code, 'validationFailed');
  });

  it('dated outside what the books allow', () => refused({ ...b2bOrder('OIL'), orderedAt: '2026-08-01T00:00:00Z' }, 'preflightFailed', ['orderedAtOutOfRange', '/orderedAt']).then(() => undefined));

  it('and a draft of the same is refused only for what it cannot be shown with', async () => {
    const draft = await shop.call('POST', '/orders', { body: { segment: 'b2c', lines: [{ kind: 'catalogue', sku: 'NONE', quantity: 1 }, { kind: 'custom', quantity: 1 }] } });
    assert.equal(draft.body.code, 'validationFailed');
    assert.deepEqual(draft.body.errors?.map(({ code, pointer }) => [code, pointer]), [
      ['itemUnavailable', '/lines/0/sku'], ['required', '/lines/1/title'], ['required', '/lines/1/unitPrice'],
    ]);
  });

  it('whose instants the database cannot hold', async () => {
    const answer = await shop.call('POST', '/orders', { body: { ...b2cOrder('OIL'), payments: [{ methodCode: 'cash', amount: { amount: 2_500, currency: 'MYR' }, paidAt: '0000-01-01T00:00:00Z' }] } });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
  });

  it('leaves the list as it was', async () => {
    const { body } = await shop.call<z.infer<typeof OrderPage>>('GET', '/orders?includeTotal=true');
    assert.equal(body.total, 2);
  });
});
