import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { masked, maskingLog, type LogEntry } from '../../../server/log.ts';
import { logLine } from '../../../server/node/log.ts';
import { b2bOrder, openTestServer } from '../test-server.ts';

const at = new Date('2026-11-22T10:00:00Z');
const lineOf = (entry: Partial<LogEntry>): string => logLine({ level: 'error', message: 'Something went wrong.', ...entry }, at);

const secrets = [
  'aisyah@example.com', 'Aisyah.Rahman+orders@mail.example.co.uk', '"aisyah rahman"@example.com', 'aisyah%40example.com', 'aisyah@[10.0.0.1]', 'müller@müller.example', 'root@localhost',
  '+60123456789', '+60 12-345 6789', '%2B60123456789', '012-345 6789', '0123456789',
  'Bearer mos_abcDEF123-_', 'bearer anything-at-all', 'Basic dXNlcjpwYXNz', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'sk_4f9s8df7-_x', 'mos_AAAAbbbb',
  '/v1/uploads/upl_1/content?expires=1&signature=abc%2Fdef', 'https://a.example/?token=abcdef', 'postgres://shop:hunter2@db.example/shop', 'smtp://user:p%40ss@mail.example:25',
];
/** What must be gone of each of them. */
const giveaways = /aisyah|rahman|müller|root@|60 ?12|12-?345|345 ?6789|abcDEF|anything|dXNl|MfKQ|4f9s|AAAAbbbb|abc%2F|abcdef|hunter2|p%40ss/i;

describe('the log', () => {
  it('hides who somebody is and what opens doors, wherever it stands in a text', () => {
    for (const secret of secrets) {
      for (const text of [secret, `550 5.1.1 <${secret}>: refused`, `Key (email)=(${secret}) already exists.`, `a "${secret}" b`, `${secret}, ${secret}`]) {
        assert.doesNotMatch(masked(text), giveaways, `${text} became ${masked(text)}`);
      }
    }
  });

  it('leaves what helps to find a mistake', () => {
    for (const text of [
      'ord_0199f2b5c4d87abc8d1e2f3a4b5c6d7e', '2026-11-22T10:00:00.000Z', '2026-11-22T18:00:00+08:00', 'at file:///srv/server/app.ts:68:10', 'connect ECONNREFUSED 127.0.0.1:5432',
      'https://orders.example/v1/orders?limit=50', 'task_id 12345678', 'duplicate key value violates unique constraint "catalogue_items_sku"', 'MO-00010001', 'req_0123456789abcdef0123456789abcdef',
    ]) assert.equal(masked(text), text);
  });

  it('hides the keys that it was told of, whatever they look like', () => {
    const written: LogEntry[] = [];
    maskingLog((entry) => { written.push(entry); }, ['correct horse battery staple'])({ level: 'info', message: 'key: correct horse battery staple', field: ['correct horse battery staple'] });
    assert.equal(written.length, 1);
    assert.doesNotMatch(JSON.stringify(written), /horse/);
  });

  it('goes into fields, errors, their causes and their parts, and leaves out what an error carries beside its words', () => {
    for (const secret of secrets) {
      const cause = Object.assign(new Error(`because of ${secret}`), { detail: secret, params: [secret], code: '23505' });
      const line = lineOf({
        message: secret, path: `/v1/customers/${secret}`, nested: { list: [secret], [secret]: true }, serviceKey: 'plain words', error: new AggregateError([new Error(secret), secret], secret, { cause }),
      });
      assert.doesNotMatch(line, giveaways, line);
      assert.ok(!line.includes('plain words'));
      assert.match(line, /"code":"23505"/);
    }
  });

  it('is one line of JSON for each entry, whatever somebody typed', () => {
    const hostile = ['a\nb', 'a\r\n{"level":"info"}', '\u001b[2J\u001b[31mred', '\u009b31m', '\u2028\u2029', '\u202egnp.exe', '"},{"', '\\', '\u0000', '\ud800', '__proto__'];
    const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(text, text, text, (message, name, value) => {
      const line = lineOf({ message, [`x${name}`]: value, error: new Error(value, { cause: name }) });
      // eslint-disable-next-line no-control-regex -- what a terminal obeys
      assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      const entry = JSON.parse(line) as { level: string; at: string };
      assert.deepEqual([entry.level, entry.at], ['error', '2026-11-22T10:00:00.000Z']);
    }), { numRuns: 2_000 });
  });

  it('takes what JSON does not: circles, big integers, functions, endless texts', () => {
    const circle: Record<string, unknown> = { big: 10n ** 30n, run: () => 1, symbol: Symbol('s'), nothing: undefined, date: at };
    circle['self'] = circle;
    const error = new Error('round');
    error.cause = error;
    assert.ok(JSON.parse(lineOf({ circle, error, list: Array.from({ length: 10_000 }, () => 'x'.repeat(10)) })) !== null);
    assert.ok(lineOf({ message: 'x'.repeat(10_000_000), field: `${'a'.repeat(1_000_000)}@` }).length < 40_000);
  });

  it('holds nothing of the people whose requests went wrong', async () => {
    const shop = await openTestServer({ takeMail: (mail) => { throw new TypeError(`No mail for ${mail.to.join()} of the key ${shop.serviceKey}`); } });
    await shop.stock({ sku: 'LOGGED' });
    await shop.call('POST', '/orders', { body: { ...b2bOrder('LOGGED'), customer: { name: 'Aisyah Rahman', email: 'aisyah@example.com', phone: '+60123456789' } } });
    await shop.server.drain();
    const token = await shop.tokenFor('merchant');
    await shop.database.transaction((tx) => tx.deleteFrom('counters').where('shop_id', '=', shop.shopId).execute());
    await shop.call('POST', '/orders', { body: { ...b2bOrder('LOGGED'), customer: { name: 'Aisyah Rahman', email: 'aisyah@example.com', phone: '+60123456789' } }, token });
    await shop.call('GET', '/customers/aisyah@example.com', { token });
    await shop.call('GET', '/orders?q=aisyah%40example.com', { token });
    const log = JSON.stringify(shop.log);
    assert.ok(shop.log.length >= 2, log);
    assert.match(log, /No mail for \[e-mail\]/, 'what went wrong is there');
    for (const secret of ['aisyah', 'Rahman', '60123456789', token, shop.serviceKey]) assert.ok(!log.includes(secret), secret);
  });
});
