import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';
import type { OperationId } from './permissions.ts';

type Schema = z.ZodMiniType;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type ParamNames<Path extends string> =
  Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never;

/** One row of the table: what may be asked, by whom, what comes back, what can go wrong. */
export interface Operation<
  Path extends string = string,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema | undefined = Schema | undefined,
> {
  /** Resource and verb, such as `orders.create`; who may is said under it in the table of permissions. */
  readonly id: OperationId;
  readonly summary: string;
  readonly method: Method;
  /** Below `/v1`, with `{names}` of path parameters. */
  readonly path: Path;
  /** An `Idempotency-Key` is required, and the first answer is replayed under it. */
  readonly idempotent?: boolean;
  /** `If-Match` is required (428 without, 412 when stale). */
  readonly precondition?: boolean;
  readonly query?: Query;
  readonly body?: Body;
  /** The body may be absent altogether. */
  readonly bodyOptional?: boolean;
  /** `application/json` when absent. */
  readonly bodyType?: 'application/merge-patch+json' | 'application/x-www-form-urlencoded';
  readonly status: 200 | 201 | 202 | 204;
  /** Absent with 204. */
  readonly answer?: Answer;
  /** What else the answer may be, beside JSON. */
  readonly answerType?: readonly (
    'text/event-stream' | 'application/octet-stream' | 'text/csv' | 'text/html' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')[];
  readonly problems: readonly ProblemCode[];
}

/** What a call reads of a row; the rest is for who answers it, and is left out of what a browser loads. */
export type CalledRow = Pick<Operation, 'id' | 'method' | 'path' | 'idempotent' | 'bodyType' | 'answer'>;

export const operation = <
  const Path extends string,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Answer extends Schema | undefined = undefined,
>(definition: Operation<Path, Query, Body, Answer>): Operation<Path, Query, Body, Answer> => definition;

/* eslint-disable @typescript-eslint/no-explicit-any -- only here to be matched: `unknown` would refuse the operations. */
type Inferred<S> = S extends Schema ? z.infer<S> : undefined;
export type ParamsOf<O> = O extends Operation<infer Path, any, any, any> ? Readonly<Record<ParamNames<Path>, string>> : never;
export type QueryOf<O> = O extends Operation<any, infer Query, any, any> ? Inferred<Query> : never;
export type BodyOf<O> = O extends Operation<any, any, infer Body, any> ? Inferred<Body> : never;
export type AnswerOf<O> = O extends Operation<any, any, any, infer Answer> ? Inferred<Answer> : never;
