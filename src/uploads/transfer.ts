import type { Upload } from '../contract/upload.ts';
import type { Core } from '../transport/core.ts';
import type { ErrorContext } from '../transport/errors.ts';

/** A file, and who wants to know how it goes. */
export interface TransferRequest {
  readonly file: Blob;
  readonly name: string;
  readonly mediaType?: string | undefined;
  /** An unfinished upload to go on with; one that the server does not know any more is begun anew. */
  readonly uploadUrl?: string | undefined;
  readonly signal: AbortSignal;
  /** Where the upload lies on the server, as soon as that is known; again when it was begun anew. */
  readonly onUploadUrl: (unfinished: { readonly url: string; readonly expiresAt?: number | undefined }) => void;
  /** Bytes that the server has, and bytes that have left this machine. */
  readonly onProgress: (bytes: { readonly acceptedBytes: number; readonly sentBytes: number }) => void;
}

/** How bytes get to the server. */
export interface Transfer {
  /** Whether bytes are counted while a chunk is on its way, so that a silence means something. */
  readonly countsSentBytes: boolean;
  /** Sends a file from where the server has it to its end. @returns the id of the upload @throws {ManualOrderError} */
  send(request: TransferRequest): Promise<string>;
  /** Waits until the server has looked into the file. @throws {ManualOrderError} */
  confirm(uploadId: string, signal: AbortSignal): Promise<Upload>;
  /** Has the server forget an unfinished upload, as well as that goes. */
  discard(uploadUrl: string): Promise<void>;
}

/** Where an unfinished upload lies on the server, so that it can go on after a reload. */
export interface UnfinishedUpload {
  readonly url: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt?: number | undefined;
}

/** The same file of the same draft has the same key: never only the address, which changes with the server. */
export const resumeKey = (scope: string, file: { readonly name: string; readonly sizeBytes: number; readonly lastModified: number }): string =>
  JSON.stringify([scope, file.name, file.sizeBytes, file.lastModified]);

/** What the errors of an upload say they belong to. */
export const uploadContext = (cause?: unknown): ErrorContext => ({ operation: 'uploads.send', attempts: 1, ...(cause !== undefined && { cause }) });

/** Whether the bytes of a chunk can be counted as they leave; a given `fetch` or a middleware must not be gone around. */
export const countsSentBytes = (core: Core): boolean => typeof XMLHttpRequest === 'function' && !core.ownFetch && core.use.length === 0;
