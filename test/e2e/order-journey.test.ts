import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { launchBrowser } from '../browser/chromium.ts';
import { samplePdf } from '../server/uploads/sample-files.ts';
import { eventually, startDemo, type RunningDemo } from './demo.ts';
import { openPage, type Person } from './person.ts';

describe('an order from the browser to the warehouse and back', { timeout: 300_000 }, () => {
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

  const opens = (address: string): Promise<Person> => openPage(browser, address);
  /** The warehouse's row of an order, as soon as it was told of it. */
  const rowOf = (warehouse: Person, number: string): Promise<ElementHandle> => eventually(`the hand-off of ${number}`, async () => {
    await warehouse.page.goto(demo.warehouseUrl);
    for (const row of await warehouse.page.$$('tbody tr')) {
      if ((await row.evaluate((node) => node.textContent))?.includes(number)) return row;
    }
    return undefined;
  });
  const pressInWarehouse = async (warehouse: Person, number: string, ...buttons: string[]): Promise<void> => {
    for (const button of buttons) {
      const found = await (await rowOf(warehouse, number)).$(`::-p-aria([name="${button}"][role="button"])`);
      assert.ok(found, `The warehouse offers no “${button}”.`);
      await Promise.all([warehouse.page.waitForNavigation(), found.click()]);
    }
  };
  const mailsAbout = async (reader: Person, number: string): Promise<string[]> => {
    await reader.page.goto(`${demo.url}/demo/mailbox`);
    return reader.page.$$eval('li strong', (subjects, about) => subjects.map(({ textContent }) => textContent ?? '').filter((subject) => subject.includes(about)), number);
  };

  it('takes a B2B order with a PDF as its proof, and shows the tracking number without a reload', async () => {
    const slip = join(folder, 'bank-slip.pdf');
    await writeFile(slip, samplePdf());
    const onlooker = await opens(`${demo.url}/#/orders`);
    await onlooker.waitsFor('MO-10036');

    const merchant = await opens(demo.url);
    await merchant.press('link', 'Create');
    await merchant.press('radio', 'B2B');
    await merchant.choose('Sales channel', 'E-mail');
    await merchant.choose('Reason for manual order', 'Purchase order');
    await merchant.fill('textbox', 'Purchase order number', 'PO-2026-7781');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Customer details');
    await merchant.fill('combobox', 'Find a customer', 'Kembara');
    await merchant.waitsFor('Kembara Fleet Services Sdn Bhd');
    await merchant.page.keyboard.press('Enter');
    await merchant.find('checkbox', 'Same as shipping');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Item details');
    await merchant.picks('SYN-5W30-4L');
    await merchant.fill('spinbutton', 'Quantity, Meridian fully synthetic engine oil', '3');
    await merchant.choose('Shipping method', 'Standard delivery');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Payment details');
    await merchant.choose('Payment method', 'Bank transfer');
    await merchant.hands('Browse files', [slip]);
    await merchant.waitsFor('Uploaded');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Overview');
    await merchant.press('button', 'Create order');
    const number = await merchant.orderNumber();

    await onlooker.press('button', '1 new order Show');
    await onlooker.waitsFor(number);
    const reader = await opens(`${demo.url}/demo/mailbox`);
    await eventually('the confirmation', async () => (await mailsAbout(reader, number)).length === 1);

    const warehouse = await opens(demo.warehouseUrl);
    await pressInWarehouse(warehouse, number, 'Picking', 'Packed', 'Shipped');
    const tracking = await (await rowOf(warehouse, number)).$eval('code', ({ textContent }) => textContent ?? '');
    assert.match(tracking, /^[A-Z0-9]{8,}$/);

    await merchant.waitsFor(tracking);
    await onlooker.waitsFor(tracking);
    await onlooker.press('link', number);
    await onlooker.find('heading', `Order ${number}`);
    await eventually('the shipping e-mail', async () => (await mailsAbout(reader, number)).length === 2);
    for (const person of [merchant, onlooker, warehouse, reader]) assert.deepEqual(person.troubles, []);
  });

  it('takes a B2C replacement of it at a changed price, with a remark', async () => {
    const merchant = await opens(`${demo.url}/#/orders/create`);
    await merchant.press('radio', 'B2C');
    await merchant.choose('Sales channel', 'Phone');
    await merchant.choose('Reason for manual order', 'Replacement');
    await merchant.fill('textbox', 'Remark', 'The cap of the bottle leaked on the way.');
    await merchant.fill('combobox', 'Original order', 'MO-10036');
    await merchant.waitsFor('Muhammad Irfan');
    await merchant.page.keyboard.press('Enter');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Customer details');
    await merchant.fill('textbox', 'Contact name', 'Muhammad Irfan');
    await merchant.fill('textbox', 'E-mail', 'irfan@post.example');
    await merchant.fill('textbox', 'Address line 1', '9 Jalan Dato Onn');
    await merchant.fill('textbox', 'Postal code', '80000');
    await merchant.fill('textbox', 'City', 'Johor Bahru');
    await merchant.choose('State', 'Johor');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Item details');
    await merchant.picks('BTL-TEAL-750ML');
    await merchant.fill('textbox', 'Unit price, Insulated bottle', '5.00');
    await merchant.choose('Reason for the changed price', 'Goodwill');
    await merchant.press('button', 'Next');

    await merchant.find('heading', 'Payment details');
    await merchant.press('button', 'Next');
    await merchant.find('heading', 'Overview');
    assert.ok(await merchant.sees('The cap of the bottle leaked on the way.'));
    await merchant.press('button', 'Create order');
    const number = await merchant.orderNumber();

    const reader = await opens(`${demo.url}/demo/mailbox`);
    await eventually('the confirmation', async () => (await mailsAbout(reader, number)).length === 1);
    const warehouse = await opens(demo.warehouseUrl);
    await rowOf(warehouse, number);
    assert.deepEqual(merchant.troubles, []);
  });
});
