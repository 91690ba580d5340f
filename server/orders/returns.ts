import type { Order, ReturnInput } from '../../src/contract/order.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Stock } from '../catalogue/stock.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { recordedReturns, type OrderCore } from './order-core.ts';
import type { OrderState } from './order-state.ts';
import { findReturns, insertReturn, updateCounts } from './order-store.ts';

/** Goods that came back. */
export interface Returns {
  /** @throws {ProblemError} `validationFailed` with `tooLarge` for more than is still out there */
  record(tx: Tx, input: ReturnInput, order: { orderId: string; caller: Caller; ifMatch: IfMatch }): Promise<Order>;
}

/** What is wrong with a return: a line that is not there, and more of one than has shipped and nobody has recorded yet, whatever its carrier said. */
function returnErrors({ lines: returned }: ReturnInput, { lines, returns }: OrderState): FieldError[] {
  const left = new Map(lines.map((line) => [line.id, line.shipped - recordedReturns({ returns }, line.id)]));
  return returned.flatMap(({ lineId, quantity }, index): FieldError[] => {
    const limit = left.get(lineId);
    if (limit === undefined) return [{ code: 'invalidValue', pointer: `/lines/${index}/lineId`, detail: 'The order has no such line.' }];
    if (quantity > limit) {
      return [{ code: 'tooLarge', pointer: `/lines/${index}/quantity`, lineId, detail: `No more than ${limit} of this line can come back.`, params: { limit } }];
    }
    left.set(lineId, limit - quantity);
    return [];
  });
}

export function createReturns({ clock, settings, stock, core }: { clock: Clock; settings: ShopSettings; stock: Stock; core: OrderCore }): Returns {
  return {
    async record(tx, input, { orderId, caller, ifMatch }) {
      const order = { shopId: caller.shopId, orderId };
      const state = await core.locked(tx, { ...order, ifMatch });
      requireMay(caller, 'orders.return', { order: state.row });
      const errors = returnErrors(input, state);
      if (errors.length > 0) throw new ProblemError('validationFailed', { detail: errors.map(({ detail }) => detail).slice(0, 3).join(' '), errors });
      const { lines: returned, reason, restock = false } = input;
      const came = new Map<string, number>();
      for (const { lineId, quantity } of returned) came.set(lineId, (came.get(lineId) ?? 0) + quantity);
      const row = {
        shop_id: order.shopId, id: newId('ret'), order_id: orderId, lines: [...came].map(([lineId, quantity]) => ({ lineId, quantity })),
        reason: reason ?? null, restocked: restock, actor: caller.actor, at: new Date(clock.now()).toISOString(),
      };
      await insertReturn(tx, row);
      const lines = state.lines.map((line) => ({ ...line, returned: Math.max(line.returned, recordedReturns(state, line.id) + (came.get(line.id) ?? 0)) }));
      await updateCounts(tx, order, lines.filter(({ id }) => came.has(id)));
      const shelved = lines.flatMap(({ id, item_id: itemId }) => (itemId === null || !came.has(id) ? [] : [{ lineId: id, itemId, quantity: came.get(id) ?? 0 }]));
      if (restock && shelved.length > 0) await stock.restock(tx, { ...order, actor: caller.actor, lines: shelved });
      return core.save(tx, { ...state, lines, returns: await findReturns(tx, order) }, {
        settings: await settings.read(tx, order.shopId), actor: caller.actor,
        happened: [{
          type: 'order.returned', data: { returnId: row.id, lines: row.lines, restocked: restock, ...(reason !== undefined && { reason }) },
          changes: lines.flatMap(({ id, returned: after }, index) => (state.lines[index]?.returned === after ? [] : [{ field: `lines/${id}/returned`, before: state.lines[index]?.returned, after }])),
        }],
      });
    },
  };
}
