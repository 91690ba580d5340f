import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type TestShop } from './delivery-shop.ts';

let shops = 0;
const secrets = { easypost: 'ﬁne secret', aftership: 'after-secret', shippo: 'ship-secret' };
const open = async (carrierSecrets = secrets) => openShop({ database: await sharedDatabase(), shopId: `carriers-${shops += 1}`, carrierSecrets });

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const call = async (shop: TestShop, source: string, body: string, headers: Record<string, string>, query = '') => {
  const answer = await shop.server.fetch(new Request(`http://shop.test/v1/carriers/${source}/events${query}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));
  return { status: answer.status, ...(await answer.json() as { outcome?: string; code?: string }) };
};
const hex = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex');

const easypost = (shop: TestShop, number: string, scans: readonly [minute: number, status: string][], secret = secrets.easypost) => {
  const body = JSON.stringify({ id: 'evt_1', result: { object: 'Tracker', tracking_code: number, carrier: 'Pos', tracking_details: scans.map(([minute, status]) => ({ status, datetime: at(minute), message: 'Scanned' })) } });
  return call(shop, 'easypost', body, { 'x-hmac-signature': `hmac-sha256-hex=${hex(secret.normalize('NFKD'), body)}` });
};
const shipped = async (shop: TestShop, trackingNumber: string) => {
  const order = await shop.place();
  await shop.server.drain();
  const { id: fulfilmentId } = await shop.fulfilment(order.id);
  await shop.say({ type: 'shipment.created', fulfilmentId, at: at(1), shipmentReference: 'P1', carrier: 'Pos Laju', trackingNumber });
  return order;
};

describe('a service that follows carriers', () => {
  test('moves a parcel by its number, each scan once, whoever tells it', async () => {
    const shop = await open();
    const order = await shipped(shop, 'EH1');
    assert.deepEqual(await easypost(shop, 'EH1', [[2, 'pre_transit'], [3, 'in_transit'], [4, 'delivered']]), { status: 202, outcome: 'applied' });
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'delivered');
    const { version } = await shop.order(order.id);
    assert.deepEqual(await easypost(shop, 'EH1', [[4, 'delivered'], [2, 'pre_transit']]), { status: 202, outcome: 'duplicate' });
    assert.equal((await shop.order(order.id)).version, version);
    const [parcel] = await shop.shipments(order.id);
    assert.deepEqual(parcel?.events.map(({ status, at: time }) => [status, time]), [['preTransit', at(2)], ['inTransit', at(3)], ['delivered', at(4)]]);
    assert.equal((await shop.events(order.id)).find(({ type }) => type === 'shipment.delivered')?.actor.name, 'EasyPost');
    assert.deepEqual((await shop.messages(order.id)).map(({ kind }) => kind).sort(), ['delivered', 'orderConfirmation', 'shipped']);
  });

  test('is heard before the warehouse has said whose number it is', async () => {
    const shop = await open();
    assert.deepEqual(await easypost(shop, 'EARLY', [[5, 'in_transit'], [9, 'delivered']]), { status: 202, outcome: 'parked' });
    assert.deepEqual(await easypost(shop, 'EARLY', [[5, 'in_transit']]), { status: 202, outcome: 'parked' });
    const order = await shipped(shop, 'EARLY');
    assert.deepEqual([(await shop.order(order.id)).fulfilmentStatus, (await shop.shipments(order.id))[0]?.events.length], ['delivered', 2]);
    const stranger = await open();
    assert.deepEqual((await stranger.shipments((await shipped(stranger, 'EARLY')).id))[0]?.events, [], 'another shop’s parcel of the same number');
  });

  test('proves who it is in its own way, and changes nothing otherwise', async () => {
    const shop = await open();
    const order = await shipped(shop, 'N1');
    const aftership = JSON.stringify({ msg: { tracking_number: 'N1', checkpoints: [{ tag: 'InTransit', checkpoint_time: at(2) }] } });
    const shippo = JSON.stringify({ data: { tracking_number: 'N1', tracking_status: { status: 'DELIVERED', status_date: at(3) } } });
    const now = Math.floor(shop.clock.time / 1_000);
    const signed = (seconds: number, body = shippo) => ({ 'shippo-auth-signature': `t=${seconds},v1=${hex(secrets.shippo, `${seconds}.${body}`)}` });
    const base64 = createHmac('sha256', secrets.aftership).update(aftership).digest('base64');
    const refused = [
      await easypost(shop, 'N1', [[2, 'delivered']], 'another'),
      await call(shop, 'easypost', '{}', {}),
      await call(shop, 'easypost', '{}', { 'x-hmac-signature': 'hmac-sha256-hex=' }),
      await call(shop, 'aftership', `${aftership} `, { 'aftership-hmac-sha256': base64 }),
      await call(shop, 'aftership', aftership, { 'aftership-hmac-sha256': '' }),
      await call(shop, 'shippo', shippo, signed(now - 301)),
      await call(shop, 'shippo', shippo, signed(now, `${shippo} `)),
      await call(shop, 'shippo', shippo, {}, '?token=ship-secre'),
      await call(shop, 'shippo', shippo, {}),
      // A signature that is there must be right, whatever the token is.
      await call(shop, 'shippo', shippo, signed(now - 301), `?token=${secrets.shippo}`),
    ];
    assert.deepEqual(refused.map(({ status, code }) => [status, code]), refused.map(() => [401, 'unauthenticated']));
    assert.deepEqual((await shop.shipments(order.id))[0]?.events, []);
    assert.equal((await call(shop, 'aftership', aftership, { 'aftership-hmac-sha256': base64 })).outcome, 'applied');
    assert.equal((await call(shop, 'shippo', shippo, signed(now - 299))).outcome, 'applied');
    assert.equal((await call(shop, 'shippo', shippo, {}, `?token=${secrets.shippo}`)).outcome, 'duplicate');
    assert.deepEqual((await shop.shipments(order.id))[0]?.events.map(({ status }) => status), ['inTransit', 'delivered']);
  });

  test('is nobody when it is not known or has no secret, and may post what is no news', async () => {
    const shop = await open();
    assert.equal((await call(shop, 'elsewhere', '{}', {})).status, 404);
    const closed = await openShop({ database: await sharedDatabase(), shopId: `carriers-${shops += 1}` });
    assert.equal((await easypost(closed, 'N', [[1, 'delivered']])).status, 401);
    for (const [body, status] of [['{"description":"batch.created"}', 202], ['no JSON', 400]] as const) {
      assert.equal((await call(shop, 'easypost', body, { 'x-hmac-signature': `hmac-sha256-hex=${hex(secrets.easypost.normalize('NFKD'), body)}` })).status, status);
    }
  });
});
