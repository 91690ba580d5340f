import { RetryBudget, type RetryOptions } from './retry.ts';
import { tokenSource, type TokenProvider, type TokenSource } from './tokens.ts';

export type Fetch = (request: Request) => Promise<Response>;

/** What a middleware is told about the call that a request belongs to. */
export interface RequestContext {
  readonly operation: string;
  /** Counts from 1; more than 1 for a repeat. */
  readonly attempt: number;
  readonly idempotencyKey: string | undefined;
}

/** Wraps every request: change it, look at it, or answer it. The token is put on further in, so no middleware sees it. */
export type Middleware = (request: Request, next: Fetch, context: RequestContext) => Promise<Response>;

export interface CoreOptions {
  /** Where the API is, with its path: `https://shop.example/v1`. A path alone is meant from the page. */
  readonly baseUrl: string;
  /** A token, or a function that gives one. Service keys belong on servers; a browser gets session tokens. */
  readonly auth: string | TokenProvider;
  /** What sends requests; the platform's `fetch` when absent. */
  readonly fetch?: Fetch | typeof globalThis.fetch;
  /** How long to wait: for one request with its whole answer, and for a call with all its repeats. 10,000 and 30,000 ms when absent. */
  readonly timeout?: { readonly attemptMs?: number; readonly totalMs?: number };
  readonly retry?: RetryOptions;
  /** What to do with an answer that does not follow the contract: throw a `ContractError` (when absent), warn on the console and go on, or not look. */
  readonly validate?: 'throw' | 'report' | 'off';
  /** From the outside in. */
  readonly use?: readonly Middleware[];
}

/** What every call of one client shares. */
export interface Core {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly fetch: Fetch;
  /** Whether `fetch` was given, so that nothing may go around it. */
  readonly ownFetch: boolean;
  readonly timeout: { readonly attemptMs: number; readonly totalMs: number };
  readonly retry: { readonly limit: number; readonly maxRetryAfterMs: number; readonly budget: RetryBudget };
  readonly validate: 'throw' | 'report' | 'off';
  readonly use: readonly Middleware[];
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
}

/** What calls stand on, for who uses the functions of the resources alone. Reads nothing of the platform until the first call. */
export const createCore = (options: CoreOptions): Core => {
  const { fetch } = options;
  const now = () => Date.now();
  return {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    tokens: tokenSource(options.auth, now),
    fetch: fetch ? (request) => fetch(request) : (request) => globalThis.fetch(request),
    ownFetch: fetch !== undefined,
    timeout: { attemptMs: 10_000, totalMs: 30_000, ...options.timeout },
    retry: {
      limit: options.retry?.limit ?? 2,
      maxRetryAfterMs: options.retry?.maxRetryAfterMs ?? 30_000,
      budget: new RetryBudget(options.retry?.budget ?? { ratio: 0.1, min: 10 }),
    },
    validate: options.validate ?? 'throw',
    use: options.use ?? [],
    now,
    random: () => Math.random(),
  };
};

/** A new key for `Idempotency-Key`: 128 random bits. Works on a page without a secure context too, where `randomUUID` does not. */
export const createIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
