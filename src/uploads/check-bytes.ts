import { proofMediaTypes } from '../contract/upload-limits.ts';
import { refused } from './checks.ts';
import { mediaTypeOf, signatureBytes } from './media-type.ts';
import type { UploadProblem } from './records.ts';

type Checked = { readonly mediaType: string } | { readonly problem: UploadProblem };

/** It was moved or changed since it was chosen. */
export const unreadable = refused('fileUnreadable', 'The file can no longer be read. Choose it again.');

/** The type of a file by the bytes that it begins with, or why it is none of those that a proof may be. */
export const checkBytes = (bytes: Uint8Array): Checked => {
  const mediaType = mediaTypeOf(bytes);
  return mediaType ? { mediaType } : { problem: refused('unsupportedMediaType', 'The file is none of PDF, JPEG, PNG and WebP.', { allowed: proofMediaTypes }) };
};

/** The same of a file, of which no more is read than that takes. */
export const checkFile = (file: Blob): Promise<Checked> =>
  file.slice(0, signatureBytes).arrayBuffer().then((bytes) => checkBytes(new Uint8Array(bytes)), () => ({ problem: unreadable }));
