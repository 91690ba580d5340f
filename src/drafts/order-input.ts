import type { OrderInput } from '../contract/order.ts';
import type { ProofInput } from '../contract/payment.ts';
import type { OrderDraft } from './draft.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The value without what was left empty: texts are trimmed, empty texts, objects and `undefined` fall away. Entries of lists keep their places. */
const filled = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((entry: unknown) => filled(entry) ?? (isRecord(entry) ? {} : undefined)).filter((entry) => entry !== undefined);
  if (!isRecord(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, field]) => [name, filled(field)] as const).filter(([, field]) => field !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

/**
 * The order that a draft asks for, to send or to check. Files that are stored become proofs of the first payment.
 * It may still lack what an order needs: the pre-flight and the server say what, by the same pointers.
 */
export const draftToOrderInput = (draft: OrderDraft): OrderInput => {
  const { lines, payments, ...fields } = draft.input;
  const named = new Set(payments.flatMap(({ proofs = [] }) => proofs.map(({ uploadId }) => uploadId)));
  const proofs = draft.uploads.flatMap(({ state, uploadId }): ProofInput[] =>
    (state === 'done' && uploadId !== undefined && !named.has(uploadId as ProofInput['uploadId']) ? [{ uploadId: uploadId as ProofInput['uploadId'], kind: 'bankSlip' }] : []));
  const claims = payments.map((payment, index) => (index === 0 && proofs.length > 0 ? { ...payment, proofs: [...(payment.proofs ?? []), ...proofs] } : payment));
  return {
    segment: 'b2b',
    ...(filled(fields) as Partial<OrderInput> | undefined),
    ...(lines.length > 0 && { lines: filled(lines.map(({ key: _key, ...line }) => line)) as OrderInput['lines'] }),
    ...(claims.length > 0 && { payments: filled(claims) as OrderInput['payments'] }),
  };
};
