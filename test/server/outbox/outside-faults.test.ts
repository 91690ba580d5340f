import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { httpOutbound } from '../../../server/adapters/http-provider.ts';
import { smtpMail } from '../../../server/adapters/smtp-mail.ts';
import { formatWebhookSecret } from '../../../src/webhooks/index.ts';
import { openMailServer, openWarehouse, type MailFault, type WarehouseFault } from '../../faults/outside-world.ts';
import { openTestDatabase, type TestDatabase } from '../database/open-test-database.ts';
import { openShop } from '../fulfilments/delivery-shop.ts';

const secret = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
let database: TestDatabase;
let mail: Awaited<ReturnType<typeof openMailServer>>;
let warehouse: Awaited<ReturnType<typeof openWarehouse>>;
let shops = 0;
before(async () => {
  database = await openTestDatabase();
  mail = await openMailServer();
  warehouse = await openWarehouse({ secret });
});
after(async () => {
  await mail.close();
  await warehouse.close();
  await database.close();
});
afterEach(() => {
  mail.received.length = 0;
  warehouse.received.length = 0;
});

/** A shop that talks to a real mail server and a real warehouse, over sockets. */
const open = () => openShop({
  database: database.database, shopId: `outside-${shops += 1}`, warehouse: { url: warehouse.url, secret }, mail: smtpMail({ url: mail.url }),
  outbound: httpOutbound({ clock: { now: () => Date.now() }, allowedHosts: [warehouse.host] }),
});

describe('a mail server that fails', () => {
  const cases: { name: string; fault: MailFault; ends: 'sent' | 'failed'; mails: number; attempts: number; detail: RegExp }[] = [
    { name: 'turns the connection away (421)', fault: 'refuse', ends: 'sent', mails: 1, attempts: 2, detail: /421|Come back later/ },
    { name: 'asks to come back (451)', fault: { code: 451, text: 'Greylisted' }, ends: 'sent', mails: 1, attempts: 2, detail: /451.*Greylisted/ },
    { name: 'takes the message and is cut off before it says so', fault: 'cut', ends: 'sent', mails: 2, attempts: 2, detail: /./ },
    { name: 'will never take it (550)', fault: { code: 550, text: 'No such user' }, ends: 'failed', mails: 0, attempts: 1, detail: /550.*No such user/ },
  ];
  for (const { name, fault, ends, mails, attempts, detail } of cases) {
    test(name, async () => {
      const shop = await open();
      const met = mail.faultsMet;
      mail.fail(fault);
      const order = await shop.place();
      await shop.untilSettled(3_600_000);
      assert.equal(mail.faultsMet, met + 1, 'the fault happened');
      const [message] = await shop.messages(order.id);
      assert.deepEqual([message?.status, message?.attempts.length, mail.received.length], [ends, attempts, mails]);
      assert.match(message?.attempts[0]?.detail ?? '', detail);
      assert.ok(new Set(mail.received.map(({ messageId }) => messageId)).size <= 1, 'what came twice can be told');
      for (const { messageId } of mail.received) assert.equal(messageId, `<${message?.id}@shop.example>`);
    });
  }
});

describe('a warehouse that fails', () => {
  const cases: { name: string; fault: WarehouseFault; ends: 'sent' | 'failed'; received: number; attempts: number }[] = [
    { name: 'has an error of its own (500)', fault: { status: 500 }, ends: 'sent', received: 1, attempts: 2 },
    { name: 'has too much to do (429)', fault: { status: 429, headers: { 'retry-after': '300' } }, ends: 'sent', received: 1, attempts: 2 },
    { name: 'takes the hand-off and is cut off before it says so', fault: { status: 200, cut: true }, ends: 'sent', received: 2, attempts: 2 },
    { name: 'has gone (410)', fault: { status: 410 }, ends: 'failed', received: 0, attempts: 1 },
    { name: 'points elsewhere (307)', fault: { status: 307, headers: { location: '/elsewhere' } }, ends: 'failed', received: 0, attempts: 1 },
  ];
  for (const { name, fault, ends, received, attempts } of cases) {
    test(name, async () => {
      const shop = await open();
      const met = warehouse.faultsMet;
      warehouse.fail(fault);
      const order = await shop.place();
      const began = shop.clock.time;
      await shop.untilSettled(3_600_000);
      assert.equal(warehouse.faultsMet, met + 1, 'the fault happened');
      const fulfilment = await shop.fulfilment(order.id);
      assert.deepEqual([fulfilment.status, fulfilment.attempts.length, warehouse.received.length], [ends, attempts, received]);
      assert.ok(new Set(warehouse.received.map(({ id }) => id)).size <= 1, 'what came twice can be told');
      if (fault.status === 429) assert.ok(shop.clock.time - began >= 300_000);
      assert.equal(warehouse.redirectsFollowed, 0);
      assert.deepEqual(warehouse.forged, []);
    });
  }
});
