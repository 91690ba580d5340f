import type { CarrierSource } from '../../src/contract/fulfilment.ts';
import { equalInConstantTime, hmacSha256, toHex } from '../bytes.ts';

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

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Shippo signs for accounts that asked for it, and else is told a token: `t=<seconds>,v1=<hex>` over `<seconds>.<body>`. */
const isOfShippo = async ({ headers, body, token }: CarrierCall, secret: string, now: number): Promise<boolean> => {
  const signature = headers.get('shippo-auth-signature');
  if (signature === null) return token !== undefined && equalInConstantTime(token, secret);
  const [, seconds = '', given = ''] = /^\s*t=(\d{1,12})\s*,\s*v1=([0-9a-f]{64})\s*$/i.exec(signature) ?? [];
  if (seconds === '' || Math.abs(Number(seconds) * 1_000 - now) > toleranceMs) return false;
  return equalInConstantTime(given.toLowerCase(), toHex(await hmacSha256(secret, `${seconds}.`, body)));
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
    case 'easypost': return equalInConstantTime((headers.get('x-hmac-signature') ?? '').trim().toLowerCase(), `hmac-sha256-hex=${toHex(await hmacSha256(secret.normalize('NFKD'), body))}`);
    case 'aftership': return equalInConstantTime((headers.get('aftership-hmac-sha256') ?? '').trim(), base64(await hmacSha256(secret, body)));
    case 'shippo': return isOfShippo(call, secret, now);
  }
}
