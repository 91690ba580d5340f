import type { Kysely, Selectable } from 'kysely';
import type { Fulfilment, ProviderEvent, Shipment } from '../../src/contract/fulfilment.ts';
import type { FulfilmentsTable, ProviderCallsTable } from '../database/delivery-tables.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

export type FulfilmentRow = Selectable<FulfilmentsTable>;
type Db = Kysely<Tables>;
interface OfOrder { shopId: string; orderId: string }
interface OfFulfilment { shopId: string; fulfilmentId: string }

export const insertFulfilment = async (tx: Tx, row: FulfilmentRow): Promise<void> => {
  await tx.insertInto('fulfilments').values({
    ...row, lines: json(row.lines), ship_to: row.ship_to && json(row.ship_to), rejection: row.rejection && json(row.rejection), attempts: json(row.attempts),
    details: row.details && json(row.details), amendments: row.amendments && json(row.amendments), cancellation: row.cancellation && json(row.cancellation),
  }).execute();
};

export const findFulfilment = (db: Db, { shopId, fulfilmentId }: OfFulfilment): Promise<FulfilmentRow | undefined> =>
  db.selectFrom('fulfilments').selectAll().where('shop_id', '=', shopId).where('id', '=', fulfilmentId).executeTakeFirst();

export const fulfilmentsOfOrder = (db: Db, { shopId, orderId }: OfOrder): Promise<FulfilmentRow[]> =>
  db.selectFrom('fulfilments').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('created_at').orderBy('id').execute();

export const updateFulfilment = async (tx: Tx, { shopId, fulfilmentId, set }: OfFulfilment & {
  set: Partial<Omit<FulfilmentRow, 'shop_id' | 'id' | 'order_id' | 'created_at'>> & Pick<FulfilmentRow, 'updated_at'>;
}): Promise<void> => {
  await tx.updateTable('fulfilments').set({
    ...set,
    ...(set.lines !== undefined && { lines: json(set.lines) }),
    ...(set.ship_to !== undefined && { ship_to: set.ship_to && json(set.ship_to) }),
    ...(set.details !== undefined && { details: set.details && json(set.details) }),
    ...(set.rejection !== undefined && { rejection: set.rejection && json(set.rejection) }),
    ...(set.attempts !== undefined && { attempts: json(set.attempts) }),
    ...(set.amendments !== undefined && { amendments: set.amendments && json(set.amendments) }),
    ...(set.cancellation !== undefined && { cancellation: set.cancellation && json(set.cancellation) }),
  }).where('shop_id', '=', shopId).where('id', '=', fulfilmentId).execute();
};

/** What was asked, and what came of it, without what only this server needs. */
const answerOf = <Status extends string>({ status, requestedAt, answeredAt, reason }: { status: Status; requestedAt: string; answeredAt?: string | undefined; reason?: string | undefined }) => ({
  status, requestedAt, ...(answeredAt !== undefined && { answeredAt }), ...(reason !== undefined && { reason }),
});

const lastAmendmentOf = ({ amendments }: FulfilmentRow): Pick<Fulfilment, 'amendment'> => {
  const last = amendments?.list.at(-1);
  return last === undefined ? {} : { amendment: { id: last.id, ...answerOf(last) } };
};

export const fulfilmentOf = (row: FulfilmentRow): Fulfilment => ({
  id: row.id, orderId: row.order_id, providerCode: row.provider_code, status: row.status, lines: row.lines,
  ...(row.ship_to !== null && { shipTo: row.ship_to }),
  ...(row.instructions !== null && { instructions: row.instructions }),
  ...(row.status === 'pending' && row.waiting_for !== null && { waitingFor: row.waiting_for }),
  ...(row.send_after !== null && { sendAfter: row.send_after }),
  ...(row.sent_at !== null && { sentAt: row.sent_at }),
  ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at }),
  ...(row.ack_deadline !== null && { ackDeadline: row.ack_deadline }),
  ...(row.provider_reference !== null && { providerReference: row.provider_reference }),
  ...(row.rejection !== null && ['rejected', 'cancelled'].includes(row.status) && { rejection: row.rejection }),
  ...lastAmendmentOf(row),
  ...(row.cancellation !== null && { cancellation: answerOf(row.cancellation) }),
  attempts: row.attempts.map(({ at, outcome, detail }) => ({ at, outcome, ...(detail !== undefined && { detail }) })), createdAt: row.created_at,
});

/** Notes a call. @returns `false` when it was noted before, under this id, ever */
export const insertCall = async (tx: Tx, row: Selectable<ProviderCallsTable>): Promise<boolean> => {
  const inserted = await tx.insertInto('provider_calls').values({ ...row, body: json(row.body) })
    .onConflict((conflict) => conflict.columns(['shop_id', 'provider_code', 'webhook_id']).doNothing()).executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Whether a call was noted before under this id. */
export const wasNoted = async (db: Db, { shopId, providerCode, webhookId }: { shopId: string; providerCode: string; webhookId: string }): Promise<boolean> =>
  await db.selectFrom('provider_calls').select('webhook_id')
    .where('shop_id', '=', shopId).where('provider_code', '=', providerCode).where('webhook_id', '=', webhookId).executeTakeFirst() !== undefined;

export const appliedCalls = async (db: Db, { shopId, fulfilmentId }: OfFulfilment): Promise<ProviderEvent[]> => {
  const rows = await db.selectFrom('provider_calls').select('body')
    .where('shop_id', '=', shopId).where('fulfilment_id', '=', fulfilmentId).where('outcome', '=', 'applied').execute();
  return rows.map(({ body }) => body);
};

/** What a parked call of a carrier’s is filed under, until a parcel with its number is known. */
export const parkedUnder = (trackingNumber: string): string => `tracking:${trackingNumber}`;

/** Makes what carriers said of a number, before any parcel had it, news of the parcel that has it now. */
export const adoptParked = async (tx: Tx, { shopId, fulfilmentId, shipmentReference, trackingNumber }: OfFulfilment & { shipmentReference: string; trackingNumber: string }): Promise<void> => {
  const rows = await tx.selectFrom('provider_calls').selectAll()
    .where('shop_id', '=', shopId).where('fulfilment_id', '=', parkedUnder(trackingNumber)).where('outcome', '=', 'parked').execute();
  for (const { provider_code: code, webhook_id: webhookId, body } of rows) {
    if (body.type !== 'shipment.trackingUpdated') continue;
    const event: ProviderEvent = { ...body, fulfilmentId: fulfilmentId as `ful_${string}`, shipmentReference };
    await tx.updateTable('provider_calls').set({ outcome: 'applied', fulfilment_id: fulfilmentId, body: json(event) })
      .where('shop_id', '=', shopId).where('provider_code', '=', code).where('webhook_id', '=', webhookId).execute();
  }
};

/** The parcels that carry a number: nearly always one. */
export const parcelsNumbered = (db: Db, { shopId, trackingNumber }: { shopId: string; trackingNumber: string }): Promise<{ fulfilment_id: string; reference: string }[]> =>
  db.selectFrom('shipments').select(['fulfilment_id', 'reference']).where('shop_id', '=', shopId).where('tracking_number', '=', trackingNumber).orderBy('id').execute();

/** Parcels of an order, oldest first, with what lies in them and where they have been. */
export const shipmentsOfOrder = async (db: Db, { shopId, orderId }: OfOrder): Promise<(Shipment & { reference: string })[]> => {
  const rows = await db.selectFrom('shipments').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('created_at').orderBy('id').execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db.selectFrom('shipment_lines').selectAll().where('shop_id', '=', shopId).where('shipment_id', 'in', ids).orderBy('line_id').execute();
  const events = await db.selectFrom('tracking_events').selectAll().where('shop_id', '=', shopId).where('shipment_id', 'in', ids).orderBy('at').orderBy('status').execute();
  return rows.map((row) => ({
    id: row.id, orderId: row.order_id, fulfilmentId: row.fulfilment_id, reference: row.reference, carrier: row.carrier ?? 'unknown',
    ...(row.tracking_number !== null && { trackingNumber: row.tracking_number }),
    ...(row.tracking_url !== null && { trackingUrl: row.tracking_url }),
    status: row.status,
    lines: lines.filter((line) => line.shipment_id === row.id).map(({ line_id: lineId, quantity }) => ({ lineId, quantity })),
    ...(row.estimated_delivery_on !== null && { estimatedDeliveryOn: row.estimated_delivery_on }),
    events: events.filter((event) => event.shipment_id === row.id).map(({ status, at, description, location }) => ({
      status, at, ...(description !== null && { description }), ...(location !== null && { location }),
    })),
    createdAt: row.created_at,
  }));
};
