import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type {
  CatalogueItem, CatalogueItemInput, CataloguePage, CatalogueQuery, CatalogueUpsert, CatalogueUpsertResult, CategoryList,
} from '../../src/contract/catalogue.ts';
import type { LineInput } from '../../src/contract/order.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Caller } from '../caller.ts';
import { defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { countItems, findItems, listCategories, lockItems, saveItems, searchItems, type ItemNames, type ItemRow } from './catalogue-store.ts';
import { stockNews } from './stock-news.ts';

type NamesItem = Pick<LineInput, 'itemId' | 'sku'>;

/** Catalogue items as they stand now, found by what lines say of them. */
export interface Snapshot {
  /** `null` when the shop has no such item, also when id and SKU name different ones. */
  itemOf(line: NamesItem): CatalogueItem | null;
  /** The same items after an order has taken of them. */
  after(taken: readonly { itemId: string; quantity: number }[]): Snapshot;
}

/** What a shop sells. */
export interface Catalogue {
  search(db: Kysely<Tables>, shopId: string, query: CatalogueQuery): Promise<z.infer<typeof CataloguePage>>;
  /** @throws {ProblemError} `notFound` */
  get(db: Kysely<Tables>, shopId: string, itemId: string): Promise<CatalogueItem>;
  categories(db: Kysely<Tables>, shopId: string): Promise<z.infer<typeof CategoryList>>;
  /** Creates or replaces items by their SKUs. @throws {ProblemError} `validationFailed`, `currencyMismatch` */
  upsert(tx: Tx, body: z.infer<typeof CatalogueUpsert>, caller: Caller): Promise<CatalogueUpsertResult>;
  /** The items that lines name. With `lock` they stay as they are until the transaction ends. */
  snapshot(db: Kysely<Tables>, shopId: string, lines: readonly NamesItem[]): Promise<Snapshot>;
  lockedSnapshot(tx: Tx, shopId: string, lines: readonly NamesItem[]): Promise<Snapshot>;
}

const toItem = (row: ItemRow): CatalogueItem => ({
  id: row.id, sku: row.sku, title: row.title, options: row.options, ...(row.category !== null && { category: row.category }),
  price: { amount: row.price, currency: row.currency }, taxRate: row.tax_rate,
  ...(row.barcode !== null && { barcode: row.barcode }), ...(row.image_url !== null && { imageUrl: row.image_url }),
  status: row.status, backOrder: row.back_order,
  stock: {
    onHand: row.on_hand, available: row.on_hand - row.allocated, ...(row.incoming_at !== null && { incomingAt: row.incoming_at }),
  },
  updatedAt: row.updated_at,
});

const searchTextOf = ({ title, sku, options = [], barcode, category }: CatalogueItemInput): string =>
  [title, sku, ...options.map(({ value }) => value), barcode, category].filter(Boolean).join(' ').toLowerCase();

const namesOf = (lines: readonly NamesItem[]): ItemNames => ({
  itemIds: [...new Set(lines.flatMap(({ itemId }) => itemId ?? []))],
  skus: [...new Set(lines.flatMap(({ itemId, sku }) => (itemId === undefined && sku !== undefined ? sku : [])))],
});

const snapshotOf = (rows: readonly ItemRow[]): Snapshot => {
  const items = rows.map(toItem);
  const byId = new Map(items.map((item) => [item.id, item]));
  const bySku = new Map(items.map((item) => [item.sku, item]));
  return {
    itemOf({ itemId, sku }) {
      const item = itemId === undefined ? bySku.get(sku ?? '') : byId.get(itemId);
      return item === undefined || (sku !== undefined && item.sku !== sku) ? null : item;
    },
    after(taken) {
      const takenOf = ({ id }: ItemRow): number => taken.filter(({ itemId }) => itemId === id).reduce((sum, { quantity }) => sum + quantity, 0);
      return snapshotOf(rows.map((row) => ({ ...row, allocated: row.allocated + takenOf(row) })));
    },
  };
};

/** Everything that a replacement would change; when nothing, the item keeps its date. */
const isSame = (a: ItemRow, b: ItemRow): boolean => {
  const comparable = ({ updated_at: _updatedAt, ...rest }: ItemRow): string => JSON.stringify(Object.entries(rest).sort(([x], [y]) => (x < y ? -1 : 1)));
  return comparable(a) === comparable(b);
};

function checkUpsert(items: readonly CatalogueItemInput[], currency: string): void {
  const seen = new Set<string>();
  const repeated = items.flatMap(({ sku }, index): FieldError[] => {
    if (!seen.has(sku)) {
      seen.add(sku);
      return [];
    }
    return [{ code: 'invalidValue', pointer: `/items/${index}/sku`, detail: 'This SKU stands here twice.' }];
  });
  if (repeated.length > 0) throw new ProblemError('validationFailed', { detail: 'A SKU stands here twice.', errors: repeated });
  const foreign = items.flatMap(({ price }, index): FieldError[] => (price.currency === currency ? [] : [{
    code: 'currencyMismatch', pointer: `/items/${index}/price/currency`, detail: `The shop sells in ${currency}.`,
    params: { expected: currency, actual: price.currency },
  }]));
  if (foreign.length > 0) throw new ProblemError('currencyMismatch', { detail: `The shop sells in ${currency}.`, errors: foreign });
}

export function createCatalogue({ clock, settings, events }: { clock: Clock; settings: ShopSettings; events: Events }): Catalogue {
  return {
    async search(db, shopId, query) {
      const limit = query.limit ?? defaultPageSize;
      const [title, id] = query.after === undefined ? [] : readCursor(query.after, ['string', 'string'] as const);
      const after = title === undefined || id === undefined ? undefined : { title, id };
      const rows = await searchItems(db, shopId, query, { limit: limit + 1, after });
      const total = await totalOf(rows, { ...query, limit, count: () => countItems(db, shopId, query) });
      return pageOfRows(rows, { limit, toItem, cursorOf: (row) => writeCursor([row.title, row.id]), total });
    },

    async get(db, shopId, itemId) {
      const [row] = await findItems(db, shopId, { itemIds: [itemId], skus: [] });
      if (row === undefined) throw notFound('item');
      return toItem(row);
    },

    categories: async (db, shopId) => ({ items: await listCategories(db, shopId) }),

    async upsert(tx, { items }, { shopId, actor }) {
      const { currency, lowStockAt } = await settings.read(tx, shopId);
      checkUpsert(items, currency);
      const now = new Date(clock.now()).toISOString();
      const present = new Map((await lockItems(tx, shopId, { itemIds: [], skus: items.map(({ sku }) => sku) })).map((row) => [row.sku, row]));
      const saved = items.map((item) => {
        const before = present.get(item.sku);
        const row: ItemRow = {
          shop_id: shopId, id: before?.id ?? newId('itm'), sku: item.sku, title: item.title, options: item.options ?? [],
          category: item.category ?? null, price: item.price.amount, currency: item.price.currency, tax_rate: item.taxRate ?? 0,
          barcode: item.barcode ?? null, image_url: item.imageUrl ?? null, status: item.status ?? 'active', back_order: item.backOrder ?? false,
          on_hand: item.onHand ?? before?.on_hand ?? 0, allocated: before?.allocated ?? 0,
          incoming_at: before?.incoming_at ?? null, counted_at: before?.counted_at ?? null,
          search_text: searchTextOf(item), created_at: before?.created_at ?? now, updated_at: now,
        };
        return { row, outcome: before === undefined ? 'created' as const : isSame(before, row) ? 'unchanged' as const : 'updated' as const };
      });
      const changed = saved.filter(({ outcome }) => outcome !== 'unchanged');
      await saveItems(tx, changed.map(({ row }) => row));
      const restocked = saved.flatMap(({ row: after }) => {
        const before = present.get(after.sku);
        return before === undefined || before.on_hand === after.on_hand ? [] : [{ before, after }];
      });
      const created = changed.filter(({ outcome }) => outcome === 'created').length;
      await events.append(tx, {
        shopId,
        events: [
          ...(changed.length === 0 ? [] : [{ type: 'catalogue.changed' as const, actor, data: { created, updated: changed.length - created, skus: changed.map(({ row }) => row.sku) } }]),
          ...stockNews(restocked, { asOf: now, actor, lowStockAt }),
        ],
      });
      return { results: saved.map(({ row, outcome }) => ({ sku: row.sku, itemId: row.id, outcome })) };
    },

    snapshot: async (db, shopId, lines) => snapshotOf(await findItems(db, shopId, namesOf(lines))),
    lockedSnapshot: async (tx, shopId, lines) => snapshotOf(await lockItems(tx, shopId, namesOf(lines))),
  };
}
