import { createClient, type Client, type FieldError, type ProblemCode } from '../../../src/index.ts';
import { isLongRun } from './long-run.ts';

/** How the server, or the network, fails a call. */
export type Fault = (signal: AbortSignal, request?: Request) => Response | Promise<Response>;

export const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** The server refuses a call. */
export const problem = (status: number, code: ProblemCode, more: { errors?: readonly FieldError[]; params?: Record<string, unknown> } = {}, headers: Record<string, string> = {}): Fault => () =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'req_0199', ...more }), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

const page: Fault = () => new Response('<!doctype html><h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
export const dropped: Fault = () => Promise.reject(new TypeError('Failed to fetch'));
export const slow: Fault = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });

export type FaultName = '401' | '403' | '404' | '409' | '412' | '422' | '429' | '500' | 'a page in place of an answer' | 'a dropped connection' | 'an answer that does not come';

/** Everything that can go wrong on the way, with the words that tell it where an element has none of its own, and how many requests a call makes: two where a fresh token may help. */
export const faults: readonly { readonly name: FaultName; readonly fault: Fault; readonly words: string; readonly requests?: 2 }[] = [
  { name: '401', fault: problem(401, 'unauthenticated'), words: 'You have been signed out. Sign in again', requests: 2 },
  { name: '403', fault: problem(403, 'permissionDenied', { params: { scope: 'orders:read' } }), words: 'You do not have the right' },
  { name: '404', fault: problem(404, 'notFound'), words: 'This was not found' },
  { name: '409', fault: problem(409, 'invalidTransition', { params: { because: 'handedOver' } }), words: 'Something went wrong' },
  { name: '412', fault: problem(412, 'versionConflict', { params: { currentVersion: 4, changedFields: ['status'] } }), words: 'Somebody else has changed this' },
  { name: '422', fault: problem(422, 'validationFailed', { errors: [{ code: 'tooLong', pointer: '/reason', detail: 'Too long', params: { limit: 5 } }] }), words: 'Something went wrong' },
  { name: '429', fault: problem(429, 'rateLimited', {}, { 'retry-after': '0' }), words: 'Too many requests. Wait a moment' },
  { name: '500', fault: problem(500, 'internalError'), words: 'Something went wrong' },
  { name: 'a page in place of an answer', fault: page, words: 'Something went wrong' },
  { name: 'a dropped connection', fault: dropped, words: 'could not be reached' },
  { name: 'an answer that does not come', fault: slow, words: 'took too long' },
];

/**
 * What goes wrong at a place. There are many places, all of which tell it by the same words: in the daily run they take
 * turns, so that each place has every fourth one, and four neighbours have them all.
 */
export const faultsAt = (place: number): typeof faults => (isLongRun ? faults : faults.filter((_, index) => (index + place) % 4 === 0));

/** A stream on which nothing happens. */
export const quietStream = (): Response => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('retry: 5\n\n')) }), { headers: { 'content-type': 'text/event-stream' } });

/** A server whose calls can be made to fail; what works is answered by who made it. */
export class FaultyServer {
  readonly client: Client;
  readonly #answer: (call: string, request: Request) => Response | Promise<Response>;
  #broken: { where: RegExp; fault: Fault } | undefined;
  #happened = 0;

  /** @param answer - Answers calls such as `GET /orders/ord_1` · `fault`: what is going to happen: a call without an answer is given up soon */
  constructor(answer: (call: string, request: Request) => Response | Promise<Response>, { fault }: { fault?: Fault } = {}) {
    const patienceMs = fault === slow ? 2_000 : 8_000;
    this.#answer = answer;
    this.client = createClient({
      baseUrl: 'https://shop.example', auth: () => 'key', retry: { limit: 0 }, timeout: { attemptMs: patienceMs, totalMs: patienceMs }, fetch: (request: Request) => this.#fetch(request),
    });
  }

  /** How often the fault happened that was made last. */
  get happened(): number { return this.#happened; }

  /** From now on calls to a place fail. */
  break(where: RegExp, fault: Fault): void {
    this.#broken = { where, fault };
    this.#happened = 0;
  }

  mend(): void { this.#broken = undefined; }

  async #fetch(request: Request): Promise<Response> {
    const call = `${request.method} ${new URL(request.url).pathname.replace('/v1', '')}`;
    if (!this.#broken?.where.test(call)) return this.#answer(call, request);
    this.#happened += 1;
    return this.#broken.fault(request.signal, request);
  }
}
