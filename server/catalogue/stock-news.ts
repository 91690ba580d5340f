import type { Actor } from '../../src/contract/session.ts';
import type { NewEvent } from '../events/events.ts';

/** What is on hand of an item, and what orders have taken of it. */
export interface Level { id: string; sku: string; on_hand: number; allocated: number }
export interface LevelChange { before: Level; after: Level }

const availableOf = ({ on_hand: onHand, allocated }: Level): number => onHand - allocated;
/** How many orders hold that are not there. */
const shortOf = (level: Level): number => Math.max(0, -availableOf(level));

/**
 * What is told when stock moved. All items at once whose stock was said anew, as of when it was; each one that has just
 * become low; and each one of which orders hold more than there is, again when it has grown worse.
 */
export function stockNews(changes: readonly LevelChange[], { actor, lowStockAt, asOf }: {
  actor: Actor; lowStockAt: number;
  /** When what is on hand was so; absent where only orders moved. */
  asOf?: string | undefined;
}): NewEvent[] {
  if (changes.length === 0) return [];
  const saidAnew = changes.map(({ after }) => ({ itemId: after.id, sku: after.sku, onHand: after.on_hand, available: availableOf(after) }));
  const low = changes.filter(({ before, after }) => availableOf(before) > lowStockAt && availableOf(after) <= lowStockAt);
  const short = changes.filter(({ before, after }) => shortOf(after) > shortOf(before));
  return [
    ...(asOf === undefined ? [] : [{ type: 'stock.changed' as const, actor, data: { asOf, items: saidAnew } }]),
    ...low.map(({ after }): NewEvent => ({
      type: 'stock.low', actor, data: { itemId: after.id, sku: after.sku, onHand: after.on_hand, available: availableOf(after), lowStockAt },
    })),
    ...short.map(({ after }): NewEvent => ({
      type: 'stock.shortfall', actor, data: { itemId: after.id, sku: after.sku, onHand: after.on_hand, allocated: after.allocated },
    })),
  ];
}
