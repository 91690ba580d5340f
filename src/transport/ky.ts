import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Core } from './core.ts';
import { NetworkError, TimeoutError, TokenError, type ErrorContext } from './errors.ts';
import { onNetwork, send } from './fetch.ts';
import { backoffMs, parseRetryAfter } from './retry.ts';
import { TokenFailure } from './tokens.ts';

export interface ExchangeRequest {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly totalMs: number;
}

/** What came back, whole: good or bad. */
export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly attempts: number;
  readonly response: Response;
}

const repeatable = ['get', 'put', 'delete'];
const repeatableStatuses = [408, 429, 500, 502, 503, 504];

/**
 * Sends a request with ky's times and repeats. The body is read inside each attempt, so that a body that stalls or breaks
 * off counts as that attempt's failure, and is repeated like one whose headers never came.
 */
export const exchange = async (core: Core, request: ExchangeRequest): Promise<Exchange> => {
  const { operation, idempotencyKey, signal } = request;
  const { limit, maxRetryAfterMs, budget } = core.retry;
  let attempts = 0;
  let last: Omit<Exchange, 'attempts'> | undefined;
  const endsAt = core.now() + request.totalMs;
  budget.earn();

  const attempt = async (outgoing: Request): Promise<Response> => {
    attempts += 1;
    last = undefined;
    const response = await send(core, outgoing, { operation, attempt: attempts, idempotencyKey });
    const { status, headers } = response;
    const text = await onNetwork(outgoing, () => response.text());
    // An attempt that has been given up must not pass for the one after it.
    outgoing.signal.throwIfAborted();
    last = { status, headers, text, response };
    // ky decides by status and headers alone; an empty body also spares it reading one that has been read.
    return new Response(null, { status, headers });
  };

  /** Only says no, or nothing: a yes would make ky pass over `Retry-After`. */
  const shouldRetry = ({ error }: { error: Error }): false | undefined => {
    if (isHTTPError(error)) {
      if (!repeatableStatuses.includes(error.response.status)) return false;
      const wait = parseRetryAfter(error.response.headers.get('retry-after'), core.now()) ?? 0;
      // A wait that cannot be kept fails at once, with the wait on the error.
      if (wait > maxRetryAfterMs || wait > endsAt - core.now()) return false;
    } else if (!isNetworkError(error) && !isTimeoutError(error)) return false;
    return budget.spend() ? undefined : false;
  };

  try {
    await ky(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      ...(signal && { signal }),
      fetch: (input) => attempt(input as Request),
      timeout: core.timeout.attemptMs,
      totalTimeout: request.totalMs,
      retry: {
        limit,
        // Without a key the server could not tell a repeat from a second order.
        methods: idempotencyKey === undefined ? repeatable : [...repeatable, 'post', 'patch'],
        statusCodes: repeatableStatuses,
        afterStatusCodes: [429, 503],
        // ky would cut a jittered delay at its limit, so that late repeats come together; the jitter is in the delay itself.
        delay: (count) => backoffMs(count, core.random),
        retryOnTimeout: true,
        shouldRetry,
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    const context: ErrorContext = { operation, attempts, idempotencyKey, cause: error instanceof Error ? error.cause : undefined };
    if (isTimeoutError(error)) throw new TimeoutError(context);
    if (isNetworkError(error)) throw new NetworkError(context);
    if (error instanceof TokenFailure) throw new TokenError(context);
    if (!isHTTPError(error) || !last) throw error;
  }
  return { ...(last as Omit<Exchange, 'attempts'>), attempts };
};

