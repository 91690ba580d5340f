import { proofMediaTypes } from '../contract/upload-limits.ts';
import { refused } from './checks.ts';
import { mediaTypeOf, signatureBytes } from './media-type.ts';
import type { UploadProblem } from './records.ts';

/** It was moved or changed since it was chosen. */
export const unreadable = refused('fileUnreadable', 'The file can no longer be read. Choose it again.');

/** The type of a file by its bytes, or why it is none of those that a proof may be. */
export const checkBytes = async (file: Blob): Promise<{ readonly mediaType: string } | { readonly problem: UploadProblem }> => {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, signatureBytes).arrayBuffer());
  } catch {
    return { problem: unreadable };
  }
  const mediaType = mediaTypeOf(bytes);
  return mediaType ? { mediaType } : { problem: refused('unsupportedMediaType', 'The file is none of PDF, JPEG, PNG and WebP.', { allowed: proofMediaTypes }) };
};
