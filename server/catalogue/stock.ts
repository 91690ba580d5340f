import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { StockLevel, StockMovement, StockMovementPage, StockMovementQuery, StockSnapshot, StockSnapshotResult } from '../../src/contract/catalogue.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Caller } from '../caller.ts';
import { defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { findItems, lockItems, type ItemRow } from './catalogue-store.ts';
import { stockNews, type LevelChange } from './stock-news.ts';
import { addOnHand, allocate, countMovements, deallocate, findMovements, insertLedger, setOnHand, type LedgerRow, type MovementRow } from './stock-store.ts';

/** What one line of an order takes of an item, or gives back. */
export interface LineStock { lineId: string; itemId: string; quantity: number }
/** How far a warehouse’s clock may be ahead of ours. */
const countedAheadMs = 5 * 60 * 1_000;

interface OfOrder { shopId: string; orderId: string; actor: Actor; lines: readonly LineStock[] }

/** An item that there is not enough of. */
export interface Shortage {
  itemId: string;
  /** How many more were asked for, over all lines. */
  requested: number;
  /** How many there were to take, 0 at the least. */
  available: number;
}

/** What is on hand, and what orders have taken of it. */
export interface Stock {
  levels(db: Kysely<Tables>, shopId: string, skus: readonly string[]): Promise<StockLevel[]>;
  /** Sets what a warehouse counted; what was counted later than that stays. @throws {ProblemError} `validationFailed` for a count of the future */
  count(tx: Tx, snapshot: z.infer<typeof StockSnapshot>, caller: Caller): Promise<z.infer<typeof StockSnapshotResult>>;
  /**
   * Takes the stock of an order's lines, each item once. Answers the items that there is not enough of: then the
   * transaction must be given up, for the others have been taken.
   */
  take(tx: Tx, order: OfOrder & { backOrderAllowed: boolean }): Promise<Shortage[]>;
  /**
   * A placed order is edited: each line's quantity is how many more it needs, below 0 how many it needs no more. Lines
   * of one item count together. Answers the items that there is not enough of, as `take` does.
   */
  adjust(tx: Tx, order: OfOrder & { backOrderAllowed: boolean }): Promise<Shortage[]>;
  /** As `adjust`, but whatever is in stock: the warehouse keeps to what it had, and the goods stand there. */
  retake(tx: Tx, order: OfOrder): Promise<void>;
  /** Gives back what an order had taken and will not get. */
  giveBack(tx: Tx, order: OfOrder & { reason: 'cancelled' | 'undone' }): Promise<void>;
  /** What an order had taken has left the shelf. @param order.leftAt when, by the clock of the warehouse that counts it; never after now */
  ship(tx: Tx, order: OfOrder & { leftAt: string }): Promise<void>;
  /** Goods that came back stand on the shelf again, free for anybody. */
  restock(tx: Tx, returned: OfOrder): Promise<void>;
  /** What orders have taken and given back, newest first. */
  movements(db: Kysely<Tables>, shopId: string, query: z.infer<typeof StockMovementQuery>): Promise<z.infer<typeof StockMovementPage>>;
}

/** An item that stands on several lines is taken once, in the order of ids that everybody locks in. */
const byItem = (lines: readonly LineStock[]): { id: string; quantity: number }[] => {
  const sums = new Map<string, number>();
  for (const { itemId, quantity } of lines) sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  return [...sums].map(([id, quantity]) => ({ id, quantity })).sort((a, b) => (a.id < b.id ? -1 : 1));
};

const toMovement = (row: MovementRow): StockMovement => ({
  id: row.id, itemId: row.item_id, sku: row.sku, ...(row.order_id !== null && { orderId: row.order_id }),
  ...(row.number !== null && { orderNumber: row.number }), ...(row.line_id !== null && { lineId: row.line_id }),
  delta: row.delta, reason: row.reason, at: row.at, ...(row.actor !== null && { actor: row.actor }),
});

export function createStock({ clock, settings, events }: { clock: Clock; settings: ShopSettings; events: Events }): Stock {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const record = (tx: Tx, { shopId, orderId, actor, lines }: OfOrder, reason: LedgerRow['reason'], leftAt: string | null = null): Promise<void> =>
    insertLedger(tx, lines.filter(({ quantity }) => quantity !== 0).map(({ lineId, itemId, quantity }) => ({
      shop_id: shopId, id: newId('led'), item_id: itemId, order_id: orderId, line_id: lineId, delta: quantity, reason, at: nowIso(), actor, left_at: leftAt,
    })));

  const tell = async (tx: Tx, { shopId, actor }: Pick<OfOrder, 'shopId' | 'actor'>, changes: readonly LevelChange[], asOf?: string): Promise<void> => {
    if (changes.length === 0) return;
    const { lowStockAt } = await settings.read(tx, shopId);
    await events.append(tx, { shopId, events: stockNews(changes, { actor, lowStockAt, asOf }) });
  };

  const locked = (tx: Tx, shopId: string, items: readonly { id: string }[]): Promise<ItemRow[]> =>
    lockItems(tx, shopId, { itemIds: items.map(({ id }) => id), skus: [] });

  /** Takes and gives back, as far as it may; what it could not take it answers. */
  const move = async (tx: Tx, order: OfOrder, { reason, ...policy }: { reason: LedgerRow['reason']; backOrderAllowed: boolean; regardless: boolean }): Promise<Shortage[]> => {
    const { shopId } = order;
    const items = byItem(order.lines).filter(({ quantity }) => quantity !== 0);
    const present = await locked(tx, shopId, items);
    const moved = new Map((await allocate(tx, { shopId, items, ...policy, now: nowIso() })).map((level) => [level.id, level]));
    await record(tx, order, reason);
    const short = items.filter(({ id }) => !moved.has(id));
    if (short.length === 0) {
      await tell(tx, order, present.flatMap((before) => {
        const after = moved.get(before.id);
        return after === undefined ? [] : [{ before, after }];
      }));
    }
    return short.map(({ id, quantity }) => {
      const item = present.find((row) => row.id === id);
      return { itemId: id, requested: quantity, available: item === undefined ? 0 : Math.max(0, item.on_hand - item.allocated) };
    });
  };

  const release = async (tx: Tx, order: OfOrder, reason: 'cancelled' | 'undone' | 'shipped', leftAt: string | null = null): Promise<void> => {
    const { shopId } = order;
    const items = byItem(order.lines);
    await locked(tx, shopId, items);
    await deallocate(tx, { shopId, items, leftAt, now: nowIso() });
    await record(tx, { ...order, lines: order.lines.map((line) => ({ ...line, quantity: -line.quantity })) }, reason, leftAt);
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
      const before = new Map(known.map((row) => [row.sku, row]));
      const changed = await setOnHand(tx, { shopId, levels: [...lastOfSku.values()], asOf, now: nowIso() });
      await tell(tx, { shopId, actor }, changed.map((after) => ({ before: before.get(after.sku) ?? after, after })), asOf);
      return {
        applied: changed.length, ignored: known.length - changed.length,
        unknownSkus: [...lastOfSku.keys()].filter((sku) => !before.has(sku)),
      };
    },

    take: (tx, { backOrderAllowed, ...order }) => move(tx, order, { reason: 'placed', backOrderAllowed, regardless: false }),
    adjust: (tx, { backOrderAllowed, ...order }) => move(tx, order, { reason: 'amended', backOrderAllowed, regardless: false }),
    async retake(tx, order) {
      await move(tx, order, { reason: 'restored', backOrderAllowed: true, regardless: true });
    },

    giveBack: (tx, { reason, ...order }) => release(tx, order, reason),
    ship: (tx, { leftAt, ...order }) => release(tx, order, 'shipped', new Date(Math.min(Date.parse(leftAt), clock.now())).toISOString()),

    async restock(tx, { shopId, actor, lines }) {
      const items = byItem(lines);
      const before = new Map((await locked(tx, shopId, items)).map((row) => [row.id, row]));
      const now = nowIso();
      const changed = await addOnHand(tx, { shopId, items, now });
      await tell(tx, { shopId, actor }, changed.map((after) => ({ before: before.get(after.id) ?? after, after })), now);
    },

    async movements(db, shopId, query) {
      const limit = query.limit ?? defaultPageSize;
      const [at, id] = query.after === undefined ? [] : readCursor(query.after, ['string', 'string'] as const);
      const after = at === undefined || id === undefined ? undefined : { at, id };
      const rows = await findMovements(db, { shopId, filter: query, limit: limit + 1, after });
      const total = await totalOf(rows, { ...query, limit, count: () => countMovements(db, { shopId, filter: query }) });
      return pageOfRows(rows, { limit, toItem: toMovement, cursorOf: (row) => writeCursor([row.at, row.id]), total });
    },
  };
}
