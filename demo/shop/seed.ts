import type { Client, CustomerInput } from '../../src/index.ts';
import { catalogue } from './catalogue.ts';
import { customers } from './customers.ts';
import { pastOrders } from './orders.ts';

/** Fills an empty shop through the same SDK that everybody uses; a shop that has items is left as it is. */
export const seedShop = async (client: Client): Promise<void> => {
  if ((await client.catalogue.search({ limit: 1 })).items.length > 0) return;
  for (let start = 0; start < catalogue.length; start += 200) {
    await client.catalogue.upsert(catalogue.slice(start, start + 200));
  }
  const kept: { id: string; segment: string; input: CustomerInput }[] = [];
  for (const input of customers) kept.push({ id: (await client.customers.create(input)).id, segment: input.segment, input });
  for (const order of pastOrders({ now: Date.now(), customers: kept })) {
    const input = kept.find(({ id }) => id === order.customer?.customerId)?.input;
    await client.orders.create({
      ...order,
      customer: { ...order.customer, name: input?.name, email: input?.email, phone: input?.phone },
      ...(input?.company && { company: input.company }),
      ...(input?.shippingAddress && { shippingAddress: input.shippingAddress }),
    });
  }
};
