import type { FieldError, Problem, ProblemCode } from '../contract/problem.ts';

/** What to switch on: every error of the SDK has exactly one kind. */
export type ErrorKind =
  | 'validation' | 'authentication' | 'permission' | 'notFound' | 'conflict' | 'versionConflict' | 'rateLimited' | 'server'
  | 'network' | 'timeout' | 'contract';

// Registered, so that errors of two copies of the package on one page know each other.
const brand: unique symbol = Symbol.for('manual-order-kit.error');

/** What every error of the SDK carries. Nothing in it is secret, so it can be logged as it is. */
export interface ErrorContext {
  /** The operation that failed, such as `orders.create`. */
  readonly operation: string;
  /** How many requests were sent, retries included. */
  readonly attempts: number;
  /** The key the call went out under; the same call may be sent again under it. */
  readonly idempotencyKey?: string | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** The base of every error that a call throws, except for what an aborted signal gave as its reason. */
export abstract class ManualOrderError extends Error implements ErrorContext {
  readonly [brand]: string;
  readonly kind: ErrorKind;
  /** Whether the same call may work when it is made again. */
  readonly retryable: boolean;
  readonly operation: string;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;
  readonly requestId: string | undefined;

  constructor(name: string, kind: ErrorKind, retryable: boolean, message: string, context: ErrorContext) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause });
    // A literal, because minifiers rename classes.
    this.name = name;
    this[brand] = name;
    this.kind = kind;
    this.retryable = retryable;
    this.operation = context.operation;
    this.attempts = context.attempts;
    this.idempotencyKey = context.idempotencyKey;
    this.requestId = context.requestId;
  }

  /** What is safe to write to a log: neither headers nor bodies nor the cause. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([['message', this.message], ...Object.entries(this)]);
  }
}

const kindOfStatus = (status: number): ErrorKind => {
  switch (status) {
    case 401: return 'authentication';
    case 403: return 'permission';
    case 404: case 410: return 'notFound';
    case 409: return 'conflict';
    case 412: case 428: return 'versionConflict';
    case 429: return 'rateLimited';
    default: return status >= 500 ? 'server' : 'validation';
  }
};

export const isTransientStatus = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** The server's answer to a call that it refused or could not do: a problem document (RFC 9457), typed. */
export class ApiError extends ManualOrderError {
  readonly status: number;
  /** One of the contract's codes, or one that is newer than this version. */
  readonly code: ProblemCode | (string & {});
  readonly title: string;
  /** What happened, in English, for a developer. */
  readonly detail: string | undefined;
  /** Everything that is wrong with the request, each with its JSON Pointer. */
  readonly fields: readonly FieldError[];
  readonly params: Readonly<Record<string, unknown>>;
  /** How long the server asked to wait, in milliseconds, where it did. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, context: ErrorContext & { readonly retryAfterMs?: number | undefined }) {
    const retryable = isTransientStatus(problem.status) || problem.code === 'idempotencyInProgress';
    super('ApiError', kindOfStatus(problem.status), retryable, `${problem.status} ${problem.code}: ${problem.detail ?? problem.title}`, context);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.fields = problem.errors ?? [];
    this.params = problem.params ?? {};
    this.retryAfterMs = context.retryAfterMs;
  }
}

/** The request did not reach the server, or its answer did not come back whole. The call may have been carried out. */
export class NetworkError extends ManualOrderError {
  constructor(context: ErrorContext) {
    super('NetworkError', 'network', true, `${context.operation}: the server could not be reached.`, context);
  }
}

/** No whole answer came in time. The call may have been carried out. */
export class TimeoutError extends ManualOrderError {
  constructor(context: ErrorContext) {
    super('TimeoutError', 'timeout', true, `${context.operation}: no answer came in time.`, context);
  }
}

/** The answer is not what the contract says: a proxy's page, a server of another version, or a broken one. */
export class ContractError extends ManualOrderError {
  readonly status: number;
  /** How the answer's text begins, at most 200 characters. */
  readonly snippet: string;
  /** What did not fit, where the answer was JSON. */
  readonly fields: readonly FieldError[];

  constructor(answer: { readonly status: number; readonly text: string; readonly fields?: readonly FieldError[] }, context: ErrorContext) {
    const snippet = answer.text.slice(0, 200);
    const [first] = answer.fields ?? [];
    super('ContractError', 'contract', isTransientStatus(answer.status),
      `${context.operation}: the answer (${answer.status}) does not follow the contract${first ? ` at ${first.pointer || '/'}: ${first.detail}` : `: ${snippet}`}`, context);
    this.status = answer.status;
    this.snippet = snippet;
    this.fields = answer.fields ?? [];
  }
}

/** The token provider failed, so nothing was sent; its own error is the cause. */
export class TokenError extends ManualOrderError {
  constructor(context: ErrorContext) {
    super('TokenError', 'authentication', true, `${context.operation}: the token provider failed.`, context);
  }
}

const branded = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && brand in error ? String(error[brand]) : undefined;

/** Any error of the SDK, whichever copy of the package made it. */
export const isManualOrderError = (error: unknown): error is ManualOrderError => branded(error) !== undefined;
export const isApiError = (error: unknown): error is ApiError => branded(error) === 'ApiError';
export const isNetworkError = (error: unknown): error is NetworkError => branded(error) === 'NetworkError';
export const isTimeoutError = (error: unknown): error is TimeoutError => branded(error) === 'TimeoutError';
export const isContractError = (error: unknown): error is ContractError => branded(error) === 'ContractError';
export const isTokenError = (error: unknown): error is TokenError => branded(error) === 'TokenError';
