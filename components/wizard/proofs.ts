import type { proofKinds, PaymentInput, UploadRecord } from '../../src/index.ts';
import type { OrderForm } from './order-form.ts';

export type ProofKind = (typeof proofKinds)[number];
type ProofInput = NonNullable<PaymentInput['proofs']>[number];

// What a person most likely holds in hand for a method; they can say otherwise.
const usualKinds: Readonly<Record<string, ProofKind>> = {
  bankTransfer: 'bankSlip', cheque: 'cheque', cash: 'receipt', cardTerminal: 'receipt', eWallet: 'screenshot', netTerms: 'purchaseOrder',
};

/** The kind of the proofs in the form: one for all of them. */
export const proofOf = ({ payments }: OrderForm): { kind: ProofKind } => {
  const [payment] = payments;
  return { kind: payment?.proofs?.[0]?.kind ?? usualKinds[payment?.methodCode ?? ''] ?? 'other' };
};

/** The proofs that the finished files of a queue make, or nothing. */
export const proofsFrom = (records: readonly UploadRecord[], kind: ProofKind): ProofInput[] | undefined => {
  const proofs = records.flatMap(({ state, uploadId }) => (state === 'done' && uploadId ? [{ uploadId: uploadId as ProofInput['uploadId'], kind }] : []));
  return proofs.length > 0 ? proofs : undefined;
};

/** How many files are chosen and not yet with the server; one that was refused is none, since it can never get there. */
export const unfinishedOf = (records: readonly UploadRecord[]): number =>
  records.filter(({ state, problem }) => state !== 'done' && !(state === 'failed' && problem?.retryable === false)).length;
