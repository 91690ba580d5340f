import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createClient, draftToOrderInput, isApiError, memoryStore, Drafts, roleScopes, UploadQueue, type CatalogueItem, type Client, type OrderCreate, type KeptDraft } from '../../src/index.ts';
import { fillDataDir } from '../server/database/open-test-database.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const fixture = fileURLToPath(new URL('../cli/fixtures/products-before-2025.csv', import.meta.url));
const serviceKey = 'service-key-for-the-tests-of-the-SDK';

let folder: string;
let server: ChildProcess;
let baseUrl: string;
let shop: Client;
let oil: CatalogueItem;

const listening = (child: ChildProcess): Promise<number> => new Promise((resolve, reject) => {
  let told = '';
  const hear = (chunk: unknown): void => {
    told += String(chunk);
    const port = /"port":(\d+)/.exec(told)?.[1];
    if (port !== undefined) resolve(Number(port));
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${told}`)));
});

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdk-'));
  await fillDataDir(folder);
  server = spawn(process.execPath, [main, 'serve'], { env: { ...process.env, DATA_DIR: folder, PORT: '0', SERVICE_KEY: serviceKey, DATABASE_URL: '', SMTP_URL: '', PROVIDER_URL: '' } });
  baseUrl = `http://127.0.0.1:${await listening(server)}/v1`;
  shop = createClient({ baseUrl, auth: serviceKey });
  const importing = spawn(process.execPath, [main, 'import', 'catalogue', fixture, '--url', baseUrl, '--key', serviceKey]);
  assert.equal(await ended(importing), 0);
  const { items } = await shop.catalogue.search({ skus: ['OIL-5W30-1'] });
  oil = items[0] as CatalogueItem;
});

after(async () => {
  const end = ended(server);
  server.kill('SIGTERM');
  assert.equal(await end, 0);
  await rm(folder, { recursive: true });
});

const address = { name: 'Aina', line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' };
const orderOf = (quantity = 1): OrderCreate => ({
  segment: 'b2b', channel: 'phone', submit: true, customer: { name: 'Aina', email: 'aina@example.com' }, company: { legalName: 'Kilat Sdn Bhd' },
  shippingAddress: address, paymentTerms: { type: 'net', netDays: 30 }, lines: [{ kind: 'catalogue', itemId: oil.id, quantity }],
});

test('what a Shopify export held can be found, read and ordered', async () => {
  assert.deepEqual([oil.title, oil.price, oil.stock.onHand, oil.category], ['Engine oil "Pro"', { amount: 4_590, currency: 'MYR' }, 40, 'Lubricants']);
  assert.equal((await shop.catalogue.get(oil.id)).sku, 'OIL-5W30-1');
  assert.ok((await shop.catalogue.categories()).items.some(({ name }) => name === 'Lubricants'));
  const found: string[] = [];
  for await (const { sku } of shop.catalogue.search({ limit: 1 })) found.push(sku);
  assert.ok(found.includes('OIL-5W30-1') && found.includes('OIL-5W30-4'));
  assert.equal(new Set(found).size, found.length);
});

test('one key makes one order, however often it is sent', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => shop.orders.create(orderOf(), { idempotencyKey: 'draft-1' }).withResponse()));
  const [{ data, etag } = assert.fail()] = answers;
  assert.equal(new Set(answers.map((answer) => answer.data.id)).size, 1);
  assert.equal(etag, `"${data.version}"`);
  const other = await shop.orders.create(orderOf(2), { idempotencyKey: 'draft-1' }).safe();
  assert.ok(!other.ok && isApiError(other.error) && other.error.code === 'idempotencyKeyReused');
  const { items: [level] } = await shop.stock.read([oil.sku]);
  assert.equal(level?.allocated, 1);
});

test('a refused order names the line, what was asked and what there is', async () => {
  const result = await shop.orders.create(orderOf(500)).safe();
  assert.ok(!result.ok && isApiError(result.error));
  const [field] = result.error.fields;
  assert.deepEqual([result.error.code, field?.pointer, field?.step, field?.params?.requested], ['insufficientStock', '/lines/0/quantity', 'items', 500]);
});

test('a change against an older version is refused', async () => {
  const draft = await shop.orders.create({ ...orderOf(), submit: false });
  const changed = await shop.orders.update(draft.id, { notes: { internal: 'call first' } }, { ifMatch: draft.version });
  assert.equal(changed.notes.internal, 'call first');
  const stale = await shop.orders.update(draft.id, { notes: { internal: null } }, { ifMatch: draft.version }).safe();
  assert.ok(!stale.ok && stale.error.kind === 'versionConflict');
  await shop.orders.delete(draft.id, { ifMatch: changed.version });
  const gone = await shop.orders.get(draft.id).safe();
  assert.ok(!gone.ok && gone.error.kind === 'notFound');
});

test('a watch tells what has happened and what happens, and ends with the order', async () => {
  const order = await shop.orders.create(orderOf());
  const types: string[] = [];
  for await (const { type } of shop.orders.watch(order.id)) {
    types.push(type);
    if (type === 'order.confirmed') await shop.orders.cancel(order.id, { ifMatch: order.version, reason: 'Changed their mind.' });
  }
  assert.equal(types[0], 'order.created');
  assert.equal(types.at(-1), 'order.cancelled');
  assert.equal((await shop.orders.get(order.id)).status, 'cancelled');
  assert.deepEqual((await shop.events.forOrder(order.id)).items.map(({ type }) => type), types);
});

test('a watch of the shop begins now, and tells what happens after it', async () => {
  const abort = new AbortController();
  const watch = shop.events.watch({ signal: abort.signal });
  const first = watch.next();
  // The stream is open when its first event would come through: an order is placed until one does.
  const placing = setInterval(() => void shop.orders.create({ ...orderOf(), submit: false }).safe(), 200);
  const { value } = await first;
  clearInterval(placing);
  assert.equal(value?.type, 'order.created');
  const before = (await shop.events.list()).items.map(({ id }) => id);
  assert.ok(before.indexOf(value?.id ?? '') > 0, 'What had happened before was told as well.');
  abort.abort(new Error('enough'));
  await assert.rejects(async () => { while (true) await watch.next(); }, /enough/);
});

test('a session of a person sees and does what its role may', async () => {
  const session = await shop.sessions.create({ actor: { id: 'usr_1', name: 'Aina', role: 'viewer' } });
  const viewer = createClient({ baseUrl, auth: () => session });
  assert.equal((await viewer.sessions.current()).actor.name, 'Aina');
  assert.ok((await viewer.orders.list({ limit: 5 })).items.length > 0);
  const refused = await viewer.orders.create(orderOf()).safe();
  assert.ok(!refused.ok && refused.error.kind === 'permission');
});

test('a draft with a proof becomes an order: typed, uploaded, placed under its key', async () => {
  const store = memoryStore<KeptDraft>();
  let keys = 0;
  const session = new Drafts({ scope: 'shop', store, now: () => Date.now(), newKey: () => `k${++keys}-${process.pid}` }).begin({ input: { segment: 'b2c' } });
  session.dispatch({ type: 'change', patch: { channel: 'phone', reason: { code: 'phoneOrder', note: 'Called.' }, customer: { name: ' Lim ', phone: '+60123456789', email: '' }, shippingAddress: address } });
  session.dispatch({ type: 'addLines', lines: [{ line: { key: 'a', kind: 'catalogue', itemId: oil.id, quantity: 1 }, item: oil }] });
  const shown = { settings: await shop.settings.get(), scopes: roleScopes.merchant };
  const { totals } = await shop.orders.calculate(draftToOrderInput(session.draft, shown));
  session.dispatch({ type: 'changePayment', index: 0, patch: { methodCode: 'bankTransfer', amount: totals.total, reference: 'TX-1' } });

  const queue = shop.uploads.createQueue({ scope: session.draft.id });
  assert.ok(queue instanceof UploadQueue);
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  queue.add([new File([png], 'slip.png'), new File(['<svg/>'], 'slip.svg')]);
  await new Promise((resolve) => queue.addEventListener('done', resolve, { once: true }));
  assert.deepEqual(queue.records.map(({ state, problem }) => [state, problem?.code]), [['done', undefined], ['failed', 'unsupportedMediaType']]);
  session.dispatch({ type: 'uploads', records: queue.records });
  queue.dispose();

  const input = draftToOrderInput(session.draft, shown);
  assert.equal((await shop.orders.validateDraft(input)).canSubmit, true);
  const order = await shop.orders.create({ ...input, submit: true }, { idempotencyKey: session.draft.idempotencyKey });
  assert.equal(order.customer.name, 'Lim');
  assert.equal(order.payments[0]?.proofs[0]?.filename, 'slip.png');
  const { url } = await shop.uploads.contentLink(order.payments[0]?.proofs[0]?.uploadId ?? '');
  const link = new URL(url, baseUrl);
  const bytes = Buffer.from(await (await fetch(new URL(link.pathname + link.search, baseUrl))).arrayBuffer());
  assert.deepEqual(bytes, png);
  const { version, payments: [payment] } = order;
  const ops = await shop.sessions.create({ actor: { id: 'usr_2', name: 'Farah', role: 'ops' } });
  const verified = await createClient({ baseUrl, auth: () => ops }).payments.verify(order.id, payment?.id ?? '', { ifMatch: version });
  assert.equal(verified.paymentStatus, 'paid');
  assert.ok((await shop.fulfilments.listForOrder(order.id)).items.length > 0);
  assert.ok((await shop.messages.listForOrder(order.id)).items.length >= 0);
});
