import TusUpload from 'tus-js-client/lib/upload.js';
import type { DetailedError, HttpResponse } from 'tus-js-client';
import { uploadChunkBytes } from '../contract/upload-limits.ts';
import { refusal } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { isApiError, isManualOrderError, ManualOrderError, NetworkError, TokenError } from '../transport/errors.ts';
import { parseRetryAfter } from '../transport/retry.ts';
import { TokenFailure } from '../transport/tokens.ts';
import { uploadContext, uploadsAddress, type TransferRequest } from './transfer.ts';
import { refusedByStatus, tusHttp } from './tus-http.ts';

/** Waits between attempts, in milliseconds; counted anew after each chunk that arrived. */
const retryDelaysMs = [500, 1_500, 4_000, 8_000, 15_000];

const statusOf = (error: DetailedError): number => error.originalResponse?.getStatus() ?? 0;

/** The SDK's error of one of tus-js-client. */
const ourError = (core: Core, error: Error | DetailedError): Error => {
  const { causingError, originalResponse } = error as Partial<DetailedError>;
  if (isManualOrderError(causingError)) return causingError;
  if (originalResponse) {
    const status = originalResponse.getStatus();
    const retryAfter = originalResponse.getHeader('Retry-After');
    const headers = new Headers(retryAfter ? { 'retry-after': retryAfter } : {});
    const refused = refusal({ status, headers, text: originalResponse.getBody(), attempts: 1, response: new Response(null) }, uploadContext(), core.now());
    return isApiError(refused) || status < 400 ? refused : refusedByStatus(status, parseRetryAfter(retryAfter ?? null, core.now()));
  }
  return causingError instanceof TokenFailure ? new TokenError(uploadContext(causingError.cause)) : new NetworkError(uploadContext(causingError ?? error));
};

/**
 * Whether sending again may help: a server in trouble, a lock, an offset that was wrong; not a refusal. A server that has had
 * too much at once (429) says how long to wait, and that concerns more than this file: it is left to who sends.
 */
const mayPass = (error: DetailedError): boolean => {
  const { causingError } = error;
  if (causingError instanceof TokenFailure) return false;
  if (causingError instanceof ManualOrderError) return causingError.kind === 'conflict' || (causingError.retryable && causingError.kind !== 'rateLimited');
  const status = statusOf(error);
  return status < 400 || status >= 500 || [408, 409, 423].includes(status);
};

/**
 * Sends one file by tus-js-client, from where the server has it to its end.
 * @returns the id of the upload @throws {ManualOrderError}, or the reason of `signal`
 */
export const sendByTus = async (core: Core, { file, name, mediaType, uploadUrl, signal, onUploadUrl, onProgress }: TransferRequest): Promise<string> => {
  // A token that ran out while nothing was sent is renewed here, not in the middle of a look at an unfinished upload.
  await core.tokens.take({ signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new TokenError(uploadContext(error instanceof Error ? error.cause : error));
  });
  const endpoint = uploadsAddress(core);
  let acceptedBytes = 0;
  let expiresAt: number | undefined;

  const options = {
    protocol: 'tus-v1',
    endpoint,
    uploadUrl: uploadUrl?.startsWith(`${endpoint}/`) ? uploadUrl : null,
    metadata: { filename: name, ...(mediaType !== undefined && { filetype: mediaType }) },
    headers: {},
    chunkSize: uploadChunkBytes,
    retryDelays: retryDelaysMs.map((ms) => Math.round(ms * (0.5 + core.random() / 2))),
    onShouldRetry: mayPass,
    httpStack: tusHttp(core),
    // Our own store keeps the address of an unfinished upload: it is scoped, it expires, and a 401 does not empty it.
    storeFingerprintForResuming: false,
    fingerprint: async () => null,
    fileReader: {
      openFile: async () => ({
        size: file.size,
        slice: async (start: number, end: number) => ({ value: file.slice(start, end), done: end >= file.size }),
        close: () => undefined,
      }),
    },
    onAfterResponse: (_: unknown, response: HttpResponse) => {
      const expires = Date.parse(response.getHeader('Upload-Expires') ?? '');
      if (!Number.isNaN(expires)) expiresAt = expires;
    },
    onProgress: (sentBytes: number) => onProgress({ acceptedBytes, sentBytes: Math.max(acceptedBytes, sentBytes) }),
    onChunkComplete: (_: number, accepted: number) => {
      acceptedBytes = accepted;
      onProgress({ acceptedBytes, sentBytes: accepted });
    },
  };

  const url = await new Promise<string>((resolve, reject) => {
    const stop = () => {
      void upload.abort();
       
      reject(signal.reason);
    };
    const settle = (finish: () => void) => {
      signal.removeEventListener('abort', stop);
      finish();
    };
    const upload = new TusUpload(file, {
      ...options,
      onUploadUrlAvailable: () => {
        if (upload.url) onUploadUrl({ url: upload.url, expiresAt });
      },
      onSuccess: () => settle(() => resolve(upload.url ?? '')),
      onError: (error: Error | DetailedError) => settle(() => reject(ourError(core, error))),
    } as unknown as ConstructorParameters<typeof TusUpload>[1]);
    signal.addEventListener('abort', stop, { once: true });
    upload.start();
  });
  onProgress({ acceptedBytes: file.size, sentBytes: file.size });
  return decodeURIComponent(url.split('/').at(-1) ?? '');
};
