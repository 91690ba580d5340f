import { isManualOrderError, type FieldError } from '../../src/index.ts';
import type { Localiser, MessageValues } from './localiser.ts';

export interface FailureText {
  /** What happened and what to do, in the reader's language. */
  text: string;
  /** What support finds the call by; absent when the server was never reached. */
  requestId: string | undefined;
}

/** A failed call in words for a person. The technical message stays for the developer. */
export const failureText = (localiser: Localiser, error: unknown): FailureText => {
  if (!isManualOrderError(error)) return { text: localiser.msg('failure.unexpected'), requestId: undefined };
  const key = `failure.${error.kind}`;
  return { text: localiser.message(localiser.has(key) ? key : 'failure.unexpected', {}), requestId: error.requestId };
};

/** Whether an error is only a call that was called off, which nobody needs to hear about. */
export const isAbort = (error: unknown): boolean => (error as { name?: unknown } | undefined)?.name === 'AbortError';

/** One wrong field in words for a person; its code decides, and the server's own sentence is the last resort. */
export const fieldErrorText = (localiser: Localiser, { code, detail, params = {} }: Pick<FieldError, 'code' | 'detail' | 'params'>): string => {
  const key = `error.${code}`;
  if (!localiser.has(key)) return detail;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number' || typeof value === 'string') values[name] = value;
  }
  if (typeof values['limit'] === 'number') values['count'] = values['limit'];
  const text = localiser.message(key, values satisfies MessageValues);
  // A parameter that did not come leaves its placeholder, which is no text for a person.
  return /\{\w+\}/.test(text) ? detail : text;
};
