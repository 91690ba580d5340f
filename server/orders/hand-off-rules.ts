import { handOffWaitsFor } from '../../src/rules/lifecycle.ts';
import type { Tx } from '../database/database.ts';
import type { OrderFulfilments } from './order-ports.ts';

/** Lets the hand-offs of an order leave, or keeps back what has not been sent, as its holds and its payments say now. */
export async function applyHandOffRules(
  tx: Tx, fulfilments: OrderFulfilments, { rules, ...order }: { shopId: string; orderId: string; rules: Parameters<typeof handOffWaitsFor>[0] },
): Promise<void> {
  const waitingFor = handOffWaitsFor(rules);
  if (waitingFor === undefined) await fulfilments.release(tx, order);
  else await fulfilments.retain(tx, { ...order, waitingFor });
}
