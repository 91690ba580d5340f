import { growthWaitsFor } from '../../src/rules/edits.ts';
import { handOffWaitsFor } from '../../src/rules/lifecycle.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { Tx } from '../database/database.ts';
import type { OrderFulfilments, WaitingFor } from './order-ports.ts';
import type { OrderState } from './order-state.ts';

/** An order, as far as its hand-offs depend on it. */
export type Releasing = Pick<OrderState, 'row' | 'payments'>;

/**
 * What the hand-offs of an order wait for: a hold, a payment rule, or the money that edits ask beyond what it came to when
 * it was placed. What was not claimed then, nobody waits for now.
 */
export function waitsFor({ row, payments }: Releasing, { paymentMethods: methods }: Settings): WaitingFor | undefined {
  const totalAmount = row.totals.total.amount;
  return handOffWaitsFor({ holds: row.holds, payments, methods })
    ?? (totalAmount <= row.placed_total ? undefined : growthWaitsFor({ totalAmount, payments, methods, onTerms: row.document.paymentTerms?.type === 'net' }));
}

/** Lets the hand-offs of an order leave, or keeps back what has not been sent, as the order is now. */
export async function applyHandOffRules(tx: Tx, fulfilments: OrderFulfilments, state: Releasing, settings: Settings): Promise<void> {
  const order = { shopId: state.row.shop_id, orderId: state.row.id };
  const waitingFor = waitsFor(state, settings);
  if (waitingFor === undefined) await fulfilments.release(tx, order);
  else await fulfilments.retain(tx, { ...order, waitingFor });
}
