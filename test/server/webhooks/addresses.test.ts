import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { httpOutbound } from '../../../server/adapters/http-provider.ts';
import { openTestServer } from '../test-server.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import { openWebhookShop } from './webhook-shop.ts';

let receiver: Receiver;
before(async () => { receiver = await openReceiver(); });
after(() => { receiver.close(); });

/** Ways to write an address that leads into the own machine or network, or hides where it leads. */
const refused = (port: string): string[] => [
  // The own machine, in every spelling that URLs know
  '127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1', '017700000001', '0177.0.0.1', '0177.0.0.0x1', '0', '0.0.0.0', '127.0.0.1.', '①②⑦.⓪.⓪.①', '127。0。0。1',
  'localhost', 'LOCALHOST', 'localhost.', 'a.localhost', '%6cocalhost',
  '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]',
  // The own network, and what clouds answer on
  '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0xa9fea9fe', '2852039166', '[::ffff:169.254.169.254]', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
  'intranet', 'metadata.google.internal', 'printer.local', 'nas.lan', 'router.home.arpa',
].flatMap((host) => [`https://${host}/`, `https://${host}:${port}/hooks`]);

describe('an address that nobody may have called', () => {
  it('is refused when it is given, in every spelling', async () => {
    const shop = await openWebhookShop({ allowedHosts: [] });
    const port = receiver.host.split(':')[1] ?? '';
    const urls = [
      ...refused(port),
      `http://${receiver.host}/hooks`, 'http://shop.example/hooks', 'https://user:password@shop.example/', 'https://shop.example@127.0.0.1/', 'https:///hooks', 'https://', '/hooks', '//shop.example',
      'ftp://shop.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'gopher://127.0.0.1/', 'not an address', '', `https://shop.example/${'x'.repeat(2_100)}`,
    ];
    assert.ok(urls.length > 80);
    const { endpoint } = await shop.endpoint('https://shop.example/hooks');
    for (const url of urls) {
      const { status, body } = await shop.call('POST', '/webhooks', { body: { url } });
      assert.deepEqual([status, body.code, body.errors?.[0]?.pointer], [422, 'validationFailed', '/url'], url);
      assert.equal((await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { url }, ifMatch: 1 })).status, 422, url);
    }
    assert.equal(receiver.calls.length, 0);
    assert.equal((await shop.get(endpoint.id)).version, 1);
  });

  it('may be called over http, or in the own network, only where the operator has said so', async () => {
    const shop = await openWebhookShop({ allowedHosts: [receiver.host, 'plain.example:80'] });
    for (const url of [receiver.url, 'http://plain.example/hooks', 'https://shop.example:8443/hooks', 'https://93.184.215.14/hooks', 'https://[2606:4700::1111]/hooks']) await shop.endpoint(url);
    for (const url of ['https://plain.example:8080/hooks', 'https://plain.example/hooks']) await shop.endpoint(url);
    for (const url of ['http://plain.example:8080/hooks', `http://localhost:${receiver.host.split(':')[1]}/hooks`]) {
      assert.equal((await shop.call('POST', '/webhooks', { body: { url } })).status, 422, url);
    }
  });

  it('is not called either where only its name leads there: the delivery is given up at once', async () => {
    const asked: string[] = [];
    const outbound = httpOutbound({
      clock: { now: () => Date.now() },
      lookup: (hostname, _options, callback) => {
        asked.push(hostname);
        callback(null, [{ address: '93.184.215.14', family: 4 }, { address: '127.0.0.1', family: 4 }]);
      },
    });
    const shop = await openTestServer({ outbound });
    const port = receiver.host.split(':')[1];
    const { body: { endpoint } } = await shop.call<{ endpoint: { id: string } }>('POST', '/webhooks', { body: { url: `https://rebind.example:${port}/hooks` } });
    await shop.call('POST', `/webhooks/${endpoint.id}/test`);
    await shop.server.drain();
    const { body } = await shop.call<{ items: { status: string; attempts: { detail?: string }[] }[] }>('GET', `/webhooks/${endpoint.id}/deliveries`);
    assert.deepEqual([body.items[0]?.status, body.items[0]?.attempts.length, asked], ['dead', 1, ['rebind.example']]);
    assert.match(body.items[0]?.attempts[0]?.detail ?? '', /not on the public Internet/);
    assert.equal(receiver.calls.length, 0);
  });
});
