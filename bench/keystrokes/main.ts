// Counts the keys of a repeat B2B order of 5 lines for a known customer, on the real page before the real server: see ../README.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Client, Order } from '../../src/index.ts';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { clientOf, startDemo } from '../../test/e2e/demo.ts';
import { Typist } from '../../test/e2e/typist.ts';

/** The most that a repeat order may take. */
const budget = 60;

/** What is typed for each line, and what the merchant wants by it. */
const wanted = [
  { typed: '4x 5w40-4', sku: 'SYN-5W40-4L', quantity: 4 },
  { typed: '2x cvt-4', sku: 'ATF-CVT-4L', quantity: 2 },
  { typed: 'inj-d', sku: 'INJ-DIESEL-200ML', quantity: 1 },
  { typed: 'h4-p', sku: 'LED-H4-PAIR', quantity: 1 },
  { typed: 'saf', sku: 'SAF-SINGLE', quantity: 1 },
] as const;

/** What the customer ordered before, so that it is a repeat order: four weeks ago, on terms. */
const placeBefore = async (client: Client): Promise<Order> => {
  const { items: [customer] } = await client.customers.search({ q: 'Kembara' });
  assert.ok(customer, 'The demo knows the customer.');
  const { id, name, email, phone, company, shippingAddress } = customer;
  const lines = wanted.map(({ sku, quantity }) => ({ kind: 'catalogue' as const, sku, quantity }));
  const { totals, currency } = await client.orders.calculate({ segment: 'b2b', lines });
  return client.orders.create({
    segment: 'b2b', channel: 'phone', submit: true, orderedAt: new Date(Date.now() - 28 * 86_400_000).toISOString(),
    customer: { customerId: id as `cus_${string}`, name, ...(email && { email }), ...(phone && { phone }) }, ...(company && { company }), ...(shippingAddress && { shippingAddress }),
    lines, shipping: { methodCode: 'standard', price: { amount: 1_500, currency } }, paymentTerms: { type: 'net', netDays: 30 },
    payments: [{ methodCode: 'netTerms', amount: totals.total }],
  });
};

const toCustomer = async (typist: Typist): Promise<void> => {
  await typist.sees('the empty wizard', '::-p-aria([name="General details"][role="heading"])');
  await typist.presses('Tab');
  await typist.presses('Tab');
  await typist.isAt('B2B');
  await typist.presses('Enter');
  await typist.isAt('Find a customer');
  await typist.types('kem');
  await typist.sees('the customer', '::-p-text(Kembara Fleet)');
  await typist.presses('Enter');
  await typist.isAt('Contact name');
};

const toOrder = async (typist: Typist): Promise<void> => {
  await typist.presses('Enter', 'Control');
  await typist.isAt('Payment method');
  await typist.presses('Enter');
  await typist.isAt('Overview');
  await typist.presses('Enter', 'Control');
  await typist.sees('the number of the order', '::-p-text(created)');
};

const byHand = async (typist: Typist): Promise<void> => {
  await toCustomer(typist);
  await typist.presses('Enter');
  await typist.isAt('Add items');
  for (const { typed, sku } of wanted) {
    await typist.types(typed);
    await typist.sees(sku, `>>> [role=option] ::-p-text(${sku})`);
    await typist.presses('Enter');
    await typist.sees(`the line of ${sku}`, `>>> .lines ::-p-text(${sku})`);
  }
  await toOrder(typist);
};

const asLastTime = async (typist: Typist): Promise<void> => {
  await toCustomer(typist);
  await typist.presses('F2');
  await typist.isAt('Add items');
  await toOrder(typist);
};

execFileSync(process.execPath, ['scripts/bundle.ts'], { stdio: 'ignore' });
const demo = await startDemo();
const browser = await launchBrowser();
try {
  const client = clientOf('merchant', demo);
  const before = await placeBefore(client);

  const counted: Record<string, { keystrokes: number; budget?: number; order: string; lines: number; pressed: string }> = {};
  for (const [what, place] of Object.entries({ asLastTime, byHand })) {
    const context = await browser.createBrowserContext();
    const typist = new Typist(await context.newPage());
    // As the dashboard's own link does it: the page that opens has the focus.
    await typist.page.goto(`${demo.url}/#/orders`);
    await typist.page.evaluate(() => { location.hash = '#/orders/create'; });
    await place(typist);
    const [newest] = (await client.orders.list({ q: 'Kembara', sort: '-number', limit: 1 })).items;
    assert.ok(newest && newest.id !== before.id, 'The server has another order.');
    const order = await client.orders.get(newest.id);
    assert.equal(order.status, 'confirmed');
    assert.deepEqual(order.lines.map(({ sku, quantity }) => ({ sku, quantity })), wanted.map(({ sku, quantity }) => ({ sku, quantity })));
    assert.equal(order.payments[0]?.methodCode, 'netTerms');
    counted[what] = { keystrokes: typist.keystrokes, budget, order: order.number ?? order.id, lines: order.lines.length, pressed: typist.pressed.join(' ') };
    await context.close();
  }
  console.log(JSON.stringify(counted, undefined, 2));
  for (const [what, { keystrokes }] of Object.entries(counted)) assert.ok(keystrokes <= budget, `${what}: ${keystrokes} keystrokes, more than ${budget}`);
} finally {
  await browser.close();
  await demo.stop();
}
