import type { Client, CustomerInput, Order } from '../../src/index.ts';
import { catalogue } from './catalogue.ts';
import { customers } from './customers.ts';
import { pastOrders } from './orders.ts';

const dayMs = 86_400_000;

const isSettled = ({ orderedAt, segment }: Order, now: number): boolean => now - Date.parse(orderedAt) > (segment === 'b2b' ? 30 : 6) * dayMs;

/** Fills an empty shop through the same SDK that everybody uses; a shop that has items is left as it is. */
export const seedShop = async (client: Client, { cashier }: { cashier: Client }): Promise<void> => {
  if ((await client.catalogue.search({ limit: 1 })).items.length > 0) return;
  for (let start = 0; start < catalogue.length; start += 200) {
    await client.catalogue.upsert(catalogue.slice(start, start + 200));
  }
  const kept: { id: string; segment: string; input: CustomerInput }[] = [];
  for (const input of customers) kept.push({ id: (await client.customers.create(input)).id, segment: input.segment, input });
  for (const order of pastOrders({ now: Date.now(), customers: kept })) {
    const input = kept.find(({ id }) => id === order.customer?.customerId)?.input;
    const placed = await client.orders.create({
      ...order,
      customer: { ...order.customer, name: input?.name, email: input?.email, phone: input?.phone },
      ...(input?.company && { company: input.company }),
      ...(input?.shippingAddress && { shippingAddress: input.shippingAddress }),
    });
    // The newest money is still to be looked at, and companies take their thirty days. What the warehouse has said meanwhile changes nothing of that.
    const [payment] = placed.payments;
    if (payment && isSettled(placed, Date.now())) await cashier.payments.verify(placed.id, payment.id, { ifMatch: '*' });
  }
};
