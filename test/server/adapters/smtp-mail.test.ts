import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import { isMailAddress, parseMailbox } from '../../../server/adapters/mail-address.ts';
import { smtpMail } from '../../../server/adapters/smtp-mail.ts';
import type { MailMessage } from '../../../server/ports.ts';
import { times } from '../../long-run.ts';

interface Received { envelope: { from: string; to: string[] }; raw: string }
const received: Received[] = [];
const refuse = new Map<string, { code: number; text: string }>();
let server: SMTPServer;
let url = '';

const fail = ({ code, text }: { code: number; text: string }): Error => Object.assign(new Error(text), { responseCode: code });

before(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true, size: 1_000_000, disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) => { done(password === 'right p@ss' ? null : fail({ code: 535, text: 'Wrong password' }), { user: username }); },
    onMailFrom: (address, _session, done) => { const refusal = refuse.get(address.address); done(refusal && fail(refusal)); },
    onRcptTo: (address, _session, done) => { const refusal = refuse.get(address.address); done(refusal && fail(refusal)); },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = stream.sizeExceeded ? { code: 552, text: 'Message exceeds the maximum size' } : refuse.get('data');
        if (refusal !== undefined) return done(fail(refusal));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ envelope: { from: (mailFrom as SMTPServerAddress).address, to: rcptTo.map(({ address }) => address) }, raw: Buffer.concat(chunks).toString() });
        done(null, 'taken');
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
after(() => new Promise<void>((resolve) => { server.close(resolve); }));
beforeEach(() => {
  received.length = 0;
  refuse.clear();
});

const message = (changes: Partial<MailMessage> = {}): MailMessage => ({
  messageId: 'msg_0199', from: { name: 'Petrol & Co. “24h”', address: 'orders@shop.example' }, to: ['aisyah@buyer.example'],
  subject: 'Pesanan #1001 ✓', html: '<p>Terima kasih</p>', text: 'Terima kasih', locale: 'ms', ...changes,
});
const send = (changes: Partial<MailMessage> = {}) => smtpMail({ url }).send(message(changes));
const mailError = (permanent: boolean, reply = /./) => (error: unknown): boolean => {
  const { name, permanent: found, reply: text } = error as { name: string; permanent: boolean; reply: string };
  assert.deepEqual({ name, permanent: found }, { name: 'MailError', permanent }, text);
  assert.match(text, reply);
  return true;
};

describe('e-mail over SMTP', () => {
  test('arrives with both texts, the language and a stable id', async () => {
    const receipt = await send();
    await send();
    assert.match(receipt.response, /^250 .*taken/);
    assert.deepEqual(receipt.accepted, ['aisyah@buyer.example']);
    const [first, second] = await Promise.all(received.map(({ raw }) => simpleParser(raw)));
    assert.equal(first?.messageId, '<msg_0199@shop.example>');
    assert.equal(second?.messageId, first?.messageId);
    assert.equal(first?.subject, 'Pesanan #1001 ✓');
    assert.deepEqual(first?.from?.value, [{ name: 'Petrol & Co. “24h”', address: 'orders@shop.example' }]);
    assert.equal(first?.text?.trim(), 'Terima kasih');
    assert.equal(first?.html, '<p>Terima kasih</p>');
    assert.equal(first?.headers.get('content-language'), 'ms');
    assert.match(received[0]?.raw ?? '', /multipart\/alternative/);
    assert.deepEqual(received[0]?.envelope, { from: 'orders@shop.example', to: ['aisyah@buyer.example'] });
  });

  test('logs in with what the URL holds; a wrong password is no fault of the message', async () => {
    await smtpMail({ url: url.replace('//', '//shop:right%20p%40ss@') }).send(message());
    assert.equal(received.length, 1);
    await assert.rejects(smtpMail({ url: url.replace('//', '//shop:wrong@') }).send(message()), mailError(false, /Wrong password/));
  });

  test('permanent and passing refusals are told apart', async () => {
    const address = 'aisyah@buyer.example';
    for (const [at, code, permanent] of [[address, 550, true], [address, 451, false], ['orders@shop.example', 553, true], ['orders@shop.example', 530, false], ['data', 554, true], ['data', 452, false]] as const) {
      refuse.clear();
      refuse.set(at, { code, text: `refused at ${code}` });
      await assert.rejects(send(), mailError(permanent, new RegExp(`${code} .*refused at ${code}`)), `${at} ${code}`);
    }
    assert.equal(received.length, 0);
  });

  test('one refused recipient among several is reported, the others are served', async () => {
    refuse.set('gone@buyer.example', { code: 550, text: 'No such mailbox' });
    refuse.set('full@buyer.example', { code: 452, text: 'Mailbox full' });
    const receipt = await send({ to: ['gone@buyer.example', 'aisyah@buyer.example', 'full@buyer.example'] });
    assert.deepEqual(receipt.accepted, ['aisyah@buyer.example']);
    assert.deepEqual(receipt.rejected.map(({ address, permanent }) => [address, permanent]), [['gone@buyer.example', true], ['full@buyer.example', false]]);
    assert.deepEqual(received[0]?.envelope.to, ['aisyah@buyer.example']);
  });

  test('a message that the server says is too large is refused for good', async () => {
    await assert.rejects(send({ text: 'x'.repeat(1_100_000) }), mailError(true, /size/i));
  });

  test('a URL of another kind is refused before anything is sent', () => {
    for (const wrong of ['http://mail.example', 'smtp://', 'mail.example:25', '']) assert.throws(() => smtpMail({ url: wrong }), TypeError, wrong);
  });
});

describe('what cannot become a header or a recipient', () => {
  test('addresses are one plain addr-spec of at most 254 characters', async () => {
    const wrong = [
      '', 'a', '@b.example', 'a@', 'a b@c.example', 'a@b..example', '.a@b.example', 'a@-b.example', '"a b"@c.example', 'a@[127.0.0.1]', 'a@b.example, c@d.example', 'x: a@b.example;',
      'Name <a@b.example>', 'a@b.example\r\nBcc: c@d.example', 'a@b.example\n', ' a@b.example', 'a@b.example(x)', 'ä@b.example', `${'a'.repeat(65)}@b.example`, `a@${'b'.repeat(64)}.example`, `a@${'b.'.repeat(130)}c`,
    ];
    for (const address of wrong) {
      assert.equal(isMailAddress(address), false, address);
      await assert.rejects(send({ to: [address] }), mailError(true));
      await assert.rejects(send({ from: { address } }), mailError(true));
    }
    for (const address of ['a@b.example', "o'neil+tag@sub.b-c.example", 'a.b@localhost', `${'a'.repeat(64)}@b.example`]) assert.equal(isMailAddress(address), true, address);
    await assert.rejects(send({ to: [] }), mailError(true));
    assert.equal(received.length, 0);
  });

  test('control characters are refused, not removed', async () => {
    for (const hostile of ['a\r\nBcc: x@y.example', 'a\nb', 'a\0b', 'a\u007f', 'a\u0085b', 'a\u2028b']) {
      await assert.rejects(send({ subject: hostile }), mailError(true, /control character/));
      await assert.rejects(send({ from: { name: hostile, address: 'a@b.example' } }), mailError(true, /control character/));
      await assert.rejects(send({ locale: hostile }), mailError(true, /control character/));
      await assert.rejects(send({ messageId: hostile }), mailError(true, /id/));
    }
    assert.equal(received.length, 0);
  });

  test('no text adds a header or a recipient', async () => {
    const namesIn = async (raw: string): Promise<string[]> => (await simpleParser(raw)).headerLines.map(({ key }) => key).sort();
    await send();
    const expected = await namesIn(received[0]?.raw ?? '');
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('=?utf-8?q?=0D=0ABcc:_x@y.example?=', '"<x@y.example>', 'x@y.example, z@y.example', 'a, "b" <c@d.example>;', '\\" <x@y.example>'));
    const rounds = times(5, 100);
    let sent = 0;
    // Many at once, since a mail server lets each connection wait a little.
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 20, maxLength: 20 }), async (texts) => {
      received.length = 0;
      await Promise.all(texts.map(([subject, name, text]) =>
        send({ subject: `Order ${subject}`, from: { name, address: 'orders@shop.example' }, text, html: text }).catch(mailError(true, /control character/))));
      sent += received.length;
      for (const { envelope, raw } of received) {
        assert.deepEqual(envelope.to, ['aisyah@buyer.example']);
        assert.deepEqual(await namesIn(raw), expected);
        assert.deepEqual((await simpleParser(raw)).from?.value.map(({ address }) => address), ['orders@shop.example']);
      }
    }), { numRuns: rounds });
    assert.ok(sent > rounds, `${sent} were sent`);
  });

  test('a sender is read from its setting', () => {
    assert.deepEqual(parseMailbox('orders@shop.example'), { address: 'orders@shop.example' });
    assert.deepEqual(parseMailbox(' Shop 24 <orders@shop.example> '), { name: 'Shop 24', address: 'orders@shop.example' });
    assert.deepEqual(parseMailbox('"Shop, Ltd" <orders@shop.example>'), { name: 'Shop, Ltd', address: 'orders@shop.example' });
    for (const wrong of ['', 'Shop', 'Shop <>', 'a@b.example, c@d.example', 'Shop <a@b.example> x', '"Shop\n" <a@b.example>', '<a@b.example> <c@d.example>']) assert.equal(parseMailbox(wrong), undefined, wrong);
  });
});

describe('a mail server that fails', () => {
  const timeouts = { connectMs: 150, idleMs: 300, totalMs: 600 };
  const sockets = new Set<Socket>();
  const broken: Server[] = [];
  const serve = async (talk: (socket: Socket) => void): Promise<string> => {
    const listening = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      talk(socket);
    }).listen(0, '127.0.0.1');
    broken.push(listening);
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  };
  after(() => {
    for (const socket of sockets) socket.destroy();
    for (const one of broken) one.close();
  });
  /** Answers each line as a mail server does, until `stop` says what to do with the text so far. */
  const script = (stop: (said: string, socket: Socket) => boolean) => (socket: Socket): void => {
    let said = '';
    let inMessage = false;
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      said += String(chunk);
      if (stop(said, socket)) return;
      if (inMessage) {
        if (said.endsWith('\r\n.\r\n')) socket.write('250 taken\r\n');
        return;
      }
      inMessage = /DATA\r\n$/.test(said);
      socket.write(inMessage ? '354 go on\r\n' : '250 ok\r\n');
    });
  };

  test('may be tried again, whatever it was', async () => {
    const failures: [string, string][] = [
      ['refuses connections', 'smtp://127.0.0.1:1'],
      ['never greets', await serve(() => {})],
      ['hangs up at once', await serve((socket) => { socket.end(); })],
      ['speaks another language', await serve((socket) => { socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'); })],
      ['turns everybody away', await serve((socket) => { socket.write('554 no service here\r\n'); })],
      ['goes away', await serve((socket) => { socket.end('421 closing down\r\n'); })],
      ['hangs in the middle', await serve(script((said) => said.includes('MAIL FROM')))],
      ['hangs after the message', await serve(script((said) => said.endsWith('\r\n.\r\n')))],
      ['drops the connection after the message', await serve(script((said, socket) => said.endsWith('\r\n.\r\n') && Boolean(socket.destroy())))],
      ['sends a byte now and then', await serve((socket) => {
        const drip = setInterval(() => { socket.write('2'); }, 50);
        socket.on('close', () => { clearInterval(drip); });
      })],
    ];
    for (const [name, address] of failures) {
      await assert.rejects(smtpMail({ url: address, timeouts }).send(message()), mailError(false), name);
    }
  });

  test('the script above is a mail server when nothing stops it', async () => {
    const receipt = await smtpMail({ url: await serve(script(() => false)), timeouts }).send(message());
    assert.match(receipt.response, /250 taken/);
  });
});
