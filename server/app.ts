import { Hono } from 'hono';
import { operations } from '../src/contract/operations.ts';
import { problemAnswer, withFixedHeaders } from './answers.ts';
import { allowOrigin, preflightAnswer } from './cors.ts';
import { DatabaseBusy } from './database/database.ts';
import type { Log } from './log.ts';
import { ProblemError } from './problem-error.ts';
import type { RequestCounts } from './request-counts.ts';
import type { Kernel } from './serve.ts';

export type App = Kernel['app'];

const requestId = (): string => `req_${crypto.randomUUID().replaceAll('-', '')}`;

const busy = (detail: string, retryAfterSeconds: number): ProblemError =>
  new ProblemError('providerUnavailable', { detail, headers: { 'Retry-After': String(retryAfterSeconds) } });

const stateOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** What a caller is told of an error; `undefined` for one that nobody foresaw. */
function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseBusy) return busy(error.message, error.retryAfterSeconds);
  const state = stateOf(error);
  if (state === '55P03') return busy('Another change holds what this one needs; try again.', 1);
  // Two changes claimed the same unique value in the same instant; the later one is told more when it asks again.
  if (state === '23505') return busy('Another change came first; try again.', 1);
  // Class 22: a value that passed the schema and that the database cannot hold, such as an instant in the year 0.
  if (/^22[0-9A-Z]{3}$/.test(state)) return new ProblemError('validationFailed', { detail: 'A value lies outside what can be kept.' });
  return undefined;
}

export const newApp = (): App => new Hono<{ Bindings: { operation: string } }>();

/** Methods that the table has for a path; none for a path that it does not have. */
const methodsOf = (path: string): string[] => operations
  .filter((operation) => new RegExp(`^/v1${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  .map(({ method }) => method);

/** What answers before the routes do, for a path that is no JSON resource: the receiver of files. */
export type Beforehand = (request: Request) => Promise<Response | undefined>;

/** Makes one function of request and answer out of the routes: errors become problems, and every answer is complete. */
export function finishApp({ app, log, counts, allowedOrigins, beforehand }: {
  app: App;
  log: Log;
  counts: RequestCounts;
  allowedOrigins: readonly string[];
  beforehand: Beforehand;
}): (request: Request) => Promise<Response> {
  const origins = new Set(allowedOrigins);

  app.notFound((context) => {
    const allowed = methodsOf(context.req.path);
    if (allowed.length === 0 || allowed.includes(context.req.method)) throw new ProblemError('notFound', { detail: 'There is nothing at this address.' });
    throw new ProblemError('notFound', {
      detail: `${context.req.method} is not for this address.`, headers: { Allow: [...new Set(allowed)].join(', ') },
    });
  });
  app.onError((error) => { throw error; });

  const refuse = (error: unknown, request: Request, id: string): Response => {
    const problem = problemOf(error);
    if (problem !== undefined) {
      const wrongMethod = problem.code === 'notFound' && problem.details.headers?.['Allow'] !== undefined;
      return problemAnswer(problem, { requestId: id, ...(wrongMethod && { status: 405 }) });
    }
    log({ level: 'error', message: 'A request failed unexpectedly.', requestId: id, method: request.method, path: new URL(request.url).pathname, error });
    return problemAnswer(new ProblemError('internalError', { detail: 'Something went wrong on our side.' }), { requestId: id });
  };

  return async (request) => {
    const id = requestId();
    const called = { operation: 'none' };
    let answer = preflightAnswer(request, origins);
    if (answer === undefined) {
      try {
        answer = await beforehand(request);
        if (answer === undefined) answer = await app.fetch(request, called);
        else called.operation = 'uploads.receive';
      } catch (error) {
        answer = refuse(error, request, id);
      }
      counts.add(called.operation, answer.status);
    }
    const complete = withFixedHeaders(answer, id);
    allowOrigin(complete, request, origins);
    return complete;
  };
}
