import { createClient, type Client } from '../src/index.ts';
import type { TestShop } from '../testing/index.ts';

const slips = [
  { sku: 'LUB-4T-1L', quantity: 12, bank: 'Maybank', reference: 'IBG-8801', short: 0 },
  { sku: 'CAR-SHAM-2L', quantity: 4, bank: 'CIMB', reference: 'CT-5520', short: 1_000 },
  { sku: 'MER-MUG', quantity: 6, bank: 'Public Bank', reference: 'PBE-2207', short: 0 },
] as const;

/** A slip as a phone would photograph it, with the amount that it is for. */
const drawSlip = async (amount: string, reference: string): Promise<File> => {
  const canvas = new OffscreenCanvas(720, 960);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws nothing off screen.');
  pen.fillStyle = '#fdfcf8';
  pen.fillRect(0, 0, 720, 960);
  pen.fillStyle = '#f2c200';
  pen.fillRect(0, 0, 720, 110);
  pen.fillStyle = '#222';
  pen.font = '42px sans-serif';
  ['Transfer successful', amount, 'To: Petrol and More', `Reference: ${reference}`].forEach((line, place) => pen.fillText(line, 56, 230 + place * 96));
  return new File([await canvas.convertToBlob({ type: 'image/png' })], `slip-${reference}.png`, { type: 'image/png' });
};

const filled = new WeakSet<TestShop>();

/** Gives a shop some payments with pictures that wait, recorded by a merchant; a shop gets them once. */
export const bringSlips = async (shop: TestShop): Promise<void> => {
  if (filled.has(shop)) return;
  filled.add(shop);
  const merchant: Client = createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: () => shop.sessionToken('merchant') });
  for (const { sku, quantity, bank, reference, short } of slips) {
    const order = {
      segment: 'b2c', channel: 'chat', reason: { code: 'phoneOrder', note: 'Wrote in the chat.' }, customer: { name: 'Nurul Izzah', phone: '+60122345009' },
      shippingAddress: { name: 'Nurul Izzah', line1: '8 Jalan Kenari', city: 'Puchong', region: 'MY-10', postalCode: '47100', country: 'MY' },
      lines: [{ kind: 'catalogue', sku, quantity }],
    } as const;
    const { totals: { total } } = await merchant.orders.calculate({ ...order, lines: [...order.lines] });
    const upload = await merchant.uploads.send(await drawSlip(`RM ${((total.amount - short) / 100).toFixed(2)}`, reference));
    await merchant.orders.create({
      ...order, lines: [...order.lines], submit: true, acknowledge: ['duplicateSuspected', 'amountMismatch'],
      payments: [{
        methodCode: 'bankTransfer', amount: total, paidAt: new Date().toISOString(), payerName: 'Nurul Izzah', bank, reference,
        proofs: [{ uploadId: upload.id as `upl_${string}`, kind: 'bankSlip', claimed: { amount: { ...total, amount: total.amount - short }, reference } }],
      }],
    });
  }
};
