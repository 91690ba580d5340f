import type { Kysely, Selectable } from 'kysely';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { PaymentsTable, ProofsTable } from '../database/order-tables.ts';

export type PaymentRow = Selectable<PaymentsTable>;
export type ProofRow = Selectable<ProofsTable>;
interface OfOrder { shopId: string; orderId: string }

const jsonOrNull = <T>(value: T | null) => (value === null ? null : json(value));

export async function insertPayments(tx: Tx, rows: readonly PaymentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('payments').values(rows.map((row) => ({
    ...row, recorded_by: json(row.recorded_by), verified_by: jsonOrNull(row.verified_by), rejection: jsonOrNull(row.rejection), refunds: json(row.refunds), voided: jsonOrNull(row.voided),
  }))).execute();
}

export async function insertProofs(tx: Tx, rows: readonly ProofRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('proofs').values(rows.map((row) => ({ ...row, claimed: jsonOrNull(row.claimed) }))).execute();
}

export async function findPayments(db: Kysely<Tables>, { shopId, orderId }: OfOrder): Promise<PaymentRow[]> {
  return db.selectFrom('payments').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('position').execute();
}

export async function findProofs(db: Kysely<Tables>, { shopId, orderId }: OfOrder): Promise<ProofRow[]> {
  return db.selectFrom('proofs').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('position').execute();
}

/** Where the same files stand as proofs of other orders. */
export async function findSameFiles(db: Kysely<Tables>, { shopId, orderId, hashes }: OfOrder & { hashes: readonly string[] }) {
  if (hashes.length === 0) return [];
  return db.selectFrom('proofs')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'proofs.shop_id').onRef('orders.id', '=', 'proofs.order_id'))
    .select(['proofs.sha256', 'proofs.id as proof_id', 'proofs.order_id', 'orders.number'])
    .where('proofs.shop_id', '=', shopId).where('proofs.sha256', 'in', hashes).where('proofs.order_id', '!=', orderId)
    .orderBy('proofs.created_at').orderBy('proofs.id').limit(100).execute();
}

/** Other orders' payments by the same method with the same reference. */
export async function findSameReferences(db: Kysely<Tables>, { shopId, exceptOrderId, references }: {
  shopId: string; exceptOrderId: string; references: readonly { methodCode: string; reference: string }[];
}): Promise<Pick<PaymentRow, 'method_code' | 'reference' | 'order_id'>[]> {
  if (references.length === 0) return [];
  return db.selectFrom('payments').select(['method_code', 'reference', 'order_id']).where('shop_id', '=', shopId).where('order_id', '!=', exceptOrderId)
    .where((is) => is.or(references.map(({ methodCode, reference }) => is.and([is('method_code', '=', methodCode), is('reference', '=', reference)]))))
    .limit(100).execute();
}

type PaymentChange = Partial<Pick<PaymentRow, 'status' | 'verified_by' | 'rejection'>>;

export async function updatePayment(tx: Tx, { shopId, orderId, paymentId, set }: OfOrder & { paymentId: string; set: PaymentChange }): Promise<void> {
  await tx.updateTable('payments').set({
    ...(set.status !== undefined && { status: set.status }),
    ...(set.verified_by !== undefined && { verified_by: jsonOrNull(set.verified_by) }),
    ...(set.rejection !== undefined && { rejection: jsonOrNull(set.rejection) }),
  }).where('shop_id', '=', shopId).where('order_id', '=', orderId).where('id', '=', paymentId).execute();
}

export async function updateProofs(tx: Tx, { shopId, orderId, paymentId, status }: OfOrder & { paymentId: string; status: string }): Promise<void> {
  await tx.updateTable('proofs').set({ status }).where('shop_id', '=', shopId).where('order_id', '=', orderId)
    .where('payment_id', '=', paymentId).where('status', '=', 'submitted').execute();
}

/** Claims that nobody has verified and that nobody will: the order is off. */
export async function voidOpenPayments(tx: Tx, { shopId, orderId }: OfOrder): Promise<void> {
  await tx.updateTable('payments').set({ status: 'voided' }).where('shop_id', '=', shopId).where('order_id', '=', orderId)
    .where('status', 'in', ['pending', 'proofSubmitted']).execute();
}
