import type { ProofInput } from '../contract/payment.ts';
import type { UploadRecord } from '../uploads/records.ts';

type ProofKind = ProofInput['kind'];

const usualKinds: Readonly<Record<string, ProofKind>> = {
  bankTransfer: 'bankSlip', cheque: 'cheque', cash: 'receipt', cardTerminal: 'receipt', eWallet: 'screenshot', netTerms: 'purchaseOrder',
};

/** What a person most likely holds in hand as the proof of a payment method. */
export const usualProofKind = (methodCode: string | undefined): ProofKind => usualKinds[methodCode ?? ''] ?? 'other';

/**
 * The finished files of a queue as a payment takes them, in their order, with what a person said of each.
 *
 * @param kind - Of a file of which nobody said it.
 */
export const proofsOfUploads = (records: readonly UploadRecord[], kind: ProofKind = 'other'): ProofInput[] => records.flatMap(({ state, uploadId, details = {} }) => {
  if (state !== 'done' || uploadId === undefined) return [];
  const { reference, ...claimed } = details.claimed ?? {};
  const known = { ...claimed, ...(reference?.trim() && { reference: reference.trim() }) };
  return [{ uploadId: uploadId as ProofInput['uploadId'], kind: details.kind ?? kind, ...(Object.keys(known).length > 0 && { claimed: known }) }];
});
