import type { Kysely, Selectable } from 'kysely';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { PaymentsTable, ProofsTable } from '../database/order-tables.ts';

export type PaymentRow = Selectable<PaymentsTable>;
export type ProofRow = Selectable<ProofsTable>;
interface OfOrder { shopId: string; orderId: string }
interface OfPayment extends OfOrder { paymentId: string }

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

export async function findProofs(db: Kysely<Tables>, { shopId, paymentIds }: { shopId: string; paymentIds: readonly string[] }): Promise<ProofRow[]> {
  if (paymentIds.length === 0) return [];
  return db.selectFrom('proofs').selectAll().where('shop_id', '=', shopId).where('payment_id', 'in', paymentIds).orderBy('position').execute();
}

type PaymentChange = Partial<Pick<PaymentRow, 'status' | 'verified_by' | 'verified_at' | 'rejection' | 'refunds' | 'refunded' | 'voided'>>;

const changed = ({ verified_by: verifiedBy, rejection, refunds, voided, ...set }: PaymentChange) => ({
  ...set,
  ...(verifiedBy !== undefined && { verified_by: jsonOrNull(verifiedBy) }),
  ...(rejection !== undefined && { rejection: jsonOrNull(rejection) }),
  ...(refunds !== undefined && { refunds: json(refunds) }),
  ...(voided !== undefined && { voided: jsonOrNull(voided) }),
});

export async function updatePayment(tx: Tx, { shopId, orderId, paymentId, set }: OfPayment & { set: PaymentChange }): Promise<void> {
  await tx.updateTable('payments').set(changed(set)).where('shop_id', '=', shopId).where('order_id', '=', orderId).where('id', '=', paymentId).execute();
}

export async function updateProofs(tx: Tx, { shopId, orderId, paymentId, status }: OfPayment & { status: string }): Promise<void> {
  await tx.updateTable('proofs').set({ status }).where('shop_id', '=', shopId).where('order_id', '=', orderId)
    .where('payment_id', '=', paymentId).where('status', '=', 'submitted').execute();
}

/** Claims that nobody has verified and that nobody will: the order is off. */
export async function voidOpenPayments(tx: Tx, { shopId, orderId, voided }: OfOrder & { voided: NonNullable<PaymentRow['voided']> }): Promise<void> {
  await tx.updateTable('payments').set(changed({ status: 'voided', voided })).where('shop_id', '=', shopId).where('order_id', '=', orderId)
    .where('status', 'in', ['pending', 'proofSubmitted']).execute();
}

/** A payment beside as much of its order as a list of payments shows. */
export async function listPayments(db: Kysely<Tables>, { shopId, statuses, methods, after, limit }: PaymentFilter & {
  after?: { createdAt: string; id: string } | undefined; limit: number;
}) {
  let query = placedPayments(db, { shopId, statuses, methods }).selectAll('payments').select([
    'orders.number', 'orders.version', 'orders.status as order_status', 'orders.ordered_at', 'orders.customer_name', 'orders.company_name',
    'orders.total', 'orders.balance', 'orders.currency as order_currency',
  ]);
  if (after !== undefined) {
    query = query.where((is) => is.or([
      is('payments.created_at', '>', after.createdAt), is.and([is('payments.created_at', '=', after.createdAt), is('payments.id', '>', after.id)]),
    ]));
  }
  return query.orderBy('payments.created_at').orderBy('payments.id').limit(limit).execute();
}
export type ListedPayment = Awaited<ReturnType<typeof listPayments>>[number];

export async function countPayments(db: Kysely<Tables>, filter: PaymentFilter): Promise<number> {
  const { count } = await placedPayments(db, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

export interface PaymentFilter { shopId: string; statuses: readonly string[] | undefined; methods: readonly string[] | undefined }

const placedPayments = (db: Kysely<Tables>, { shopId, statuses, methods }: PaymentFilter) => {
  let query = db.selectFrom('payments')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'payments.shop_id').onRef('orders.id', '=', 'payments.order_id'))
    .where('payments.shop_id', '=', shopId).where('orders.status', '!=', 'draft');
  // No values are none, never all.
  if (statuses !== undefined) query = query.where((is) => (statuses.length > 0 ? is('payments.status', 'in', statuses) : is.lit(false)));
  if (methods !== undefined) query = query.where((is) => (methods.length > 0 ? is('payments.method_code', 'in', methods) : is.lit(false)));
  return query;
};
