import { equalInConstantTime, hmacSha256, toHex } from '../bytes.ts';

/** How long a link in a warehouse’s e-mail opens its page, in seconds. */
export const pageLifeSeconds = 30 * 24 * 60 * 60;

interface Page { shopId: string; fulfilmentId: string; expires: number }

/** None of the parts can hold a line end, and links to files begin otherwise: no text is made of two different things. */
const signatureOf = async ({ secret, shopId, fulfilmentId, expires }: Page & { secret: string }): Promise<string> =>
  toHex(await hmacSha256(secret, `hand-off\n${shopId}\n${fulfilmentId}\n${expires}`));

/** The address of the page on which a warehouse answers for one hand-off. @param page.now milliseconds since 1970 */
export async function pageLink({ secret, publicUrl, providerCode, now, ...page }: Omit<Page, 'expires'> & { secret: string; publicUrl: string; providerCode: string; now: number }): Promise<string> {
  const expires = Math.floor(now / 1_000) + pageLifeSeconds;
  const signature = await signatureOf({ secret, ...page, expires });
  return `${publicUrl}/v1/provider/${providerCode}/fulfilments/${page.fulfilmentId}?expires=${expires}&signature=${signature}`;
}

/** Finds the shop whose hand-off a link opens; `undefined` when it opens none: forged, changed, or expired. */
export async function shopOfPage({ secret, shopIds, fulfilmentId, expires, signature, now }: {
  secret: string;
  shopIds: readonly string[];
  fulfilmentId: string;
  expires: number;
  signature: string;
  /** Milliseconds since 1970. */
  now: number;
}): Promise<string | undefined> {
  if (expires * 1_000 <= now || expires * 1_000 > now + pageLifeSeconds * 1_000 + 1_000) return undefined;
  let found: string | undefined;
  for (const shopId of shopIds) {
    if (equalInConstantTime(signature, await signatureOf({ secret, shopId, fulfilmentId, expires }))) found = shopId;
  }
  return found;
}
