import type { TrackingEvent } from '../../src/contract/fulfilment.ts';
import { sql, type Selectable } from 'kysely';
import type { ShipmentsTable } from '../database/delivery-tables.ts';
import type { Tx } from '../database/database.ts';

export type ParcelRow = Selectable<ShipmentsTable>;

/** The parcels of one hand-off as they are recorded, by the provider's name for them. */
export const parcelsOf = async (tx: Tx, { shopId, fulfilmentId }: { shopId: string; fulfilmentId: string }): Promise<Map<string, ParcelRow>> => {
  const rows = await tx.selectFrom('shipments').selectAll().where('shop_id', '=', shopId).where('fulfilment_id', '=', fulfilmentId).execute();
  return new Map(rows.map((row) => [row.reference, row]));
};

/** Records a parcel, or what has become known of it since. */
export const writeParcel = async (tx: Tx, row: ParcelRow): Promise<void> => {
  await tx.insertInto('shipments').values(row).onConflict((conflict) => conflict.columns(['shop_id', 'id']).doUpdateSet({
    carrier: row.carrier, tracking_number: row.tracking_number, tracking_url: row.tracking_url, status: row.status,
    estimated_delivery_on: row.estimated_delivery_on, updated_at: row.updated_at,
  })).execute();
};

export const writeParcelLines = async (tx: Tx, { shopId, shipmentId, lines }: { shopId: string; shipmentId: string; lines: readonly { lineId: string; quantity: number }[] }): Promise<void> => {
  await tx.deleteFrom('shipment_lines').where('shop_id', '=', shopId).where('shipment_id', '=', shipmentId).execute();
  if (lines.length === 0) return;
  await tx.insertInto('shipment_lines').values(lines.map(({ lineId, quantity }) => ({ shop_id: shopId, shipment_id: shipmentId, line_id: lineId, quantity }))).execute();
};

export const writeTracking = async (tx: Tx, { shopId, shipmentId, tracking, receivedAt }: {
  shopId: string; shipmentId: string; tracking: readonly TrackingEvent[]; receivedAt: string;
}): Promise<void> => {
  if (tracking.length === 0) return;
  await tx.insertInto('tracking_events').values(tracking.map(({ status, at, description, location }) => ({
    shop_id: shopId, shipment_id: shipmentId, at, status, description: description ?? null, location: location ?? null, received_at: receivedAt,
  }))).onConflict((conflict) => conflict.columns(['shop_id', 'shipment_id', 'at', 'status'])
    .doUpdateSet({ description: sql`excluded.description`, location: sql`excluded.location` })).execute();
};
