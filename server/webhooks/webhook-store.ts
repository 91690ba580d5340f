import { sql, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { WebhookDeliveriesTable, WebhookEndpointsTable } from '../database/delivery-tables.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

export type EndpointRow = Selectable<WebhookEndpointsTable>;
export type DeliveryRow = Selectable<WebhookDeliveriesTable>;

interface OfEndpoint { shopId: string; webhookId: string }
interface OfDelivery { shopId: string; deliveryId: string }

/** The endpoints of a shop, oldest first. */
export const endpointsOf = (db: Kysely<Tables>, shopId: string): Promise<EndpointRow[]> =>
  db.selectFrom('webhook_endpoints').selectAll().where('shop_id', '=', shopId).orderBy('created_at').orderBy('id').execute();

/** The endpoints that are posted to, with what they want to be told of. */
export const listeningEndpoints = (tx: Tx, shopId: string): Promise<Pick<EndpointRow, 'id' | 'events'>[]> =>
  tx.selectFrom('webhook_endpoints').select(['id', 'events']).where('shop_id', '=', shopId).where('status', '=', 'enabled').orderBy('id').execute();

export const findEndpoint = (db: Kysely<Tables>, { shopId, webhookId }: OfEndpoint): Promise<EndpointRow | undefined> =>
  db.selectFrom('webhook_endpoints').selectAll().where('shop_id', '=', shopId).where('id', '=', webhookId).executeTakeFirst();

/** Locks an endpoint against other changes of it; new deliveries to it are not held up. */
export const lockEndpoint = (tx: Tx, { shopId, webhookId }: OfEndpoint): Promise<EndpointRow | undefined> =>
  tx.selectFrom('webhook_endpoints').selectAll().where('shop_id', '=', shopId).where('id', '=', webhookId).forNoKeyUpdate().executeTakeFirst();

export const insertEndpoint = async (tx: Tx, row: EndpointRow): Promise<void> => {
  await tx.insertInto('webhook_endpoints').values({ ...row, events: row.events === null ? null : json(row.events), secrets: json(row.secrets) }).execute();
};

export const updateEndpoint = async (tx: Tx, { shopId, webhookId, set: { events, secrets, ...set } }: OfEndpoint & { set: Partial<EndpointRow> }): Promise<void> => {
  await tx.updateTable('webhook_endpoints').set({
    ...set, ...(events !== undefined && { events: events === null ? null : json(events) }), ...(secrets !== undefined && { secrets: json(secrets) }),
  }).where('shop_id', '=', shopId).where('id', '=', webhookId).execute();
};

/** With its deliveries. */
export const deleteEndpoint = async (tx: Tx, { shopId, webhookId }: OfEndpoint): Promise<void> => {
  await tx.deleteFrom('webhook_endpoints').where('shop_id', '=', shopId).where('id', '=', webhookId).execute();
};

export const insertDeliveries = async (tx: Tx, rows: readonly DeliveryRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.insertInto('webhook_deliveries').values(rows.map((row) => ({ ...row, attempts: json(row.attempts) }))).execute();
};

export const findDelivery = (db: Kysely<Tables>, { shopId, deliveryId }: OfDelivery): Promise<DeliveryRow | undefined> =>
  db.selectFrom('webhook_deliveries').selectAll().where('shop_id', '=', shopId).where('id', '=', deliveryId).executeTakeFirst();

export const updateDelivery = async (tx: Tx, { shopId, deliveryId, set: { attempts, ...set } }: OfDelivery & {
  set: Pick<Updateable<WebhookDeliveriesTable>, 'status' | 'status_since'> & { attempts?: DeliveryRow['attempts'] };
}): Promise<void> => {
  await tx.updateTable('webhook_deliveries').set({ ...set, ...(attempts !== undefined && { attempts: json(attempts) }) })
    .where('shop_id', '=', shopId).where('id', '=', deliveryId).execute();
};

/** Gives up everything that waits for an endpoint. */
export const killDeliveries = async (tx: Tx, { shopId, webhookId, now }: OfEndpoint & { now: string }): Promise<void> => {
  await tx.updateTable('webhook_deliveries').set({ status: 'dead', status_since: now })
    .where('shop_id', '=', shopId).where('endpoint_id', '=', webhookId).where('status', '=', 'pending').execute();
};

/** Those that have waited longest, so many at most: one statement names no more than 65,535 of anything. */
export const pendingDeliveries = async (tx: Tx, { shopId, webhookId, limit }: OfEndpoint & { limit: number }): Promise<string[]> => {
  const rows = await tx.selectFrom('webhook_deliveries').select('id').where('shop_id', '=', shopId).where('endpoint_id', '=', webhookId)
    .where('status', '=', 'pending').orderBy('created_at').orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
};

interface DeliveryFilter extends OfEndpoint { status?: readonly string[] | undefined }

const matching = (db: Kysely<Tables>, { shopId, webhookId, status }: DeliveryFilter) => {
  const query = db.selectFrom('webhook_deliveries').where('shop_id', '=', shopId).where('endpoint_id', '=', webhookId);
  // No values are none, never all.
  return status === undefined ? query : status.length > 0 ? query.where('status', 'in', status) : query.where(sql<boolean>`false`);
};

/** A page of what was posted, newest first. */
export const listDeliveries = (db: Kysely<Tables>, filter: DeliveryFilter, { limit, after }: { limit: number; after?: { createdAt: string; id: string } | undefined }): Promise<DeliveryRow[]> => {
  let query = matching(db, filter).selectAll();
  if (after !== undefined) query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id})`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
};

export const countDeliveries = async (db: Kysely<Tables>, filter: DeliveryFilter): Promise<number> => {
  const { count } = await matching(db, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
};
