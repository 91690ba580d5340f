import type { MailAddress } from '../ports.ts';

/** RFC 5321 section 4.5.3.1: the whole path, and the part before the “@”. */
const maxAddressBytes = 254;
const maxLocalPartBytes = 64;

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/** The part of addr-spec (RFC 5322 section 3.4.1) that mail servers deliver to: no quotes, comments, groups or literals. */
const addressForm = new RegExp(`^(${atom}(?:\\.${atom})*)@${label}(?:\\.${label})*$`);

/** Whether the text is one plain e-mail address and nothing else. */
export function isMailAddress(text: string): boolean {
  if (text.length > maxAddressBytes) return false;
  const [, localPart] = addressForm.exec(text) ?? [];
  return localPart !== undefined && localPart.length <= maxLocalPartBytes;
}

// A line break in a header's value would begin the next header.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Whether the text may stand in a header: no line break and no other control character. */
export const isHeaderText = (text: string): boolean => !controls.test(text);

/**
 * Reads `orders@shop.example`, `Shop <orders@shop.example>` or `"Shop, Ltd" <orders@shop.example>`.
 * @returns `undefined` when it is none of these
 */
export function parseMailbox(text: string): MailAddress | undefined {
  const [, quoted, plain, bracketed] = /^(?:"([^"\\]*)"|([^"<>]*?))\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = bracketed ?? text.trim();
  const name = (quoted ?? plain ?? '').trim();
  if (!isMailAddress(address) || !isHeaderText(text.trim())) return undefined;
  return { address, ...(name !== '' && { name }) };
}
