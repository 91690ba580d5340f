import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { samplePdf } from '../server/uploads/sample-files.ts';
import { eventually } from './demo.ts';
import { entersCustomer, entersGeneral, entersPayment, findsKembara, places } from './order-entry.ts';
import { ShopFloor } from './shop-floor.ts';

describe('an order from the browser to the warehouse and back', { timeout: 300_000 }, () => {
  let floor: ShopFloor;

  before(async () => { floor = await ShopFloor.open(); }, { timeout: 120_000 });
  after(() => floor?.close());

  it('takes a B2B order with a PDF as its proof, and shows the tracking number without a reload', async () => {
    const onlooker = await floor.opens('/#/orders');
    await onlooker.waitsFor('MO-10036');

    const merchant = await floor.opens('/');
    await merchant.press('link', 'Create');
    await entersGeneral(merchant, { type: 'B2B', channel: 'E-mail', reason: 'Purchase order', purchaseOrderNumber: 'PO-2026-7781' });
    await findsKembara(merchant);
    await merchant.picks('SYN-5W30-4L');
    await merchant.fill('spinbutton', 'Quantity, Meridian fully synthetic engine oil', '3');
    await merchant.choose('Shipping method', 'Standard delivery');
    await entersPayment(merchant, { method: 'Bank transfer', slip: await floor.lays('bank-slip.pdf', samplePdf()) });
    const number = await places(merchant);

    await onlooker.press('button', '1 new order Show');
    await onlooker.waitsFor(number);
    await eventually('the confirmation', async () => (await floor.mailsAbout(number)).length === 1);

    await floor.pressesInWarehouse(number, 'Picking', 'Packed', 'Shipped');
    const tracking = await (await floor.rowOf(number)).$eval('code', ({ textContent }) => textContent ?? '');
    assert.match(tracking, /^[A-Z0-9]{8,}$/);

    await merchant.waitsFor(tracking);
    await onlooker.waitsFor(tracking);
    await onlooker.press('link', number);
    await onlooker.find('heading', `Order ${number}`);
    await eventually('the shipping e-mail', async () => (await floor.mailsAbout(number)).length === 2);
    floor.assertCalm();
  });

  it('takes a B2C replacement of it at a changed price, with a remark', async () => {
    const merchant = await floor.opens('/#/orders/create');
    await entersGeneral(merchant, {
      type: 'B2C', channel: 'Phone', reason: 'Replacement', remark: 'The cap of the bottle leaked on the way.', originalOrder: { typed: 'MO-10036', found: 'Muhammad Irfan' },
    });
    await entersCustomer(merchant, { name: 'Muhammad Irfan', email: 'irfan@post.example' });
    await merchant.picks('BTL-TEAL-750ML');
    await merchant.fill('textbox', 'Unit price, Insulated bottle', '5.00');
    await merchant.choose('Reason for the changed price', 'Goodwill');
    await entersPayment(merchant);
    assert.ok(await merchant.sees('The cap of the bottle leaked on the way.'));
    const number = await places(merchant);

    await eventually('the confirmation', async () => (await floor.mailsAbout(number)).length === 1);
    await floor.rowOf(number);
    floor.assertCalm();
  });
});
