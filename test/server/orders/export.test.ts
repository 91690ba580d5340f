import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import readWorkbook from 'read-excel-file/node';
import { lineExportColumns, orderExportColumns } from '../../../src/contract/order-export.ts';
import type { Database } from '../../../server/database/database.ts';
import { b2bOrder, b2cOrder, openTestServer, publicUrl, type TestServer } from '../test-server.ts';

const ringgit = (amount: number) => ({ amount, currency: 'MYR' });
const hostile = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2+3', '@SUM(A1:A9)', '=cmd|\' /C calc\'!A0', '＝1+1', '"; DROP TABLE orders', '<script>alert(1)</script>', '_x0041_ & Söhne <b>', '王小明 🛢️ \u202Eevil', "'=1", ' =1'];

const ask = (shop: TestServer, query: string, signal?: AbortSignal): Promise<Response> =>
  shop.server.fetch(new Request(`${publicUrl}/v1/orders/export?${query}`, { headers: { Authorization: `Bearer ${shop.serviceKey}` }, ...(signal && { signal }) }));

const csv = async (shop: TestServer, query = ''): Promise<{ head: string[]; rows: Record<string, string>[] }> => {
  const response = await ask(shop, `format=csv&${query}`);
  assert.equal(response.status, 200);
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the byte order mark');
  assert.ok(bytes.toString().endsWith('\r\n'));
  const [head = [], ...rows] = parse(bytes, { bom: true, record_delimiter: '\r\n' }) as string[][];
  return { head, rows: rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))) };
};

type SheetRow = Record<string, unknown>;
const xlsx = async (shop: TestServer, query = ''): Promise<{ head: string[]; rows: SheetRow[] }> => {
  const response = await ask(shop, `format=xlsx&${query}`);
  assert.equal(response.status, 200);
  const [sheet] = await readWorkbook(Buffer.from(await response.arrayBuffer()));
  const [head = [], ...rows] = (sheet?.data ?? []) as unknown[][];
  return { head: head.map(String), rows: rows.map((row) => Object.fromEntries(head.map((name, index) => [String(name), row[index]]))) };
};

describe('the orders as a table for a spreadsheet', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 1_000, price: ringgit(10_050), taxRate: 600 }, { sku: 'WAX', onHand: 1_000, title: hostile[0] ?? '' });
    await shop.place({
      ...b2bOrder('OIL', 3), orderedAt: '2026-10-31T16:30:00Z', purchaseOrderNumber: 'PO-778', requestedDeliveryDate: '2026-12-24', tags: ['vip', '=gift'],
      lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 3 }, { kind: 'catalogue', sku: 'WAX', quantity: 1, unitPrice: ringgit(2_000), priceOverride: { reasonCode: 'priceMatch', note: 'Agreed.' } }],
    });
    const paid = await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cheque', amount: ringgit(3_000) }] });
    await shop.call('POST', `/orders/${paid.id}/payments/${paid.payments[0]?.id}/verify`, { ifMatch: paid.version, token: await shop.tokenFor('ops') });
    for (const name of hostile) await shop.place({ ...b2cOrder('WAX'), customer: { name, phone: '+60123456789' }, acknowledge: ['duplicateSuspected'] });
    await shop.call('POST', '/orders', { body: { segment: 'b2b' } });
    const other = await openTestServer();
    await other.place();
  });

  it('has one row an order, in the list’s order, with amounts as decimal numbers and times by the shop’s clock', async () => {
    const { head, rows } = await csv(shop, 'sort=orderedAt');
    assert.deepEqual(head.slice(0, 3), ['number', 'orderedAt', 'status']);
    assert.equal(rows.length, hostile.length + 3);
    assert.deepEqual(rows[0], {
      number: 'MO-10001', orderedAt: '2026-11-01 00:30:00', status: 'confirmed', customerName: 'Aisyah Rahman', companyName: 'Kilat Fleet Sdn Bhd', segment: 'b2b', channel: 'phone', reasonCode: '',
      itemCount: '4', currency: 'MYR', total: '339.59', paid: '0.00', balance: '339.59', paymentMethods: '', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', trackingNumbers: '',
      purchaseOrderNumber: 'PO-778', externalReference: '', requestedDeliveryDate: '2026-12-24', createdBy: 'Service',
    });
    assert.equal(rows.find((row) => row['paymentStatus'] === 'overpaid')?.['balance'], '-5.00', 'a number below zero is a number, and no formula');
  });

  it('is a workbook in which amounts are numbers and days are days', async () => {
    const { head, rows } = await xlsx(shop, 'sort=orderedAt');
    assert.deepEqual(head, (await csv(shop)).head);
    const [first] = rows;
    assert.deepEqual([first?.['total'], first?.['itemCount'], first?.['companyName']], [339.59, 4, 'Kilat Fleet Sdn Bhd']);
    assert.equal((first?.['orderedAt'] as Date).toISOString(), '2026-11-01T00:30:00.000Z', 'the shop’s own clock: a cell has no time zone');
    assert.equal((first?.['requestedDeliveryDate'] as Date).toISOString().slice(0, 10), '2026-12-24');
    assert.equal(rows.find((row) => row['paymentStatus'] === 'overpaid')?.['balance'], -5);
    assert.equal(rows.length, hostile.length + 3);
  });

  it('never has a cell that a spreadsheet takes for a formula, and says what was typed', async () => {
    const typed = (await csv(shop, 'segment=b2c&sort=number')).rows.slice(1).map((row) => row['customerName'] ?? '');
    assert.equal(typed.length, hostile.length);
    for (const [index, cell] of typed.entries()) {
      assert.ok(!/^\s*[=+\-@\t\r＝＋－＠]/.test(cell), cell);
      assert.ok(cell === hostile[index] || cell === `'${hostile[index]}`, cell);
    }
    const cells = (await xlsx(shop, 'segment=b2c&sort=number')).rows.slice(1).map((row) => row['customerName']);
    // This reader does not read escapes of SpreadsheetML back, as spreadsheets do.
    assert.deepEqual(cells.map((cell) => String(cell).replace('_x005F_', '_')), hostile.map((name) => name.trim()));
    const sheet = Buffer.from(await (await ask(shop, 'format=xlsx')).arrayBuffer());
    assert.ok(!sheet.includes('<f>'));
  });

  it('has one row a line where lines are asked for, and a row for an order that has none', async () => {
    const { rows } = await csv(shop, 'rows=lines&segment=b2b&sort=number&columns=number&columns=sku&columns=quantity&columns=unitPrice&columns=priceReason&columns=lineTotal&columns=currency');
    assert.deepEqual(rows.map((row) => Object.values(row)), [
      ['', '', '', '', '', '', 'MYR'],
      ['MO-10001', 'OIL', '3', '100.50', '', '319.59', 'MYR'],
      ['MO-10001', 'WAX', '1', '20.00', 'priceMatch, Agreed.', '20.00', 'MYR'],
    ]);
  });

  it('has the columns that are asked for, in that order, and every column has something to say', async () => {
    const { head } = await csv(shop, 'columns=total&columns=number');
    assert.deepEqual(head, ['total', 'number']);
    const all = [...orderExportColumns, ...lineExportColumns];
    const { rows } = await csv(shop, `rows=lines&sort=number&${all.map((name) => `columns=${name}`).join('&')}`);
    const never = all.filter((name) => rows.every((row) => row[name] === ''));
    assert.deepEqual(never, ['trackingNumbers', 'externalReference', 'options'], 'nothing of these was given');
    for (const [query, pointer] of [['columns=', '?columns'], ['columns=secret', '?columns'], ['columns=sku', '?columns'], ['format=pdf', '?format'], ['rows=pages', '?rows'], ['limit=5', '?limit'], ['status=lost', '?status']] as const) {
      const { status, body } = await shop.call('GET', `/orders/export?${query.startsWith('format') ? '' : 'format=csv&'}${query}`);
      assert.deepEqual([status, body.errors?.[0]?.pointer], [422, pointer], query);
    }
    assert.equal((await shop.call('GET', '/orders/export')).status, 422);
  });

  it('finds the same orders as the list, whatever the filter', async () => {
    for (const query of ['segment=b2c', 'status=draft', 'q=kilat', 'month=2026-11', 'tag=vip', 'paymentMethod=cheque', 'createdBy=service&sort=customer', 'status=']) {
      const { items } = (await shop.call<{ items: { id: string }[] }>('GET', `/orders?limit=200&${query}`)).body;
      const { rows } = await csv(shop, `columns=id&${query}`);
      assert.deepEqual(rows.map((row) => row['id']), items.map(({ id }) => id), query);
      const some = items.slice(0, 2).map(({ id }) => id);
      if (some.length > 0) assert.deepEqual((await csv(shop, `columns=id&${some.map((id) => `ids=${id}`).join('&')}&${query}`)).rows.map((row) => row['id']), some);
    }
  });

  it('names its file, and is for who may read orders', async () => {
    const response = await ask(shop, 'format=xlsx');
    assert.equal(response.headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="orders-2026-11-22.xlsx"');
    await response.body?.cancel();
    const { status, body } = await shop.call('GET', '/orders/export?format=csv', { token: await shop.tokenFor('merchant', { scopes: ['orders:write'] }) });
    assert.deepEqual([status, body.params], [403, { scope: 'orders:read' }]);
  });
});

describe('many orders as a table', () => {
  let shop: TestServer;
  let reads = 0;
  const copies = 2_000;
  before(async () => {
    const { database } = await openTestServer();
    const counting: Database = { ...database, read: (run) => { reads += 1; return database.read(run); } };
    shop = await openTestServer({ database: counting });
    const order = await shop.place();
    await database.transaction(async (tx) => {
      await sql`INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', o.id || '_' || n, 'number', 'COPY-' || n, 'number_position', 20000 + n))).*
        FROM orders o, generate_series(1, ${copies}::int) n WHERE o.id = ${order.id}`.execute(tx);
    });
  });

  it('has every order once over any number of pages, also where all are of one moment', async () => {
    const { rows } = await csv(shop, 'columns=number');
    assert.deepEqual([rows.length, new Set(rows.map((row) => row['number'])).size], [copies + 1, copies + 1]);
    assert.equal((await xlsx(shop, 'columns=number')).rows.length, copies + 1);
  });

  it('reads no further than it is asked to, and stops where its reader goes away', async () => {
    const response = await ask(shop, 'format=csv');
    const reader = response.body?.getReader();
    const before = reads;
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    const read = reads - before;
    assert.ok(read >= 1 && read <= 2, `${read} pages of five`);
    await new Promise((resolve) => { setImmediate(resolve); });
    assert.equal(reads - before, read, 'nothing is read for nobody');
  });
});
