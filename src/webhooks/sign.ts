import { idForm, signatureOf, timestampForm } from './secret.ts';

/** The three headers of a signed message. */
export interface WebhookHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * Signs a message by Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param message.secret `whsec_…`; several while a secret is being replaced, and the receiver accepts either
 * @param message.id the same on every attempt to deliver this message; printable ASCII without a full stop, 1 to 256 characters
 * @param message.timestamp of this attempt, in whole seconds since 1970
 * @param message.body exactly what is sent: text as UTF-8, or bytes
 * @throws {TypeError} when the secret, the id or the timestamp is not of that form
 */
export async function signWebhook({ secret, id, timestamp, body }: {
  secret: string | readonly string[];
  id: string;
  timestamp: number;
  body: string | Uint8Array;
}): Promise<WebhookHeaders> {
  if (!idForm.test(id)) throw new TypeError('A webhook id is 1 to 256 printable ASCII characters without a full stop.');
  const seconds = String(timestamp);
  if (!timestampForm.test(seconds)) throw new TypeError('A webhook timestamp is a whole number of seconds since 1970.');
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (secrets.length === 0) throw new TypeError('A webhook is signed with at least one secret.');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signatures = await Promise.all(secrets.map((each) => signatureOf({ secret: each, id, timestamp: seconds, body: bytes })));
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}
