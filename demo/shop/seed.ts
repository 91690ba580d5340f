import type { Client, CustomerInput, Order, Payment } from '../../src/index.ts';
import { sampleSlip } from '../../testing/proof-file.ts';
import { catalogue } from './catalogue.ts';
import { customers } from './customers.ts';
import { pastOrders } from './orders.ts';

const dayMs = 86_400_000;

/** Companies have thirty days, and one or two of them are late. */
const isSettled = ({ orderedAt, segment }: Order, now: number): boolean => now - Date.parse(orderedAt) > (segment === 'b2b' ? 36 : 6) * dayMs;

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
    if (!payment) continue;
    if (placed.segment === 'b2c' && !isSettled(placed, Date.now())) await addReceipt(client, placed, payment);
    if (isSettled(placed, Date.now())) await cashier.payments.verify(placed.id, payment.id, { ifMatch: '*' });
  }
};

/** The newest money comes with the till's receipt, which somebody has to look at. */
const addReceipt = async (client: Client, order: Order, { id, amount }: Payment): Promise<void> => {
  const total = (amount.amount / 100).toFixed(2);
  const file = sampleSlip({ lines: ['Meridian Shop, till 2', `Received RM ${total}`, `For order ${order.number ?? ''}`], name: `receipt-${order.number ?? 'draft'}.pdf` });
  const upload = await client.uploads.send(file);
  await client.payments.addProof(order.id, id, { uploadId: upload.id as `upl_${string}`, kind: 'receipt', claimed: { amount } });
};
