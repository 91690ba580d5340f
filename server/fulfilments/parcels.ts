import type { Order } from '../../src/contract/order.ts';
import { trackingLink } from '../../src/rules/carriers.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Happened, LineProgress, OrderMessages, Raised, Settled } from '../orders/order-ports.ts';
import { shipmentsOfOrder, type FulfilmentRow } from './fulfilment-store.ts';
import { parcelsOf, writeParcel, writeParcelLines, writeTracking, type ParcelRow } from './parcel-store.ts';
import type { HandOffEvent } from './provider-news.ts';
import type { ParcelNews } from './warehouse-news.ts';

interface Change { shopId: string; row: FulfilmentRow; event: HandOffEvent; at: string }

/** What became of the parcels of one hand-off. */
export interface ParcelsWritten {
  happened: Happened[];
  raise: Raised[];
  settle: Settled[];
  /** How far each line has come over all parcels of the order; absent while there are none. */
  progress: LineProgress[] | undefined;
  parcels: readonly { id: string; left: boolean; delivered: boolean }[];
}

const happenedTo = (before: ParcelRow | undefined, news: ParcelNews, shipmentId: string, { row, event }: Change): Happened[] => {
  const data = {
    fulfilmentId: row.id, shipmentId,
    ...(news.created !== undefined && { carrier: news.created.carrier }),
    ...(news.created?.trackingNumber !== undefined && { trackingNumber: news.created.trackingNumber }),
  };
  const list: Happened[] = [];
  if (before?.carrier == null && news.created !== undefined) list.push({ type: 'shipment.created', data });
  if (event.type === 'shipment.trackingUpdated' && event.shipmentReference === news.reference) {
    list.push({ type: 'shipment.trackingUpdated', data: { ...data, status: event.status, at: event.at, ...(event.description !== undefined && { description: event.description }), ...(event.location !== undefined && { location: event.location }) } });
  }
  if (news.status !== before?.status && news.status === 'delivered') list.push({ type: 'shipment.delivered', data });
  if (news.status !== before?.status && news.status === 'exception') list.push({ type: 'shipment.exception', data });
  return list;
};

/** What each line has come to, over all parcels of the order. */
const progressOf = async (tx: Tx, { shopId, orderId }: { shopId: string; orderId: string }): Promise<LineProgress[]> => {
  const lines = new Map<string, LineProgress>();
  for (const shipment of await shipmentsOfOrder(tx, { shopId, orderId })) {
    const delivered = shipment.events.some(({ status }) => status === 'delivered');
    for (const { lineId, quantity } of shipment.lines) {
      const line = lines.get(lineId) ?? { lineId, shipped: 0, delivered: 0, returned: 0 };
      line.shipped += quantity;
      if (delivered) line.delivered += quantity;
      if (shipment.status === 'returned') line.returned += quantity;
      lines.set(lineId, line);
    }
  }
  return [...lines.values()];
};

/** The parcels that carry what was handed over. */
export function createParcels({ messages }: { messages: Pick<OrderMessages, 'enqueue'> }) {
  return {
    /** Writes the parcels of a hand-off as everything said of them makes them. */
    async write(tx: Tx, change: Change, news: readonly ParcelNews[]): Promise<ParcelsWritten> {
      const { shopId, row, event, at } = change;
      const written: ParcelsWritten & { parcels: { id: string; left: boolean; delivered: boolean }[] } = { happened: [], raise: [], settle: [], progress: undefined, parcels: [] };
      if (news.length === 0) return written;
      const known = await parcelsOf(tx, { shopId, fulfilmentId: row.id });
      for (const parcel of news) {
        const before = known.get(parcel.reference);
        const id = before?.id ?? newId('shp');
        const said = parcel.created;
        const link = said?.trackingUrl ?? (said?.trackingNumber === undefined ? undefined : trackingLink({ carrier: said.carrier, trackingNumber: said.trackingNumber }));
        await writeParcel(tx, {
          shop_id: shopId, id, order_id: row.order_id, fulfilment_id: row.id, reference: parcel.reference, carrier: said?.carrier ?? null,
          tracking_number: said?.trackingNumber ?? null, tracking_url: link ?? null, status: parcel.status,
          estimated_delivery_on: said?.estimatedDeliveryOn ?? null, created_at: before?.created_at ?? at, updated_at: at,
        });
        await writeParcelLines(tx, { shopId, shipmentId: id, lines: parcel.lines });
        await writeTracking(tx, { shopId, shipmentId: id, tracking: parcel.tracking, receivedAt: at });
        const isNew = before?.carrier == null && said !== undefined;
        const moved = event.type === 'shipment.trackingUpdated' && event.shipmentReference === parcel.reference;
        written.parcels.push({ id, left: isNew, delivered: parcel.wasDelivered && (isNew || moved) });
        written.happened.push(...happenedTo(before, parcel, id, change));
        if (parcel.status === 'exception') {
          const detail = parcel.tracking.findLast(({ status }) => status === 'exception')?.description;
          written.raise.push({ code: 'deliveryException', aboutId: id, ...(detail !== undefined && { detail }) });
        } else if (before?.status === 'exception') written.settle.push({ code: 'deliveryException', aboutId: id });
      }
      written.progress = await progressOf(tx, { shopId, orderId: row.order_id });
      return written;
    },

    /** Tells the customer of parcels that are on their way, and of those that have arrived: once each, and of none that the warehouse has not told of. */
    async tell(tx: Tx, { shopId, order, parcels }: { shopId: string; order: Order; parcels: ParcelsWritten['parcels'] }): Promise<void> {
      for (const { id, left, delivered } of parcels) {
        if (left) await messages.enqueue(tx, { shopId, order, kind: 'shipped', aboutId: id });
        const isKnown = order.shipments.some((shipment) => shipment.id === id && shipment.carrier !== 'unknown');
        if (delivered && isKnown) await messages.enqueue(tx, { shopId, order, kind: 'delivered', aboutId: id });
      }
    },
  };
}
