import { maxProofsPerOrder, maxUploadBytes, proofMediaTypes } from '../contract/upload-limits.ts';
import { mediaTypeOf, signatureBytes } from './media-type.ts';
import type { UploadProblem, UploadRecord, UploadRefusal } from './records.ts';

/** What a queue takes. */
export interface UploadLimits {
  readonly maxFiles: number;
  readonly maxSizeBytes: number;
}
export const proofLimits: UploadLimits = { maxFiles: maxProofsPerOrder, maxSizeBytes: maxUploadBytes };

export const refused = (code: UploadRefusal, detail: string, params?: Record<string, unknown>): UploadProblem =>
  ({ code, detail, retryable: false, ...(params && { params }) });

type Described = Pick<UploadRecord, 'name' | 'sizeBytes' | 'lastModified'>;

export const isSameFile = (a: Described, b: Described): boolean => a.name === b.name && a.sizeBytes === b.sizeBytes && a.lastModified === b.lastModified;

const counts = ({ problem }: UploadRecord): boolean => problem?.retryable !== false;

/** What is wrong with a file as it is described, before a byte of it is read. */
export const checkDescription = (file: Described, others: readonly UploadRecord[], limits: UploadLimits): UploadProblem | undefined => {
  if (file.sizeBytes === 0) return refused('emptyFile', 'The file is empty.');
  if (file.sizeBytes > limits.maxSizeBytes) {
    return refused('uploadTooLarge', 'The file is too large.', { limitBytes: limits.maxSizeBytes, sizeBytes: file.sizeBytes });
  }
  const same = others.find((other) => counts(other) && isSameFile(file, other));
  if (same) return refused('duplicateFile', 'The same file is in the list.', { name: same.name });
  if (others.filter(counts).length >= limits.maxFiles) return refused('tooManyFiles', 'No more files fit.', { limit: limits.maxFiles });
  return undefined;
};

/** The type of a file by its bytes, or why it is none of those that a proof may be. */
export const checkBytes = async (file: Blob): Promise<{ readonly mediaType: string } | { readonly problem: UploadProblem }> => {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, signatureBytes).arrayBuffer());
  } catch {
    // It was moved or changed since it was chosen.
    return { problem: { code: 'fileUnreadable', detail: 'The file can no longer be read. Choose it again.', retryable: false } };
  }
  const mediaType = mediaTypeOf(bytes);
  return mediaType ? { mediaType } : { problem: refused('unsupportedMediaType', 'The file is none of PDF, JPEG, PNG and WebP.', { allowed: proofMediaTypes }) };
};
