import type { Segment } from '../../src/index.ts';

/** Where what was typed in search of a customer belongs when they are new, and which field is wanted next. */
export const contactFrom = (typed: string, segment: Segment): { pointer: string; next: string } => {
  const nameOf = segment === 'b2b' ? '/company/legalName' : '/customer/name';
  if (/^\S+@\S+$/.test(typed)) return { pointer: '/customer/email', next: nameOf };
  if (/^[+(]?\d[\d\s().-]{4,}$/.test(typed)) return { pointer: '/customer/phone', next: nameOf };
  return { pointer: nameOf, next: segment === 'b2b' ? '/customer/name' : '/customer/email' };
};
