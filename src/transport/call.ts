import type * as z from 'zod/mini';
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from '../contract/operation.ts';
import { fieldErrors, Problem } from '../contract/problem.ts';
import { toSearchParams } from '../contract/query.ts';
import { ApiPromise, type ApiResponse } from './api-promise.ts';
import { createIdempotencyKey, type Core } from './core.ts';
import { ApiError, ContractError, type ErrorContext } from './errors.ts';
import { exchange, type Exchange } from './ky.ts';
import { parseRetryAfter } from './retry.ts';

/** What every call takes beside its own arguments. */
export interface CallOptions {
  /** Aborts the call, its waits and its repeats; the call then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long the call may take with all its repeats, in milliseconds; the client's total when absent. */
  readonly timeoutMs?: number | undefined;
  /** Kept over repeats. Made for each call when absent, so give one that lives as long as what the person is doing: a double click must not make two orders. */
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** For what changes something that somebody else may have changed. */
export interface ConditionalOptions extends CallOptions {
  /** The version that the change is made against: `order.version`, or an ETag in its quotes. Another one answers `versionConflict`. */
  readonly ifMatch: number | string;
}

export type AnyOperation = Operation;

/** The arguments of an operation; those it does not have are left out. */
export interface CallInput<O> {
  readonly params?: ParamsOf<O>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
}

export const entityTag = (version: number | string): string =>
  typeof version === 'string' && (version === '*' || /^(W\/)?"/.test(version)) ? version : `"${version}"`;

/** The address of an operation. @throws {TypeError} when a part of the path is empty or would climb out of it. */
export const addressOf = (core: Core, operation: AnyOperation, { params, query }: CallInput<AnyOperation>): string => {
  const path = String(operation.path).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = (params as Record<string, string> | undefined)?.[name];
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) throw new TypeError(`${operation.id}: “${name}” must name something.`);
    return encodeURIComponent(value);
  });
  const search = query ? toSearchParams(query as Record<string, unknown>).toString() : '';
  return `${core.baseUrl}${path}${search && `?${search}`}`;
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The error of an answer that is none of the operation's good ones. */
export const refusal = ({ status, headers, text }: Exchange, context: ErrorContext, now: number): ApiError | ContractError => {
  const problem = Problem.safeParse(parsedJson(text));
  if (!problem.success) return new ContractError({ status, text }, context);
  return new ApiError({ ...problem.data, status }, {
    ...context, requestId: problem.data.requestId, retryAfterMs: parseRetryAfter(headers.get('retry-after'), now),
  });
};

/** Checks a value against a schema of the contract, as strictly as the client was told to. @throws {ContractError} */
export const checked = (core: Core, schema: z.ZodMiniType | undefined, json: unknown, answer: { status: number; text: string }, context: ErrorContext): unknown => {
  if (!schema) return json;
  if (json !== undefined && core.validate === 'off') return json;
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const error = new ContractError({ ...answer, fields: json === undefined ? [] : fieldErrors(parsed.error.issues) }, context);
  if (core.validate === 'throw' || json === undefined) throw error;
  console.warn(error.message);
  return json;
};

const perform = async <O extends AnyOperation>(
  core: Core, operation: O, input: CallInput<O>, options: CallOptions & Partial<ConditionalOptions>,
): Promise<ApiResponse<AnswerOf<O>>> => {
  const idempotencyKey = options.idempotencyKey ?? (operation.idempotent ? createIdempotencyKey() : undefined);
  const answer = await exchange(core, {
    operation: operation.id,
    method: operation.method,
    url: addressOf(core, operation, input),
    headers: {
      ...options.headers,
      accept: 'application/json, application/problem+json',
      ...(input.body !== undefined && { 'content-type': operation.bodyType ?? 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(options.ifMatch !== undefined && { 'if-match': entityTag(options.ifMatch) }),
    },
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
    idempotencyKey,
    signal: options.signal,
    totalMs: options.timeoutMs ?? core.timeout.totalMs,
  });
  const { headers, text, attempts, response } = answer;
  const requestId = headers.get('x-request-id') ?? undefined;
  const context: ErrorContext = { operation: operation.id, attempts, idempotencyKey, requestId };
  if (!response.ok) throw refusal(answer, context, core.now());
  const json = text === '' ? undefined : parsedJson(text);
  // A table for a spreadsheet is the one answer that is not JSON.
  const data = (headers.get('content-type')?.startsWith('text/csv') ? text : checked(core, operation.answer, json, answer, context)) as AnswerOf<O>;
  return { data, json, response, attempts, idempotencyKey, requestId, etag: headers.get('etag') ?? undefined };
};

/**
 * Makes one call of the contract's table: address, key, version, token, repeats, and an answer that is checked.
 * @throws {ApiError} the server refused; @throws {NetworkError} @throws {TimeoutError} @throws {TokenError} it did not come to that;
 * @throws {ContractError} the answer is not what the contract says. An aborted `signal` throws its own reason.
 */
export const call = <O extends AnyOperation>(
  core: Core, operation: O, input: CallInput<O>, options: CallOptions & Partial<ConditionalOptions> = {},
): ApiPromise<AnswerOf<O>> => new ApiPromise(perform(core, operation, input, options));
