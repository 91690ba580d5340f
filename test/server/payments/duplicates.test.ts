import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Order, Preflight } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Upload } from '../../../src/contract/upload.ts';
import { defaultSettings } from '../../../server/settings/default-settings.ts';
import { b2cOrder, openTestServer, type TestServer } from '../test-server.ts';
import { samplePng } from '../uploads/sample-files.ts';

const amount = { amount: 2_500, currency: 'MYR' };
const unique = {
  paymentMethods: defaultSettings({ shopId: 'any', graceSeconds: 0 }).paymentMethods.map((method) => (method.code === 'cheque' ? { ...method, uniqueReference: true } : method)),
};
let slips = 0;
/** A slip like no other. */
const newSlip = (): Uint8Array => samplePng({ width: slips += 1 });

describe('the same slip or reference on another order', () => {
  let shop: TestServer;
  beforeEach(async () => {
    shop = await openTestServer({ settings: unique });
    await shop.stock({ sku: 'WAX', onHand: 1_000 });
  });

  const by = (payment: object) => ({ ...b2cOrder('WAX'), payments: [{ amount, ...payment }] });
  const proof = async (at: TestServer, bytes: Uint8Array, claimed?: object) => ({ uploadId: await at.upload(bytes), kind: 'bankSlip', ...(claimed && { claimed }) });
  const place = (body: object, { token }: { token?: string } = {}) => shop.call<Order>('POST', '/orders', { body, ...(token !== undefined && { token }) });
  const read = async ({ id }: Order): Promise<Order> => (await shop.call<Order>('GET', `/orders/${id}`)).body;
  const named = ({ id, number }: Order, how: string) => [{ by: how, orderId: id, orderNumber: number }];

  it('is named on both: the slip by its bytes, whatever it is called', async () => {
    const slip = newSlip();
    const { body: first } = await place(by({ methodCode: 'bankTransfer', proofs: [await proof(shop, slip)] }));
    const { body: second } = await place(by({ methodCode: 'eWallet', proofs: [await proof(shop, slip)] }));
    assert.deepEqual(second.payments[0]?.proofs[0]?.duplicateOf, named(first, 'file'));
    assert.deepEqual((await read(first)).payments[0]?.proofs[0]?.duplicateOf, named(second, 'file'));
    const { body: third } = await place(by({ methodCode: 'bankTransfer', proofs: [await proof(shop, newSlip())] }));
    assert.deepEqual(third.payments[0]?.proofs[0]?.duplicateOf, []);
  });

  it('is named on both: the reference, also where only the slip says it, and never over two methods', async () => {
    const { body: typed } = await place(by({ methodCode: 'eWallet', reference: 'TT-1' }));
    const { body: read1 } = await place(by({ methodCode: 'eWallet', reference: 'other', proofs: [await proof(shop, newSlip(), { reference: 'TT-1' })] }));
    const { body: elsewhere } = await place(by({ methodCode: 'cash', reference: 'TT-1' }));
    assert.deepEqual((await read(typed)).payments[0]?.duplicateOf, named(read1, 'reference'));
    assert.deepEqual(read1.payments[0]?.duplicateOf, named(typed, 'reference'));
    assert.deepEqual(elsewhere.payments[0]?.duplicateOf, []);
    await shop.call('POST', `/orders/${typed.id}/payments/${typed.payments[0]?.id}/void`, { ifMatch: '*' });
    assert.deepEqual((await read(read1)).payments[0]?.duplicateOf, [], 'a claim that was taken back is nobody’s duplicate');
  });

  it('of another shop is neither named nor counted', async () => {
    const other = await openTestServer();
    await other.stock({ sku: 'WAX' });
    const slip = newSlip();
    await other.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cheque', amount, reference: 'TT-1', proofs: [await proof(other, slip) as never] }] });
    const { status, body } = await place(by({ methodCode: 'cheque', reference: 'TT-1', proofs: [await proof(shop, slip)] }));
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual([body.payments[0]?.duplicateOf, body.payments[0]?.proofs[0]?.duplicateOf], [[], []]);
  });

  it('is said to who may not read orders without naming the order, in every answer', async () => {
    const slip = newSlip();
    const { body: first } = await place(by({ methodCode: 'cheque', reference: 'TT-1', proofs: [await proof(shop, slip)] }));
    const blind = await shop.tokenFor('merchant', { scopes: ['orders:write', 'payments:record', 'uploads:write'] });
    const uploadId = await shop.upload(slip, { token: blind });
    const { body: upload } = await shop.call<Upload>('GET', `/uploads/${uploadId}`, { token: blind });
    assert.deepEqual(upload.duplicateOf, [{ by: 'file' }]);
    assert.deepEqual((await shop.call<Upload>('GET', `/uploads/${uploadId}`)).body.duplicateOf, named(first, 'file'));
    const order = by({ methodCode: 'eWallet', reference: 'TT-1', proofs: [{ uploadId, kind: 'bankSlip' }] });
    const { status, body } = await place(order, { token: blind });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(body.payments[0]?.proofs[0]?.duplicateOf, [{ by: 'file' }]);
    const refused = await shop.call<Problem>('POST', '/orders', { body: by({ methodCode: 'cheque', reference: 'TT-1' }), token: blind });
    assert.equal(refused.body.code, 'paymentReferenceUsed');
    for (const answer of [body, upload, refused.body]) assert.ok(!JSON.stringify(answer).includes(first.id) && !JSON.stringify(answer).includes(first.number ?? ''), JSON.stringify(answer));
  });

  describe('under a method that takes each reference once', () => {
    it('is refused by the pre-flight and when it is recorded, with the field', async () => {
      const { body: first } = await place(by({ methodCode: 'cheque', reference: '100200' }));
      const { body: preflight } = await shop.call<Preflight>('POST', '/orders/validate', { body: { ...by({ methodCode: 'cheque', reference: '100200' }), submit: undefined } });
      assert.deepEqual(preflight.blockers.map(({ code, pointer, params }) => [code, pointer, params]),
        [['paymentReferenceUsed', '/payments/0/reference', { orderId: first.id, orderNumber: first.number }]]);
      const placed = await shop.call<Problem>('POST', '/orders', { body: by({ methodCode: 'cheque', reference: '100200' }) });
      assert.deepEqual([placed.status, placed.body.code], [422, 'paymentReferenceUsed']);
      const { body: second } = await place(by({ methodCode: 'cash' }));
      const record = <T = Problem>(order: Order, reference: string) => shop.call<T>('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'cheque', amount, reference } });
      const recorded = await record(second, '100200');
      assert.deepEqual([recorded.status, recorded.body.code, recorded.body.errors?.[0]?.pointer], [422, 'paymentReferenceUsed', '/reference']);
      assert.equal((await record(first, '100200')).body.code, 'paymentReferenceUsed', 'also twice on one order');
      assert.equal((await record(second, '100201')).status, 201);
    });

    it('is refused twice in one order', async () => {
      const twice = { ...b2cOrder('WAX'), payments: [{ methodCode: 'cheque', amount, reference: 'A' }, { methodCode: 'cheque', amount, reference: 'A' }] };
      const { body } = await shop.call<Problem>('POST', '/orders', { body: twice });
      assert.deepEqual([body.code, body.errors?.map(({ pointer }) => pointer)], ['paymentReferenceUsed', ['/payments/1/reference']]);
    });

    it('is free again once the other claim was rejected or taken back, and held by a proof that mends it', async () => {
      const ops = await shop.tokenFor('ops');
      const { body: first } = await place(by({ methodCode: 'cheque', reference: 'B' }));
      await shop.call('POST', `/orders/${first.id}/payments/${first.payments[0]?.id}/reject`, { ifMatch: '*', token: ops, body: { reason: 'Bounced.' } });
      const { status, body: second } = await place(by({ methodCode: 'cheque', reference: 'B' }));
      assert.equal(status, 201);
      const mend = () => shop.call('POST', `/orders/${first.id}/payments/${first.payments[0]?.id}/proofs`, { body: { uploadId: undefined, kind: 'cheque' } });
      assert.equal((await mend()).status, 422);
      const mended = await shop.call<Problem>('POST', `/orders/${first.id}/payments/${first.payments[0]?.id}/proofs`, { body: await proof(shop, newSlip()) });
      assert.equal(mended.body.code, 'paymentReferenceUsed', 'the reference is the other order’s now');
      await shop.call('POST', `/orders/${second.id}/payments/${second.payments[0]?.id}/void`, { ifMatch: '*' });
      assert.equal((await shop.call('POST', `/orders/${first.id}/payments/${first.payments[0]?.id}/proofs`, { body: await proof(shop, newSlip()) })).status, 201);
    });

    it('belongs to one of ten who record it at the same moment', async () => {
      const orders: Order[] = [];
      for (let index = 0; index < 10; index += 1) orders.push((await place(by({ methodCode: 'cash' }))).body);
      // As many connections are open as there are people, so that nobody waits for one.
      await Promise.all(orders.map(read));
      for (const reference of ['RACE-1', 'RACE-2', 'RACE-3']) {
        const answers = await Promise.all(orders.map(({ id }) => shop.call('POST', `/orders/${id}/payments`, { body: { methodCode: 'cheque', amount, reference } })));
        assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array<number>(9).fill(422)]);
      }
    });
  });
});
