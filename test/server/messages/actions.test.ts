import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Message, MessagePreview } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type { MessageKind } from '../../../server/orders/order-ports.ts';
import { MailError, type MailMessage, type MailTransport } from '../../../server/ports.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions, type TestShop } from '../fulfilments/delivery-shop.ts';

let shops = 0;

const open = async (options: Partial<ShopOptions> = {}) => {
  const shop = await openShop({ database: await sharedDatabase(), shopId: `message-actions-${shops += 1}`, ...options });
  const post = <T>(path: string, body?: unknown, headers: Record<string, string> = {}) => shop.call<T>('POST', path, body, { 'idempotency-key': crypto.randomUUID(), ...headers });
  return {
    ...shop,
    post,
    act: async (orderId: string, action: string, body?: unknown): Promise<Order> => {
      const { version } = await shop.order(orderId);
      const done = await post<Order>(`/orders/${orderId}/${action}`, body, { 'if-match': `"${version}"` });
      assert.ok(done.status < 300, `${action}: ${JSON.stringify(done.body)}`);
      return done.body;
    },
    send: (orderId: string, kind: MessageKind) => post<Message & Problem>(`/orders/${orderId}/messages`, { kind }),
    preview: (orderId: string, kind: MessageKind) => post<MessagePreview & Problem>(`/orders/${orderId}/messages/preview`, { kind }),
    resend: (orderId: string, messageId: string, body?: unknown) => post<Message & Problem>(`/orders/${orderId}/messages/${messageId}/resend`, body),
  };
};

/** Has the warehouse ship everything, and deliver it where that is asked. */
const ship = async (shop: Pick<TestShop, 'fulfilment' | 'say'>, orderId: string, { delivered = false } = {}): Promise<void> => {
  const about = { fulfilmentId: (await shop.fulfilment(orderId)).id, shipmentReference: 'P1' };
  await shop.say({ type: 'shipment.created', ...about, at: '2026-11-22T08:00:00.000Z', carrier: 'Pos Laju', trackingNumber: 'EN1' });
  if (delivered) await shop.say({ type: 'shipment.trackingUpdated', ...about, at: '2026-11-22T08:30:00.000Z', status: 'delivered' });
};

/** A mail server that refuses for good until it is mended. */
const refusing = (): MailTransport & { sent: MailMessage[]; refuses: boolean } => {
  const server = {
    sent: [] as MailMessage[], refuses: true,
    send: (message: MailMessage) => {
      if (server.refuses) return Promise.reject(new MailError({ permanent: true, reply: `550 5.1.1 <${message.to[0]}>: no such user` }));
      server.sent.push(message);
      return Promise.resolve({ response: '250 taken', accepted: message.to, rejected: [] });
    },
  };
  return server;
};

const statusesOf = async (shop: Pick<TestShop, 'messages'>, orderId: string): Promise<string[]> => (await shop.messages(orderId)).map(({ kind, status }) => `${kind} ${status}`);

describe('the grace period of an e-mail', () => {
  test('ends at once when a person says so', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    await shop.act(order.id, 'send-now');
    const [queued] = await shop.messages(order.id);
    assert.deepEqual([queued?.status, queued?.sendAfter], ['queued', undefined]);
    await shop.server.drain();
    assert.deepEqual([await statusesOf(shop, order.id), shop.mails.length], [['orderConfirmation sent'], 1]);
  });

  test('after an undo the same message waits again, under the same id', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    const [first] = await shop.messages(order.id);
    await shop.act(order.id, 'undo');
    assert.deepEqual(await statusesOf(shop, order.id), ['orderConfirmation cancelled']);
    shop.clock.time += 3_600_000;
    await shop.server.drain();
    assert.equal(shop.mails.length, 0, 'nothing leaves for what was undone');
    const again = await shop.act(order.id, 'submit');
    const [held, ...others] = await shop.messages(order.id);
    assert.deepEqual([held?.id, held?.status, held?.sendAfter, others], [first?.id, 'held', again.graceEndsAt, []]);
    shop.clock.time += 900_000;
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ messageId }) => messageId), [first?.id]);
  });

  test('a customer’s address that is put right meanwhile is the one written to', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    const { version } = await shop.order(order.id);
    const patched = await shop.call('PATCH', `/orders/${order.id}`, { customer: { email: 'right@example.com' } }, { 'if-match': `"${version}"`, 'content-type': 'application/merge-patch+json' });
    assert.equal(patched.status, 200, JSON.stringify(patched.body));
    shop.clock.time += 900_000;
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ to }) => to), [['right@example.com']]);
    assert.deepEqual((await shop.messages(order.id))[0]?.to, ['right@example.com']);
  });
});

describe('an e-mail that has become pointless', () => {
  test('does not leave, and says that it was withdrawn', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    const { version } = await shop.order(order.id);
    const patched = await shop.call('PATCH', `/orders/${order.id}`, { customer: { email: null, phone: '+60123456789' } }, { 'if-match': `"${version}"`, 'content-type': 'application/merge-patch+json' });
    assert.equal(patched.status, 200, JSON.stringify(patched.body));
    shop.clock.time += 900_000;
    await shop.server.drain();
    assert.deepEqual([await statusesOf(shop, order.id), shop.mails.length], [['orderConfirmation cancelled'], 0]);
  });
});

describe('what an order tells its customer by itself', () => {
  test('one letter for each parcel that leaves and arrives, in the order’s language', async () => {
    const shop = await open();
    const order = await shop.place({ locale: 'ms-MY' });
    await shop.server.drain();
    await ship(shop, order.id, { delivered: true });
    await ship(shop, order.id, { delivered: true });
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ subject, locale }) => [subject, locale]), [
      [`Pesanan anda ${order.number} di Shop`, 'ms-MY'],
      [`Pesanan anda ${order.number} di Shop sedang dihantar`, 'ms-MY'],
      [`Pesanan anda ${order.number} di Shop telah sampai`, 'ms-MY'],
    ]);
  });

  test('a refused claim, with its reason, once', async () => {
    const shop = await open();
    const order = await shop.place({ payments: [{ methodCode: 'eWallet', amount: { amount: 5_000, currency: 'MYR' }, reference: 'R-1' }] });
    await shop.server.drain();
    const [payment] = order.payments;
    await shop.act(order.id, `payments/${payment?.id}/reject`, { reason: 'The slip is cut off.' });
    await shop.server.drain();
    assert.match(shop.mails.at(-1)?.text ?? '', /Reason: The slip is cut off\./);
    assert.deepEqual(await statusesOf(shop, order.id), ['orderConfirmation sent', 'proofRejected sent']);
    const told = await shop.send(order.id, 'proofRejected');
    assert.deepEqual([told.status, told.body.code], [409, 'invalidTransition'], 'the person is told once');
  });

  test('that it was cancelled, when it had been confirmed to them', async () => {
    const shop = await open({ outbound: null });
    const order = await shop.place();
    await shop.server.drain();
    await shop.act(order.id, 'cancel');
    await shop.server.drain();
    assert.deepEqual(await statusesOf(shop, order.id), ['orderConfirmation sent', 'cancelled sent']);
    assert.equal(shop.mails.at(-1)?.subject, `Your order ${order.number} at Shop has been cancelled`);
  });
});

describe('an e-mail that a person asks for', () => {
  test('looks as it was shown before', async () => {
    const shop = await open();
    const order = await shop.place({ locale: 'zh-CN', recipients: { amended: ['FARID@example.com', 'books@example.com'] }, notes: { customer: '<b>Ring twice</b>' } });
    await shop.server.drain();
    const { status, body: shown } = await shop.preview(order.id, 'amended');
    assert.equal(status, 200, JSON.stringify(shown));
    const sent = await shop.send(order.id, 'amended');
    assert.deepEqual([sent.status, sent.body.status, sent.body.to], [201, 'queued', ['farid@example.com', 'books@example.com']]);
    await shop.server.drain();
    const { to, subject, html, text, locale } = shop.mails.at(-1) as MailMessage;
    assert.deepEqual({ to, subject, html, text, locale }, shown);
    assert.equal(locale, 'zh-CN');
    const events = (await shop.events(order.id)).filter(({ data }) => data['messageId'] === sent.body.id);
    assert.deepEqual(events.map(({ type, actor }) => [type, actor.role]), [['message.queued', 'service'], ['message.sent', 'system']]);
    assert.doesNotMatch(JSON.stringify(events), /@/, 'the history carries no addresses');
  });

  test('is refused where there is nothing of the kind to say, or nobody to say it to', async () => {
    const shop = await open();
    const order = await shop.place();
    for (const kind of ['shipped', 'delivered', 'cancelled', 'proofRejected'] as const) {
      const { status, body } = await shop.send(order.id, kind);
      assert.deepEqual([status, body.code], [409, 'invalidTransition'], kind);
    }
    for (const kind of ['shipped', 'delivered', 'proofRejected'] as const) assert.equal((await shop.preview(order.id, kind)).status, 409, kind);
    const again = await shop.send(order.id, 'orderConfirmation');
    assert.deepEqual([again.status, again.body.params?.['messageId']], [409, (await shop.messages(order.id))[0]?.id]);
    const silent = await shop.place({ customer: { name: 'Farid', phone: '+60123456789' } });
    const nobody = await shop.send(silent.id, 'amended');
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'contactRequired']);
    const draft = await shop.place({ submit: false });
    assert.deepEqual([(await shop.send(draft.id, 'orderConfirmation')).status, (await shop.preview(draft.id, 'orderConfirmation')).status], [409, 200]);
    assert.deepEqual(await shop.messages(draft.id), []);
  });

  test('tells of a parcel that went while there was no address', async () => {
    const shop = await open();
    const order = await shop.place({ customer: { name: 'Farid', phone: '+60123456789' } });
    await shop.server.drain();
    await ship(shop, order.id);
    await shop.server.drain();
    assert.equal(shop.mails.length, 0);
    const patched = await shop.call('PATCH', `/orders/${order.id}`, { recipients: { shipped: ['driver@example.com'] } }, { 'if-match': `"${(await shop.order(order.id)).version}"`, 'content-type': 'application/merge-patch+json' });
    assert.equal(patched.status, 200, JSON.stringify(patched.body));
    assert.equal((await shop.send(order.id, 'shipped')).status, 201);
    assert.equal((await shop.send(order.id, 'shipped')).status, 409);
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ to }) => to), [['driver@example.com']]);
  });

  test('an amendment waits for nothing while the confirmation itself is still to come', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    assert.equal((await shop.send(order.id, 'amended')).status, 409);
  });

  test('of an order that is nowhere kept can be looked at', async () => {
    const shop = await open();
    const order = {
      segment: 'b2b', customer: { name: 'Farid', email: 'farid@example.com' }, lines: [{ kind: 'catalogue', sku: 'A', quantity: 3 }, { kind: 'custom', title: 'Wrapping', quantity: 1, unitPrice: { amount: 250, currency: 'MYR' } }],
      shipping: { methodCode: 'standard', price: { amount: 800, currency: 'MYR' } }, payments: [{ methodCode: 'cash', amount: { amount: 4_050, currency: 'MYR' } }],
    };
    const { status, body } = await shop.call<MessagePreview>('POST', '/messages/preview', order);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.to, body.subject], [['farid@example.com'], 'Your order MO-… at Shop']);
    for (const part of ['3 × Item A', '1 × Wrapping', 'Cash', '40.50', 'Dear Farid,']) assert.ok(body.text.includes(part), part);
    const mixed = await shop.call<Problem>('POST', '/messages/preview', { ...order, currency: 'SGD' });
    assert.deepEqual([mixed.status, mixed.body.code], [422, 'currencyMismatch']);
    assert.equal((await shop.call('POST', '/messages/preview', { segment: 'b2c' })).status, 200, 'an empty one, too');
  });
});

describe('an e-mail that is sent again', () => {
  test('is the same one when it failed, with all that was tried; the alert about it goes away', async () => {
    const mail = refusing();
    const shop = await open({ mail, outbound: null });
    const order = await shop.place();
    await shop.untilSettled();
    const [failed] = await shop.messages(order.id);
    assert.deepEqual([failed?.status, (await shop.order(order.id)).alerts.map(({ code, aboutId }) => [code, aboutId])], ['failed', [['messageFailed', failed?.id]]]);
    assert.equal(failed?.attempts[0]?.detail, '550 5.1.1 <farid@example.com>: no such user');
    assert.doesNotMatch(JSON.stringify((await shop.events(order.id)).filter(({ type }) => type === 'message.failed' || type === 'order.alerted')), /farid@/);

    const again = await shop.resend(order.id, failed?.id ?? '');
    assert.deepEqual([again.status, again.body.id, again.body.status], [201, failed?.id, 'queued']);
    assert.deepEqual((await shop.order(order.id)).alerts, []);
    assert.equal((await shop.resend(order.id, failed?.id ?? '')).status, 409, 'it waits already');
    await shop.untilSettled();
    assert.equal((await shop.order(order.id)).alerts.length, 1, 'it failed once more, and somebody has to look again');

    mail.refuses = false;
    assert.equal((await shop.resend(order.id, failed?.id ?? '', { to: ['new@example.com', 'NEW@example.com'] })).status, 201);
    await shop.untilSettled();
    const messages = await shop.messages(order.id);
    assert.deepEqual(messages.map(({ id, status, attempts, to }) => [id, status, attempts.map(({ outcome }) => outcome), to]), [[failed?.id, 'sent', ['failed', 'failed', 'sent'], ['new@example.com']]]);
    assert.deepEqual(mail.sent.map(({ messageId, to }) => [messageId, to]), [[failed?.id, ['new@example.com']]]);
    assert.deepEqual((await shop.order(order.id)).alerts, []);
  });

  test('is a new one when it was sent, and says which one it repeats', async () => {
    const shop = await open();
    const order = await shop.place();
    await shop.server.drain();
    const [first] = await shop.messages(order.id);
    const again = await shop.resend(order.id, first?.id ?? '', { to: ['boss@example.com'] });
    assert.deepEqual([again.status, again.body.resendOf, again.body.to], [201, first?.id, ['boss@example.com']]);
    assert.notEqual(again.body.id, first?.id);
    await shop.server.drain();
    const third = await shop.resend(order.id, again.body.id);
    assert.deepEqual([third.status, third.body.resendOf, third.body.to], [201, again.body.id, ['boss@example.com']]);
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ to }) => to), [['farid@example.com'], ['boss@example.com'], ['boss@example.com']]);
    assert.equal(new Set(shop.mails.map(({ messageId }) => messageId)).size, 3);
    assert.equal(new Set(shop.mails.map(({ html }) => html)).size, 1, 'it says the same');
  });

  test('is not sent while it waits, nor after its order came to nothing, nor by another shop', async () => {
    const shop = await open({ graceSeconds: 900 });
    const order = await shop.place();
    const [held] = await shop.messages(order.id);
    const early = await shop.resend(order.id, held?.id ?? '');
    assert.deepEqual([early.status, early.body.params?.['from']], [409, 'held']);
    await shop.act(order.id, 'cancel');
    const late = await shop.resend(order.id, held?.id ?? '');
    assert.deepEqual([late.status, late.body.params?.['from']], [409, 'cancelled']);
    const other = await open();
    const theirs = await other.place();
    assert.equal((await other.resend(theirs.id, held?.id ?? '')).status, 404);
    assert.equal((await other.resend(order.id, held?.id ?? '')).status, 404);
    assert.equal((await shop.resend(order.id, (await other.messages(theirs.id))[0]?.id ?? '')).status, 404);
  });

  test('what failed is settled when its order is cancelled', async () => {
    const shop = await open({ mail: refusing(), outbound: null });
    const order = await shop.place();
    await shop.untilSettled();
    assert.equal((await shop.order(order.id)).alerts.length, 1);
    const cancelled = await shop.act(order.id, 'cancel');
    assert.deepEqual([cancelled.alerts, await statusesOf(shop, order.id)], [[], ['orderConfirmation cancelled']]);
  });

  test('keeps its Message-ID when the shop gets another address meanwhile', async () => {
    const ids: string[] = [];
    const mail: MailTransport = {
      send: (message) => {
        ids.push(`${message.messageId}@${message.idDomain} from ${message.from.address}`);
        return ids.length === 1 ? Promise.reject(new MailError({ permanent: false, reply: '451 later' })) : Promise.resolve({ response: '250', accepted: message.to, rejected: [] });
      },
    };
    const shop = await open({ mail });
    const order = await shop.place();
    await shop.server.drain();
    const settings = await shop.call<{ version: number }>('GET', '/settings');
    const changed = await shop.call('PATCH', '/settings', { shop: { name: 'Shop', email: 'hello@elsewhere.example' } }, { 'if-match': `"${settings.body.version}"`, 'content-type': 'application/merge-patch+json' });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    await shop.untilSettled();
    const id = `${(await shop.messages(order.id))[0]?.id}@shop.example`;
    assert.deepEqual(ids, [`${id} from orders@shop.example`, `${id} from hello@elsewhere.example`]);
  });
});
