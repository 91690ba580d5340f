import { sql, type Kysely, type Selectable } from 'kysely';
import type { UploadsTable } from '../database/delivery-tables.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

export type UploadRow = Selectable<UploadsTable>;
type Db = Kysely<Tables>;
interface Key { shopId: string; uploadId: string }

export const insertUpload = async (tx: Tx, row: UploadRow): Promise<void> => {
  await tx.insertInto('uploads').values({ ...row, created_by: json(row.created_by), rejection: row.rejection && json(row.rejection) }).execute();
};

export const findUpload = (db: Db, { shopId, uploadId }: Key): Promise<UploadRow | undefined> =>
  db.selectFrom('uploads').selectAll().where('shop_id', '=', shopId).where('id', '=', uploadId).executeTakeFirst();

export const findUploads = (db: Db, { shopId, uploadIds }: { shopId: string; uploadIds: readonly string[] }): Promise<UploadRow[]> =>
  (uploadIds.length === 0 ? Promise.resolve([]) : db.selectFrom('uploads').selectAll().where('shop_id', '=', shopId).where('id', 'in', uploadIds).execute());

/** Locks the rows in one order, so that two orders that claim the same files never wait for each other in a ring. */
export const lockUploads = (tx: Tx, { shopId, uploadIds }: { shopId: string; uploadIds: readonly string[] }): Promise<UploadRow[]> =>
  (uploadIds.length === 0 ? Promise.resolve([]) : tx.selectFrom('uploads').selectAll().where('shop_id', '=', shopId).where('id', 'in', uploadIds).orderBy('id').forUpdate().execute());

/** Changes a file that is still being received; one that is not stays as it is. */
export const updateReceiving = async (tx: Tx, { shopId, uploadId, set }: Key & {
  set: Partial<Pick<UploadRow, 'status' | 'offset_bytes' | 'media_type' | 'sha256' | 'width' | 'height' | 'active_content' | 'rejection' | 'file_key' | 'expires_at'>>;
}): Promise<void> => {
  await tx.updateTable('uploads').set({ ...set, ...(set.rejection !== undefined && { rejection: json(set.rejection) }) })
    .where('shop_id', '=', shopId).where('id', '=', uploadId).where('status', '=', 'receiving').execute();
};

export const setOrder = async (tx: Tx, { shopId, uploadIds, orderId, expiresAt }: { shopId: string; uploadIds: readonly string[]; orderId: string | null; expiresAt: string | null }): Promise<void> => {
  await tx.updateTable('uploads').set({ order_id: orderId, expires_at: expiresAt }).where('shop_id', '=', shopId).where('id', 'in', uploadIds).execute();
};

export const releaseOrder = async (tx: Tx, { shopId, orderId, expiresAt }: { shopId: string; orderId: string; expiresAt: string }): Promise<void> => {
  await tx.updateTable('uploads').set({ order_id: null, expires_at: expiresAt }).where('shop_id', '=', shopId).where('order_id', '=', orderId).execute();
};

export const setFileKey = async (tx: Tx, { shopId, uploadId, from, to }: Key & { from: string; to: string }): Promise<void> => {
  await tx.updateTable('uploads').set({ file_key: to }).where('shop_id', '=', shopId).where('id', '=', uploadId).where('file_key', '=', from).execute();
};

/** Removes the record of a file that no order holds. @returns whether it was there */
export const deleteUnclaimed = async (tx: Tx, { shopId, uploadId }: Key): Promise<boolean> => {
  const removed = await tx.deleteFrom('uploads').where('shop_id', '=', shopId).where('id', '=', uploadId).where('order_id', 'is', null).executeTakeFirst();
  return removed.numDeletedRows > 0n;
};

export const listExpired = (db: Db, { shopIds, now, limit }: { shopIds: readonly string[]; now: string; limit: number }): Promise<UploadRow[]> =>
  db.selectFrom('uploads').selectAll().where('shop_id', 'in', shopIds).where('expires_at', '<', now).where('order_id', 'is', null).orderBy('expires_at').limit(limit).execute();

/** Other orders of the shop that hold the same bytes. */
export const ordersWithFile = (db: Db, { shopId, sha256, exceptOrderId }: { shopId: string; sha256: string; exceptOrderId: string | null }): Promise<{ orderId: string; orderNumber: string | null }[]> =>
  db.selectFrom('proofs').innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'proofs.shop_id').onRef('orders.id', '=', 'proofs.order_id'))
    .select(['orders.id as orderId', 'orders.number as orderNumber']).distinct()
    .where('proofs.shop_id', '=', shopId).where('proofs.sha256', '=', sha256)
    .where(sql<boolean>`orders.id IS DISTINCT FROM ${exceptOrderId}`).orderBy('orders.id').limit(20).execute();
