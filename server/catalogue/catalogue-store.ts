import { sql, type Kysely, type Selectable } from 'kysely';
import type { CatalogueQuery } from '../../src/contract/catalogue.ts';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { CatalogueItemsTable } from '../database/order-tables.ts';
import { findTexts, searchedWords } from '../database/text-search.ts';

export type ItemRow = Selectable<CatalogueItemsTable>;

/** What names an item: its id, its SKU, or both, and then both must fit. */
export interface ItemNames { itemIds: readonly string[]; skus: readonly string[] }

const named = (db: Kysely<Tables>, shopId: string, { itemIds, skus }: ItemNames) =>
  db.selectFrom('catalogue_items').selectAll().where('shop_id', '=', shopId)
    .where((is) => is.or([
      ...(itemIds.length > 0 ? [is('id', 'in', itemIds)] : []),
      ...(skus.length > 0 ? [is('sku', 'in', skus)] : []),
    ]));

export async function findItems(db: Kysely<Tables>, shopId: string, names: ItemNames): Promise<ItemRow[]> {
  if (names.itemIds.length + names.skus.length === 0) return [];
  return named(db, shopId, names).execute();
}

/** Locks the items in the order of their ids, as everybody does who takes stock, so that nobody waits in a ring. */
export async function lockItems(tx: Tx, shopId: string, names: ItemNames): Promise<ItemRow[]> {
  if (names.itemIds.length + names.skus.length === 0) return [];
  return named(tx, shopId, names).orderBy('id').forUpdate().execute();
}

export interface SearchPage { limit: number; after?: { title: string; id: string } | undefined }

const matching = (db: Kysely<Tables>, shopId: string, { q, category, inStock, ids, skus }: CatalogueQuery) => {
  let query = db.selectFrom('catalogue_items').where('shop_id', '=', shopId);
  if (ids === undefined && skus === undefined) query = query.where('status', '=', 'active');
  const words = searchedWords(q);
  if (words.length > 0) query = query.where(findTexts(shopId, words));
  if (category !== undefined) query = query.where('category', '=', category);
  if (inStock) query = query.whereRef('on_hand', '>', 'allocated');
  if (ids !== undefined) query = ids.length > 0 ? query.where('id', 'in', ids) : query.where(sql<boolean>`false`);
  if (skus !== undefined) query = skus.length > 0 ? query.where('sku', 'in', skus) : query.where(sql<boolean>`false`);
  return query;
};

export async function searchItems(db: Kysely<Tables>, shopId: string, filter: CatalogueQuery, { limit, after }: SearchPage): Promise<ItemRow[]> {
  let query = matching(db, shopId, filter).selectAll();
  if (after !== undefined) query = query.where(sql<boolean>`(title, id) > (${after.title}, ${after.id})`);
  return query.orderBy('title').orderBy('id').limit(limit).execute();
}

export async function countItems(db: Kysely<Tables>, shopId: string, filter: CatalogueQuery): Promise<number> {
  const { count } = await matching(db, shopId, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

export async function listCategories(db: Kysely<Tables>, shopId: string): Promise<{ name: string; itemCount: number }[]> {
  const rows = await db.selectFrom('catalogue_items').select((of) => ['category', of.fn.countAll<number>().as('count')])
    .where('shop_id', '=', shopId).where('status', '=', 'active').where('category', 'is not', null)
    .groupBy('category').orderBy('category').execute();
  return rows.map(({ category, count }) => ({ name: category ?? '', itemCount: count }));
}

/** Writes items whole, but leaves what orders have taken as it is. */
export async function saveItems(tx: Tx, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('catalogue_items').values(rows.map((row) => ({ ...row, options: json(row.options) })))
    .onConflict((conflict) => conflict.columns(['shop_id', 'sku']).doUpdateSet((excluded) => ({
      title: excluded.ref('excluded.title'), options: excluded.ref('excluded.options'), category: excluded.ref('excluded.category'),
      price: excluded.ref('excluded.price'), currency: excluded.ref('excluded.currency'), tax_rate: excluded.ref('excluded.tax_rate'),
      barcode: excluded.ref('excluded.barcode'), image_url: excluded.ref('excluded.image_url'), status: excluded.ref('excluded.status'),
      back_order: excluded.ref('excluded.back_order'), on_hand: excluded.ref('excluded.on_hand'),
      search_text: excluded.ref('excluded.search_text'), updated_at: excluded.ref('excluded.updated_at'),
    }))).execute();
}
