import type { Upload } from '../contract/upload.ts';
import type { Core } from '../transport/core.ts';
import type { ErrorContext } from '../transport/errors.ts';
import type { UploadRecord } from './records.ts';

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

/**
 * What is kept of an unfinished upload in this browser, so that it can go on after a reload. Entries of an earlier version of the
 * package have only `url`, `sizeBytes` and `expiresAt`.
 */
export interface UnfinishedUpload {
  readonly schemaVersion?: 2;
  /** Where it lies on the server; absent until the server has been told of it. */
  readonly url?: string | undefined;
  readonly sizeBytes: number;
  /** When the server gives it up, in milliseconds since 1970-01-01 UTC. */
  readonly expiresAt?: number | undefined;
  /** The queue's scope and the file's record, as far as it is needed to show it again. */
  readonly scope?: string;
  readonly record?: Pick<UploadRecord, 'id' | 'name' | 'path' | 'lastModified' | 'mediaType' | 'fingerprint' | 'duplicateOf' | 'details' | 'acceptedBytes'>;
  /** Its place in the list. */
  readonly position?: number;
  /** Whether its bytes are kept beside it. */
  readonly hasBytes?: boolean;
  /** When it was kept first, in milliseconds since 1970-01-01 UTC. */
  readonly keptAt?: number;
}

/** The same file of the same draft has the same key: never only the address, which changes with the server. */
export const resumeKey = (scope: string, file: { readonly name: string; readonly sizeBytes: number; readonly lastModified: number }): string =>
  JSON.stringify([scope, file.name, file.sizeBytes, file.lastModified]);

/** What the errors of an upload say they belong to. */
export const uploadContext = (cause?: unknown): ErrorContext => ({ operation: 'uploads.send', attempts: 1, ...(cause !== undefined && { cause }) });

/** Whether the bytes of a chunk can be counted as they leave; a given `fetch` or a middleware must not be gone around. */
export const countsSentBytes = (core: Core): boolean => typeof XMLHttpRequest === 'function' && !core.ownFetch && core.use.length === 0;

/** Where uploads are created, as an absolute address; each lies below it. One of another address is not this shop's, and must not be sent its token. */
export const uploadsAddress = (core: Core): string =>
  (/^https?:/.test(core.baseUrl) ? `${core.baseUrl}/uploads` : new URL(`${core.baseUrl}/uploads`, globalThis.location?.href).href);
