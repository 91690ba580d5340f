import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { samplePng } from '../server/uploads/sample-files.ts';
import { eventually } from './demo.ts';
import { entersCustomer, entersGeneral, entersPayment, places } from './order-entry.ts';
import type { Person } from './person.ts';
import { ShopFloor } from './shop-floor.ts';

describe('what happens to an order after it was taken', { timeout: 180_000 }, () => {
  let floor: ShopFloor;

  before(async () => { floor = await ShopFloor.open(); }, { timeout: 120_000 });
  after(() => floor?.close());

  /** Takes a prepaid order with the picture of its slip, for one bottle. */
  const takesPrepaid = async (merchant: Person, { customer, slip }: { customer: string; slip: string }): Promise<string> => {
    await merchant.press('link', 'Create');
    await entersGeneral(merchant, { type: 'B2C', channel: 'Phone', reason: 'Order by phone', remark: 'Called, and has paid by transfer.' });
    await entersCustomer(merchant, { name: customer, email: 'puan@post.example' });
    await merchant.picks('BTL-TEAL-750ML');
    await entersPayment(merchant, { method: 'Bank transfer', slip });
    return places(merchant);
  };
  /** What the footer of the list says of the transfers: how many orders, and then expected, claimed and verified in sen. */
  const transfers = async (person: Person): Promise<number[]> => {
    const table = await person.find('table', 'What each payment method was to bring, and brought');
    return table.$$eval('tbody tr', (rows) => {
      const row = rows.find(({ firstElementChild }) => firstElementChild?.textContent === 'Bank transfer');
      return [...row?.querySelectorAll('td') ?? []].slice(0, 4).map(({ textContent }) => Number(textContent?.replaceAll(/\D/g, '')));
    });
  };

  it('is paid, verified by somebody else with one key and counted; another one is changed and cancelled', async () => {
    const merchant = await floor.opens('/#/orders');
    const paid = await takesPrepaid(merchant, { customer: 'Puan Salmah', slip: await floor.lays('slip-3.png', samplePng({ height: 3 })) });
    const other = await takesPrepaid(merchant, { customer: 'Encik Zahid', slip: await floor.lays('slip-5.png', samplePng({ height: 5 })) });

    const onlooker = await floor.opens('/#/orders', 'ops');
    await onlooker.press('button', 'Reconciliation');
    const [orders = 0, expected = 0, claimed, verified] = await eventually('the transfers in the footer', async () => {
      const sums = await transfers(onlooker);
      return sums.length > 0 && sums;
    });
    assert.deepEqual([orders, claimed, verified], [2, expected, 0]);

    const ops = await floor.opens('/#/proofs', 'ops');
    await (await ops.find('button', 'Next')).focus();
    // Those of before wait longer.
    await eventually(`${paid} on the desk`, async () => {
      if (await ops.page.$(`::-p-aria([name="${paid}"][role="heading"])`)) return true;
      await ops.page.keyboard.press('j');
      return false;
    });
    await ops.page.waitForSelector('::-p-aria([name="slip-3.png, at 100%"])');
    await eventually('the picture of the slip', async () => (await ops.page.$('pierce/img'))?.evaluate((picture) => (picture as HTMLImageElement).naturalWidth > 0));
    await ops.page.keyboard.press('v');
    await ops.waitsFor(`for ${paid}.`);
    await eventually('the verified money in the footer', async () => (await transfers(onlooker))[3] === expected / 2);

    await merchant.press('link', 'All orders');
    await merchant.press('link', other);
    await merchant.press('button', 'Change the quantity of Insulated bottle');
    await merchant.fill('spinbutton', 'Quantity', '2');
    await merchant.press('button', 'Save');
    await merchant.waitsFor('The order has been changed');
    await floor.pressesInWarehouse(other, 'Accept change');
    await eventually('what more it costs', async () => (await transfers(onlooker))[1] === expected * 1.5);

    await merchant.press('button', 'Cancel order');
    await merchant.find('heading', `Cancel order ${other}?`);
    await merchant.page.keyboard.type('Has bought it elsewhere.');
    await merchant.press('button', 'Cancel order');
    await merchant.waitsFor('The warehouse has been asked to cancel');
    await floor.pressesInWarehouse(other, 'Stop');
    await eventually('the footer without it', async () => (await transfers(onlooker))[0] === 1);
    floor.assertCalm();
  });
});
