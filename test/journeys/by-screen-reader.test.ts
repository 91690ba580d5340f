import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it, type TestContext } from 'node:test';
import { samplePng } from '../server/uploads/sample-files.ts';
import { entersGeneral } from '../e2e/order-entry.ts';
import { newPage } from '../e2e/person.ts';
import { assertProof, floor, placedOrder } from './floor.ts';
import { Listener } from './listener.ts';

describe('an order that is taken by what a screen reader says', { timeout: 180_000 }, () => {
  afterEach(() => floor.assertCalm());

  const sitsDown = async (): Promise<Listener> => {
    const listener = floor.watches(new Listener(await newPage(floor.browser)));
    await listener.page.goto(`${floor.demo.url}/#/orders/create`);
    await listener.find('heading', 'General details');
    return listener;
  };

  /**
   * Compares what can be heard with what stands in `trees/`; after a wanted change `--test-update-snapshots` writes it anew. What is
   * told as it happens, and where the focus is meanwhile, depends on when one looks: each journey waits for those by themselves.
   */
  const assertHeard = async (test: TestContext, listener: Listener, name: string): Promise<void> =>
    test.assert.fileSnapshot((await listener.hearsAll()).replaceAll(/^( *(?:status|alert)):.*$/gm, '$1').replaceAll(/ focused\b/g, ''), join(import.meta.dirname, 'trees', `${name}.txt`), { serializers: [String] });

  const toPayment = async (listener: Listener): Promise<void> => {
    await listener.fill('combobox', 'Find a customer', 'Kembara');
    await listener.hears('1 match');
    await listener.page.keyboard.press('Enter');
    await listener.hears('filled in');
    // What they ordered last is read behind that, and says which habits it has filled in.
    await listener.waitsFor('Last order:');
    await listener.press('button', 'Next');
    await listener.find('heading', 'Item details');
    await listener.hears('Step 3 of 5: Item details');
    await listener.picks('SYN-5W40-4L');
    await listener.fill('spinbutton', 'Quantity, Meridian fully synthetic engine oil', '2');
    await listener.choose('Shipping method', 'Express delivery');
  };

  const places = async (listener: Listener): Promise<string> => {
    await listener.press('button', 'Create order');
    return listener.orderNumber();
  };

  it('of a company on terms', async (test) => {
    const listener = await sitsDown();
    await assertHeard(test, listener, 'terms-1-general');
    await entersGeneral(listener, { type: 'B2B', channel: 'E-mail', reason: 'Purchase order', purchaseOrderNumber: 'PO-2026-8801' });
    await listener.hears('Step 2 of 5: Customer details');
    await listener.press('button', 'Next');
    await listener.find('link', 'Company name: Enter the company’s legal name.');
    await assertHeard(test, listener, 'terms-2-customer-refused');
    await toPayment(listener);
    await assertHeard(test, listener, 'terms-3-items');
    await listener.press('button', 'Next');
    await listener.find('heading', 'Payment details');
    await listener.choose('Payment method', 'Net terms');
    await assertHeard(test, listener, 'terms-4-payment');
    await listener.press('button', 'Next');
    await listener.hears('Step 5 of 5: Overview');
    await listener.find('button', 'Create order');
    const number = await places(listener);

    const order = await placedOrder(number);
    assert.deepEqual([order.purchaseOrderNumber, order.paymentStatus, order.totals.total.amount], ['PO-2026-8801', 'unpaid', 2 * 14_790 + 2_958 + 1_500]);
  });

  it('of a company that has paid before, with its slip', async (test) => {
    const slip = await floor.lays('transfer-8802.png', samplePng({ width: 130, height: 210 }));
    const listener = await sitsDown();
    await entersGeneral(listener, { type: 'B2B', channel: 'Phone', reason: 'Order by phone', purchaseOrderNumber: 'PO-2026-8802' });
    await toPayment(listener);
    await listener.press('button', 'Next');
    await listener.find('heading', 'Payment details');
    await listener.choose('Payment method', 'Bank transfer');
    await listener.press('button', 'Next');
    await listener.find('link', 'Proof of payment: Add a proof of payment: this method needs one.');
    await assertHeard(test, listener, 'prepaid-4-payment-refused');
    await listener.hands('Browse files', [slip]);
    await listener.hears('transfer-8802.png');
    await listener.waitsFor('Uploaded');
    await assertHeard(test, listener, 'prepaid-4-payment');
    await listener.press('button', 'Next');
    await listener.find('heading', 'Overview');
    const number = await places(listener);

    const order = await placedOrder(number);
    assert.deepEqual(order.payments.map(({ methodCode, status }) => [methodCode, status]), [['bankTransfer', 'proofSubmitted']]);
    await assertProof(order, slip);
  });
});
