import type { proofMediaTypes } from '../contract/upload-limits.ts';

type ProofMediaType = (typeof proofMediaTypes)[number];

/** How many bytes tell the type. */
export const signatureBytes = 16;

const begins = (bytes: Uint8Array, text: string, at = 0): boolean => [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** The type of a file by its first bytes (WHATWG MIME Sniffing, section 6); nothing for whatever cannot be a proof. */
export const mediaTypeOf = (bytes: Uint8Array): ProofMediaType | undefined => {
  if (begins(bytes, '%PDF-')) return 'application/pdf';
  if (begins(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)) return 'image/webp';
  return undefined;
};
