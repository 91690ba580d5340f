import * as z from 'zod/mini';
import { Money, Price } from './money.ts';
import { PageQuery, pageOf } from './page.ts';
import { Actor } from './session.ts';
import { BasisPoints, Instant, line, openEnum, WebAddress } from './scalars.ts';

export const itemStatuses = ['active', 'archived'] as const;

/** One choice that makes a variant: `{ name: 'Viscosity', value: '5W-30' }`. */
const option = { name: line(80), value: line(200) };
export const ItemOption = z.object(option).register(z.globalRegistry, { id: 'ItemOption' });
export type ItemOption = z.infer<typeof ItemOption>;

export const Sku = line(100);

export const StockFigures = z.object({
  onHand: z.int(),
  /** On hand less what orders have taken. */
  available: z.int(),
  incomingAt: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'StockFigures' });
export type StockFigures = z.infer<typeof StockFigures>;

/** A sellable SKU. */
export const CatalogueItem = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  options: z.array(ItemOption),
  category: z.optional(z.string()),
  price: Money,
  taxRate: z.int(),
  barcode: z.optional(z.string()),
  imageUrl: z.optional(z.string()),
  status: openEnum(itemStatuses),
  /** May be sold beyond its stock by who has the right to. */
  backOrder: z.boolean(),
  stock: StockFigures,
  updatedAt: z.string(),
}).register(z.globalRegistry, { id: 'CatalogueItem' });
export type CatalogueItem = z.infer<typeof CatalogueItem>;

export const CatalogueItemInput = z.strictObject({
  sku: Sku,
  title: line(300),
  options: z.optional(z.array(z.strictObject(option)).check(z.maxLength(10))),
  category: z.optional(line(120)),
  price: Price,
  taxRate: z.optional(BasisPoints),
  barcode: z.optional(line(64)),
  imageUrl: z.optional(WebAddress),
  status: z.optional(z.enum(itemStatuses)),
  backOrder: z.optional(z.boolean()),
  /** What is on hand; the stock stays as it is when this is absent. */
  onHand: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000))),
}).register(z.globalRegistry, { id: 'CatalogueItemInput' });
export type CatalogueItemInput = z.infer<typeof CatalogueItemInput>;

/** Items to create or replace, told apart by their SKU. */
export const CatalogueUpsert = z.strictObject({ items: z.array(CatalogueItemInput).check(z.minLength(1), z.maxLength(200)) });

export const upsertOutcomes = ['created', 'updated', 'unchanged'] as const;
export const CatalogueUpsertResult = z.object({
  results: z.array(z.object({ sku: z.string(), itemId: z.string(), outcome: openEnum(upsertOutcomes) })),
}).register(z.globalRegistry, { id: 'CatalogueUpsertResult' });
export type CatalogueUpsertResult = z.infer<typeof CatalogueUpsertResult>;

export const CatalogueQuery = z.extend(PageQuery, {
  /** Words in title, SKU, options or barcode; every word must match. */
  q: z.optional(z.string().check(z.maxLength(200))),
  category: z.optional(line(120)),
  inStock: z.optional(z.boolean()),
  /** Only these items; an empty list is none. */
  ids: z.optional(z.array(z.string()).check(z.maxLength(200))),
  skus: z.optional(z.array(z.string()).check(z.maxLength(200))),
});
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

export const CataloguePage = pageOf(CatalogueItem).register(z.globalRegistry, { id: 'CataloguePage' });

export const CategoryList = z.object({ items: z.array(z.object({ name: z.string(), itemCount: z.int() })) })
  .register(z.globalRegistry, { id: 'CategoryList' });

export const StockLevel = z.object({
  itemId: z.string(), sku: z.string(), onHand: z.int(), allocated: z.int(), available: z.int(), asOf: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'StockLevel' });
export type StockLevel = z.infer<typeof StockLevel>;

export const StockQuery = z.strictObject({ skus: z.array(z.string()).check(z.minLength(1), z.maxLength(200)) });
export const StockList = z.object({ items: z.array(StockLevel) }).register(z.globalRegistry, { id: 'StockList' });

export const StockLevels = z.array(z.strictObject({ sku: Sku, onHand: z.int().check(z.gte(0), z.lte(1_000_000_000)) })).check(z.minLength(1), z.maxLength(1_000));

/** What a warehouse counted at an instant; a count older than the last one is ignored. */
export const StockSnapshot = z.strictObject({ asOf: Instant, levels: StockLevels }).register(z.globalRegistry, { id: 'StockSnapshot' });
export const StockSnapshotResult = z.object({ applied: z.int(), ignored: z.int(), unknownSkus: z.array(z.string()) })
  .register(z.globalRegistry, { id: 'StockSnapshotResult' });

export const ledgerReasons = ['placed', 'amended', 'restored', 'cancelled', 'undone', 'shipped'] as const;

/** One movement of what orders hold of an item: `allocated` is the sum of its `delta`s, always. */
export const StockMovement = z.object({
  id: z.string(), itemId: z.string(), sku: z.string(), orderId: z.optional(z.string()), orderNumber: z.optional(z.string()), lineId: z.optional(z.string()),
  delta: z.int(), reason: openEnum(ledgerReasons), at: z.string(), actor: z.optional(Actor),
}).register(z.globalRegistry, { id: 'StockMovement' });
export type StockMovement = z.infer<typeof StockMovement>;
export const StockMovementQuery = z.extend(PageQuery, { sku: z.optional(Sku), orderId: z.optional(z.string().check(z.maxLength(80))) });
export const StockMovementPage = pageOf(StockMovement).register(z.globalRegistry, { id: 'StockMovementPage' });
