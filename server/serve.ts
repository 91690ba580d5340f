import type { Context, Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from '../src/contract/operation.ts';
import type { Duplicate } from '../src/contract/payment.ts';
import { jsonAnswer } from './answers.ts';
import { requireMay, type Caller } from './caller.ts';
import type { Database, Tables, Tx } from './database/database.ts';
import type { Wake } from './events/wake.ts';
import { fingerprintOf, type Idempotency } from './idempotency/idempotency.ts';
import { notFound } from './problem-error.ts';
import { readBody, readIdempotencyKey, readIfMatch, readQuery, requireContentType, type IfMatch } from './serve-input.ts';
import type { Sessions } from './sessions/sessions.ts';

/** What every route is made with. */
export interface Kernel {
  readonly app: Hono<{ Bindings: { operation: string } }>;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly idempotency: Idempotency;
  readonly wake: Wake;
}

interface Asked<O> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly caller: Caller;
}
/** A question: it changes nothing. */
export interface Read<O> extends Asked<O> { readonly db: Kysely<Tables> }
/** A change, in the transaction that also keeps its idempotency key. */
export interface Write<O> extends Asked<O> {
  readonly tx: Tx;
  /** Only where the operation asks for a precondition. */
  readonly ifMatch: IfMatch;
}
/** A question whose answer is more than JSON. */
export interface Raw<O> extends Asked<O> { readonly request: Request }

type AnyOperation = Operation;

/** Serves a question of the table: scope, parameters and answer are checked here. */
export function serveRead<O extends AnyOperation>(kernel: Kernel, operation: O, handler: (asked: Read<O>) => Promise<AnswerOf<O>>): void {
  route(kernel, operation, async (context, request) => {
    const asked = await ask(kernel, operation, context, request);
    const answer = await kernel.database.read((db) => handler({ ...asked, db }));
    return jsonAnswer(textOf(operation, answer, asked.caller), operation.status, etagOf(operation, answer));
  });
}

/** Serves a change of the table: as a question, in one transaction, with its key and its precondition. */
export function serveWrite<O extends AnyOperation>(kernel: Kernel, operation: O, handler: (asked: Write<O>) => Promise<AnswerOf<O>>): void {
  route(kernel, operation, async (context, request) => {
    const asked = await ask(kernel, operation, context, request);
    const ifMatch: IfMatch = operation.precondition ? readIfMatch(request) : { any: true };
    const key = operation.idempotent ? readIdempotencyKey(request) : undefined;
    const fingerprint = await fingerprintOf({ method: request.method, path: new URL(request.url).pathname, body: asked.body });
    const result = await kernel.database.transaction(async (tx) => {
      const run = async () => {
        const answer = await handler({ ...asked, tx, ifMatch });
        return { status: operation.status, body: textOf(operation, answer, asked.caller), etag: etagOf(operation, answer).ETag };
      };
      return key === undefined ? { ...await run(), replayed: false }
        : kernel.idempotency.once(tx, { caller: asked.caller, operation: operation.id, key, fingerprint }, run);
    });
    if (!result.replayed) kernel.wake.ring(asked.caller.shopId);
    const headers = { ...(result.etag !== undefined && { ETag: result.etag }), ...(result.replayed && { 'Idempotency-Replayed': 'true' }) };
    return result.body === '' ? new Response(null, { status: result.status, headers }) : jsonAnswer(result.body, result.status, headers);
  });
}

/** Serves an operation that opens its own transactions, or streams; scope, parameters and body are checked here. */
export function serveRaw<O extends AnyOperation>(kernel: Kernel, operation: O, handler: (asked: Raw<O>) => Promise<Response | AnswerOf<O>>): void {
  route(kernel, operation, async (context, request) => {
    const asked = await ask(kernel, operation, context, request);
    const answer = await handler({ ...asked, request });
    return answer instanceof Response ? answer : jsonAnswer(textOf(operation, answer as AnswerOf<O>, asked.caller), operation.status);
  });
}

/** Serves an operation that proves by itself who calls, by a signature over its address or its bytes. */
export function serveSigned<O extends AnyOperation>(
  kernel: Kernel, operation: O, handler: (asked: Pick<Raw<O>, 'params' | 'query' | 'request'>) => Promise<Response | AnswerOf<O>>,
): void {
  route(kernel, operation, async (context, request) => {
    const asked = { params: paramsOf<O>(context), query: readQuery(operation, new URL(request.url)) as QueryOf<O>, request };
    const answer = await handler(asked);
    return answer instanceof Response ? answer : jsonAnswer(textOf(operation, answer as AnswerOf<O>), operation.status);
  });
}

function route(kernel: Kernel, operation: AnyOperation, answer: (context: Context, request: Request) => Promise<Response>): void {
  const path = `/v1${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  kernel.app.on(operation.method, path, async (context) => {
    context.env.operation = operation.id;
    return answer(context, context.req.raw);
  });
}

async function ask<O extends AnyOperation>(kernel: Kernel, operation: O, context: Context, request: Request): Promise<Asked<O>> {
  const caller = await kernel.sessions.authenticate(request);
  requireMay(caller, operation.id);
  const params = paramsOf<O>(context);
  if (operation.method !== 'GET') requireContentType(request, operation);
  const body = await readBody(operation, request) as BodyOf<O>;
  const query = readQuery(operation, new URL(request.url)) as QueryOf<O>;
  return { caller, params, query, body };
}

/** Path parameters: what cannot be an id names nothing. */
function paramsOf<O>(context: Context): ParamsOf<O> {
  const params = context.req.param() as unknown as Record<string, string>;
  if (Object.values(params).some((value) => !/^[\w.~-]{1,128}$/.test(value))) throw notFound('resource');
  return params as ParamsOf<O>;
}

/** What stands on another order as well is said to everybody, and which order that is only to who may read orders. */
const withoutOtherOrders = (name: string, value: unknown): unknown => {
  if (name === 'relatedOrderNumber') return undefined;
  return name === 'duplicateOf' && Array.isArray(value) ? value.map(({ by }: Duplicate) => ({ by })) : value;
};

/** Nothing leaves that the contract does not name. @throws {ZodError} when the answer does not fit: our own mistake */
const textOf = ({ answer }: AnyOperation, value: unknown, caller?: Caller): string => (answer === undefined ? ''
  : JSON.stringify(answer.parse(value), caller?.scopes.has('orders:read') ? undefined : withoutOtherOrders));

/** The version of an order is its strong entity tag (RFC 9110, section 8.8.3). */
const etagOf = ({ answer }: AnyOperation, value: unknown): { ETag?: string } =>
  (answer !== undefined && typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? { ETag: `"${value.version}"` } : {});
