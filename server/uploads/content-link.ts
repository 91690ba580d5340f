import { equalInConstantTime, hmacSha256, toHex } from '../bytes.ts';

/** How long a link to a file opens it, in seconds. */
export const linkLifeSeconds = 60;

/** None of the parts can hold a line end, so one text is never made of two different sets of parts. */
const signatureOf = async ({ secret, shopId, uploadId, expires }: { secret: string; shopId: string; uploadId: string; expires: number }): Promise<string> =>
  toHex(await hmacSha256(secret, `content\n${shopId}\n${uploadId}\n${expires}`));

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
