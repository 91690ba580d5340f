import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { after, describe, test } from 'node:test';
import { httpOutbound, type HttpOutboundOptions } from '../../../server/adapters/http-provider.ts';
import { OutboundError } from '../../../server/ports.ts';
import { isPublicAddress } from '../../../server/adapters/public-address.ts';
import { readRetryAfter } from '../../../server/adapters/retry-after.ts';
import { verifyWebhook } from '../../../src/webhooks/index.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const clock = { now: () => 1_795_341_600_000 };
const servers: Server[] = [];
after(() => { for (const server of servers) server.close(); });

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; host: string; calls: () => number }> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  after(() => { server.closeAllConnections(); });
  servers.push(server);
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}/hook`, host, calls: () => calls };
}

const post = (url: string, options: Partial<HttpOutboundOptions> = {}) => httpOutbound({ clock, ...options }).post({ url, id: 'msg_1', body: '{"order":"ord_1 – ü"}', secret });
const failure = (reason: string) => ({ name: 'OutboundError', reason });

describe('calls to other systems', () => {
  test('arrive signed, with the body byte for byte', async () => {
    let arrived: Promise<unknown> = Promise.resolve();
    const { url, host } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        arrived = verifyWebhook({ headers: request.headers, body: Buffer.concat(chunks) }, { secrets: [secret], now: clock.now });
        response.writeHead(202, { 'retry-after': '7' }).end('{"reference":"W-1"}');
      });
    });
    assert.deepEqual(await post(url, { allowedHosts: [host] }), { status: 202, body: '{"reference":"W-1"}', retryAfterSeconds: 7 });
    assert.deepEqual(await arrived, { id: 'msg_1', timestamp: clock.now() / 1000, body: '{"order":"ord_1 – ü"}', payload: { order: 'ord_1 – ü' } });
  });

  test('any status is an answer, and a redirect is not followed', async () => {
    const elsewhere = await serve((_request, response) => { response.end(); });
    for (const status of [200, 204, 307, 400, 410, 429, 500, 503]) {
      const { url, host } = await serve((_request, response) => { response.writeHead(status, { location: elsewhere.url }).end(); });
      assert.equal((await post(url, { allowedHosts: [host, elsewhere.host] })).status, status);
    }
    assert.equal(elsewhere.calls(), 0);
  });

  test('an answer that does not end is cut, one that does not come is a timeout', async () => {
    const endless = await serve((_request, response) => {
      const write = (): void => { while (response.write('x'.repeat(10_000))); };
      response.on('drain', write);
      write();
    });
    assert.equal((await post(endless.url, { allowedHosts: [endless.host] })).body, 'x'.repeat(64 * 1024));
    const silent = await serve(() => {});
    const dripping = await serve((_request, response) => {
      const drip = setInterval(() => { response.write('x'); }, 20);
      response.on('close', () => { clearInterval(drip); });
    });
    for (const { url, host } of [silent, dripping]) await assert.rejects(post(url, { allowedHosts: [host], totalTimeoutMs: 150 }), failure('timeout'));
  });

  test('no connection, or one that breaks, is a network failure', async () => {
    await assert.rejects(post('http://127.0.0.1:1/', { allowedHosts: ['127.0.0.1:1'] }), failure('network'));
    const rude = createTcpServer((socket) => { socket.once('data', () => socket.destroy()); }).listen(0, '127.0.0.1');
    servers.push(rude);
    await once(rude, 'listening');
    const host = `127.0.0.1:${(rude.address() as AddressInfo).port}`;
    await assert.rejects(post(`http://${host}/`, { allowedHosts: [host] }), failure('network'));
    await assert.rejects(post(`https://${host}/`, { allowedHosts: [host] }), failure('network'));
    const lookup: HttpOutboundOptions['lookup'] = (_hostname, _options, callback) => { callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []); };
    await assert.rejects(post('http://nowhere.example/', { lookup }), failure('network'));
  });
});

describe('a call that got no answer', () => {
  test('says whether the other side may have taken it', async () => {
    const mayHaveArrived = async (calling: Promise<unknown>): Promise<boolean> => calling.then(() => assert.fail('It was answered.'), (error: unknown) => {
      assert.ok(error instanceof OutboundError);
      return error.mayHaveArrived;
    });
    const cutting = createTcpServer((socket) => { socket.once('data', () => socket.destroy()); }).listen(0, '127.0.0.1');
    const silent = createTcpServer((socket) => { socket.resume(); }).listen(0, '127.0.0.1');
    servers.push(cutting, silent);
    for (const [server, options] of [[cutting, {}], [silent, { totalTimeoutMs: 200 }]] as const) {
      if (!server.listening) await once(server, 'listening');
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      assert.equal(await mayHaveArrived(post(`http://${host}/`, { allowedHosts: [host], ...options })), true);
      // Where no secure connection came about, nothing was said.
      assert.equal(await mayHaveArrived(post(`https://${host}/`, { allowedHosts: [host], ...options })), false);
    }
    assert.equal(await mayHaveArrived(post('http://127.0.0.1:1/', { allowedHosts: ['127.0.0.1:1'] })), false);
    assert.equal(await mayHaveArrived(post('http://192.168.1.1/')), false);
  });
});

describe('addresses that calls must not reach', () => {
  test('in whatever way the own machine or network is written', async () => {
    const { host, calls } = await serve((_request, response) => { response.end(); });
    const port = host.split(':')[1];
    const hosts = [
      '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '017700000001', '0177.0.0.1', '0', '0.0.0.0', 'localhost', 'LOCALHOST', '127.0.0.1.', '①②⑦.⓪.⓪.①',
      '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[0:0:0:0:0:0:0:1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]', '[2001:db8::1]',
      '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1',
    ];
    for (const name of hosts) await assert.rejects(post(`http://${name}:${port}/`), failure('forbidden'), name);
    for (const url of ['file:///etc/passwd', 'ftp://shop.example/', `http://user:pass@${host}/`, 'javascript:alert(1)', '', '//shop.example', 'http://']) {
      await assert.rejects(post(url, { allowedHosts: [host] }), failure('forbidden'), url);
    }
    assert.equal(calls(), 0);
  });

  test('also when a public name leads there, wholly or in part; it is asked once, and what was checked is what is called', async () => {
    const { host, calls } = await serve((_request, response) => { response.end(); });
    const url = `http://rebind.example:${host.split(':')[1]}/`;
    let asked = 0;
    const resolving = (addresses: string[]): NonNullable<HttpOutboundOptions['lookup']> => (_hostname, _options, callback) => {
      asked += 1;
      callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    };
    for (const answer of [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['93.184.215.14', '127.0.0.1']]) {
      asked = 0;
      await assert.rejects(post(url, { lookup: resolving(answer) }), failure('forbidden'), String(answer));
      assert.equal(asked, 1);
    }
    assert.equal(calls(), 0);
    assert.equal((await post(url.replace('rebind.example', 'localhost'), { allowedHosts: [url.replace(/.*:(\d+)\/$/, 'localhost:$1')] })).status, 200);
  });

  test('public ones are not among them', () => {
    for (const address of ['93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1', '2400::1']) assert.equal(isPublicAddress(address), true, address);
    for (const text of ['', 'localhost', '1.2.3', 'shop.example']) assert.equal(isPublicAddress(text), false, text);
  });
});

test('Retry-After is read as seconds or a date, and nothing else', () => {
  const nowMs = Date.parse('2026-11-22T10:00:00Z');
  const cases: [string | undefined, number | undefined][] = [
    ['0', 0], ['120', 120], [' 5 ', 5], ['99999999999999999999', 86_400], ['Sun, 22 Nov 2026 10:01:00 GMT', 60], ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    [undefined, undefined], ['', undefined], ['-1', undefined], ['1.5', undefined], ['soon', undefined], ['2026-11-22', undefined], ['Sun, 99 Nov 2026 10:01:00 GMT', undefined],
  ];
  for (const [value, seconds] of cases) assert.equal(readRetryAfter(value, { nowMs }), seconds, value);
});
