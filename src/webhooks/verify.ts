import { idForm, signatureOf, timestampForm } from './secret.ts';

/** The largest message that is read, in bytes. */
export const maxWebhookBytes = 256 * 1024;
const defaultToleranceSeconds = 300;

/** Why a message was refused. */
export type WebhookVerificationCode =
  | 'missingHeader' | 'malformedHeader'
  | 'timestampTooOld' | 'timestampTooNew'
  | 'signatureMismatch'
  | 'bodyAlreadyRead' | 'bodyTooLarge' | 'bodyNotJson';

/** A message that must not be acted upon. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly code: WebhookVerificationCode;

  constructor(code: WebhookVerificationCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A message whose raw body a framework has kept. */
export interface RawWebhook {
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, byte for byte; never parsed and written again. */
  body: string | Uint8Array;
}

/** A message that somebody who has the secret has sent, a short while ago. */
export interface VerifiedWebhook {
  /** The same on every attempt: remember it to apply a message once. Attempts go on for days, so remember it for months. */
  id: string;
  /** When this attempt was signed, in whole seconds since 1970. */
  timestamp: number;
  /** The body as text. */
  body: string;
  /** The body as JSON, not checked further. */
  payload: unknown;
}

/**
 * Checks a message by Standard Webhooks 1.0.0. Give the `Request` as it came, or its headers and raw body.
 *
 * @param options.secrets `whsec_…`; several while a secret is being replaced
 * @param options.toleranceSeconds how far the sender's clock may differ, either way; 300 without it
 * @param options.now milliseconds since 1970; the machine's clock without it
 * @throws {WebhookVerificationError} when the message must not be acted upon
 * @throws {TypeError} when there is no secret or one is malformed
 */
export async function verifyWebhook(message: Request | RawWebhook, { secrets, toleranceSeconds = defaultToleranceSeconds, now = Date.now }: {
  secrets: readonly string[];
  toleranceSeconds?: number;
  now?: () => number;
}): Promise<VerifiedWebhook> {
  if (secrets.length === 0) throw new TypeError('A webhook is verified with at least one secret.');
  const id = header(message, 'webhook-id');
  const timestamp = header(message, 'webhook-timestamp');
  const signatures = header(message, 'webhook-signature');
  if (!idForm.test(id)) throw malformed('webhook-id');
  if (!timestampForm.test(timestamp)) throw malformed('webhook-timestamp');
  const ageSeconds = now() / 1000 - Number(timestamp);
  if (ageSeconds > toleranceSeconds) throw new WebhookVerificationError('timestampTooOld', `The message was signed more than ${toleranceSeconds} seconds ago.`);
  if (ageSeconds < -toleranceSeconds) throw new WebhookVerificationError('timestampTooNew', `The message was signed more than ${toleranceSeconds} seconds ahead of this clock.`);
  const body = await bodyOf(message);
  const expected = await Promise.all(secrets.map((secret) => signatureOf({ secret, id, timestamp, body })));
  // The header's text is compared, not what it decodes to: several texts decode to the same bytes.
  let matches = 0;
  for (const signature of signatures.split(' ')) for (const one of expected) matches |= Number(equalInConstantTime(signature, one));
  if (matches === 0) {
    throw new WebhookVerificationError('signatureMismatch', 'No signature fits: another secret, or the body is not byte for byte what was sent (a framework may have parsed it).');
  }
  return { id, timestamp: Number(timestamp), ...contentOf(body) };
}

function header(message: Request | RawWebhook, name: string): string {
  const { headers } = message;
  const value = headers instanceof Headers ? headers.get(name) : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (value === null || value === undefined || value === '') throw new WebhookVerificationError('missingHeader', `The header “${name}” is missing.`);
  if (typeof value !== 'string') throw malformed(name);
  return value;
}

const malformed = (name: string): WebhookVerificationError => new WebhookVerificationError('malformedHeader', `The header “${name}” is not of the form that Standard Webhooks asks for.`);

async function bodyOf(message: Request | RawWebhook): Promise<Uint8Array> {
  if (!(message instanceof Request)) {
    const bytes = typeof message.body === 'string' ? new TextEncoder().encode(message.body) : message.body;
    if (bytes.length > maxWebhookBytes) throw tooLarge();
    return bytes;
  }
  if (message.bodyUsed) throw new WebhookVerificationError('bodyAlreadyRead', 'The body of this Request has been read already; verify first, then use the result’s body.');
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const reader = message.body?.getReader();
  for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
    chunks.push(read.value);
    sizeBytes += read.value.length;
    if (sizeBytes > maxWebhookBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
  }
  const body = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

const tooLarge = (): WebhookVerificationError => new WebhookVerificationError('bodyTooLarge', `The body is larger than ${maxWebhookBytes} bytes.`);

/** Takes as long for a first character that differs as for a last one, so that a signature cannot be guessed bit by bit. */
function equalInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) difference |= (given.charCodeAt(index) || 0) ^ expected.charCodeAt(index);
  return difference === 0;
}

function contentOf(bytes: Uint8Array): { body: string; payload: unknown } {
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { body, payload: JSON.parse(body) };
  } catch (cause) {
    throw new WebhookVerificationError('bodyNotJson', 'The signature fits, but the body is not JSON in UTF-8.', { cause });
  }
}
