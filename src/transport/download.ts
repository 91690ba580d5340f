import { addressOf, refusal, type AnyOperation, type CallInput, type CallOptions } from './call.ts';
import type { Core } from './core.ts';
import { isManualOrderError, NetworkError, TimeoutError, type ErrorContext } from './errors.ts';
import { send } from './fetch.ts';

export interface DownloadOptions extends Pick<CallOptions, 'signal' | 'headers'> {
  /** Told of the bytes that have come so far, as they come. */
  readonly onProgress?: ((progress: { receivedBytes: number }) => void) | undefined;
}

/** A file that comes in pieces, so that one of any size can be passed on. `new Response(body).blob()` reads it whole. */
export interface Download {
  /** What the server suggests to name it. */
  readonly filename: string;
  readonly mediaType: string;
  /** Fails with an error of the SDK, or with the signal’s reason, where it does not come whole: a file that ends is complete. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

const filenameOf = (headers: Headers): string => /filename="([^"\\/]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'download';

/**
 * Asks for a file, once. Neither its beginning nor any piece of it may be longer in coming than an attempt may take;
 * how long all of it takes is up to its size.
 */
export async function download(
  core: Core, operation: AnyOperation, input: CallInput<AnyOperation>, { signal, headers, onProgress }: DownloadOptions = {},
): Promise<Download> {
  const context: ErrorContext = { operation: operation.id, attempts: 1 };
  const abort = new AbortController();
  const follow = (): void => abort.abort(signal?.reason);
  const inTime = async <T>(run: () => Promise<T>): Promise<T> => {
    const timer = setTimeout(() => abort.abort(new TimeoutError(context)), core.timeout.attemptMs);
    try {
      return await run();
    } catch (error) {
      if (abort.signal.aborted) throw abort.signal.reason;
      throw isManualOrderError(error) ? error : new NetworkError({ ...context, cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
  const end = (): void => signal?.removeEventListener('abort', follow);

  signal?.throwIfAborted();
  signal?.addEventListener('abort', follow, { once: true });
  try {
    const request = new Request(addressOf(core, operation, input), { signal: abort.signal, cache: 'no-store', headers: { ...headers, accept: '*/*' } });
    const response = await inTime(() => send(core, request, { ...context, attempt: 1, idempotencyKey: undefined }));
    if (!response.ok || response.body === null) {
      const text = await inTime(() => response.text());
      throw refusal({ status: response.status, headers: response.headers, text, attempts: 1, response }, context, core.now());
    }
    const reader = response.body.getReader();
    let receivedBytes = 0;
    return {
      filename: filenameOf(response.headers),
      mediaType: response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream',
      body: new ReadableStream({
        async pull(controller) {
          try {
            const { done, value } = await inTime(() => reader.read());
            if (done) {
              end();
              return controller.close();
            }
            receivedBytes += value.byteLength;
            controller.enqueue(value as Uint8Array<ArrayBuffer>);
            onProgress?.({ receivedBytes });
          } catch (error) {
            end();
            controller.error(error);
          }
        },
        cancel(reason) {
          end();
          abort.abort(reason);
        },
      }, { highWaterMark: 0 }),
    };
  } catch (error) {
    end();
    throw error;
  }
}
