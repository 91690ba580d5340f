import type { HandOff } from '../../src/contract/fulfilment.ts';
import type { Order } from '../../src/contract/order.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import type { HandOffDetails, HandOffTerms } from '../database/delivery-tables.ts';
import type { FulfilmentRow } from './fulfilment-store.ts';

/** What a warehouse is told of an order beside goods and address. */
export const detailsOf = ({ id, customer, company, shippingAddress, notes, requestedDeliveryDate }: Order): HandOffDetails => ({
  recipient: {
    name: shippingAddress?.name ?? customer.name ?? company?.legalName ?? customer.email ?? customer.phone ?? id,
    ...(customer.email !== undefined && { email: customer.email }),
    ...((shippingAddress?.phone ?? customer.phone) !== undefined && { phone: shippingAddress?.phone ?? customer.phone }),
  },
  ...(notes.packing !== undefined && { packingNote: notes.packing }),
  ...(requestedDeliveryDate !== undefined && { requestedDeliveryDate }),
});

/** What an order asks of a warehouse. @param already what other hand-offs of it have shipped */
export const termsOf = (order: Order, already: ReadonlyMap<string, number> = new Map()): HandOffTerms => ({
  lines: order.lines
    .map(({ id, sku, title, quantity, quantities }) => ({ lineId: id, sku: sku ?? id, title, quantity: quantity - quantities.cancelled - (already.get(id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0),
  ...(order.shippingAddress !== undefined && { shipTo: order.shippingAddress }),
  ...(order.shippingAddress?.instructions !== undefined && { instructions: order.shippingAddress.instructions }),
  details: detailsOf(order),
});

/** What the warehouse has agreed to, or was asked for first. */
export const agreedTerms = ({ lines, ship_to: shipTo, instructions, details }: FulfilmentRow): HandOffTerms => ({
  lines,
  ...(shipTo !== null && { shipTo }), ...(instructions !== null && { instructions }), ...(details !== null && { details }),
});

/** The row’s own columns for what the warehouse is asked to do. */
export const termColumns = ({ lines, shipTo, instructions, details }: HandOffTerms): Pick<FulfilmentRow, 'lines' | 'ship_to' | 'instructions' | 'details'> =>
  ({ lines, ship_to: shipTo ?? null, instructions: instructions ?? null, details: details ?? null });

/** Whether both ask for the same; what is not known of one of them is not compared. */
export const sameTerms = (a: HandOffTerms, b: HandOffTerms): boolean => {
  const known = ({ lines, shipTo, instructions, details }: HandOffTerms) => ({ lines, shipTo, instructions, ...(a.details !== undefined && b.details !== undefined && { details }) });
  return canonicalJson(known(a)) === canonicalJson(known(b));
};

/** The whole hand-off, as its warehouse is told. */
export const handOffOf = ({ row, order, callbackUrl, terms = agreedTerms(row), amendmentId }: {
  row: FulfilmentRow;
  order: Order;
  callbackUrl: string;
  terms?: HandOffTerms;
  amendmentId?: string;
}): HandOff => ({
  type: amendmentId === undefined ? 'fulfilment.requested' : 'fulfilment.amended',
  ...(amendmentId !== undefined && { amendmentId }),
  fulfilmentId: row.id, orderId: order.id, orderNumber: order.number ?? order.id, shopId: row.shop_id, callbackUrl,
  lines: terms.lines,
  ...(terms.shipTo !== undefined && { shipTo: terms.shipTo }),
  ...(terms.instructions !== undefined && { instructions: terms.instructions }),
  ...(amendmentId === undefined ? detailsOf(order) : terms.details ?? detailsOf(order)),
});

/** The lines whose quantities are not the same in both, with 0 where a line is missing. */
export const termsDiffer = (before: HandOffTerms['lines'], after: HandOffTerms['lines']): { lineId: string; sku: string; title: string; before: number; after: number }[] => {
  const was = new Map(before.map((line) => [line.lineId, line]));
  const is = new Map(after.map((line) => [line.lineId, line]));
  return [...new Map([...was, ...is]).values()].flatMap(({ lineId, sku, title }) => {
    const [from, to] = [was.get(lineId)?.quantity ?? 0, is.get(lineId)?.quantity ?? 0];
    return from === to ? [] : [{ lineId, sku, title, before: from, after: to }];
  });
};
