import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import type { Order } from '../../src/index.ts';
import { eventually } from '../e2e/demo.ts';
import type { Person } from '../e2e/person.ts';
import { floor, merchant as client, orderOf, placedOrder } from './floor.ts';

/** Places an order of a company on terms, which the warehouse has then accepted. */
const handedOver = async (purchaseOrderNumber: string): Promise<Order> => {
  const { items: [customer] } = await client.customers.search({ q: 'Kembara' });
  assert.ok(customer?.company && customer.shippingAddress);
  const lines = [{ kind: 'catalogue' as const, sku: 'SYN-5W40-4L', quantity: 2 }, { kind: 'catalogue' as const, sku: 'WAX-PASTE-200ML', quantity: 1 }];
  const { totals } = await client.orders.calculate({ segment: 'b2b', lines });
  const placed = await client.orders.create({
    segment: 'b2b', channel: 'phone', purchaseOrderNumber, submit: true, lines, company: customer.company, shippingAddress: customer.shippingAddress,
    customer: { customerId: customer.id as `cus_${string}`, name: customer.name, ...(customer.email && { email: customer.email }) },
    paymentTerms: { type: 'net', netDays: 30 }, payments: [{ methodCode: 'netTerms', amount: totals.total }],
  });
  const number = placed.number ?? '';
  await placedOrder(number);
  return eventually(`${number} in the warehouse`, async () => {
    const order = await orderOf(number);
    return order.fulfilments[0]?.acknowledgedAt !== undefined && order;
  });
};

/** What a page sends to change an order from now on: method, path below the order, and the body. */
const changesSent = ({ page }: Person, orderId: string): (() => Promise<(readonly [string, string, unknown])[]>) => {
  const sent: Promise<readonly [string, string, unknown]>[] = [];
  page.on('request', (request: HTTPRequest) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' || !pathname.startsWith(`/v1/orders/${orderId}`)) return;
    sent.push(request.fetchPostData().then((body) => [request.method(), pathname.slice(`/v1/orders/${orderId}`.length), JSON.parse(body ?? 'null') as unknown]));
  });
  return () => Promise.all(sent);
};

describe('an order that is edited after it was handed to the warehouse', { timeout: 180_000 }, () => {
  afterEach(() => floor.assertCalm());

  it('is sent only what changed, asks the warehouse for it, and shows before and after in its history', async () => {
    const order = await handedOver('PO-2026-8501');
    const number = order.number ?? '';
    const merchant = await floor.opens(`/#/orders/${order.id}`);
    await merchant.press('button', 'Edit');
    await merchant.find('heading', 'General details');
    const sent = changesSent(merchant, order.id);
    await merchant.fill('textbox', 'Purchase order number', 'PO-2026-8501-A');
    await merchant.press('button', 'Item details (filled in)');
    await merchant.fill('spinbutton', 'Quantity, Meridian fully synthetic engine oil', '3');
    await merchant.press('button', 'Review 2 changes');
    await merchant.find('heading', 'Overview');
    await merchant.waitsFor('The warehouse has this order already: it is asked to change it, and may refuse.');
    await merchant.press('button', 'Save changes');
    await merchant.find('heading', `Order ${number} saved`);
    assert.deepEqual(await sent(), [
      ['PATCH', '', { purchaseOrderNumber: 'PO-2026-8501-A' }],
      ['PATCH', `/lines/${order.lines[0]?.id}`, { quantity: 3 }],
    ]);

    await floor.pressesInWarehouse(number, 'Accept change');
    const changed = await eventually('the accepted change', async () => {
      const now = await orderOf(number);
      return now.fulfilments[0]?.lines.some(({ quantity }) => quantity === 3) && now;
    });
    assert.deepEqual([changed.purchaseOrderNumber, changed.status, changed.lines.map(({ sku, quantity }) => [sku, quantity])],
      ['PO-2026-8501-A', 'confirmed', [['SYN-5W40-4L', 3], ['WAX-PASTE-200ML', 1]]]);
    assert.equal(changed.totals.total.amount, 3 * 14_790 + 4_437 + 2_990 + 299);

    await merchant.press('button', 'Back to the order');
    await merchant.find('heading', `Order ${number}`);
    await merchant.waitsFor('Purchase order number: PO-2026-8501 → PO-2026-8501-A');
    await merchant.waitsFor('Meridian fully synthetic engine oil, quantity: 2 → 3');
    await merchant.waitsFor('Change accepted by the warehouse');
    assert.deepEqual(await floor.mailsAbout(number), (await floor.mailsAbout(number)).slice(0, 1), 'The customer is told nothing by itself.');
  });

  it('by two people at once ends with the work of both, after the second has chosen what both had changed', async () => {
    const order = await handedOver('PO-2026-8601');
    const number = order.number ?? '';
    const [mei, hafiz] = await Promise.all([floor.opens(`/#/orders/${order.id}/edit`), floor.opens(`/#/orders/${order.id}/edit`, 'ops')]);
    for (const person of [mei, hafiz]) await person.find('heading', 'General details');
    await mei.fill('textbox', 'Purchase order number', 'PO-MEI');
    await mei.fill('textbox', 'Tags', 'urgent');
    await hafiz.fill('textbox', 'Purchase order number', 'PO-HAFIZ');
    await hafiz.fill('textbox', 'Internal note', 'Call the gate before delivery.');
    await hafiz.press('button', 'Item details (filled in)');
    await hafiz.fill('spinbutton', 'Quantity, Carnauba wax', '4');

    await mei.press('button', 'Review 2 changes');
    await mei.press('button', 'Save changes');
    await mei.find('heading', `Order ${number} saved`);

    await hafiz.find('button', 'Compare');
    assert.ok(await hafiz.sees('Mei Ling has changed this order'));
    await hafiz.press('button', 'Review 3 changes');
    await hafiz.press('button', 'Save changes');
    const dialog = await hafiz.find('dialog', 'Mei Ling was faster');
    hafiz.forgives('status of 412');
    assert.match(await dialog.evaluate(({ textContent }) => textContent?.replaceAll(/[\u2066-\u2069]/g, '') ?? ''), /Before: PO-2026-8601[^]*Taken over as well[^]*Tags: None → urgent/);
    await hafiz.press('button', 'Save with these', dialog);
    await hafiz.waitsFor('Choose one of the two.');
    await hafiz.press('radio', 'Yours PO-HAFIZ', dialog);
    await hafiz.press('button', 'Save with these', dialog);
    await hafiz.find('heading', `Order ${number} saved`);

    const saved = await orderOf(number);
    assert.deepEqual([saved.purchaseOrderNumber, saved.tags, saved.notes.internal, saved.lines.map(({ sku, quantity }) => [sku, quantity])],
      ['PO-HAFIZ', ['urgent'], 'Call the gate before delivery.', [['SYN-5W40-4L', 2], ['WAX-PASTE-200ML', 4]]]);
    assert.equal(saved.updatedBy.name, 'Hafiz');
    await mei.page.goto(`${floor.demo.url}/#/orders/${order.id}`);
    await mei.waitsFor('Purchase order number: PO-MEI → PO-HAFIZ');
    await mei.waitsFor('Purchase order number: PO-2026-8601 → PO-MEI');
  });
});
