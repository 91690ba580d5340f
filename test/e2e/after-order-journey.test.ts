import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../browser/chromium.ts';
import { samplePng } from '../server/uploads/sample-files.ts';
import { eventually, startDemo, type RunningDemo } from './demo.ts';
import { openPage, type Person } from './person.ts';

describe('what happens to an order after it was taken', { timeout: 180_000 }, () => {
  let demo: RunningDemo;
  let browser: Browser;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manual-order-kit-slips-'));
    [demo, browser] = await Promise.all([startDemo({ WAREHOUSE_STEP_SECONDS: '0' }), launchBrowser()]);
  }, { timeout: 120_000 });
  after(async () => {
    await browser?.close();
    await demo?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const opens = async (address: string, role?: 'merchant' | 'ops'): Promise<Person> => {
    const person = await openPage(browser, address);
    if (role) await person.choose('Signed in as', { merchant: 'Mei Ling, B2B team', ops: 'Hafiz, OPS team' }[role]);
    return person;
  };
  /** Takes a prepaid order with the picture of its slip, for one bottle. */
  const places = async (merchant: Person, { customer, slip }: { customer: string; slip: string }): Promise<string> => {
    await merchant.press('link', 'Create');
    await merchant.press('radio', 'B2C');
    await merchant.choose('Sales channel', 'Phone');
    await merchant.choose('Reason for manual order', 'Order by phone');
    await merchant.fill('textbox', 'Remark', 'Called, and has paid by transfer.');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Customer details');
    await merchant.fill('textbox', 'Contact name', customer);
    await merchant.fill('textbox', 'E-mail', 'puan@post.example');
    await merchant.fill('textbox', 'Address line 1', '9 Jalan Dato Onn');
    await merchant.fill('textbox', 'Postal code', '80000');
    await merchant.fill('textbox', 'City', 'Johor Bahru');
    await merchant.choose('State', 'Johor');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Item details');
    await merchant.picks('BTL-TEAL-750ML');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Payment details');
    await merchant.choose('Payment method', 'Bank transfer');
    await merchant.hands('Browse files', [slip]);
    await merchant.waitsFor('Uploaded');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Overview');
    await merchant.press('button', 'Create order');
    return merchant.orderNumber();
  };
  /** What the footer of the list says of the transfers: how many orders, and then expected, claimed and verified in sen. */
  const transfers = async (person: Person): Promise<number[]> => {
    const table = await person.find('table', 'What each payment method was to bring, and brought');
    return table.$$eval('tbody tr', (rows) => {
      const row = rows.find(({ firstElementChild }) => firstElementChild?.textContent === 'Bank transfer');
      return [...row?.querySelectorAll('td') ?? []].slice(0, 4).map(({ textContent }) => Number(textContent?.replaceAll(/\D/g, '')));
    });
  };
  const asksWarehouse = async (warehouse: Person, number: string, button: string): Promise<void> => {
    const found = await eventually(`“${button}” for ${number}`, async () => {
      await warehouse.page.goto(demo.warehouseUrl);
      for (const row of await warehouse.page.$$('tbody tr')) {
        if ((await row.evaluate(({ textContent }) => textContent))?.includes(number)) return await row.$(`::-p-aria([name="${button}"][role="button"])`) ?? undefined;
      }
      return undefined;
    });
    await Promise.all([warehouse.page.waitForNavigation(), found.click()]);
  };

  it('is paid, verified by somebody else with one key and counted; another one is changed and cancelled', async () => {
    const slips = await Promise.all([3, 5].map(async (height) => {
      const slip = join(folder, `slip-${height}.png`);
      await writeFile(slip, samplePng({ height }));
      return slip;
    }));
    const merchant = await opens(`${demo.url}/#/orders`, 'merchant');
    const paid = await places(merchant, { customer: 'Puan Salmah', slip: slips[0] ?? '' });
    const other = await places(merchant, { customer: 'Encik Zahid', slip: slips[1] ?? '' });

    const onlooker = await opens(`${demo.url}/#/orders`, 'ops');
    await onlooker.press('button', 'Reconciliation');
    const [orders = 0, expected = 0, claimed, verified] = await eventually('the transfers in the footer', async () => {
      const sums = await transfers(onlooker);
      return sums.length > 0 && sums;
    });
    assert.deepEqual([orders, claimed, verified], [2, expected, 0]);

    const ops = await opens(`${demo.url}/#/proofs`, 'ops');
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
    const warehouse = await opens(demo.warehouseUrl);
    await asksWarehouse(warehouse, other, 'Accept change');
    await eventually('what more it costs', async () => (await transfers(onlooker))[1] === expected * 1.5);

    await merchant.press('button', 'Cancel order');
    await merchant.find('heading', `Cancel order ${other}?`);
    await merchant.page.keyboard.type('Has bought it elsewhere.');
    await merchant.press('button', 'Cancel order');
    await merchant.waitsFor('The warehouse has been asked to cancel');
    await asksWarehouse(warehouse, other, 'Stop');
    await eventually('the footer without it', async () => (await transfers(onlooker))[0] === 1);
    for (const person of [merchant, onlooker, ops, warehouse]) assert.deepEqual(person.troubles, []);
  });
});
