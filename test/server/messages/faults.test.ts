import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { smtpMail } from '../../../server/adapters/smtp-mail.ts';
import type { MailTransport } from '../../../server/ports.ts';
import type { Message } from '../../../src/contract/event.ts';
import { openMailServer, type MailFault } from '../../faults/outside-world.ts';
import { isLongRun } from '../../long-run.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions, type TestShop } from '../fulfilments/delivery-shop.ts';

let mail: Awaited<ReturnType<typeof openMailServer>>;
let shops = 0;
before(async () => { mail = await openMailServer(); });
after(() => mail.close());
afterEach(() => { mail.received.length = 0; });

const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `message-faults-${shops += 1}`, mail: smtpMail({ url: mail.url }), ...options });

const act = async (shop: TestShop, path: string, body: unknown, version?: number): Promise<void> => {
  const done = await shop.call('POST', path, body, { 'idempotency-key': crypto.randomUUID(), ...(version !== undefined && { 'if-match': `"${version}"` }) });
  assert.ok(done.status < 300, `${path}: ${JSON.stringify(done.body)}`);
};

/** One message of each kind but the confirmation, waiting to be sent; the confirmation has left. @returns the ids of the two orders that they are about */
const everyKind = async (shop: TestShop): Promise<string[]> => {
  const order = await shop.place({ payments: [{ methodCode: 'eWallet', amount: { amount: 5_000, currency: 'MYR' }, reference: crypto.randomUUID(), paidAt: '2026-11-22T07:00:00.000Z' }], paymentTerms: undefined });
  const ended = await shop.place();
  await shop.server.drain();
  const about = { fulfilmentId: (await shop.fulfilment(ended.id)).id, at: '2026-11-22T08:00:00.000Z' };
  await act(shop, `/orders/${ended.id}/cancel`, undefined, (await shop.order(ended.id)).version);
  await shop.say({ type: 'fulfilment.cancelled', ...about });
  const parcel = { fulfilmentId: (await shop.fulfilment(order.id)).id, shipmentReference: 'P1' };
  await act(shop, `/orders/${order.id}/payments/${order.payments[0]?.id}/reject`, { reason: 'No such money came in.' }, (await shop.order(order.id)).version);
  await act(shop, `/orders/${order.id}/messages`, { kind: 'amended' });
  await shop.say({ type: 'shipment.created', ...parcel, at: '2026-11-22T08:00:00.000Z', carrier: 'Pos Laju', trackingNumber: 'EN1' });
  await shop.say({ type: 'shipment.trackingUpdated', ...parcel, at: '2026-11-22T08:30:00.000Z', status: 'delivered' });
  return [order.id, ended.id];
};
const kinds = ['amended', 'cancelled', 'delivered', 'proofRejected', 'shipped'];

const waitingOf = async (shop: TestShop, orderIds: readonly string[]): Promise<Message[]> => {
  const all = await Promise.all(orderIds.map((orderId) => shop.messages(orderId)));
  return all.flat().filter(({ kind }) => kind !== 'orderConfirmation');
};

describe('every kind of e-mail, while the mail server fails', () => {
  const cases: { name: string; fault: MailFault; ends: 'sent' | 'failed'; arrivals: number; attempts: number; detail: RegExp }[] = [
    { name: 'turns the connection away', fault: 'refuse', ends: 'sent', arrivals: 1, attempts: 2, detail: /421|Come back later/ },
    { name: 'asks to come back', fault: { code: 451, text: 'Greylisted' }, ends: 'sent', arrivals: 1, attempts: 2, detail: /451.*Greylisted/ },
    { name: 'is cut off after the final dot', fault: 'cut', ends: 'sent', arrivals: 2, attempts: 2, detail: /./ },
    { name: 'will never take it', fault: { code: 550, text: 'No such user' }, ends: 'failed', arrivals: 0, attempts: 1, detail: /550.*No such user/ },
  ];
  // What is sent again is so whatever went wrong: in the daily run after the worst of it.
  for (const { name, fault, ends, arrivals, attempts, detail } of isLongRun ? cases : cases.slice(2)) {
    test(`it ${name}`, async () => {
      const shop = await open();
      const orderIds = await everyKind(shop);
      mail.received.length = 0;
      const met = mail.faultsMet;
      mail.fail(...kinds.map(() => fault));
      await shop.untilSettled(3_600_000);
      assert.equal(mail.faultsMet, met + kinds.length, 'each of them met the fault');
      const messages = await waitingOf(shop, orderIds);
      assert.deepEqual(messages.map(({ kind }) => kind).toSorted(), kinds);
      for (const { id, kind, status, attempts: tried } of messages) {
        assert.deepEqual([status, tried.length], [ends, attempts], kind);
        assert.match(tried[0]?.detail ?? '', detail, kind);
        assert.equal(mail.received.filter(({ messageId }) => messageId === `<${id}@shop.example>`).length, arrivals, kind);
      }
      assert.equal(mail.received.length, arrivals * kinds.length, 'nothing came under another id');
      const alerts = (await Promise.all(orderIds.map((id) => shop.order(id)))).flatMap((order) => order.alerts.filter(({ code }) => code === 'messageFailed'));
      assert.equal(alerts.length, ends === 'failed' ? kinds.length : 0);
    });
  }

  if (isLongRun) test('it takes the connection and says nothing', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => { sockets.add(socket); });
    await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
    let hangs = false;
    const good = smtpMail({ url: mail.url });
    const hanging = smtpMail({ url: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, timeouts: { connectMs: 60, idleMs: 60, totalMs: 200 } });
    const transport: MailTransport = { send: (message) => (hangs ? hanging : good).send(message) };
    const shop = await open({ mail: transport });
    const orderIds = await everyKind(shop);
    hangs = true;
    await shop.server.drain();
    assert.equal(sockets.size, kinds.length, 'each of them met the fault');
    for (const { status, attempts } of await waitingOf(shop, orderIds)) assert.deepEqual([status, attempts.map(({ outcome }) => outcome)], ['queued', ['failed']]);
    hangs = false;
    await shop.untilSettled(3_600_000);
    for (const { status, attempts } of await waitingOf(shop, orderIds)) assert.deepEqual([status, attempts.map(({ outcome }) => outcome)], ['sent', ['failed', 'sent']]);
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => { silent.close(() => { resolve(); }); });
  });

  test('a server that starts anew goes on under the same Message-ID', async () => {
    const shopId = `message-faults-restart`;
    const first = await open({ shopId });
    const met = mail.faultsMet;
    mail.fail('cut');
    const order = await first.place();
    await first.server.drain();
    assert.equal(mail.faultsMet, met + 1);
    await first.server.close();
    const second = await open({ shopId });
    second.clock.time = first.clock.time + 3_600_000;
    await second.server.drain();
    const [message] = await second.messages(order.id);
    assert.deepEqual([message?.status, mail.received.map(({ messageId }) => messageId)], ['sent', Array<string>(2).fill(`<${message?.id}@shop.example>`)]);
  });
});
