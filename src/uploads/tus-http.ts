import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { Core } from '../transport/core.ts';
import { problemCodes, problemStatuses } from '../contract/problem.ts';
import { ApiError } from '../transport/errors.ts';
import { send } from '../transport/fetch.ts';
import { parseRetryAfter } from '../transport/retry.ts';
import { countsSentBytes, uploadContext } from './transfer.ts';

interface Answer { readonly status: number; readonly headers: Headers; readonly text: string }
type Transmit = (request: { method: string; url: string; headers: Headers; body: Blob | null; signal: AbortSignal; onSent: (bytes: number) => void }) => Promise<Answer>;

const byFetch = (core: Core): Transmit => async ({ method, url, headers, body, signal }) => {
  const response = await send(core, new Request(url, { method, headers, body, signal }), { operation: 'uploads.send', attempt: 1, idempotencyKey: undefined });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const byXhr = (core: Core): Transmit => async (request) => {
  const once = (token: string) => new Promise<Answer>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    const { signal } = request;
    xhr.open(request.method, request.url);
    request.headers.forEach((value, name) => xhr.setRequestHeader(name, value));
    xhr.setRequestHeader('authorization', `Bearer ${token}`);
    xhr.upload.onprogress = ({ loaded }) => request.onSent(loaded);
    xhr.onload = () => {
      const headers = new Headers(xhr.getAllResponseHeaders().trim().split(/\r\n/).filter(Boolean).map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }));
      resolve({ status: xhr.status, headers, text: xhr.responseText });
    };
    xhr.onerror = () => reject(new TypeError('Failed to fetch'));
    xhr.onabort = () => reject(signal.reason instanceof Error ? signal.reason : new DOMException('The upload was stopped.', 'AbortError'));
    xhr.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort, { once: true });
    xhr.send(request.body);
  });
  const token = await core.tokens.take({ signal: request.signal });
  const answer = await once(token);
  return answer.status === 401 && core.tokens.renewable ? once(await core.tokens.take({ signal: request.signal, refused: token })) : answer;
};

/**
 * The error of an answer that tells by its status alone what is wrong: one to HEAD, which has no body (RFC 9110, section 9.3.2),
 * or one of a gateway that knows nothing of problem documents.
 */
export const refusedByStatus = (status: number, retryAfterMs: number | undefined): ApiError => {
  const code = problemCodes.find((one) => problemStatuses[one] === status) ?? 'internalError';
  return new ApiError({ type: 'about:blank', title: 'The server refused the upload.', status, code, requestId: '' }, { ...uploadContext(), retryAfterMs });
};

/** The requests of tus-js-client on the client's own transport: its tokens, its middlewares, and its one replay of a 401. */
export const tusHttp = (core: Core): HttpStack => ({
  getName: () => 'manual-order-kit',
  createRequest(method, url): HttpRequest {
    const headers = new Headers();
    const abort = new AbortController();
    let onSent: (bytes: number) => void = () => undefined;
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => headers.set(name, value),
      getHeader: (name) => headers.get(name) ?? undefined,
      setProgressHandler: (handler) => { onSent = handler; },
      getUnderlyingObject: () => undefined,
      abort: async () => abort.abort(),
      async send(body: Blob | null): Promise<HttpResponse> {
        const transmit = body && countsSentBytes(core) ? byXhr(core) : byFetch(core);
        const answer = await transmit({ method, url, headers, body, signal: abort.signal, onSent });
        // tus-js-client takes any failed look at an unfinished upload for its end and begins anew, which throws away what has
        // been sent. Only “not found” and “gone” mean that; everything else must reach it as an error.
        if (method === 'HEAD' && answer.status >= 300 && answer.status !== 404 && answer.status !== 410) {
          throw refusedByStatus(answer.status, parseRetryAfter(answer.headers.get('retry-after'), core.now()));
        }
        return {
          getStatus: () => answer.status,
          getHeader: (name) => answer.headers.get(name) ?? undefined,
          getBody: () => answer.text,
          getUnderlyingObject: () => undefined,
        };
      },
    };
  },
});
