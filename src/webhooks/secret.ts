/** Fewest and most bytes of a signing secret (Standard Webhooks 1.0.0, “Signature scheme”). */
export const minSecretBytes = 24;
export const maxSecretBytes = 64;

const prefix = 'whsec_';
const base64Form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const encoder = new TextEncoder();

/**
 * The bytes of a `whsec_…` secret.
 * @throws {TypeError} when it is not the prefix and the base64 of 24 to 64 bytes; the message never shows the secret
 */
function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  const encoded = secret.startsWith(prefix) ? secret.slice(prefix.length) : '';
  const bytes = base64Form.test(encoded) ? Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)) : new Uint8Array();
  if (bytes.length < minSecretBytes || bytes.length > maxSecretBytes) {
    throw new TypeError(`A webhook secret is “${prefix}” and the base64 of ${minSecretBytes} to ${maxSecretBytes} bytes, without spaces or line ends.`);
  }
  return bytes;
}

/**
 * A fresh secret, for a new endpoint or a rotation.
 * @param options.bytes 24 to 64 random bytes, e.g. of `crypto.getRandomValues`
 * @throws {TypeError} for another length
 */
export function formatWebhookSecret({ bytes }: { bytes: Uint8Array }): string {
  const secret = `${prefix}${toBase64(bytes)}`;
  secretBytes(secret);
  return secret;
}

/** The signature of one secret over `id.timestamp.body`, as it stands in the header: `v1,` and base64. */
export async function signatureOf({ secret, id, timestamp, body }: {
  secret: string;
  id: string;
  timestamp: string;
  body: Uint8Array;
}): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secretBytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const head = encoder.encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, signed)))}`;
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** A full stop would let one message's parts be read as another's. */
export const idForm = /^[!-\-/-~]{1,256}$/;
/** Whole seconds since 1970, as senders write them. */
export const timestampForm = /^[1-9]\d{0,11}$/;
