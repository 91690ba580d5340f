import { createContentLink, getUpload } from '../contract/operations.ts';
import type { ContentLink, Upload } from '../contract/upload.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, refusal, type CallOptions } from '../transport/call.ts';
import { createIdempotencyKey, type Core } from '../transport/core.ts';
import { isManualOrderError, NetworkError } from '../transport/errors.ts';
import type { QueueOptions } from '../uploads/client-runner.ts';
import { UploadQueue } from '../uploads/queue.ts';
import type { SendOptions } from '../uploads/send-file.ts';

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

/**
 * Sends a file and waits until the server has looked into it. A cut is waited out and gone on after, from the byte where it was.
 * @throws {ApiError} the server refuses the file; the reason of `signal` when it aborts, and what has been sent stays for a resume.
 */
export const send = async (core: Core, file: Blob, options: SendOptions = {}): Promise<Upload> => (await import('../uploads/send-file.ts')).sendFile(core, file, options);

/** A queue that checks files, sends them, and goes on after a cut, a pause or a reload, in one tab at a time. */
export const createQueue = (core: Core, options: QueueOptions): UploadQueue =>
  new UploadQueue({ limits: options.limits, newId: createIdempotencyKey }, async () => (await import('../uploads/client-runner.ts')).clientRunner(core, options));
