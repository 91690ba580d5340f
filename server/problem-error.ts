import { problemStatuses, type FieldError, type ProblemCode } from '../src/contract/problem.ts';

export interface ProblemDetails {
  /** What is wrong, in English, for a developer. */
  detail?: string;
  errors?: readonly FieldError[];
  params?: Readonly<Record<string, unknown>>;
  /** Further headers of the answer, such as `Retry-After`. */
  headers?: Readonly<Record<string, string>>;
}

/** A refusal that the caller is told of as `application/problem+json` (RFC 9457). Thrown in a transaction, it undoes everything. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? code);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problemStatuses[this.code];
  }
}

/** Also for what stands in another shop: nobody learns that it exists. */
export const notFound = (what: string): ProblemError => new ProblemError('notFound', { detail: `There is no such ${what}.` });

/** A step that the present status does not allow, or something else: `because` names it for machines, as `detail` does for people. */
export const invalidTransition = ({ from, to, allowed, because, detail }: {
  from: string; to: string; allowed: readonly string[]; because?: string; detail: string;
}): ProblemError => new ProblemError('invalidTransition', { detail, params: { from, to, allowed, ...(because !== undefined && { because }) } });
