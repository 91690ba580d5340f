import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { minorUnits } from '../../cli/import/price.ts';
import { currencyExponent, type CatalogueItemInput } from '../../src/index.ts';
import { restOfSettings } from '../rest-of-settings.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.csv`, import.meta.url));

const command = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, SERVICE_KEY: '', NO_COLOR: '1' } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => { out += String(chunk); });
  child.stderr.on('data', (chunk) => { err += String(chunk); });
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, out, err }));
});

/** A catalogue that keeps what it is sent, and refuses the SKU `R-1`. */
const openCatalogue = async (t: TestContext, currency = 'MYR') => {
  const items = new Map<string, CatalogueItemInput>();
  const chunks: number[] = [];
  const settings = {
    shop: { id: 'shop_1', name: 'Petra' }, currency, locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
    reasons: [], priceReasons: [], paymentMethods: [], shippingMethods: [], taxRates: [], ...restOfSettings,
  };
  const { baseUrl, received } = await openHttpServer(t, ({ path, body }, response) => {
    if (path.endsWith('/settings')) return json(response, 200, settings);
    const sent = (JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as { items: CatalogueItemInput[] }).items;
    const refused = sent.findIndex(({ sku }) => sku === 'R-1');
    if (refused >= 0) {
      return problem(response, 422, 'validationFailed', { errors: [{ code: 'invalidValue', pointer: `/items/${refused}/sku`, detail: 'This SKU is locked.' }] });
    }
    chunks.push(sent.length);
    return json(response, 200, {
      results: sent.map((item) => {
        const before = items.get(item.sku);
        items.set(item.sku, item);
        return { sku: item.sku, itemId: `itm_${item.sku}`, outcome: !before ? 'created' : JSON.stringify(before) === JSON.stringify(item) ? 'unchanged' : 'updated' };
      }),
    });
  });
  return { items, chunks, received, run: (file: string) => command('import', 'catalogue', file, '--url', baseUrl, '--key', 'secret') };
};

const myr = (amount: number) => ({ amount, currency: 'MYR' });

test('an export with the column names until 2025: variants, quoted texts over lines, image rows, products without variants', async (t) => {
  const { items, run, received } = await openCatalogue(t);
  const { code, out, err } = await run(fixture('products-before-2025'));
  assert.equal(err, '');
  assert.equal(out, '3 created, 0 updated, 0 unchanged, 1 skipped, 0 wrong\n');
  assert.equal(code, 0);
  assert.ok(received.every(({ headers }) => headers.authorization === 'Bearer secret'));
  assert.deepEqual([...items.values()], [
    {
      sku: 'OIL-5W30-1', title: 'Engine oil "Pro"', options: [{ name: 'Viscosity', value: '5W-30' }, { name: 'Size', value: '1 L' }], category: 'Lubricants', price: myr(4_590),
      barcode: '9551234567890', imageUrl: 'https://cdn.example/oil-5w30.jpg', status: 'active', backOrder: false, onHand: 40,
    },
    {
      sku: 'OIL-5W30-4', title: 'Engine oil "Pro"', options: [{ name: 'Viscosity', value: '5W-30' }, { name: 'Size', value: '4 L' }], category: 'Lubricants', price: myr(115_950),
      imageUrl: 'https://cdn.example/oil-2.jpg', status: 'active', backOrder: true, onHand: 12,
    },
    { sku: 'car-shampoo', title: 'Car shampoo', category: 'Car Wash Solutions', price: myr(1_200), taxRate: 0, status: 'archived', backOrder: false },
  ]);
  assert.equal((await run(fixture('products-before-2025'))).out, '0 created, 0 updated, 3 unchanged, 1 skipped, 0 wrong\n');
});

test('an export with the column names of today: made SKUs, a stock below zero, addresses without a scheme', async (t) => {
  const { items, run } = await openCatalogue(t);
  const { code, out, err } = await run(fixture('products-today'));
  assert.match(err, /products-today\.csv:3: The stock of -2 was taken for 0\.\n$/);
  assert.equal(out, '2 created, 0 updated, 0 unchanged, 1 skipped, 0 wrong\n');
  assert.equal(code, 0);
  assert.deepEqual([...items.keys()], ['cafe-mug-blue-large', 'cafe-mug-vert-pale-large']);
  assert.deepEqual(items.get('cafe-mug-vert-pale-large'), {
    sku: 'cafe-mug-vert-pale-large', title: 'Café mug', price: myr(1_950), status: 'active', backOrder: true,
    options: [{ name: 'Colour', value: 'Vert pâle' }, { name: 'Size', value: 'Large' }], category: 'Mugs', imageUrl: 'https://cdn.example/mug-green.jpg', onHand: 0,
  });
});

test('wrong lines are told with their reasons, and the others are imported', async (t) => {
  const { items, run } = await openCatalogue(t);
  const { code, out, err } = await run(fixture('products-wrong'));
  assert.equal(code, 1);
  assert.equal(out, '3 created, 0 updated, 0 unchanged, 0 skipped, 8 wrong\n');
  assert.deepEqual([...items.keys()], ['G-1', 'I-1', 'L-1']);
  const told = Object.fromEntries(err.trim().split('\n').map((line) => {
    const [, number = '', message = ''] = /:(\d+): (.*)$/.exec(line) ?? [];
    return [number, message];
  }));
  assert.deepEqual(told, {
    3: 'The price is missing.', 4: '“10.005” is no price in MYR.', 5: '“ten” is no price in MYR.', 6: 'The first line of “no-title” has no title.',
    7: '“2.5” is no whole number of pieces.', 8: 'The SKU “G-1” stands on line 2 already.', 9: '“C:\\pictures\\a.jpg” is no address of an image and was left out.',
    11: 'The price is missing.', 12: 'sku: This SKU is locked.',
  });
});

const written = async (t: TestContext, text: string | Buffer): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'products.csv');
  await writeFile(file, text);
  return file;
};

test('a large file goes in chunks of 200; a byte order mark and other line ends do no harm', async (t) => {
  const { items, chunks, run } = await openCatalogue(t);
  const lines = Array.from({ length: 450 }, (_, index) => `item-${index},Item ${index},S-${index},1.5`);
  const { out } = await run(await written(t, `\ufeffHandle,Title,Variant SKU,Variant Price\r\n${lines.join('\r\n')}\r\n`));
  assert.equal(out, '450 created, 0 updated, 0 unchanged, 0 skipped, 0 wrong\n');
  assert.deepEqual(chunks, [200, 200, 50]);
  assert.equal(items.size, 450);
});

test('a currency without minor units takes whole prices alone', async (t) => {
  const { items, run } = await openCatalogue(t, 'JPY');
  const { out } = await run(await written(t, 'Handle,Title,Variant Price\na,A,1200.00\nb,B,1200.50\n'));
  assert.equal(out, '1 created, 0 updated, 0 unchanged, 0 skipped, 1 wrong\n');
  assert.deepEqual(items.get('a')?.price, { amount: 1_200, currency: 'JPY' });
});

for (const [name, text, message] of [
  ['no product export', 'Name,Email\nAina,a@b.my\n', /no column “Title” and “Price” or “Variant price”/],
  ['an empty file', '', /empty/],
] as const) {
  test(`${name} is refused as a whole`, async (t) => {
    const { run, items } = await openCatalogue(t);
    const { code, err } = await run(await written(t, text));
    assert.equal(code, 1);
    assert.match(err, message);
    assert.equal(items.size, 0);
  });
}

test('a file that is not there, a server that refuses, and a wrong command each say so', async (t) => {
  const { run } = await openCatalogue(t);
  const missing = await run('/nowhere/products.csv');
  assert.equal(missing.code, 1);
  assert.match(missing.err, /ENOENT/);
  const { baseUrl } = await openHttpServer(t, (_, response) => problem(response, 401, 'unauthenticated'));
  const refused = await command('import', 'catalogue', fixture('products-today'), '--url', baseUrl, '--key', 'secret');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^401 unauthenticated/);
  assert.ok(!refused.err.includes('secret'));
  for (const args of [[], ['paint'], ['import', 'catalogue'], ['import', 'catalogue', 'a.csv'], ['import', 'catalogue', 'a.csv', '--colour', 'red']]) {
    const { code, err } = await command(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, /manual-order-kit import catalogue FILE/);
  }
  assert.equal((await command('--help')).code, 0);
});

test('a price in any currency goes there and back', () => fc.assert(fc.property(
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom('MYR', 'JPY', 'KWD', 'CLF'), fc.boolean(),
  (amount, currency, grouped) => {
    const digits = currencyExponent(currency);
    const padded = String(amount).padStart(digits + 1, '0');
    const whole = padded.slice(0, padded.length - digits);
    const text = `${grouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') : whole}${digits > 0 ? `.${padded.slice(-digits)}` : ''}`;
    assert.equal(minorUnits(text, currency), amount);
  },
)));

for (const text of ['', '-1', '1,00', '12,34,567', '1.2.3', '1e3', 'RM 5', '99999999999999999999', 'NaN', '.5']) {
  test(`“${text}” is no price`, () => assert.equal(minorUnits(text, 'MYR'), undefined));
}
