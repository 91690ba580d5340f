import type { FieldError, Problem, ProblemCode } from '../src/contract/problem.ts';
import type { ProblemError } from './problem-error.ts';

/** On every answer: it is data for one caller and never a page. */
const fixedHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Sets what every answer carries, where the answer does not say otherwise itself. */
export function withFixedHeaders(answer: Response, requestId: string): Response {
  const response = new Response(answer.body, answer);
  for (const [name, value] of Object.entries(fixedHeaders)) if (!response.headers.has(name)) response.headers.set(name, value);
  response.headers.set('X-Request-Id', requestId);
  return response;
}

export const jsonAnswer = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json', ...headers } });

const titleOf = (code: ProblemCode): string => {
  const words = code.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** A refusal as `application/problem+json` (RFC 9457). */
export function problemAnswer(error: ProblemError, { requestId, status = error.status }: { requestId: string; status?: number }): Response {
  const { detail, errors, params, headers } = error.details;
  const problem: Problem = {
    type: `urn:manual-order-kit:problem:${error.code}`,
    title: titleOf(error.code),
    status,
    code: error.code,
    ...(detail !== undefined && { detail }),
    requestId,
    ...(errors !== undefined && { errors: errors as FieldError[] }),
    ...(params !== undefined && { params }),
  };
  return new Response(JSON.stringify(problem), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}
