import type { CarrierSource } from '../../src/contract/fulfilment.ts';

/** A call of a service that follows carriers, as it came. */
export interface CarrierCall {
  source: CarrierSource;
  headers: Headers;
  /** The raw bytes: signatures are over them. */
  body: Uint8Array;
  /** The token in the address, if it has one. */
  token: string | undefined;
}

/** How far Shippo’s clock may be from ours. */
const toleranceMs = 5 * 60_000;

const encoder = new TextEncoder();

const hmac = async (secret: string, ...parts: readonly Uint8Array[]): Promise<Uint8Array> => {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
};

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Takes as long whatever differs. */
export const equalInConstantTime = (given: string, expected: string): boolean => {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) difference |= (given.charCodeAt(index) || 0) ^ expected.charCodeAt(index);
  return difference === 0;
};

/** Shippo signs for accounts that asked for it, and else is told a token: `t=<seconds>,v1=<hex>` over `<seconds>.<body>`. */
const isOfShippo = async ({ headers, body, token }: CarrierCall, secret: string, now: number): Promise<boolean> => {
  const signature = headers.get('shippo-auth-signature');
  if (signature === null) return token !== undefined && equalInConstantTime(token, secret);
  const [, seconds = '', given = ''] = /^\s*t=(\d{1,12})\s*,\s*v1=([0-9a-f]{64})\s*$/i.exec(signature) ?? [];
  if (seconds === '' || Math.abs(Number(seconds) * 1_000 - now) > toleranceMs) return false;
  return equalInConstantTime(given.toLowerCase(), hex(await hmac(secret, encoder.encode(`${seconds}.`), body)));
};

/**
 * Whether a call is from who it says, by that service’s own way of signing: EasyPost’s `X-Hmac-Signature`, AfterShip’s
 * `aftership-hmac-sha256`, Shippo’s `Shippo-Auth-Signature` or the token in its address.
 * @param now milliseconds since 1970
 */
export async function isSignedBy(call: CarrierCall, { secret, now }: { secret: string; now: number }): Promise<boolean> {
  const { source, headers, body } = call;
  switch (source) {
    // EasyPost reads the secret as Unicode does when it compares (NFKD).
    case 'easypost': return equalInConstantTime((headers.get('x-hmac-signature') ?? '').trim().toLowerCase(), `hmac-sha256-hex=${hex(await hmac(secret.normalize('NFKD'), body))}`);
    case 'aftership': return equalInConstantTime((headers.get('aftership-hmac-sha256') ?? '').trim(), base64(await hmac(secret, body)));
    case 'shippo': return isOfShippo(call, secret, now);
  }
}
