import { proofsOfUploads, usualProofKind, type proofKinds, type ProofInput, type UploadRecord } from '../../src/index.ts';
import type { OrderForm } from './order-form.ts';

export type ProofKind = (typeof proofKinds)[number];

/** The kind of the proofs in the form: one for all of them. */
export const proofOf = ({ payments }: OrderForm): { kind: ProofKind } => {
  const [payment] = payments;
  return { kind: payment?.proofs?.[0]?.kind ?? usualProofKind(payment?.methodCode) };
};

/** The proofs that the finished files of a queue make, or nothing; `kind` is that of a file of which nobody said another. */
export const proofsFrom = (records: readonly UploadRecord[], kind: ProofKind): ProofInput[] | undefined => {
  const proofs = proofsOfUploads(records, kind);
  return proofs.length > 0 ? proofs : undefined;
};

/** How many files are chosen and not yet with the server; one that was refused is none, since it can never get there. */
export const unfinishedOf = (records: readonly UploadRecord[]): number =>
  records.filter(({ state, problem }) => state !== 'done' && !(state === 'failed' && problem?.retryable === false)).length;
