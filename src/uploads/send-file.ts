import type { Upload } from '../contract/upload.ts';
import type { Core } from '../transport/core.ts';
import { ApiError, isApiError } from '../transport/errors.ts';
import { pause } from '../transport/pause.ts';
import { checkFile } from './check-bytes.ts';
import type { KeyedStore } from './keyed-store.ts';
import { resumeKey, type TransferRequest, type UnfinishedUpload } from './transfer.ts';
import { tusTransfer } from './tus-transfer.ts';

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

/** How long to wait when the server asks for it without saying how long, in milliseconds. */
const waitMs = 5_000;

/** Sends one file without a queue: `uploads.send` of a client. */
export const sendFile = async (core: Core, file: Blob, { resume, onProgress, onUploadUrl, ...options }: SendOptions): Promise<Upload> => {
  const signal = options.signal ?? new AbortController().signal;
  const name = options.name ?? (file instanceof File ? file.name : 'file');
  const checked = await checkFile(file);
  const store = resume && 'store' in resume ? resume.store : undefined;
  const key = resume && 'scope' in resume
    ? resumeKey(resume.scope, { name, sizeBytes: file.size, lastModified: file instanceof File ? file.lastModified : 0 })
    : '';
  const known = await store?.get(key);
  const transfer = tusTransfer(core);
  let uploadUrl = resume && 'uploadUrl' in resume ? resume.uploadUrl : known?.sizeBytes === file.size ? known.url : undefined;
  const request = (): TransferRequest => ({
    file, name, signal, uploadUrl,
    mediaType: 'mediaType' in checked ? checked.mediaType : undefined,
    onUploadUrl: ({ url, expiresAt }) => {
      uploadUrl = url;
      void store?.put(key, { url, sizeBytes: file.size, expiresAt });
      onUploadUrl?.(url);
    },
    onProgress: (bytes) => onProgress?.({ ...bytes, totalBytes: file.size }),
  });
  const sent = async (): Promise<string> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await transfer.send(request());
      } catch (error) {
        const isHeld = isApiError(error) && error.kind === 'rateLimited' && attempt < core.retry.limit;
        const retryAfterMs = isHeld ? error.retryAfterMs ?? waitMs : Infinity;
        if (retryAfterMs > core.retry.maxRetryAfterMs) throw error;
        await pause(retryAfterMs, signal);
      }
    }
  };
  const upload = await transfer.confirm(await sent(), signal);
  await store?.delete(key);
  if (upload.status !== 'rejected') return upload;
  const { code = 'unsupportedMediaType', detail = 'The server refused the file.' } = upload.rejection ?? {};
  throw new ApiError({ type: 'about:blank', title: 'The file was refused.', status: 415, code, detail, requestId: '' }, { operation: 'uploads.send', attempts: 1 });
};
