import type { Kysely } from 'kysely';
import type { Payment, PaymentInput, Proof, ProofInput } from '../../src/contract/payment.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Tables, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { OrderUploads } from '../orders/order-ports.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import {
  findPayments, findProofs, findSameFiles, findSameReferences, insertPayments, insertProofs, updatePayment, updateProofs, voidOpenPayments,
  type PaymentRow, type ProofRow,
} from './payment-store.ts';

interface OfOrder { shopId: string; orderId: string }
interface Recorded extends OfOrder { orderedAt: string; actor: Actor; pointer: string }

/** Claims that money was paid, and the files that prove them. It knows nothing of the order beside its id. */
export interface Payments {
  ofOrder(db: Kysely<Tables>, order: OfOrder): Promise<Payment[]>;
  /**
   * Records claims with their proofs and makes the files the order's own.
   * @param claims.pointer where the claims stand in the request, for what is wrong with a file
   * @throws {ProblemError} `validationFailed` with `uploadNotReady` for each file that is not there or is another order's
   */
  add(tx: Tx, claims: Recorded & { inputs: readonly PaymentInput[]; firstPosition: number }): Promise<void>;
  /** Adds a proof to a claim, which then waits for its verification. @throws {ProblemError} as `add` */
  addProof(tx: Tx, proof: Recorded & { paymentId: string; input: ProofInput; position: number }): Promise<void>;
  verify(tx: Tx, claim: OfOrder & { paymentId: string; actor: Actor }): Promise<void>;
  reject(tx: Tx, claim: OfOrder & { paymentId: string; actor: Actor; reason: string }): Promise<void>;
  voidOpen(tx: Tx, order: OfOrder): Promise<void>;
  /** Which of the claims carry a reference that another order's payment by the same method carries too. */
  referencesUsed(db: Kysely<Tables>, claims: { shopId: string; orderId: string; inputs: readonly PaymentInput[] }): Promise<number[]>;
}

const toProof = (row: ProofRow, duplicateOf: Proof['duplicateOf']): Proof => ({
  id: row.id, uploadId: row.upload_id, kind: row.kind, filename: row.filename, mediaType: row.media_type, sizeBytes: row.size_bytes,
  ...(row.claimed !== null && { claimed: row.claimed }), status: row.status, duplicateOf, createdAt: row.created_at,
});

const toPayment = (row: PaymentRow, proofs: Proof[]): Payment => ({
  id: row.id, methodCode: row.method_code, status: row.status, amount: { amount: row.amount, currency: row.currency },
  ...(row.paid_at !== null && { paidAt: row.paid_at }), ...(row.payer_name !== null && { payerName: row.payer_name }),
  ...(row.bank !== null && { bank: row.bank }), ...(row.reference !== null && { reference: row.reference }),
  proofs, duplicateOf: [], refunds: row.refunds, ...(row.verified_at !== null && { verifiedAt: row.verified_at }), ...(row.voided !== null && { voided: row.voided }), recordedBy: row.recorded_by, ...(row.verified_by !== null && { verifiedBy: row.verified_by }),
  ...(row.rejection !== null && { rejection: row.rejection }), createdAt: row.created_at,
});

export function createPayments({ clock, uploads }: { clock: Clock; uploads: OrderUploads }): Payments {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  /** Claims the files and makes the rows of their proofs. */
  const proofRows = async (tx: Tx, order: Recorded, proofs: readonly { paymentId: string; input: ProofInput; pointer: string; position: number }[]): Promise<ProofRow[]> => {
    if (proofs.length === 0) return [];
    const { shopId, orderId, orderedAt } = order;
    const files = await uploads.claim(tx, { shopId, orderId, orderedAt, uploadIds: [...new Set(proofs.map(({ input }) => input.uploadId))] });
    const missing: FieldError[] = [];
    const rows = proofs.flatMap(({ paymentId, input, pointer, position }): ProofRow[] => {
      const file = files.get(input.uploadId);
      if (file?.media_type == null || file.sha256 === null) {
        missing.push({ code: 'uploadNotReady', pointer: `${pointer}/uploadId`, step: 'payment', detail: 'This file is not here, or it is the proof of another order.' });
        return [];
      }
      return [{
        shop_id: shopId, order_id: orderId, id: newId('prf'), payment_id: paymentId, upload_id: file.id, position, kind: input.kind,
        filename: file.filename, media_type: file.media_type, size_bytes: file.size_bytes, sha256: file.sha256,
        claimed: input.claimed ?? null, status: 'submitted', created_at: nowIso(),
      }];
    });
    if (missing.length > 0) throw new ProblemError('validationFailed', { detail: 'A file is not ready.', errors: missing });
    return rows;
  };

  return {
    async ofOrder(db, order) {
      const payments = await findPayments(db, order);
      if (payments.length === 0) return [];
      const proofs = await findProofs(db, order);
      const same = await findSameFiles(db, { ...order, hashes: [...new Set(proofs.map(({ sha256 }) => sha256))] });
      return payments.map((payment) => toPayment(payment, proofs.filter((proof) => proof.payment_id === payment.id).map((proof) => toProof(proof,
        same.filter(({ sha256 }) => sha256 === proof.sha256)
          .map(({ order_id: orderId, number }) => ({ by: 'file', orderId, ...(number !== null && { orderNumber: number }) }))))));
    },

    async add(tx, claims) {
      const { shopId, orderId, inputs, firstPosition, actor, pointer } = claims;
      const rows = inputs.map((input, index): PaymentRow => ({
        shop_id: shopId, order_id: orderId, id: newId('pay'), position: firstPosition + index, method_code: input.methodCode,
        status: input.proofs?.length ? 'proofSubmitted' : 'pending', amount: input.amount.amount, currency: input.amount.currency,
        paid_at: input.paidAt ?? null, payer_name: input.payerName ?? null, bank: input.bank ?? null, reference: input.reference ?? null,
        recorded_by: actor, verified_by: null, rejection: null, created_at: nowIso(),
        verified_at: null, refunds: [], refunded: 0, voided: null,
      }));
      await insertPayments(tx, rows);
      const proofs = inputs.flatMap(({ proofs = [] }, index) => proofs.map((input, position) =>
        ({ paymentId: rows[index]?.id ?? '', input, pointer: `${pointer.replace('*', String(index))}/proofs/${position}`, position })));
      await insertProofs(tx, await proofRows(tx, claims, proofs));
    },

    async addProof(tx, proof) {
      const { paymentId, input, position, pointer } = proof;
      await insertProofs(tx, await proofRows(tx, proof, [{ paymentId, input, pointer, position }]));
      await updatePayment(tx, { ...proof, set: { status: 'proofSubmitted', rejection: null } });
    },

    async verify(tx, claim) {
      await updatePayment(tx, { ...claim, set: { status: 'verified', verified_by: claim.actor } });
      await updateProofs(tx, { ...claim, status: 'verified' });
    },

    async reject(tx, claim) {
      await updatePayment(tx, { ...claim, set: { status: 'rejected', rejection: { reason: claim.reason, at: nowIso(), by: claim.actor } } });
      await updateProofs(tx, { ...claim, status: 'rejected' });
    },

    voidOpen: voidOpenPayments,

    async referencesUsed(db, { shopId, orderId, inputs }) {
      const references = inputs.flatMap(({ methodCode, reference }) => (reference === undefined ? [] : [{ methodCode, reference }]));
      const used = await findSameReferences(db, { shopId, exceptOrderId: orderId, references });
      return inputs.flatMap(({ methodCode, reference }, index) =>
        (used.some((row) => row.method_code === methodCode && row.reference === reference) ? [index] : []));
    },
  };
}
