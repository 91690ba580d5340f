import * as z from 'zod/mini';
import { openEnum } from './scalars.ts';

/** Every problem code with the HTTP status it travels under. */
export const problemStatuses = {
  malformedRequest: 400, idempotencyKeyRequired: 400,
  unauthenticated: 401,
  permissionDenied: 403,
  notFound: 404,
  invalidTransition: 409, idempotencyInProgress: 409, alreadyShipped: 409, uploadOffsetConflict: 409,
  uploadGone: 410,
  versionConflict: 412,
  uploadTooLarge: 413, bodyTooLarge: 413,
  unsupportedMediaType: 415,
  validationFailed: 422, preflightFailed: 422, insufficientStock: 422, priceReasonRequired: 422, noteRequired: 422,
  relatedOrderRequired: 422, contactRequired: 422, currencyMismatch: 422, proofRequired: 422, proofDuplicate: 422,
  paymentReferenceUsed: 422, duplicateSuspected: 422, idempotencyKeyReused: 422,
  preconditionRequired: 428,
  rateLimited: 429,
  internalError: 500,
  providerUnavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemStatuses;
export const problemCodes = Object.keys(problemStatuses) as ProblemCode[];

/** Codes for one wrong field, beside the problem codes that name a rule. */
export const fieldCodes = [
  'required', 'invalidType', 'notInteger', 'unknownField', 'tooShort', 'tooLong', 'tooSmall', 'tooLarge', 'tooFew', 'tooMany',
  'invalidFormat', 'invalidValue', 'fieldLocked', 'itemUnavailable', 'uploadNotReady', 'companyRequired', 'addressRequired',
  'reasonRequired', 'paymentRequired', 'orderedAtOutOfRange', 'methodUnavailable', 'amountMismatch',
] as const;
export type FieldCode = (typeof fieldCodes)[number] | ProblemCode;

export const steps = ['general', 'customer', 'items', 'payment', 'overview'] as const;
export type Step = (typeof steps)[number];

/** One thing that is wrong, and where. */
export const FieldError = z.object({
  code: openEnum([...fieldCodes, ...problemCodes] as const as readonly FieldCode[]),
  /** JSON Pointer (RFC 6901) into the request's body; `?name` for a query parameter. */
  pointer: z.string(),
  step: z.optional(openEnum(steps)),
  lineId: z.optional(z.string()),
  /** What is wrong, in English, for a developer; a person reads the element's own words for the code. */
  detail: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
}).register(z.globalRegistry, { id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** What every error answers (RFC 9457, `application/problem+json`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: openEnum(problemCodes),
  detail: z.optional(z.string()),
  requestId: z.string(),
  errors: z.optional(z.array(FieldError)),
  params: z.optional(z.record(z.string(), z.unknown())),
}).register(z.globalRegistry, { id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

type Issue = z.core.$ZodIssue;

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Every error that a schema found, one for each field, under our own codes. */
export const fieldErrors = (issues: readonly Issue[]): FieldError[] =>
  issues.flatMap((issue): FieldError[] => {
    const pointer = pointerTo(issue.path);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ code: 'unknownField', pointer: `${pointer}${pointerTo([key])}`, detail: `“${key}” is not a field here.` }));
      case 'invalid_type':
        if (issue.input === undefined) return [{ code: 'required', pointer, detail: 'This is required.' }];
        return issue.expected === 'int'
          ? [{ code: 'notInteger', pointer, detail: 'This must be a whole number; money is counted in minor units.' }]
          : [{ code: 'invalidType', pointer, detail: `This must be of type ${issue.expected}.` }];
      case 'too_small':
        return [bound(issue, pointer, { code: 'tooSmall', string: 'tooShort', array: 'tooFew' }, issue.minimum, 'at least')];
      case 'too_big':
        return [bound(issue, pointer, { code: 'tooLarge', string: 'tooLong', array: 'tooMany' }, issue.maximum, 'at most')];
      case 'invalid_format':
        return [{ code: 'invalidFormat', pointer, detail: 'This does not have the format asked for.', params: { format: issue.format } }];
      case 'invalid_value':
        if (issue.input === undefined) return [{ code: 'required', pointer, detail: 'This is required.' }];
        return [{ code: 'invalidValue', pointer, detail: `This must be one of: ${issue.values.map(String).join(', ')}.`, params: { allowed: issue.values } }];
      default:
        return [{ code: 'invalidValue', pointer, detail: issue.message || 'This value is not allowed.' }];
    }
  });

const bound = (
  issue: Issue & { origin: string }, pointer: string,
  codes: { code: FieldCode; string: FieldCode; array: FieldCode }, limit: number | bigint, words: string,
): FieldError => {
  const code = issue.origin === 'string' ? codes.string : issue.origin === 'array' ? codes.array : codes.code;
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
  return { code, pointer, detail: `This must be ${words} ${limit}${unit}.`, params: { limit: Number(limit) } };
};
