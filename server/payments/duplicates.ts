import type { Kysely } from 'kysely';
import type { Duplicate } from '../../src/contract/payment.ts';
import type { Tables } from '../database/database.ts';
import { findSameFiles, findSameReferences, type Reference, type SameFile } from './duplicate-store.ts';
import type { PaymentRow, ProofRow } from './payment-store.ts';

/** Where else the files and references of some payments stand. */
export interface Duplicates {
  ofProof(proof: ProofRow): Duplicate[];
  ofPayment(payment: PaymentRow): Duplicate[];
}

const named = (by: 'file' | 'reference', orders: readonly Pick<SameFile, 'order_id' | 'number'>[]): Duplicate[] =>
  [...new Map(orders.map(({ order_id: orderId, number }) => [orderId, { by, orderId, ...(number !== null && { orderNumber: number }) }])).values()];

/** The references under which a payment was made: its own, and what its proofs say. */
const referencesOf = (payment: PaymentRow, proofs: readonly ProofRow[]): Reference[] =>
  [payment.reference, ...proofs.filter(({ payment_id: paymentId }) => paymentId === payment.id).map(({ reference }) => reference)]
    .flatMap((reference) => (reference === null ? [] : [{ methodCode: payment.method_code, reference }]));

/** Finds them for all of the payments at once. */
export async function findDuplicates(db: Kysely<Tables>, { shopId, payments, proofs }: {
  shopId: string; payments: readonly PaymentRow[]; proofs: readonly ProofRow[];
}): Promise<Duplicates> {
  const files = await findSameFiles(db, { shopId, hashes: [...new Set(proofs.map(({ sha256 }) => sha256))] });
  const references = await findSameReferences(db, { shopId, references: payments.flatMap((payment) => referencesOf(payment, proofs)) });
  return {
    ofProof: (proof) => named('file', files.filter((same) => same.sha256 === proof.sha256 && same.order_id !== proof.order_id)),
    ofPayment(payment) {
      const own = referencesOf(payment, proofs);
      return named('reference', references.filter((same) => same.order_id !== payment.order_id
        && own.some(({ methodCode, reference }) => same.method_code === methodCode && same.reference === reference)));
    },
  };
}
