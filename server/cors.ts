import { tusAnswerHeaders, tusRequestHeaders } from './uploads/tus-protocol.ts';

const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
const allowedHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'Last-Event-ID', ...tusRequestHeaders].join(', ');
const exposedHeaders = ['ETag', 'X-Request-Id', 'Idempotency-Replayed', 'Retry-After', 'Content-Disposition', ...tusAnswerHeaders].join(', ');
const preflightSeconds = 600;

/** The answer to a browser's preflight (Fetch, section 3.2.2); `undefined` for any other request. */
export function preflightAnswer(request: Request, allowedOrigins: ReadonlySet<string>): Response | undefined {
  if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return undefined;
  const answer = new Response(null, { status: 204 });
  if (isAllowed(request, allowedOrigins)) {
    answer.headers.set('Access-Control-Allow-Methods', allowedMethods);
    answer.headers.set('Access-Control-Allow-Headers', allowedHeaders);
    answer.headers.set('Access-Control-Max-Age', String(preflightSeconds));
  }
  return answer;
}

/** Lets a page of an allowed origin read the answer. Origins are compared as they are, and cookies never count. */
export function allowOrigin(answer: Response, request: Request, allowedOrigins: ReadonlySet<string>): void {
  answer.headers.append('Vary', 'Origin');
  if (!isAllowed(request, allowedOrigins)) return;
  answer.headers.set('Access-Control-Allow-Origin', request.headers.get('origin') ?? '');
  answer.headers.set('Access-Control-Expose-Headers', exposedHeaders);
}

const isAllowed = (request: Request, allowedOrigins: ReadonlySet<string>): boolean => {
  const origin = request.headers.get('origin');
  return origin !== null && allowedOrigins.has(origin);
};
