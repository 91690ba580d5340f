import { maxProofsPerOrder, maxUploadBytes } from '../contract/upload-limits.ts';
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
