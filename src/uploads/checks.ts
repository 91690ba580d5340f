import { maxProofsPerOrder, maxUploadBytes, proofMediaTypes } from '../contract/upload-limits.ts';
import { mediaTypeOf, signatureBytes } from './media-type.ts';
import type { UploadProblem, UploadRecord, UploadRefusal } from './records.ts';

/** What a queue takes. */
export interface UploadLimits {
  readonly maxFiles: number;
  readonly maxSizeBytes: number;
  /** Of all files together; as much as comes when absent. */
  readonly maxTotalBytes?: number | undefined;
}
export const proofLimits: UploadLimits = { maxFiles: maxProofsPerOrder, maxSizeBytes: maxUploadBytes };

export const refused = (code: UploadRefusal, detail: string, params?: Record<string, unknown>): UploadProblem =>
  ({ code, detail, retryable: false, ...(params && { params }) });

/** What is wrong with a file for itself, before a byte of it is read. */
export const checkSize = ({ sizeBytes }: Pick<UploadRecord, 'sizeBytes'>, { maxSizeBytes }: UploadLimits): UploadProblem[] => {
  if (sizeBytes === 0) return [refused('emptyFile', 'The file is empty.')];
  return sizeBytes > maxSizeBytes ? [refused('uploadTooLarge', 'The file is too large.', { limitBytes: maxSizeBytes, sizeBytes })] : [];
};

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

/** It was moved or changed since it was chosen. */
export const unreadable = refused('fileUnreadable', 'The file can no longer be read. Choose it again.');
