import type { Client, Order, OrderDraft, OrderInput } from '../../src/index.ts';
import { placeAgain } from './resubmission.ts';

export interface PlacingOptions {
  draft: OrderDraft;
  /** The order as the draft asks for it. */
  order: OrderInput;
  /** Warnings that the person has seen. */
  acknowledge: readonly 'duplicateSuspected'[];
  /** Called before the first thing of an undone order changes that a failure could leave half done. */
  onTouched: (orderId: string) => void;
}

/** Places the order of a draft under the draft's key: a new one, or the one that it was before that was undone. */
export const placeOrder = (client: Client, { draft: { undone, idempotencyKey }, order, acknowledge, onTouched }: PlacingOptions): Promise<Order> => {
  if (undone) return placeAgain(client, { undone, order, acknowledge, onTouched: () => onTouched(undone.orderId) });
  return client.orders.create({ ...order, submit: true, ...(acknowledge.length > 0 && { acknowledge: [...acknowledge] }) }, { idempotencyKey });
};
