import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Order } from '../../../src/contract/order.ts';
import { times } from '../../long-run.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions, type TestShop } from './delivery-shop.ts';

let shops = 0;
const yard = { kind: 'email' as const, code: 'yard', label: 'The yard', to: 'yard@warehouse.example' };
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `pages-${shops += 1}`, providers: [yard], ...options });

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const seen = async (shop: TestShop, orderId: string) => ({ 'if-match': `"${(await shop.order(orderId)).version}"`, ...key() });
const letters = (shop: TestShop) => shop.mails.filter(({ to }) => to.includes(yard.to));
const linkIn = (text: string): string => /https?:\/\/\S+\/v1\/provider\/\S+/.exec(text)?.[0] ?? '';
const alerts = async (shop: TestShop, orderId: string) => (await shop.order(orderId)).alerts.map(({ code }) => code);

/** A page, as a browser would get it. */
const get = async (shop: TestShop, link: string) => {
  const answer = await shop.server.fetch(new Request(link));
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
/** What a form of the page would send. */
const send = async (shop: TestShop, link: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await shop.server.fetch(new Request(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() }));
  return { status: answer.status, html: await answer.text() };
};
const onceIn = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
const actionsIn = (html: string): string[] => [...html.matchAll(/name="action" value="([^"]+)"/g)].map(([, action]) => action ?? '');

/** An order that the yard has been written about, and the link in that e-mail. */
const written = async (shop: TestShop, changes: Record<string, unknown> = {}) => {
  const order = await shop.place(changes);
  await shop.server.drain();
  return { order, link: linkIn(letters(shop).at(-1)?.text ?? ''), fulfilmentId: (await shop.fulfilment(order.id)).id };
};
const answer = async (shop: TestShop, link: string, fields: Record<string, string>) => send(shop, link, { once: onceIn((await get(shop, link)).html), ...fields });
const edit = async (shop: TestShop, order: Order, quantity: number) => {
  const { status, body } = await shop.call('PATCH', `/orders/${order.id}/lines/${order.lines[0]?.id}`, { quantity }, { 'content-type': 'application/merge-patch+json', 'if-match': `"${(await shop.order(order.id)).version}"` });
  assert.equal(status, 200, JSON.stringify(body));
  await shop.server.drain();
};

describe('a warehouse with no system', () => {
  test('is written to, with all that it needs and one link, and the hand-off counts as sent', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const [letter] = letters(shop);
    assert.ok(letter !== undefined && letters(shop).length === 1);
    assert.match(letter.subject, new RegExp(`Please ship order ${order.number}`));
    for (const part of ['3 × Item A', '2 × Item B', '12 Jalan Tiga', 'Ring twice', 'Blue box', 'Farid']) assert.ok(letter.text.includes(part), part);
    assert.equal([...letter.html.matchAll(/href="/g)].length, 1);
    assert.equal((await shop.fulfilment(order.id)).status, 'sent');
    assert.deepEqual((await shop.get<{ providers: unknown }>('/settings')).providers, [{ code: 'yard', label: 'The yard', kind: 'email' }, { code: 'warehouse', label: 'warehouse', kind: 'webhook' }]);
    assert.match(link, /\/v1\/provider\/yard\/fulfilments\/ful_\w+\?expires=\d+&signature=[0-9a-f]{64}$/);
    assert.equal(shop.handOffs.length, 0);
  });

  test('gets only the orders that name it, or name none', async () => {
    const shop = await open();
    await shop.place({ providerCode: 'warehouse' });
    await shop.place({ providerCode: 'yard' });
    await shop.server.drain();
    assert.deepEqual([shop.handOffs.length, letters(shop).length], [1, 1]);
  });

  test('reads a page that no program can change anything by opening', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const before = JSON.stringify([await shop.order(order.id), (await shop.events(order.id)).length]);
    const { status, headers, html } = await get(shop, link);
    await get(shop, link);
    assert.equal((await shop.server.fetch(new Request(link, { method: 'HEAD' }))).status, 200);
    assert.equal(JSON.stringify([await shop.order(order.id), (await shop.events(order.id)).length]), before);
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    assert.deepEqual([headers.get('referrer-policy'), headers.get('x-content-type-options'), headers.get('cache-control')], ['no-referrer', 'nosniff', 'no-store']);
    for (const part of ['Item A', '12 Jalan Tiga', 'Ring twice', 'Blue box']) assert.ok(html.includes(part), part);
    assert.doesNotMatch(html, /<script|\son\w+=|style="|src="/);
    assert.deepEqual(actionsIn(html), ['accept', 'reject', 'ship']);
  });

  test('accepts, and ships with a carrier, a number and quantities, in parcels', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const accepted = await answer(shop, link, { action: 'accept' });
    assert.equal(accepted.status, 200);
    assert.match(accepted.html, /The order is accepted/);
    assert.equal((await shop.fulfilment(order.id)).status, 'acknowledged');
    const [a, b] = order.lines;
    const first = await answer(shop, link, { action: 'ship', carrier: 'Pos Laju', trackingNumber: 'EH 1/2', [`quantity.${a?.id}`]: '2', [`quantity.${b?.id}`]: '' });
    assert.equal(first.status, 200, first.html);
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'partiallyShipped');
    assert.equal((await shop.shipments(order.id))[0]?.trackingUrl, 'https://track.pos.com.my/postal-services/quick-access/?track-trace=EH%201%2F2');
    const rest = await answer(shop, link, { action: 'ship', carrier: 'other', otherCarrier: 'Own van' });
    assert.equal(rest.status, 200, rest.html);
    assert.deepEqual((await shop.order(order.id)).lines.map(({ quantities }) => quantities.shipped), [3, 2]);
    assert.deepEqual((await shop.shipments(order.id)).map(({ carrier, lines }) => [carrier, lines.map(({ quantity }) => quantity).sort()]), [['Pos Laju', [2]], ['Own van', [1, 2]]]);
    assert.match(rest.html, /Everything has been shipped/);
    assert.deepEqual(actionsIn(rest.html), []);
    await shop.server.drain();
    assert.equal((await shop.messages(order.id)).filter(({ kind }) => kind === 'shipped').length, 2);
    const shipped = (await shop.events(order.id)).find(({ type }) => type === 'shipment.created');
    assert.deepEqual(shipped?.actor, { id: 'yard', name: 'The yard', role: 'provider' });
  });

  test('sends a form twice and has said it once', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const fields = { once: onceIn((await get(shop, link)).html), action: 'ship', carrier: 'DHL', trackingNumber: 'D1', [`quantity.${order.lines[0]?.id}`]: '1', [`quantity.${order.lines[1]?.id}`]: '0' };
    const answers = await Promise.all([1, 2, 3].map(() => send(shop, link, fields)));
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
    assert.deepEqual((await shop.shipments(order.id)).map(({ lines }) => lines.map(({ quantity }) => quantity)), [[1]]);
  });

  test('refuses with a reason, and is asked for one', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const empty = await answer(shop, link, { action: 'reject', reason: '   ' });
    assert.deepEqual([empty.status, (await shop.fulfilment(order.id)).status], [422, 'sent']);
    assert.match(empty.html, /<p class="error" id="reject-reason-error">Say why\.<\/p>/);
    assert.match(empty.html, /aria-invalid="true" aria-describedby="reject-reason-error"/);
    const refused = await answer(shop, link, { action: 'reject', reason: 'The roof leaks.' });
    assert.equal(refused.status, 200);
    assert.deepEqual([(await shop.fulfilment(order.id)).status, await alerts(shop, order.id)], ['rejected', ['handOffRejected']]);
    const late = await send(shop, link, { once: 'ans_00000000000000000000000000000000', action: 'accept' });
    assert.deepEqual([late.status, /has moved on/.test(late.html)], [409, true]);
  });

  test('keeps what was typed when something of it is wrong', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const { status, html } = await answer(shop, link, { action: 'ship', carrier: '', trackingNumber: '<b>"ER1"</b>', [`quantity.${order.lines[0]?.id}`]: '4', [`quantity.${order.lines[1]?.id}`]: 'x' });
    assert.equal(status, 422);
    assert.match(html, /Say which carrier has the parcel/);
    assert.match(html, /Enter a number from 0 to 3/);
    assert.match(html, /Enter a number from 0 to 2/);
    assert.ok(html.includes('value="&lt;b&gt;&quot;ER1&quot;&lt;/b&gt;"') && html.includes('value="4"') && html.includes('value="x"'));
    assert.equal((await shop.shipments(order.id)).length, 0);
    const control = await answer(shop, link, { action: 'ship', carrier: 'UPS', trackingNumber: 'a\u0000b' });
    assert.deepEqual([control.status, /cannot be kept/.test(control.html)], [422, true]);
    const none = await answer(shop, link, { action: 'ship', carrier: 'UPS', ...Object.fromEntries(order.lines.map(({ id }) => [`quantity.${id}`, '0'])) });
    assert.deepEqual([none.status, /at least one item/.test(none.html)], [422, true]);
  });

  test('sees what has changed, and accepts or refuses it', async () => {
    const shop = await open();
    for (const [action, quantity] of [['acceptChange', 5], ['refuseChange', 3]] as const) {
      const { order, link: first } = await written(shop);
      await edit(shop, order, 5);
      const letter = letters(shop).at(-1);
      assert.match(letter?.subject ?? '', new RegExp(`Order ${order.number} has changed`));
      assert.match(letter?.text ?? '', /Item A \(A\): 3 before, 5 now/);
      // The old link shows the same page: there is one for each hand-off.
      for (const link of [first, linkIn(letter?.text ?? '')]) {
        const { html } = await get(shop, link);
        assert.deepEqual(actionsIn(html), ['acceptChange', 'refuseChange']);
        assert.match(html, /<th scope="row">Item A \(A\)<\/th><td>3<\/td><td>5<\/td>/);
      }
      assert.equal((await answer(shop, first, { action, reason: 'It is packed.' })).status, 200);
      assert.equal((await shop.order(order.id)).lines[0]?.quantity, quantity);
      assert.deepEqual(await alerts(shop, order.id), action === 'acceptChange' ? [] : ['amendmentRejected']);
    }
  });

  test('is asked to stop, and says that it has, or that it is too late', async () => {
    const shop = await open();
    for (const [action, status] of [['stop', 'cancelled'], ['tooLate', 'confirmed']] as const) {
      const { order, link } = await written(shop);
      await shop.call('POST', `/orders/${order.id}/cancel`, { reason: 'Ordered twice' }, await seen(shop, order.id));
      await shop.server.drain();
      assert.match(letters(shop).at(-1)?.subject ?? '', new RegExp(`Please do not ship order ${order.number}`));
      assert.deepEqual(actionsIn((await get(shop, link)).html), ['stop', 'tooLate']);
      assert.equal((await answer(shop, link, { action, reason: 'On the lorry.' })).status, 200);
      assert.equal((await shop.order(order.id)).status, status);
      if (action === 'stop') assert.match((await get(shop, link)).html, /Cancelled\. Please ship nothing more of it\./);
    }
  });

  test('opens nothing by a link that is forged, expired, of another warehouse or of another shop', async () => {
    const shop = await open();
    const { order, link } = await written(shop);
    const other = await open();
    const theirs = await written(other);
    const url = new URL(link);
    const changed = (change: (copy: URL) => void): string => { const copy = new URL(url); change(copy); return copy.href; };
    const wrong = [
      changed(({ searchParams }) => { searchParams.set('signature', 'f'.repeat(64)); }),
      changed(({ searchParams }) => { searchParams.set('expires', String(Number(searchParams.get('expires')) + 1)); }),
      changed((copy) => { copy.pathname = copy.pathname.replace('/yard/', '/warehouse/'); }),
      changed((copy) => { copy.pathname = copy.pathname.replace(/ful_\w+/, theirs.fulfilmentId); }),
      theirs.link, url.href.replace(/&signature.*/, ''), url.href.replace(/\?.*/, ''), changed(({ searchParams }) => { searchParams.set('expires', 'soon'); }),
    ];
    assert.equal((await get(shop, `${link}&utm_source=mail`)).status, 200);
    for (const forged of wrong) {
      const { status, headers, html } = await get(shop, forged);
      assert.deepEqual([status, headers.get('content-type'), /opens nothing/.test(html), html.includes(order.number ?? '-')], [404, 'text/html; charset=utf-8', true, false]);
      assert.equal((await send(shop, forged, { action: 'accept' })).status, 404);
    }
    assert.equal((await send(shop, link, { action: 'accept' }, { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await send(shop, link, { action: 'accept', reason: 'x'.repeat(66_000) })).status, 413);
    shop.clock.time += 30 * 24 * 3_600_000 + 1_000;
    assert.equal((await get(shop, link)).status, 404);
    assert.equal((await shop.fulfilment(order.id)).status, 'sent');
  });

  test('sees whatever was typed as text', async () => {
    const shop = await open();
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const { link } = await written(shop, {
      shippingAddress: { name: hostile, line1: hostile, city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY', instructions: hostile }, notes: { packing: hostile },
    });
    const { html } = await get(shop, link);
    for (const page of [html, letters(shop)[0]?.html ?? '']) {
      assert.doesNotMatch(page, /<script|<img/);
      assert.ok(page.includes('&lt;script&gt;'));
    }
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (typed) => {
      const { status, html: shown } = await answer(shop, link, { action: 'ship', carrier: 'other', otherCarrier: '', trackingNumber: `<i>${typed}` });
      assert.equal(status, 422);
      assert.doesNotMatch(shown, /<i>/);
    }), { numRuns: times(15, 500) });
  });

  test('waits, like its e-mail, while the shop has no mail server', async () => {
    const shop = await open({ mail: null });
    const order = await shop.place();
    await shop.server.drain();
    const { status, attempts } = await shop.fulfilment(order.id);
    assert.deepEqual([status, attempts.map(({ detail }) => detail)], ['queued', ['No mail server is configured.']]);
  });
});
