/** How long a link to a file opens it, in seconds. */
export const linkLifeSeconds = 60;

const encoder = new TextEncoder();

const signatureOf = async ({ secret, shopId, uploadId, expires }: { secret: string; shopId: string; uploadId: string; expires: number }): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  // None of the parts can hold a line end, so one text is never made of two different sets of parts.
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`content\n${shopId}\n${uploadId}\n${expires}`));
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const equalInConstantTime = (given: string, expected: string): boolean => {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index += 1) difference |= (given.charCodeAt(index) || 0) ^ expected.charCodeAt(index);
  return difference === 0;
};

/** Signs a link to one file of one shop. @param options.expires whole seconds since 1970 */
export const signLink = signatureOf;

/** Finds the shop whose file a link opens; `undefined` when it opens none: forged, changed, or expired. */
export async function shopOfLink({ secret, shopIds, uploadId, expires, signature, now }: {
  secret: string;
  shopIds: readonly string[];
  uploadId: string;
  expires: number;
  signature: string;
  /** Milliseconds since 1970. */
  now: number;
}): Promise<string | undefined> {
  if (expires * 1_000 <= now || expires * 1_000 > now + linkLifeSeconds * 1_000 + 1_000) return undefined;
  let found: string | undefined;
  for (const shopId of shopIds) {
    if (equalInConstantTime(signature, await signatureOf({ secret, shopId, uploadId, expires }))) found = shopId;
  }
  return found;
}
