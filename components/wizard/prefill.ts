import { createIdempotencyKey, type DraftInput, type OrderInput, type Segment } from '../../src/index.ts';

/** What a new draft begins with: the page's prefill, under the type that the page asks for. */
export const startingInput = (type: Segment | undefined, prefill: Partial<OrderInput> | undefined): Partial<DraftInput> & { segment: Segment } => {
  const { lines = [], payments = [], ...fields } = prefill ?? {};
  return {
    ...fields,
    segment: type ?? fields.segment ?? 'b2b',
    lines: lines.map((line) => ({ ...line, key: createIdempotencyKey() })),
    payments,
  };
};
