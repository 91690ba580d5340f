import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import type { Order } from '../../src/index.ts';
import { clientOf, eventually } from '../e2e/demo.ts';
import { ShopFloor } from '../e2e/shop-floor.ts';

/** One shop for all journeys, which take place one after the other: to start it takes longer than any of them. */
export const floor = await ShopFloor.open();
after(() => floor.close());

export const merchant = clientOf('merchant', floor.demo);
export const ops = clientOf('ops', floor.demo);

/** An amount of sen as the pages show it. */
export const ringgit = (amount: number): string => new Intl.NumberFormat('en-MY', { style: 'currency', currency: 'MYR' }).format(amount / 100);

/** The order as the server has it. */
export const orderOf = async (number: string): Promise<Order> => {
  const { items } = await merchant.orders.list({ q: number });
  const found = items.find((order) => order.number === number);
  assert.ok(found, `The server has ${number}.`);
  return merchant.orders.get(found.id);
};

/** What the server has of an order that was just placed, once the customer has one e-mail about it and the warehouse its hand-off. */
export const placedOrder = async (number: string): Promise<Order> => {
  await eventually(`the confirmation of ${number}`, async () => (await floor.mailsAbout(number)).length > 0);
  await floor.rowOf(number);
  const mails = await floor.mailsAbout(number);
  assert.equal(mails.length, 1, `one e-mail: ${mails.join(' · ')}`);
  const order = await orderOf(number);
  assert.equal(order.status, 'confirmed');
  assert.ok(order.fulfilments.length === 1 && order.fulfilments[0]?.sentAt, 'It was handed over once.');
  const { totals } = await merchant.orders.calculate({
    segment: order.segment as 'b2b', currency: order.currency, discounts: order.discounts as [], ...(order.shipping && { shipping: order.shipping }),
    lines: order.lines.map(({ kind, sku, title, quantity, unitPrice, taxRate, priceOverride }) => ({
      kind: kind as 'catalogue', quantity, unitPrice, taxRate, ...(sku !== undefined && { sku }), ...(kind === 'custom' && { title }), ...(priceOverride && { priceOverride }),
    })),
  });
  assert.deepEqual({ ...order.totals, paid: totals.paid, balance: totals.balance }, totals, 'It is charged as the server counts.');
  return order;
};

/** That a proof of the order is the file, byte by byte. */
export const assertProof = async (order: Order, path: string): Promise<void> => {
  const [proof] = order.payments[0]?.proofs ?? [];
  assert.ok(proof, 'It has a proof.');
  const file = await readFile(path);
  const sha256 = createHash('sha256').update(file).digest('hex');
  assert.equal((await merchant.uploads.get(proof.uploadId)).sha256, sha256);
  assert.deepEqual(Buffer.from(await (await merchant.uploads.content(proof.uploadId)).arrayBuffer()), file);
};
