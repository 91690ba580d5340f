import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { samplePng } from '../server/uploads/sample-files.ts';
import { newPage } from '../e2e/person.ts';
import { CarefulTypist } from './careful-typist.ts';
import { assertProof, floor, placedOrder } from './floor.ts';

describe('an order that is taken by keys alone', { timeout: 180_000 }, () => {
  afterEach(() => floor.assertCalm());

  const sitsDown = async (): Promise<CarefulTypist> =>
    floor.watches(await CarefulTypist.open(await newPage(floor.browser), `${floor.demo.url}/#/orders`));

  /** From the list of orders to the items of an order of Kembara's. */
  const toItems = async (typist: CarefulTypist, purchaseOrderNumber: string): Promise<void> => {
    await typist.tabsTo('Create');
    await typist.presses('Enter');
    await typist.sees('the empty wizard', '::-p-aria([name="General details"][role="heading"])');
    await typist.tabsTo('B2B');
    await typist.tabsTo('Sales channel');
    await typist.types('E');
    await typist.tabsTo('Reason for manual order');
    await typist.types('Pur');
    await typist.tabsTo('Purchase order number');
    await typist.types(purchaseOrderNumber);
    await typist.presses('Enter');
    await typist.isAt('Find a customer');
    await typist.types('kem');
    await typist.sees('the customer', '::-p-text(Kembara Fleet)');
    await typist.presses('Enter');
    await typist.isAt('Contact name');
    await typist.presses('Enter');
    await typist.isAt('Add items');
    await typist.types('3x 5w40-4');
    await typist.sees('the item', '>>> [role=option] ::-p-text(SYN-5W40-4L)');
    await typist.presses('Enter');
    await typist.sees('its line', '>>> .lines ::-p-text(SYN-5W40-4L)');
    await typist.tabsTo('Shipping method');
    await typist.types('Sta');
    await typist.presses('Enter', 'Control');
    await typist.isAt('Payment method');
  };

  /** Places what the overview shows. */
  const places = async (typist: CarefulTypist): Promise<string> => {
    await typist.presses('Enter', 'Control');
    await typist.isAt('Overview');
    await typist.presses('Enter', 'Control');
    await typist.sees('the number of the order', '::-p-text(created)');
    await typist.isAt('Order MO-');
    const number = /MO-\d+/.exec(await typist.focused())?.[0];
    assert.ok(number);
    return number;
  };

  it('of a company on terms', async () => {
    const typist = await sitsDown();
    await toItems(typist, 'PO-2026-8701');
    await typist.types('Net');
    const number = await places(typist);
    await typist.tabsTo('Create another');

    const order = await placedOrder(number);
    assert.deepEqual([order.segment, order.channel, order.reason?.code, order.purchaseOrderNumber, order.paymentStatus], ['b2b', 'email', 'purchaseOrder', 'PO-2026-8701', 'unpaid']);
    assert.deepEqual(order.lines.map(({ sku, quantity }) => [sku, quantity]), [['SYN-5W40-4L', 3]]);
    assert.deepEqual([order.totals.total.amount, order.paymentTerms, order.payments[0]?.methodCode], [3 * 14_790 + 4_437 + 800, { type: 'net', netDays: 30 }, 'netTerms']);
    typist.assertNoPointer();
  });

  it('of a company that has paid before, with its slip, which is then opened beside the claim', async () => {
    const slip = await floor.lays('transfer-8702.png', samplePng({ width: 120, height: 200 }));
    const typist = await sitsDown();
    await toItems(typist, 'PO-2026-8702');
    await typist.types('Bank');
    await typist.tabsTo('Payment reference');
    await typist.types('MBB-8702');
    await typist.tabsTo('Browse files');
    await typist.hands(slip, 'Enter');
    await typist.sees('the file that is there', '::-p-text(Uploaded)');
    const number = await places(typist);

    const order = await placedOrder(number);
    assert.deepEqual(order.payments.map(({ methodCode, status, reference, amount }) => [methodCode, status, reference, amount.amount]),
      [['bankTransfer', 'proofSubmitted', 'MBB-8702', order.totals.total.amount]]);
    await assertProof(order, slip);

    await typist.tabsTo('All orders', 'backwards');
    await typist.presses('Enter');
    await typist.sees('the order in the list', `::-p-aria([name="${number}"][role="link"])`);
    await typist.tabsTo(number);
    await typist.presses('Enter');
    await typist.sees('the order', `::-p-aria([name="Order ${number}"][role="heading"])`);
    await typist.tabsTo('Hide proof');
    await typist.sees('the slip', '>>> .beside ::-p-text(transfer-8702.png)');
    typist.assertNoPointer();
  });
});
