import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { formatWebhookSecret, maxWebhookBytes, signWebhook, verifyWebhook, type RawWebhook, type WebhookHeaders } from '../../src/webhooks/index.ts';
import { times } from '../long-run.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';
const otherSecret = formatWebhookSecret({ bytes: new Uint8Array(24).fill(7) });
const nowMs = 1_795_341_600_000;
const timestamp = nowMs / 1000;
const now = (): number => nowMs;
const refusal = (code: string) => ({ name: 'WebhookVerificationError', code });
const asRecord = (headers: WebhookHeaders): Record<string, string> => ({ ...headers });

const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((bytes) => formatWebhookSecret({ bytes }));
const ids = fc.stringMatching(/^[!-\-/-~]{1,256}$/);
const payloads = fc.json();

describe('Standard Webhooks', () => {
  test('what we sign, the reference library accepts, and the other way about', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    await fc.assert(fc.asyncProperty(secrets, ids, payloads, async (anySecret, id, body) => {
      const reference = new Webhook(anySecret);
      const headers = await signWebhook({ secret: anySecret, id, timestamp: seconds, body });
      assert.deepEqual(reference.verify(body, asRecord(headers)), JSON.parse(body));
      assert.equal(reference.sign(id, new Date(seconds * 1000), body), headers['webhook-signature']);
      const verified = await verifyWebhook({ headers: asRecord(headers), body }, { secrets: [anySecret] });
      assert.deepEqual(verified, { id, timestamp: seconds, body, payload: JSON.parse(body) });
    }), { numRuns: 300 });
  });

  test('the vector of the specification', async () => {
    const headers = await signWebhook({ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' });
    assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('one changed byte anywhere is refused', async () => {
    const body = JSON.stringify({ order: 'ord_1', note: 'Terima kasih 😀', lines: [1, 2, 3] });
    const headers = await signWebhook({ secret, id: 'msg_1', timestamp, body });
    const parts = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'body'] as const;
    const bytes = new TextEncoder().encode(body);
    assert.equal((await verifyWebhook({ headers: asRecord(headers), body: bytes }, { secrets: [secret], now })).body, body);
    await fc.assert(fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), fc.integer({ min: 1, max: 255 }), async (part, position, flip) => {
      const changed: RawWebhook & { headers: Record<string, string> } = { headers: asRecord(headers), body: bytes.slice() };
      if (part === 'body') {
        (changed.body as Uint8Array)[position % bytes.length]! ^= flip;
      } else {
        const text = headers[part];
        const at = position % text.length;
        changed.headers[part] = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ flip) + text.slice(at + 1);
      }
      await assert.rejects(verifyWebhook(changed, { secrets: [secret], now }), { name: 'WebhookVerificationError' });
    }), { numRuns: times(1_000, 20_000) });
  });

  test('a signature whose unused base64 bits differ is refused, though it decodes to the same bytes', async () => {
    const headers = await signWebhook({ secret, id: 'msg_1', timestamp, body: '{}' });
    const signature = headers['webhook-signature'];
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const twin = `${signature.slice(0, -2)}${alphabet[alphabet.indexOf(signature.at(-2) ?? '') ^ 1]}=`;
    assert.equal(atob(twin.slice(3)), atob(signature.slice(3)));
    await assert.rejects(verifyWebhook({ headers: { ...headers, 'webhook-signature': twin }, body: '{}' }, { secrets: [secret], now }), refusal('signatureMismatch'));
  });

  test('five minutes either way are accepted, a second more is not', async () => {
    for (const [seconds, code] of [[299, ''], [-299, ''], [300, ''], [-300, ''], [301, 'timestampTooOld'], [-301, 'timestampTooNew']] as const) {
      const headers = await signWebhook({ secret, id: 'msg_1', timestamp: timestamp - seconds, body: '{}' });
      const verifying = verifyWebhook({ headers: asRecord(headers), body: '{}' }, { secrets: [secret], now });
      if (code === '') await verifying;
      else await assert.rejects(verifying, refusal(code));
    }
    const headers = await signWebhook({ secret, id: 'msg_1', timestamp: timestamp - 11, body: '{}' });
    await assert.rejects(verifyWebhook({ headers: asRecord(headers), body: '{}' }, { secrets: [secret], now, toleranceSeconds: 10 }), refusal('timestampTooOld'));
  });

  test('while a secret is replaced both work, on either side', async () => {
    const both = [secret, otherSecret];
    for (const signing of [secret, otherSecret, both]) {
      const headers = await signWebhook({ secret: signing, id: 'msg_1', timestamp, body: '{}' });
      await verifyWebhook({ headers: asRecord(headers), body: '{}' }, { secrets: both, now });
    }
    const headers = await signWebhook({ secret: both, id: 'msg_1', timestamp, body: '{}' });
    for (const one of both) await verifyWebhook({ headers: asRecord(headers), body: '{}' }, { secrets: [one], now });
    const old = await signWebhook({ secret, id: 'msg_1', timestamp, body: '{}' });
    await assert.rejects(verifyWebhook({ headers: asRecord(old), body: '{}' }, { secrets: [otherSecret], now }), refusal('signatureMismatch'));
  });

  test('signatures of versions that we do not know are passed over', async () => {
    const headers = await signWebhook({ secret, id: 'msg_1', timestamp, body: '{}' });
    await verifyWebhook({ headers: { ...headers, 'webhook-signature': `v1a,AAAA ${headers['webhook-signature']}` }, body: '{}' }, { secrets: [secret], now });
    await assert.rejects(verifyWebhook({ headers: { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v2,') }, body: '{}' }, { secrets: [secret], now }), refusal('signatureMismatch'));
  });

  test('a Request is verified from its raw bytes', async () => {
    const body = '{"b":1,  "a":1.0}';
    const headers = asRecord(await signWebhook({ secret, id: 'msg_1', timestamp, body }));
    const request = (): Request => new Request('https://shop.example/hook', { method: 'POST', body, headers });
    assert.equal((await verifyWebhook(request(), { secrets: [secret], now })).body, body);
    const read = request();
    await read.json();
    await assert.rejects(verifyWebhook(read, { secrets: [secret], now }), refusal('bodyAlreadyRead'));
    await assert.rejects(verifyWebhook({ headers, body: JSON.stringify(JSON.parse(body)) }, { secrets: [secret], now }), refusal('signatureMismatch'));
  });

  test('headers may come in any case, and missing, doubled or malformed ones are told apart', async () => {
    const headers = asRecord(await signWebhook({ secret, id: 'msg_1', timestamp, body: '{}' }));
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    await verifyWebhook({ headers: upper, body: '{}' }, { secrets: [secret], now });
    for (const name of Object.keys(headers)) {
      await assert.rejects(verifyWebhook({ headers: { ...headers, [name]: undefined }, body: '{}' }, { secrets: [secret], now }), refusal('missingHeader'));
      await assert.rejects(verifyWebhook({ headers: { ...headers, [name]: ['a', 'b'] }, body: '{}' }, { secrets: [secret], now }), refusal('malformedHeader'));
    }
    for (const [name, value] of [['webhook-id', 'msg.1'], ['webhook-id', 'msg 1'], ['webhook-timestamp', `${timestamp}.5`], ['webhook-timestamp', `0${timestamp}`], ['webhook-timestamp', '-1']] as const) {
      await assert.rejects(verifyWebhook({ headers: { ...headers, [name]: value }, body: '{}' }, { secrets: [secret], now }), refusal('malformedHeader'), value);
    }
  });

  test('a full stop in an id cannot shift the parts of a message', async () => {
    for (const id of ['a.b', '', 'a b', 'a\n', 'é', 'x'.repeat(257)]) await assert.rejects(signWebhook({ secret, id, timestamp, body: '{}' }), TypeError, id);
    for (const wrong of [0, -1, 1.5, Number.NaN, Infinity]) await assert.rejects(signWebhook({ secret, id: 'a', timestamp: wrong, body: '{}' }), TypeError);
  });

  test('a secret of the wrong form is a mistake of the programmer, and is never shown', async () => {
    const wrong = ['', 'plain', 'whsec_', secret.slice(6), `${secret} `, ' '.concat(secret), 'whsec_AAAA', `whsec_${btoa('x'.repeat(23))}`, `whsec_${btoa('x'.repeat(65))}`, 'whsec_%%%%'];
    for (const one of wrong) {
      await assert.rejects(signWebhook({ secret: one, id: 'a', timestamp, body: '' }), (error: Error) => error instanceof TypeError && (one.length < 8 || !error.message.includes(one)));
      await assert.rejects(verifyWebhook({ headers: { 'webhook-id': 'a', 'webhook-timestamp': String(timestamp), 'webhook-signature': 'v1,x' }, body: '' }, { secrets: [one], now }), TypeError);
    }
    await assert.rejects(verifyWebhook({ headers: {}, body: '' }, { secrets: [], now }), TypeError);
    await assert.rejects(signWebhook({ secret: [], id: 'a', timestamp, body: '' }), TypeError);
    assert.throws(() => formatWebhookSecret({ bytes: new Uint8Array(23) }), TypeError);
  });

  test('a body over the limit is not read, and one that is not JSON in UTF-8 is said to be so', async () => {
    const large = new Uint8Array(maxWebhookBytes + 1);
    const headers = asRecord(await signWebhook({ secret, id: 'msg_1', timestamp, body: large }));
    await assert.rejects(verifyWebhook({ headers, body: large }, { secrets: [secret], now }), refusal('bodyTooLarge'));
    await assert.rejects(verifyWebhook(new Request('https://shop.example/', { method: 'POST', body: large, headers }), { secrets: [secret], now }), refusal('bodyTooLarge'));
    for (const body of ['', 'not json', new Uint8Array([0x22, 0xff, 0x22])]) {
      const signed = asRecord(await signWebhook({ secret, id: 'msg_1', timestamp, body }));
      await assert.rejects(verifyWebhook({ headers: signed, body }, { secrets: [secret], now }), refusal('bodyNotJson'));
    }
  });
});
