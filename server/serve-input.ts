import type * as z from 'zod/mini';
import type { Operation } from '../src/contract/operation.ts';
import { fieldErrors, type FieldError } from '../src/contract/problem.ts';
import { fromSearchParams } from '../src/contract/query.ts';
import { unstorableText } from '../src/rules/storable-text.ts';
import { ProblemError } from './problem-error.ts';

/** The largest JSON body, in bytes. */
export const maxBodyBytes = 1024 * 1024;
/** How deep arrays and objects may lie in each other, the outermost one included. */
const maxDepth = 16;

const mediaTypeOf = (request: Request): string | undefined =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

/** @throws {ProblemError} `unsupportedMediaType`, for every type that a form or a script without a preflight could send */
export function requireContentType(request: Request, { body, bodyType }: Operation): void {
  const expected = bodyType ?? 'application/json';
  const actual = mediaTypeOf(request);
  // What came over a socket has a stream for a body also where it is empty; its length says so.
  const isEmpty = request.body === null || request.headers.get('content-length') === '0';
  if (actual === expected || (actual === undefined && (body === undefined || isEmpty))) return;
  throw new ProblemError('unsupportedMediaType', { detail: `The body must be ${expected}.`, params: { expected } });
}

/** The whole body. @throws {ProblemError} `bodyTooLarge`, as soon as it is known */
export async function readBytes(request: Request, maxBytes = maxBodyBytes): Promise<Uint8Array> {
  const tooLarge = () => new ProblemError('bodyTooLarge', { detail: `The body may have ${maxBytes} bytes.`, params: { maxBytes } });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

const malformed = (detail: string): ProblemError => new ProblemError('malformedRequest', { detail });

/** @throws {ProblemError} `malformedRequest` for what is not JSON in UTF-8, or lies too deep */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw malformed('The body is not JSON in UTF-8.');
  }
  if (!isWithinDepth(value)) throw malformed(`The body is nested deeper than ${maxDepth} levels.`);
  return value;
}

/** Level by level, since a recursion is what a deep body is sent to break. */
function isWithinDepth(value: unknown): boolean {
  const nested = (entries: readonly unknown[]): object[] => entries.filter((entry) => typeof entry === 'object' && entry !== null);
  let level = nested([value]);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === maxDepth) return false;
    level = nested(level.flatMap((entry): unknown[] => Object.values(entry)));
  }
  return true;
}

const refuse = (errors: FieldError[]): never => {
  throw new ProblemError('validationFailed', {
    detail: errors.length === 1 ? 'One field is wrong.' : `${errors.length} fields are wrong.`, errors,
  });
};

/** Checks a value and tells of every wrong field at once. @throws {ProblemError} `validationFailed` */
export function validate<T>(schema: z.ZodMiniType<T>, value: unknown, toPointer: (pointer: string) => string = (pointer) => pointer): T {
  // With the input in each issue, a field that is missing can be told from one of the wrong type.
  const result = schema.safeParse(value, { reportInput: true });
  const errors = [...(result.success ? [] : fieldErrors(result.error.issues)), ...unstorableText(value)];
  if (errors.length > 0) refuse(errors.map((error) => ({ ...error, pointer: toPointer(error.pointer) })));
  return result.data as T;
}

/** @throws {ProblemError} `validationFailed`, with `?name` as pointers */
export function readQuery({ query }: Operation, url: URL): unknown {
  const given = fromSearchParams(query, url.searchParams);
  if (query === undefined) {
    const unknown = Object.keys(given);
    if (unknown.length > 0) {
      refuse(unknown.map((name) => ({ code: 'unknownField', pointer: `?${name}`, detail: `“${name}” is not a parameter here.` })));
    }
    return undefined;
  }
  return validate(query, given, (pointer) => `?${(pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')}`);
}

/** @throws {ProblemError} `malformedRequest`, `bodyTooLarge`, `validationFailed` */
export async function readBody({ body, bodyOptional }: Operation, request: Request): Promise<unknown> {
  if (body === undefined) return undefined;
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0 && bodyOptional) return undefined;
  return validate(body, parseJson(bytes));
}

/** What `If-Match` names (RFC 9110, section 13.1.1): versions, or any. */
export type IfMatch = { readonly any: true } | { readonly any: false; readonly versions: readonly number[] };

/** @throws {ProblemError} `preconditionRequired` */
export function readIfMatch(request: Request): IfMatch {
  const header = request.headers.get('if-match')?.trim();
  if (header === undefined || header === '') {
    throw new ProblemError('preconditionRequired', { detail: 'Say with If-Match which version you have seen.' });
  }
  if (header === '*') return { any: true };
  // A weak or foreign tag matches nothing (strong comparison), so it ends in 412 like a stale one.
  return { any: false, versions: header.split(',').flatMap((tag) => /^\s*"(\d{1,9})"\s*$/.exec(tag)?.slice(1).map(Number) ?? []) };
}

/** @throws {ProblemError} `idempotencyKeyRequired`, `malformedRequest` */
export function readIdempotencyKey(request: Request): string {
  const header = request.headers.get('idempotency-key')?.trim();
  if (header === undefined || header === '') {
    throw new ProblemError('idempotencyKeyRequired', { detail: 'Send an Idempotency-Key, the same on every attempt.' });
  }
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw malformed('An Idempotency-Key has 1 to 255 printable ASCII characters.');
  return key;
}
