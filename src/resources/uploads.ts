import { createContentLink, getUpload } from '../contract/operations.ts';
import type { ContentLink, Upload } from '../contract/upload.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, refusal, type CallOptions } from '../transport/call.ts';
import { createIdempotencyKey, type Core } from '../transport/core.ts';
import { ApiError, isManualOrderError, NetworkError } from '../transport/errors.ts';
import { checkBytes } from '../uploads/checks.ts';
import { pageConnection } from '../uploads/connection.ts';
import { indexedDbStore, type KeyedStore } from '../uploads/keyed-store.ts';
import { UploadQueue } from '../uploads/queue.ts';
import type { UploadLimits } from '../uploads/checks.ts';
import { resumeKey, type UnfinishedUpload } from '../uploads/transfer.ts';
import { tusTransfer } from '../uploads/tus-transfer.ts';

/** How far a file is, and what the server says of it. */
export const get = (core: Core, uploadId: string, options?: CallOptions): ApiPromise<Upload> => call(core, getUpload, { params: { uploadId } }, options);

/** A short-lived address for the bytes of a file. */
export const contentLink = (core: Core, uploadId: string, options?: CallOptions): ApiPromise<ContentLink> => call(core, createContentLink, { params: { uploadId } }, options);

/**
 * The bytes of a file, by a link of its own.
 * @throws {ApiError} the file is not there, or not for this person; @throws {NetworkError} its bytes did not all come. An aborted `signal` throws its own reason.
 */
export const content = async (core: Core, uploadId: string, options: CallOptions = {}): Promise<Blob> => {
  const { url } = await contentLink(core, uploadId, options);
  options.signal?.throwIfAborted();
  const context = { operation: 'uploads.content', attempts: 1 };
  const abort = new AbortController();
  const callOff = (): void => abort.abort();
  const timer = setTimeout(callOff, options.timeoutMs ?? core.timeout.totalMs);
  options.signal?.addEventListener('abort', callOff);
  // A request's own signal may be collected before it is told: what is waited for here does not hang on it.
  const calledOff = new Promise<never>((_, reject) => { abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error)); });
  const read = async (): Promise<Blob> => {
    // The link is the right to the file: no token goes along with it.
    const response = await core.fetch(new Request(url, { signal: abort.signal }));
    if (response.ok) return await response.blob();
    const { status, headers } = response;
    throw refusal({ status, headers, text: await response.text(), attempts: 1, response }, context, core.now());
  };
  try {
    return await Promise.race([read(), calledOff]);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw isManualOrderError(error) ? error : new NetworkError({ ...context, cause: error });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', callOff);
  }
};

export interface SendOptions {
  /** How the file is called; a `File` knows that itself. */
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bytes that have left this machine, those that the server has, and all of them. */
  readonly onProgress?: ((bytes: { readonly sentBytes: number; readonly acceptedBytes: number; readonly totalBytes: number }) => void) | undefined;
  /** Where the unfinished upload lies, to go on there later. */
  readonly onUploadUrl?: ((uploadUrl: string) => void) | undefined;
  /** Goes on with an unfinished upload: with that at an address, or with the one that a store knows of the same file. */
  readonly resume?: { readonly uploadUrl: string } | { readonly store: KeyedStore<UnfinishedUpload>; readonly scope: string } | undefined;
}

/**
 * Sends a file and waits until the server has looked into it. A cut is waited out and gone on after, from the byte where it was.
 * @throws {ApiError} the server refuses the file; the reason of `signal` when it aborts, and what has been sent stays for a resume.
 */
export const send = async (core: Core, file: Blob, options: SendOptions = {}): Promise<Upload> => {
  const { resume, onProgress, onUploadUrl } = options;
  const signal = options.signal ?? new AbortController().signal;
  const name = options.name ?? (file instanceof File ? file.name : 'file');
  const checked = await checkBytes(file);
  const store = resume && 'store' in resume ? resume.store : undefined;
  const key = resume && 'scope' in resume
    ? resumeKey(resume.scope, { name, sizeBytes: file.size, lastModified: file instanceof File ? file.lastModified : 0 })
    : '';
  const known = await store?.get(key);
  const transfer = tusTransfer(core);
  const uploadId = await transfer.send({
    file, name, signal,
    mediaType: 'mediaType' in checked ? checked.mediaType : undefined,
    uploadUrl: resume && 'uploadUrl' in resume ? resume.uploadUrl : known?.sizeBytes === file.size ? known.url : undefined,
    onUploadUrl: ({ url, expiresAt }) => {
      void store?.put(key, { url, sizeBytes: file.size, expiresAt });
      onUploadUrl?.(url);
    },
    onProgress: (bytes) => onProgress?.({ ...bytes, totalBytes: file.size }),
  });
  const upload = await transfer.confirm(uploadId, signal);
  await store?.delete(key);
  if (upload.status !== 'rejected') return upload;
  const { code = 'unsupportedMediaType', detail = 'The server refused the file.' } = upload.rejection ?? {};
  throw new ApiError({ type: 'about:blank', title: 'The file was refused.', status: 415, code, detail, requestId: '' }, { operation: 'uploads.send', attempts: 1 });
};

export interface QueueOptions {
  /** The draft or order that the files belong to. */
  readonly scope: string;
  readonly limits?: UploadLimits | undefined;
  /** How many files are sent at once; 3 when absent. */
  readonly parallel?: number | undefined;
  /** Keeps the addresses of unfinished uploads; IndexedDB when absent. */
  readonly resumeStore?: KeyedStore<UnfinishedUpload> | undefined;
}

/** A queue that checks files, sends them, and goes on after a cut, a pause or a reload. */
export const createQueue = (core: Core, { resumeStore, ...options }: QueueOptions): UploadQueue => new UploadQueue({
  ...options,
  transfer: tusTransfer(core),
  resumeStore: resumeStore ?? indexedDbStore('manual-order-kit.uploads'),
  connection: pageConnection(),
  now: core.now,
  newId: createIdempotencyKey,
});
