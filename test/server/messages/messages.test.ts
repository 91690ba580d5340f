import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MailError, type MailMessage, type MailTransport } from '../../../server/ports.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions } from '../fulfilments/delivery-shop.ts';

let shops = 0;
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `messages-${shops += 1}`, ...options });

/** A mail server that answers by a script, and then takes everything. */
const answering = (...failures: readonly (MailError | undefined)[]): MailTransport & { sent: MailMessage[] } => {
  const left = [...failures];
  const sent: MailMessage[] = [];
  return {
    sent,
    send: async (message) => {
      sent.push(message);
      const failure = left.shift();
      if (failure !== undefined) throw failure;
      return { response: '250 taken', accepted: message.to, rejected: [] };
    },
  };
};
const temporary = (reply: string): MailError => new MailError({ permanent: false, reply });

describe('the e-mails of an order', () => {
  test('the confirmation goes to the customer and whoever is named beside them, once', async () => {
    const shop = await open();
    const order = await shop.place({ recipients: { orderConfirmation: ['books@example.com', 'FARID@example.com'], shipped: ['driver@example.com'] } });
    await shop.server.drain();
    await shop.server.drain();
    assert.equal(shop.mails.length, 1);
    const [mail] = shop.mails;
    const [message] = await shop.messages(order.id);
    assert.deepEqual(mail?.to, ['farid@example.com', 'books@example.com']);
    assert.equal(mail?.messageId, message?.id);
    assert.deepEqual(mail?.from, { name: 'Shop', address: 'orders@shop.example' });
    assert.equal(mail?.subject, `Your order ${order.number} at Shop`);
    for (const part of ['Item A', 'Item B', '12 Jalan Tiga', 'RM']) assert.ok(mail?.text.includes(part) && mail.html.includes(part), part);
    assert.deepEqual([message?.status, message?.attempts.length, message?.attempts[0]?.detail], ['sent', 1, '250 taken']);
    assert.ok(message?.sentAt);
    const event = (await shop.events(order.id)).find(({ type }) => type === 'message.sent');
    assert.equal(event?.data['messageId'], message?.id);
  });

  test('is held while the order can still be undone', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    await shop.server.drain();
    const [held] = await shop.messages(order.id);
    assert.deepEqual([held?.status, held?.sendAfter, shop.mails.length], ['held', order.graceEndsAt, 0]);
    shop.clock.time += 900_000;
    await shop.server.drain();
    assert.deepEqual([(await shop.messages(order.id))[0]?.status, shop.mails.length], ['sent', 1]);
  });

  test('without an address there is none', async () => {
    const shop = await open();
    const order = await shop.place({ customer: { name: 'Farid', phone: '+60123456789' } });
    await shop.server.drain();
    assert.deepEqual([await shop.messages(order.id), shop.mails.length], [[], 0]);
  });

  test('is tried again after 4xx, refusal and a cut, with one id, and arrives', async () => {
    const mail = answering(temporary('451 greylisted'), temporary('connect ECONNREFUSED 127.0.0.1:25'), temporary('Connection closed unexpectedly'));
    const shop = await open({ mail });
    const order = await shop.place();
    await shop.server.drain();
    const [queued] = await shop.messages(order.id);
    assert.deepEqual([queued?.status, queued?.attempts[0]?.outcome, queued?.attempts[0]?.detail], ['queued', 'failed', '451 greylisted']);
    await shop.untilSettled(3_600_000);
    assert.equal(mail.sent.length, 4);
    assert.equal(new Set(mail.sent.map(({ messageId }) => messageId)).size, 1);
    assert.deepEqual((await shop.messages(order.id)).map(({ status, attempts }) => [status, attempts.length]), [['sent', 4]]);
  });

  test('fails at once where the mail server says that it will never be taken, and a person sees why', async () => {
    const mail = answering(new MailError({ permanent: true, reply: '550 5.1.1 no such user' }));
    const shop = await open({ mail });
    const order = await shop.place();
    await shop.untilSettled();
    assert.equal(mail.sent.length, 1);
    const [message] = await shop.messages(order.id);
    assert.deepEqual([message?.status, message?.attempts[0]?.detail], ['failed', '550 5.1.1 no such user']);
    const event = (await shop.events(order.id)).find(({ type }) => type === 'message.failed');
    assert.equal(event?.data['detail'], '550 5.1.1 no such user');
  });

  test('gives up after twelve attempts', async () => {
    const mail = answering(...Array.from({ length: 20 }, () => temporary('421 busy')));
    const shop = await open({ mail });
    const order = await shop.place();
    await shop.untilSettled(200 * 3_600_000);
    assert.equal(mail.sent.length, 12);
    assert.equal((await shop.messages(order.id))[0]?.status, 'failed');
    assert.equal((await shop.fulfilment(order.id)).status, 'sent', 'the goods do not wait for the e-mail');
  });

  test('waits and says so while there is no mail server', async () => {
    const shop = await open({ mail: null });
    const order = await shop.place();
    for (let hour = 0; hour < 3; hour += 1) {
      await shop.server.drain();
      shop.clock.time += 3_600_000;
    }
    const [message] = await shop.messages(order.id);
    assert.deepEqual([message?.status, message?.attempts.map(({ detail }) => detail)], ['queued', ['No mail server is configured.']]);
  });

  test('a confirmation that fails to leave while its order is cancelled is not sent after the cancellation', async () => {
    let whileItLeaves: (() => Promise<void>) | undefined;
    const sent: string[] = [];
    const shop = await open({
      mail: {
        async send({ subject, to }) {
          const run = whileItLeaves;
          whileItLeaves = undefined;
          if (run !== undefined) {
            await run();
            throw temporary('451 Try again later');
          }
          sent.push(subject);
          return { response: '250 taken', accepted: to, rejected: [] };
        },
      },
    });
    const order = await shop.place();
    const act = async (action: string, body: unknown, version: number): Promise<void> => {
      const { status } = await shop.call('POST', `/orders/${order.id}/${action}`, body, { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}"` });
      assert.equal(status, 200);
    };
    await act('hold', { reason: 'A question.' }, order.version);
    const { version } = await shop.order(order.id);
    whileItLeaves = () => act('cancel', {}, version);
    await shop.untilSettled();
    assert.equal(whileItLeaves, undefined);
    assert.deepEqual(sent.map((subject) => /cancelled/.test(subject)), [true]);
    assert.deepEqual((await shop.messages(order.id)).map(({ kind, status }) => [kind, status]), [['orderConfirmation', 'cancelled'], ['cancelled', 'sent']]);
  });

  test('are nobody else’s to read', async () => {
    const shop = await open();
    const other = await open();
    const order = await shop.place();
    for (const list of ['messages', 'fulfilments', 'shipments']) assert.equal((await other.call('GET', `/orders/${order.id}/${list}`)).status, 404, list);
    assert.equal((await other.call('GET', `/fulfilments/${(await shop.fulfilment(order.id)).id}`)).status, 404);
  });
});
