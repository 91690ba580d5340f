import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { clientOf, eventually } from '../e2e/demo.ts';
import { newPage } from '../e2e/person.ts';
import { ShopFloor } from '../e2e/shop-floor.ts';
import { CarefulTypist } from './careful-typist.ts';

// A shop in which e-mails and hand-offs wait for a while.
const floor = await ShopFloor.open({ GRACE_SECONDS: '600' });
after(() => floor.close());
const merchant = clientOf('merchant', floor.demo);

describe('an order that was placed by mistake', { timeout: 180_000 }, () => {
  it('is undone by keys alone before anybody has heard of it, and its stock goes back', async () => {
    const { items: [customer] } = await merchant.customers.search({ q: 'Kembara' });
    assert.ok(customer?.company && customer.shippingAddress);
    const inStock = async (): Promise<number | undefined> => (await merchant.catalogue.search({ q: 'SYN-5W40-4L' })).items.find(({ sku }) => sku === 'SYN-5W40-4L')?.stock?.available;
    const before = await inStock();
    assert.ok(before !== undefined);
    const { id, number = '' } = await merchant.orders.create({
      segment: 'b2b', channel: 'phone', purchaseOrderNumber: 'PO-2026-8950', submit: true, lines: [{ kind: 'catalogue', sku: 'SYN-5W40-4L', quantity: 3 }],
      company: customer.company, shippingAddress: customer.shippingAddress, customer: { customerId: customer.id as `cus_${string}`, name: customer.name, ...(customer.email && { email: customer.email }) },
      payments: [], paymentTerms: { type: 'net', netDays: 30 },
    });
    assert.equal(await inStock(), before - 3, 'It has its stock.');

    const typist = floor.watches(await CarefulTypist.open(await newPage(floor.browser), `${floor.demo.url}/#/orders/${id}`));
    await typist.sees('how long it can be undone', '::-p-text(Can be undone for)');
    await typist.tabsTo('Undo order');
    await typist.presses('Enter');
    await typist.isAt('Not now');
    await typist.sees('what it will do', '>>> dialog ::-p-text(neither the customer nor the warehouse hears of it)');
    await typist.presses('Escape');
    await typist.isAt('Undo order');
    await typist.presses('Enter');
    await typist.isAt('Not now');
    await typist.tabsTo('Undo order');
    await typist.presses('Enter');
    await typist.sees('that it is a draft again', '::-p-text(The order is a draft again)');

    await eventually('the draft', async () => (await merchant.orders.get(id)).status === 'draft');
    assert.equal(await inStock(), before, 'Its stock is free again.');
    assert.deepEqual((await merchant.orders.get(id)).fulfilments.map(({ status, sentAt }) => [status, sentAt]), [['cancelled', undefined]]);
    assert.deepEqual(await floor.mailsAbout(number), []);
    typist.assertNoPointer();
    floor.assertCalm();
  });
});
