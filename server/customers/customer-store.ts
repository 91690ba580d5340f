import { sql, type Kysely, type Selectable } from 'kysely';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { CustomersTable } from '../database/order-tables.ts';
import { findTexts, searchedWords } from '../database/text-search.ts';

export type CustomerRow = Selectable<CustomersTable>;
export interface CustomerFilter { q?: string | undefined; segment?: string | undefined }

export async function insertCustomer(tx: Tx, row: CustomerRow): Promise<void> {
  await tx.insertInto('customers').values({ ...row, document: json(row.document) }).execute();
}

export async function findCustomer(db: Kysely<Tables>, { shopId, customerId }: { shopId: string; customerId: string }): Promise<CustomerRow | undefined> {
  return db.selectFrom('customers').selectAll().where('shop_id', '=', shopId).where('id', '=', customerId).executeTakeFirst();
}

const matching = (db: Kysely<Tables>, shopId: string, { q, segment }: CustomerFilter) => {
  let query = db.selectFrom('customers').where('shop_id', '=', shopId);
  if (segment !== undefined) query = query.where('segment', '=', segment);
  const words = searchedWords(q);
  return words.length > 0 ? query.where(findTexts(shopId, words)) : query;
};

export async function searchCustomers(db: Kysely<Tables>, shopId: string, filter: CustomerFilter, { limit, after }: {
  limit: number; after?: { name: string; id: string } | undefined;
}): Promise<CustomerRow[]> {
  let query = matching(db, shopId, filter).selectAll();
  if (after !== undefined) query = query.where(sql<boolean>`(name, id) > (${after.name}, ${after.id})`);
  return query.orderBy('name').orderBy('id').limit(limit).execute();
}

export async function countCustomers(db: Kysely<Tables>, shopId: string, filter: CustomerFilter): Promise<number> {
  const { count } = await matching(db, shopId, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}
