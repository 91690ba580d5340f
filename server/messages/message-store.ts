import type { Kysely, Selectable } from 'kysely';
import type { Message } from '../../src/contract/event.ts';
import type { MessagesTable } from '../database/delivery-tables.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

export type MessageRow = Selectable<MessagesTable>;
interface OfMessage { shopId: string; messageId: string }

export const messageOf = (row: MessageRow): Message => ({
  id: row.id, orderId: row.order_id, kind: row.kind, to: row.recipients, locale: row.locale, status: row.status,
  ...(row.send_after !== null && { sendAfter: row.send_after }), ...(row.sent_at !== null && { sentAt: row.sent_at }),
  attempts: row.attempts, ...(row.resend_of !== null && { resendOf: row.resend_of }), createdAt: row.created_at,
});

/**
 * Adds a message, once for what it is about, or once more where it says another again; one that was cancelled with its
 * order comes back under its old id. @returns its id, or `undefined` when it is there already
 */
export const insertMessage = async (tx: Tx, row: MessageRow): Promise<string | undefined> => {
  const columns = { ...row, recipients: json(row.recipients), attempts: json(row.attempts) };
  const inserted = await tx.insertInto('messages').values(columns)
    .onConflict((conflict) => conflict.columns(['shop_id', 'order_id', 'kind', 'about_id']).where('resend_of', 'is', null)
      .doUpdateSet({ recipients: columns.recipients, locale: row.locale, status: row.status, send_after: row.send_after, attempts: columns.attempts })
      .where('messages.status', '=', 'cancelled'))
    .returning('id').executeTakeFirst();
  return inserted?.id;
};

export const findMessage = (db: Kysely<Tables>, { shopId, messageId }: OfMessage): Promise<MessageRow | undefined> =>
  db.selectFrom('messages').selectAll().where('shop_id', '=', shopId).where('id', '=', messageId).executeTakeFirst();

export const messagesOfOrder = (db: Kysely<Tables>, { shopId, orderId }: { shopId: string; orderId: string }): Promise<MessageRow[]> =>
  db.selectFrom('messages').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('created_at').orderBy('id').execute();

export const updateMessage = async (tx: Tx, { shopId, messageId, set }: OfMessage & {
  set: Partial<Pick<MessageRow, 'status' | 'send_after' | 'sent_at' | 'locale' | 'recipients' | 'attempts'>>;
}): Promise<void> => {
  const { recipients, attempts, ...plain } = set;
  await tx.updateTable('messages')
    .set({ ...plain, ...(recipients !== undefined && { recipients: json(recipients) }), ...(attempts !== undefined && { attempts: json(attempts) }) })
    .where('shop_id', '=', shopId).where('id', '=', messageId).execute();
};

export const cancelMessages = async (tx: Tx, { shopId, messageIds }: { shopId: string; messageIds: readonly string[] }): Promise<void> => {
  if (messageIds.length === 0) return;
  await tx.updateTable('messages').set({ status: 'cancelled' }).where('shop_id', '=', shopId).where('id', 'in', messageIds).execute();
};
