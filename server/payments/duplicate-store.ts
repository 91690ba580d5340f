import { type Kysely } from 'kysely';
import type { Tables, Tx } from '../database/database.ts';
import { lockNames } from '../database/lock-names.ts';

/** Enough for a page of payments, each with duplicates. */
const most = 2_000;

export interface SameFile { sha256: string; order_id: string; number: string | null }

/** The orders that hold the same files as proofs, the oldest first. */
export async function findSameFiles(db: Kysely<Tables>, { shopId, hashes }: { shopId: string; hashes: readonly string[] }): Promise<SameFile[]> {
  if (hashes.length === 0) return [];
  return db.selectFrom('proofs')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'proofs.shop_id').onRef('orders.id', '=', 'proofs.order_id'))
    .select(['proofs.sha256', 'proofs.order_id', 'orders.number']).distinct()
    .where('proofs.shop_id', '=', shopId).where('proofs.sha256', 'in', hashes).orderBy('proofs.order_id').limit(most).execute();
}

/** Of placed orders since an instant, those that hold one of the files as a proof, the newest first. */
export async function findPlacedWithFiles(db: Kysely<Tables>, { shopId, hashes, since, exceptOrderIds }: {
  shopId: string; hashes: readonly string[]; since: string; exceptOrderIds: readonly string[];
}): Promise<SameFile[]> {
  if (hashes.length === 0) return [];
  return db.selectFrom('proofs')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'proofs.shop_id').onRef('orders.id', '=', 'proofs.order_id'))
    .select(['proofs.sha256', 'proofs.order_id', 'orders.number'])
    .where('proofs.shop_id', '=', shopId).where('proofs.sha256', 'in', hashes).where('orders.confirmed_at', '>=', since)
    .where('orders.status', 'in', ['confirmed', 'completed']).where('orders.id', 'not in', exceptOrderIds)
    .orderBy('orders.confirmed_at', 'desc').limit(most).execute();
}

export interface Reference { methodCode: string; reference: string }
export interface SameReference {
  method_code: string;
  reference: string | null;
  order_id: string;
  number: string | null;
  order_status: string;
  status: string;
}

/** Payments by the same method under the same reference, or whose proof says so; not those that were taken back. */
export async function findSameReferences(db: Kysely<Tables>, { shopId, references }: { shopId: string; references: readonly Reference[] }): Promise<SameReference[]> {
  if (references.length === 0) return [];
  const named = [...new Set(references.map(({ reference }) => reference))];
  const methods = [...new Set(references.map(({ methodCode }) => methodCode))];
  const rows = await db.selectFrom('payments')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'payments.shop_id').onRef('orders.id', '=', 'payments.order_id'))
    .select(['payments.method_code', 'payments.reference', 'payments.order_id', 'orders.number', 'orders.status as order_status', 'payments.status'])
    .where('payments.shop_id', '=', shopId).where('payments.method_code', 'in', methods).where('payments.reference', 'in', named).where('payments.status', '!=', 'voided')
    .union(db.selectFrom('proofs')
      .innerJoin('payments', (join) => join.onRef('payments.shop_id', '=', 'proofs.shop_id').onRef('payments.order_id', '=', 'proofs.order_id').onRef('payments.id', '=', 'proofs.payment_id'))
      .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'proofs.shop_id').onRef('orders.id', '=', 'proofs.order_id'))
      .select(['payments.method_code', 'proofs.reference', 'payments.order_id', 'orders.number', 'orders.status as order_status', 'payments.status'])
      .where('proofs.shop_id', '=', shopId).where('payments.method_code', 'in', methods).where('proofs.reference', 'in', named).where('payments.status', '!=', 'voided'))
    .orderBy('order_id').limit(most).execute();
  return rows.filter((row) => references.some(({ methodCode, reference }) => row.method_code === methodCode && row.reference === reference));
}

/** Until the commit nobody else records a payment under one of these references. */
export const lockReferences = (tx: Tx, { shopId, references }: { shopId: string; references: readonly Reference[] }): Promise<void> =>
  lockNames(tx, { shopId, names: references.map(({ methodCode, reference }) => `payment ${methodCode} ${reference}`) });
