import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { samplePng } from '../server/uploads/sample-files.ts';
import { eventually } from '../e2e/demo.ts';
import { entersCustomer, entersGeneral, entersPayment, findsKembara, places } from '../e2e/order-entry.ts';
import type { Person } from '../e2e/person.ts';
import { assertProof, floor, orderOf, placedOrder, ringgit } from './floor.ts';

/** What the order comes to as the page shows it: each sum by its label. */
const shownTotals = (person: Person): Promise<Record<string, string>> => person.page.$$eval('pierce/dl[part=totals] .total-row', (rows) =>
  Object.fromEntries(rows.map((row) => [row.querySelector('dt')?.textContent.trim(), row.querySelector('dd')?.textContent.trim()]))) as Promise<Record<string, string>>;

describe('an order that is taken with a mouse', { timeout: 180_000 }, () => {
  afterEach(() => floor.assertCalm());

  it('of a company on terms is confirmed, shipped and followed to its delivery', async () => {
    const merchant = await floor.opens('/#/orders/create');
    await entersGeneral(merchant, { type: 'B2B', channel: 'E-mail', reason: 'Purchase order', purchaseOrderNumber: 'PO-2026-8001' });
    await findsKembara(merchant);
    await merchant.picks('SYN-5W40-4L');
    await merchant.fill('spinbutton', 'Quantity, Meridian fully synthetic engine oil', '2');
    await merchant.choose('Shipping method', 'Standard delivery');
    await entersPayment(merchant, { method: 'Net terms' });
    const number = await places(merchant);
    assert.ok(await merchant.sees('nurul@kembara-fleet.example gets a confirmation.'));

    const order = await placedOrder(number);
    // Two of 147.90 with 10 % tax, and the delivery.
    assert.equal(order.totals.total.amount, 2 * 14_790 + 2_958 + 800);
    assert.ok(await merchant.sees(ringgit(order.totals.total.amount)));
    assert.deepEqual(
      [order.segment, order.channel, order.purchaseOrderNumber, order.paymentStatus, order.totals.balance.amount], ['b2b', 'email', 'PO-2026-8001', 'unpaid', order.totals.total.amount],
    );
    assert.deepEqual(order.paymentTerms, { type: 'net', netDays: 30 });
    assert.deepEqual(order.payments.map(({ methodCode, status, amount }) => [methodCode, status, amount.amount]), [['netTerms', 'pending', order.totals.total.amount]]);

    await floor.pressesInWarehouse(number, 'Picking', 'Packed', 'Shipped');
    const tracking = await (await floor.rowOf(number)).$eval('code', ({ textContent }) => textContent ?? '');
    await merchant.waitsFor(tracking);
    await floor.pressesInWarehouse(number, 'In transit', 'Out for delivery', 'Delivered');
    await eventually('the delivery', async () => (await orderOf(number)).fulfilmentStatus === 'delivered');
    await merchant.page.waitForSelector('pierce/.stage.delivered.done');
    assert.equal((await orderOf(number)).status, 'confirmed', 'It is delivered and not paid yet.');
  });

  it('of a company that has paid before shows its slip beside the claim, and counts once somebody else has verified it', async () => {
    const slip = await floor.lays('transfer-8002.png', samplePng({ width: 240, height: 320 }));
    const merchant = await floor.opens('/#/orders/create');
    await entersGeneral(merchant, { type: 'B2B', channel: 'Phone', reason: 'Order by phone', purchaseOrderNumber: 'PO-2026-8002' });
    await findsKembara(merchant);
    await merchant.picks('SYN-5W40-1L');
    await merchant.choose('Shipping method', 'Self-collection');
    await entersPayment(merchant, { method: 'Bank transfer', reference: 'MBB-8002', slip });
    const number = await places(merchant);

    const order = await placedOrder(number);
    const { total } = order.totals;
    assert.equal(total.amount, 4_990 + 499);
    assert.deepEqual(order.payments.map(({ methodCode, status, reference, amount }) => [methodCode, status, reference, amount.amount]),
      [['bankTransfer', 'proofSubmitted', 'MBB-8002', total.amount]]);
    assert.deepEqual([order.paymentStatus, order.totals.paid.amount], ['pendingVerification', 0]);
    await assertProof(order, slip);

    await merchant.page.goto(`${floor.demo.url}/#/orders/${order.id}`);
    await merchant.find('heading', `Order ${number}`);
    assert.equal(await merchant.page.$('::-p-aria([name="Verify"][role="button"])'), null, 'Who recorded it does not verify it.');
    const colleague = await floor.opens(`/#/orders/${order.id}`, 'ops');
    await colleague.waitsFor('MBB-8002');
    await (await colleague.page.waitForSelector('pierce/.beside'))?.scrollIntoView();
    const [claim, beside] = await Promise.all(['.claim', '.beside'].map(async (part) => (await colleague.page.waitForSelector(`pierce/[part=payment] ${part}`))?.boundingBox()));
    assert.ok(claim && beside && claim.x + claim.width <= beside.x && Math.abs(claim.y - beside.y) < claim.height, 'The slip is beside the claim.');
    await eventually('the picture of the slip', async () => (await colleague.page.$('>>> .beside >>> img'))?.evaluate((picture) => (picture as HTMLImageElement).naturalWidth === 240));
    await colleague.press('button', 'Verify');
    await colleague.press('button', 'Verify', await colleague.find('dialog', `Verify ${ringgit(total.amount)}?`));
    await merchant.waitsFor('Verified by Hafiz');
    const paid = await orderOf(number);
    assert.deepEqual([paid.paymentStatus, paid.totals.paid.amount, paid.totals.balance.amount], ['paid', total.amount, 0]);
  });

  it('to replace another one costs nothing, names that order, and needs no payment', async () => {
    const merchant = await floor.opens('/#/orders/create');
    const original = await orderOf('MO-10036');
    await merchant.press('radio', 'B2C');
    await merchant.choose('Sales channel', 'Phone');
    await merchant.choose('Reason for manual order', 'Replacement');
    await merchant.press('button', 'Next');
    await merchant.waitsFor('There are 2 things to put right');
    await entersGeneral(merchant, {
      type: 'B2C', channel: 'Phone', reason: 'Replacement', remark: 'The cap of the bottle leaked on the way.', originalOrder: { typed: 'MO-10036', found: original.customer.name ?? '' },
    });
    await entersCustomer(merchant, { name: 'Muhammad Irfan', email: 'irfan@post.example' });
    await merchant.picks('BTL-TEAL-750ML');
    const totals = await shownTotals(merchant);
    assert.equal(totals['Total'], ringgit(0));
    await merchant.press('button', 'Next');
    await merchant.waitsFor('There is nothing to pay');
    await merchant.press('button', 'Next');
    await merchant.find('heading', 'Overview');
    assert.ok(await merchant.sees('MO-10036'));
    const number = await places(merchant);

    const order = await placedOrder(number);
    assert.deepEqual([order.segment, order.reason, order.relatedOrderId], ['b2c', { code: 'replacement', note: 'The cap of the bottle leaked on the way.' }, original.id]);
    assert.deepEqual(order.lines.map(({ sku, listPrice, unitPrice, priceOverride }) => [sku, listPrice.amount, unitPrice.amount, priceOverride]),
      [['BTL-TEAL-750ML', 5_990, 0, { reasonCode: 'replacement' }]]);
    assert.deepEqual([order.totals.total.amount, order.paymentStatus, order.payments], [0, 'notRequired', []]);
  });

  it('of a person at other prices keeps the reason of each, and is charged what the page showed', async () => {
    const merchant = await floor.opens('/#/orders/create');
    await entersGeneral(merchant, { type: 'B2C', channel: 'Walk-in', reason: 'Order by phone', remark: 'Haggled at the counter.' });
    await entersCustomer(merchant, { name: 'Puan Zaleha', email: 'zaleha@post.example' });
    for (const sku of ['BTL-TEAL-750ML', 'CAP-RED', 'WAX-PASTE-200ML']) await merchant.picks(sku);
    await merchant.fill('spinbutton', 'Quantity, Pit crew cap', '3');
    await merchant.fill('textbox', 'Unit price, Insulated bottle', '47.35');
    await merchant.fill('textbox', 'Unit price, Pit crew cap', '19.95');
    await merchant.choose('Shipping method', 'Express delivery');
    await merchant.press('button', 'Next');
    await merchant.waitsFor('There are 2 things to put right');
    for (const [item, reason] of [['Insulated bottle', 'Damaged or open box'], ['Pit crew cap', 'Price match']] as const) {
      const group = await merchant.find('group', `Reason for the changed price, ${item}`);
      await merchant.choose('Reason for the changed price', reason, group);
    }
    const shown = await shownTotals(merchant);
    await entersPayment(merchant, { method: 'Cash' });
    const number = await places(merchant);

    const order = await placedOrder(number);
    assert.deepEqual(order.lines.map(({ sku, quantity, unitPrice, priceOverride }) => [sku, quantity, unitPrice.amount, priceOverride]), [
      ['BTL-TEAL-750ML', 1, 4_735, { reasonCode: 'damaged' }], ['CAP-RED', 3, 1_995, { reasonCode: 'priceMatch' }], ['WAX-PASTE-200ML', 1, 2_990, undefined],
    ]);
    const { items, shipping, tax, total } = order.totals;
    assert.deepEqual(shown, Object.fromEntries(Object.entries({ Items: items, Shipping: shipping, Tax: tax, Total: total }).map(([label, { amount }]) => [label, ringgit(amount)])));
    assert.equal(total.amount, 13_710 + 474 + 599 + 299 + 1_500);
    assert.equal(order.payments[0]?.amount.amount, total.amount);
  });
});
