import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { StockLevel, StockSnapshot, StockSnapshotResult } from '../../src/contract/catalogue.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Caller } from '../caller.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events, NewEvent } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { findItems, lockItems } from './catalogue-store.ts';
import { allocate, deallocate, insertLedger, setOnHand, type LedgerRow } from './stock-store.ts';

/** What one line of an order takes of an item, or gives back. */
export interface LineStock { lineId: string; itemId: string; quantity: number }
/** How far a warehouse’s clock may be ahead of ours. */
const countedAheadMs = 5 * 60 * 1_000;

interface OfOrder { shopId: string; orderId: string; lines: readonly LineStock[] }

/** What is on hand, and what orders have taken of it. */
export interface Stock {
  levels(db: Kysely<Tables>, shopId: string, skus: readonly string[]): Promise<StockLevel[]>;
  /** Sets what a warehouse counted; what was counted later than that stays. @throws {ProblemError} `validationFailed` for a count of the future */
  count(tx: Tx, snapshot: z.infer<typeof StockSnapshot>, caller: Caller): Promise<z.infer<typeof StockSnapshotResult>>;
  /**
   * Takes the stock of an order's lines, each item once. Answers the items that there is not enough of: then the
   * transaction must be given up, for the others have been taken.
   */
  take(tx: Tx, order: OfOrder & { backOrderAllowed: boolean }): Promise<string[]>;
  /** Gives back what an order had taken and will not get. */
  giveBack(tx: Tx, order: OfOrder): Promise<void>;
  /** What an order had taken has left the shelf. */
  ship(tx: Tx, order: OfOrder): Promise<void>;
}

/** An item that stands on several lines is taken once, in the order of ids that everybody locks in. */
const byItem = (lines: readonly LineStock[]): { id: string; quantity: number }[] => {
  const sums = new Map<string, number>();
  for (const { itemId, quantity } of lines) sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  return [...sums].map(([id, quantity]) => ({ id, quantity })).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** What is told of items whose stock was said anew: all of them at once, and each one of which orders hold more than there is. */
export function stockNews(changed: readonly { id: string; sku: string; on_hand: number; allocated: number }[], { asOf, actor }: { asOf: string; actor: Actor }): NewEvent[] {
  if (changed.length === 0) return [];
  const items = changed.map((item) => ({ itemId: item.id, sku: item.sku, onHand: item.on_hand, available: item.on_hand - item.allocated }));
  const short = changed.filter((item) => item.allocated > item.on_hand);
  return [
    { type: 'stock.changed', actor, data: { asOf, items } },
    ...short.map((item): NewEvent => ({ type: 'stock.shortfall', actor, data: { itemId: item.id, sku: item.sku, onHand: item.on_hand, allocated: item.allocated } })),
  ];
}

export function createStock({ clock, events }: { clock: Clock; events: Events }): Stock {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const record = ({ shopId, orderId, lines }: OfOrder, reason: LedgerRow['reason']): LedgerRow[] => lines.map(({ lineId, itemId, quantity }) => ({
    shop_id: shopId, id: newId('led'), item_id: itemId, order_id: orderId, line_id: lineId,
    delta: reason === 'placed' ? quantity : -quantity, reason, at: nowIso(), actor: null,
  }));

  const release = async (tx: Tx, order: OfOrder, reason: 'cancelled' | 'shipped'): Promise<void> => {
    const { shopId } = order;
    const items = byItem(order.lines);
    await lockItems(tx, shopId, { itemIds: items.map(({ id }) => id), skus: [] });
    await deallocate(tx, { shopId, items, shipped: reason === 'shipped', now: nowIso() });
    await insertLedger(tx, record(order, reason));
  };

  return {
    async levels(db, shopId, skus) {
      const rows = await findItems(db, shopId, { itemIds: [], skus });
      return rows.map((row) => ({
        itemId: row.id, sku: row.sku, onHand: row.on_hand, allocated: row.allocated, available: row.on_hand - row.allocated,
        ...(row.counted_at !== null && { asOf: row.counted_at }),
      }));
    },

    async count(tx, { asOf, levels }, { shopId, actor }) {
      if (Date.parse(asOf) > clock.now() + countedAheadMs) {
        throw new ProblemError('validationFailed', {
          detail: 'The count lies in the future.', errors: [{ code: 'invalidValue', pointer: '/asOf', detail: 'This lies in the future, and would hold back every count until then.' }],
        });
      }
      const lastOfSku = new Map(levels.map((level) => [level.sku, level]));
      const known = await lockItems(tx, shopId, { itemIds: [], skus: [...lastOfSku.keys()] });
      const knownSkus = new Set(known.map(({ sku }) => sku));
      const changed = await setOnHand(tx, { shopId, levels: [...lastOfSku.values()], asOf, now: nowIso() });
      await events.append(tx, { shopId, events: stockNews(changed, { asOf, actor }) });
      return {
        applied: changed.length, ignored: known.length - changed.length,
        unknownSkus: [...lastOfSku.keys()].filter((sku) => !knownSkus.has(sku)),
      };
    },

    async take(tx, order) {
      const { shopId, backOrderAllowed } = order;
      const items = byItem(order.lines);
      const taken = await allocate(tx, { shopId, items, backOrderAllowed, now: nowIso() });
      await insertLedger(tx, record(order, 'placed'));
      return items.filter(({ id }) => !taken.has(id)).map(({ id }) => id);
    },

    giveBack: (tx, order) => release(tx, order, 'cancelled'),
    ship: (tx, order) => release(tx, order, 'shipped'),
  };
}
