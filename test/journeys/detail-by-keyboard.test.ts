import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Order } from '../../src/index.ts';
import { eventually } from '../e2e/demo.ts';
import { newPage } from '../e2e/person.ts';
import { samplePng } from '../server/uploads/sample-files.ts';
import { CarefulTypist } from './careful-typist.ts';
import { floor, merchant, orderOf } from './floor.ts';

describe('an order that is looked after by keys alone', { timeout: 180_000 }, () => {
  afterEach(() => floor.assertCalm());

  /** Places an order that leaves once its cheque is verified, of which there is a picture. */
  const paidByCheque = async (purchaseOrderNumber: string): Promise<Order> => {
    const { items: [customer] } = await merchant.customers.search({ q: 'Kembara' });
    assert.ok(customer?.company && customer.shippingAddress);
    const lines = [{ kind: 'catalogue' as const, sku: 'SYN-5W40-4L', quantity: 2 }];
    const { totals } = await merchant.orders.calculate({ segment: 'b2b', lines });
    const { id: uploadId } = await merchant.uploads.send(new File([new Uint8Array(samplePng({ width: 220, height: 100 }))], 'cheque.png', { type: 'image/png' }));
    return merchant.orders.create({
      segment: 'b2b', channel: 'phone', purchaseOrderNumber, submit: true, lines, company: customer.company, shippingAddress: customer.shippingAddress,
      customer: { customerId: customer.id as `cus_${string}`, name: customer.name, ...(customer.email && { email: customer.email }) },
      payments: [{ methodCode: 'cheque', amount: totals.total, reference: purchaseOrderNumber, proofs: [{ uploadId, kind: 'cheque' }] }],
    });
  };

  it('is held, released and noted on, its cheque verified, and it is cancelled after a second thought', async () => {
    const { number = '' } = await paidByCheque('PO-2026-8901');
    const becomes = (what: string, isSo: (order: Order) => boolean): Promise<boolean> => eventually(what, async () => isSo(await orderOf(number)));
    const typist = floor.watches(await CarefulTypist.open(await newPage(floor.browser), `${floor.demo.url}/#/orders`));
    await typist.tabsTo('Signed in as');
    await typist.types('H');
    await typist.sees('the order in the list', `::-p-aria([name="${number}"][role="link"])`);
    await typist.tabsTo(number);
    await typist.presses('Enter');
    await typist.sees('the order', `::-p-aria([name="Order ${number}"][role="heading"])`);

    await typist.tabsTo('Hold');
    await typist.presses('Enter');
    await typist.isAt('Reason');
    await typist.types('The gate is closed');
    await typist.tabsTo('Hold');
    await typist.presses('Enter');
    await typist.sees('why it is held', '::-p-text(The gate is closed)');
    await typist.isAt('Hold');
    await becomes('the hold', ({ holds }) => holds.length === 1 && holds[0]?.reason === 'The gate is closed');

    await typist.tabsTo('Release', 'backwards');
    await typist.presses('Enter');
    await typist.isAt('Not now');
    await typist.tabsTo('Release');
    await typist.presses('Enter');
    // The button went with the hold.
    await typist.isAt(`Order ${number}`);
    await becomes('the release', ({ holds }) => holds.length === 0);

    await typist.tabsTo('Change notes');
    await typist.presses('Enter');
    await typist.isAt('Note to the customer');
    await typist.tabsTo('Internal note');
    await typist.types('Ask for Zul at the gate');
    await typist.tabsTo('Save');
    await typist.presses('Enter');
    await typist.isAt('Change notes');
    await becomes('the note', ({ notes }) => notes.internal === 'Ask for Zul at the gate');

    await typist.tabsTo('Verify', 'backwards');
    await typist.presses('Enter');
    await typist.isAt('Not now');
    await typist.sees('what it will do', '>>> dialog ::-p-text(It then counts as paid)');
    await typist.tabsTo('Verify');
    await typist.presses('Enter');
    await typist.isAt(`Order ${number}`);
    await becomes('the hand-off of what is paid', ({ paymentStatus, fulfilments }) => paymentStatus === 'paid' && fulfilments[0]?.acknowledgedAt !== undefined);

    await typist.tabsTo('Cancel order');
    await typist.presses('Enter');
    await typist.isAt('Reason');
    await typist.sees('what it will do', '>>> dialog ::-p-text(it is asked to stop)');
    await typist.presses('Escape');
    await typist.isAt('Cancel order');
    assert.equal((await orderOf(number)).cancellation, undefined, 'It was only looked at.');
    await typist.presses('Enter');
    await typist.isAt('Reason');
    await typist.types('Ordered twice');
    await typist.tabsTo('Cancel order');
    await typist.presses('Enter');
    await typist.sees('that the warehouse is asked', '::-p-text(The warehouse has been asked to cancel)');
    await typist.isAt(`Order ${number}`);
    await becomes('the wish to cancel', ({ cancellation }) => cancellation?.reason === 'Ordered twice');
    typist.assertNoPointer();
  });
});
