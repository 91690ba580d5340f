import type { Kysely } from 'kysely';
import type { Duplicate, Payment, PaymentInput, Proof, ProofInput, Refund } from '../../src/contract/payment.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Tables, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { OrderUploads } from '../orders/order-ports.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { findPlacedWithFiles, findSameReferences, lockReferences, type Reference, type SameFile } from './duplicate-store.ts';
import { findDuplicates } from './duplicates.ts';
import { findPayments, findProofs, insertPayments, insertProofs, updatePayment, updateProofs, voidOpenPayments, type PaymentRow, type ProofRow } from './payment-store.ts';

interface OfOrder { shopId: string; orderId: string }
interface Recorded extends OfOrder { orderedAt: string; actor: Actor; pointer: string }
interface OfPayment extends OfOrder { paymentId: string; actor: Actor }

/** A claim whose reference another order's payment carries, too. */
export interface UsedReference {
  /** Which of the claims. */
  index: number;
  orderId: string;
  orderNumber?: string;
  /** The other payment stands: its order is placed, and nobody has rejected it. */
  stands: boolean;
}

/** Claims that money was paid, and the files that prove them. It knows nothing of the order beside its id. */
export interface Payments {
  ofOrder(db: Kysely<Tables>, order: OfOrder): Promise<Payment[]>;
  /** The same of payments over any number of orders, in the order of their rows. */
  complete(db: Kysely<Tables>, shopId: string, rows: readonly PaymentRow[]): Promise<Payment[]>;
  /**
   * Records claims with their proofs and makes the files the order's own.
   * @param claims.pointer where the claims stand in the request, for what is wrong with a file
   * @returns the ids of the payments
   * @throws {ProblemError} `validationFailed` with `uploadNotReady` for each file that is not there or is another order's
   */
  add(tx: Tx, claims: Recorded & { inputs: readonly PaymentInput[]; firstPosition: number }): Promise<string[]>;
  /** Adds a proof to a claim, which then waits for its verification. @throws {ProblemError} as `add` */
  addProof(tx: Tx, proof: Recorded & { paymentId: string; input: ProofInput; position: number }): Promise<void>;
  verify(tx: Tx, claim: OfPayment): Promise<void>;
  reject(tx: Tx, claim: OfPayment & { reason: string }): Promise<void>;
  /** Takes a claim back. */
  void(tx: Tx, claim: OfPayment & { reason: string | undefined }): Promise<void>;
  /** Adds a refund to those that there are. @returns the refund, and whether everything has gone back */
  refund(tx: Tx, refund: OfPayment & { payment: Payment; amount: number; reason: string; reference: string | undefined }): Promise<{ refund: Refund; isWhole: boolean }>;
  /** Takes every claim of an order back that nobody has verified. */
  voidOpen(tx: Tx, order: OfOrder & { actor: Actor }): Promise<void>;
  /** Until the commit nobody else records a payment under one of these references, so that what is found of them stays true. */
  lockReferences(tx: Tx, claims: { shopId: string; references: readonly Reference[] }): Promise<void>;
  /** Which of an order's claims carry a reference that another order's payment by the same method carries, too. */
  referencesUsed(db: Kysely<Tables>, claims: OfOrder & { inputs: readonly Pick<PaymentInput, 'methodCode' | 'reference'>[] }): Promise<UsedReference[]>;
  /** Of the orders placed since an instant, those that hold one of the files as a proof, by the files' SHA-256. */
  placedWithFiles(db: Kysely<Tables>, files: { shopId: string; hashes: readonly string[]; since: string; exceptOrderIds: readonly string[] }): Promise<SameFile[]>;
}

const toProof = (row: ProofRow, duplicateOf: Duplicate[]): Proof => ({
  id: row.id, uploadId: row.upload_id, kind: row.kind, filename: row.filename, mediaType: row.media_type, sizeBytes: row.size_bytes,
  ...(row.claimed !== null && { claimed: row.claimed }), status: row.status, duplicateOf, createdAt: row.created_at,
});

const toPayment = (row: PaymentRow, proofs: Proof[], duplicateOf: Duplicate[]): Payment => ({
  id: row.id, methodCode: row.method_code, status: row.status, amount: { amount: row.amount, currency: row.currency },
  ...(row.paid_at !== null && { paidAt: row.paid_at }), ...(row.payer_name !== null && { payerName: row.payer_name }),
  ...(row.bank !== null && { bank: row.bank }), ...(row.reference !== null && { reference: row.reference }),
  proofs, duplicateOf, recordedBy: row.recorded_by,
  ...(row.verified_by !== null && { verifiedBy: row.verified_by }), ...(row.verified_at !== null && { verifiedAt: row.verified_at }),
  refunds: row.refunds, ...(row.voided !== null && { voided: row.voided }),
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
        claimed: input.claimed ?? null, reference: input.claimed?.reference ?? null, status: 'submitted', created_at: nowIso(),
      }];
    });
    if (missing.length > 0) throw new ProblemError('validationFailed', { detail: 'A file is not ready.', errors: missing });
    return rows;
  };

  const payments: Payments = {
    ofOrder: async (db, order) => payments.complete(db, order.shopId, await findPayments(db, order)),

    async complete(db, shopId, rows) {
      if (rows.length === 0) return [];
      const proofs = await findProofs(db, { shopId, paymentIds: rows.map(({ id }) => id) });
      const duplicates = await findDuplicates(db, { shopId, payments: rows, proofs });
      return rows.map((row) => toPayment(row, proofs.filter((proof) => proof.payment_id === row.id).map((proof) => toProof(proof, duplicates.ofProof(proof))), duplicates.ofPayment(row)));
    },

    async add(tx, claims) {
      const { shopId, orderId, inputs, firstPosition, actor, pointer } = claims;
      const rows = inputs.map((input, index): PaymentRow => ({
        shop_id: shopId, order_id: orderId, id: newId('pay'), position: firstPosition + index, method_code: input.methodCode,
        status: input.proofs?.length ? 'proofSubmitted' : 'pending', amount: input.amount.amount, currency: input.amount.currency,
        paid_at: input.paidAt ?? null, payer_name: input.payerName ?? null, bank: input.bank ?? null, reference: input.reference ?? null,
        recorded_by: actor, verified_by: null, verified_at: null, rejection: null, refunds: [], refunded: 0, voided: null, created_at: nowIso(),
      }));
      await insertPayments(tx, rows);
      const proofs = inputs.flatMap(({ proofs = [] }, index) => proofs.map((input, position) =>
        ({ paymentId: rows[index]?.id ?? '', input, pointer: `${pointer.replace('*', String(index))}/proofs/${position}`, position })));
      await insertProofs(tx, await proofRows(tx, claims, proofs));
      return rows.map(({ id }) => id);
    },

    async addProof(tx, proof) {
      const { paymentId, input, position, pointer } = proof;
      await insertProofs(tx, await proofRows(tx, proof, [{ paymentId, input, pointer, position }]));
      await updatePayment(tx, { ...proof, set: { status: 'proofSubmitted', rejection: null } });
    },

    async verify(tx, claim) {
      await updatePayment(tx, { ...claim, set: { status: 'verified', verified_by: claim.actor, verified_at: nowIso() } });
      await updateProofs(tx, { ...claim, status: 'verified' });
    },

    async reject(tx, claim) {
      await updatePayment(tx, { ...claim, set: { status: 'rejected', rejection: { reason: claim.reason, at: nowIso(), by: claim.actor } } });
      await updateProofs(tx, { ...claim, status: 'rejected' });
    },

    async void(tx, { reason, actor, ...claim }) {
      await updatePayment(tx, { ...claim, set: { status: 'voided', voided: { ...(reason !== undefined && { reason }), at: nowIso(), by: actor } } });
    },

    async refund(tx, { payment, amount, reason, reference, actor, ...claim }) {
      const refund: Refund = {
        id: newId('rfd'), amount: { amount, currency: payment.amount.currency }, reason, ...(reference !== undefined && { reference }), at: nowIso(), by: actor,
      };
      const refunds = [...payment.refunds, refund];
      const refunded = refunds.reduce((total, each) => total + each.amount.amount, 0);
      const isWhole = refunded === payment.amount.amount;
      await updatePayment(tx, { ...claim, set: { refunds, refunded, ...(isWhole && { status: 'refunded' }) } });
      return { refund, isWhole };
    },

    voidOpen: (tx, { actor, ...order }) => voidOpenPayments(tx, { ...order, voided: { at: nowIso(), by: actor } }),

    async referencesUsed(db, { shopId, orderId, inputs }) {
      const references = inputs.flatMap(({ methodCode, reference }) => (reference === undefined ? [] : [{ methodCode, reference }]));
      const used = (await findSameReferences(db, { shopId, references })).filter((same) => same.order_id !== orderId);
      return inputs.flatMap(({ methodCode, reference }, index): UsedReference[] => {
        const others = used.filter((same) => same.method_code === methodCode && same.reference === reference);
        const standing = others.find(({ status, order_status: of }) => of !== 'draft' && status !== 'rejected');
        const other = standing ?? others[0];
        return other === undefined ? [] : [{ index, orderId: other.order_id, ...(other.number !== null && { orderNumber: other.number }), stands: standing !== undefined }];
      });
    },

    lockReferences,
    placedWithFiles: findPlacedWithFiles,
  };
  return payments;
}
