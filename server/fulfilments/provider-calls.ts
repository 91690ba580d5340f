import { ProviderEvent } from '../../src/contract/fulfilment.ts';
import { fieldErrors } from '../../src/contract/problem.ts';
import type { Actor } from '../../src/contract/session.ts';
import { verifyWebhook, WebhookVerificationError, type VerifiedWebhook } from '../../src/webhooks/index.ts';
import type { Database, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Messages } from '../messages/messages.ts';
import type { Happened, LineProgress, OrderFollowing } from '../orders/order-ports.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { appliedCalls, findFulfilment, insertCall, shipmentsOfOrder, updateFulfilment, type FulfilmentRow } from './fulfilment-store.ts';
import type { ProviderConnection } from './fulfilments.ts';
import { parcelsOf, writeParcel, writeParcelLines, writeTracking, type ParcelRow } from './parcel-store.ts';
import { readNews, type HandOffNews, type ParcelNews } from './warehouse-news.ts';

export interface ProviderCallsOptions {
  database: Database;
  messages: Pick<Messages, 'enqueueShipped'>;
  orders: OrderFollowing;
  clock: Clock;
  shopIds: readonly string[];
  providerOf: (shopId: string) => ProviderConnection | undefined;
}

/** What a call came to, and in which shop. */
export interface ProviderReceipt {
  shopId: string;
  outcome: 'applied' | 'duplicate' | 'parked';
}

interface Transition { shopId: string; row: FulfilmentRow; event: ProviderEvent; at: string }

/** How far a status of ours is; what a warehouse says only ever moves it on. */
const rank: Readonly<Record<string, number>> = { pending: 0, queued: 1, sent: 2, acknowledged: 3, rejected: 4, inProgress: 5, closed: 6 };

/** What a warehouse calls back: checked, noted once, and read together with all that it said before. */
export function createProviderCalls({ database, messages, orders, clock, shopIds, providerOf }: ProviderCallsOptions) {
  /** The shops whose secret signed the call: nearly always one. @throws {ProblemError} `unauthenticated` */
  const verified = async (call: { providerCode: string; headers: Headers; body: Uint8Array }): Promise<{ shops: string[]; webhook: VerifiedWebhook }> => {
    const shops: string[] = [];
    let webhook: VerifiedWebhook | undefined;
    for (const shopId of shopIds) {
      const provider = providerOf(shopId);
      if (provider?.code !== call.providerCode || provider.secrets.length === 0) continue;
      try {
        webhook = await verifyWebhook({ headers: call.headers, body: call.body }, { secrets: provider.secrets, now: () => clock.now() });
        shops.push(shopId);
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error;
        if (error.code === 'bodyNotJson') throw new ProblemError('malformedRequest', { detail: error.message });
        if (error.code === 'bodyTooLarge') throw new ProblemError('bodyTooLarge', { detail: error.message });
      }
    }
    // Why it was refused is not said: who forges a call learns nothing from the answer.
    if (webhook === undefined) throw new ProblemError('unauthenticated', { detail: 'The call is not signed by this provider’s secret, or not signed now (Standard Webhooks).' });
    return { shops, webhook };
  };

  const parcelEvents = (before: ParcelRow | undefined, news: ParcelNews, shipmentId: string, { row, event }: Transition): Happened[] => {
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

  const writeParcels = async (tx: Tx, transition: Transition, news: HandOffNews): Promise<{ list: Happened[]; left: string[] }> => {
    const { shopId, row, at } = transition;
    const known = await parcelsOf(tx, { shopId, fulfilmentId: row.id });
    const list: Happened[] = [];
    const left: string[] = [];
    for (const parcel of news.parcels) {
      const before = known.get(parcel.reference);
      const id = before?.id ?? newId('shp');
      const said = parcel.created;
      await writeParcel(tx, {
        shop_id: shopId, id, order_id: row.order_id, fulfilment_id: row.id, reference: parcel.reference, carrier: said?.carrier ?? null,
        tracking_number: said?.trackingNumber ?? null, tracking_url: said?.trackingUrl ?? null, status: parcel.status,
        estimated_delivery_on: said?.estimatedDeliveryOn ?? null, created_at: before?.created_at ?? at, updated_at: at,
      });
      await writeParcelLines(tx, { shopId, shipmentId: id, lines: parcel.lines });
      await writeTracking(tx, { shopId, shipmentId: id, tracking: parcel.tracking, receivedAt: at });
      if (before?.carrier == null && said !== undefined) left.push(id);
      list.push(...parcelEvents(before, parcel, id, transition));
    }
    return { list, left };
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

  const handOffEvents = ({ row, event }: Transition, status: string): Happened[] => {
    const data = { fulfilmentId: row.id, providerCode: row.provider_code };
    switch (event.type) {
      case 'fulfilment.acknowledged': return [{ type: 'fulfilment.acknowledged', data: { ...data, ...(event.providerReference !== undefined && { providerReference: event.providerReference }) } }];
      case 'fulfilment.rejected': return [{ type: 'fulfilment.rejected', data: { ...data, reason: event.reason } }];
      case 'fulfilment.inProgress': return [{ type: 'fulfilment.inProgress', data: { ...data, ...(event.stage !== undefined && { stage: event.stage }) } }];
      default: return status === 'closed' && row.status !== 'closed' ? [{ type: 'fulfilment.closed', data }] : [];
    }
  };

  const apply = async (tx: Tx, transition: Transition): Promise<void> => {
    const { shopId, row, at } = transition;
    const actor: Actor = { id: row.provider_code, name: row.provider_code, role: 'provider' };
    const news = readNews({ lines: row.lines, events: await appliedCalls(tx, { shopId, fulfilmentId: row.id }) });
    const status = news.status !== undefined && (rank[news.status] ?? 0) > (rank[row.status] ?? 0) ? news.status : row.status;
    const { list, left } = await writeParcels(tx, transition, news);
    await updateFulfilment(tx, {
      shopId, fulfilmentId: row.id,
      set: {
        status, updated_at: at,
        ...(news.acknowledged !== undefined && { acknowledged_at: news.acknowledged.at, provider_reference: news.acknowledged.providerReference ?? null }),
        ...(news.rejected !== undefined && { rejection: { reason: news.rejected.reason, at: news.rejected.at } }),
      },
    });
    const progress = news.parcels.length === 0 ? undefined : await progressOf(tx, { shopId, orderId: row.order_id });
    const order = await orders.follow(tx, {
      shopId, orderId: row.order_id, actor, ...(progress !== undefined && { progress }), happened: [...list, ...handOffEvents(transition, status)],
    });
    for (const shipmentId of left) await messages.enqueueShipped(tx, { shopId, order, shipmentId });
  };

  const take = (shopId: string, event: Exclude<ProviderEvent, { type: 'stock.counted' }>, { providerCode, webhookId }: { providerCode: string; webhookId: string }): Promise<ProviderReceipt> => {
    const at = new Date(clock.now()).toISOString();
    return database.transaction(async (tx) => {
      const known = await findFulfilment(tx, { shopId, fulfilmentId: event.fulfilmentId });
      // Calls about one order are taken one after another, so that each reads all that was said before it.
      if (known !== undefined) await orders.lock(tx, { shopId, orderId: known.order_id });
      const row = known && await findFulfilment(tx, { shopId, fulfilmentId: event.fulfilmentId });
      const applies = row !== undefined && row.provider_code === providerCode && row.status !== 'cancelled';
      const noted = await insertCall(tx, {
        shop_id: shopId, provider_code: providerCode, webhook_id: webhookId, fulfilment_id: event.fulfilmentId,
        outcome: applies ? 'applied' : 'parked', body: event, received_at: at,
      });
      if (!noted) return { shopId, outcome: 'duplicate' };
      if (!applies) return { shopId, outcome: 'parked' };
      await apply(tx, { shopId, row, event, at });
      return { shopId, outcome: 'applied' };
    });
  };

  return {
    /**
     * Takes a call of a warehouse. It is applied once, together with all that the warehouse said before, so that neither
     * the order in which calls come nor their repetition changes what comes out.
     * @param call.body the raw bytes: the signature is over them
     * @throws {ProblemError} `unauthenticated` when it is forged, changed or older than five minutes; `validationFailed`
     */
    async receive(call: { providerCode: string; headers: Headers; body: Uint8Array }): Promise<ProviderReceipt> {
      const { shops, webhook } = await verified(call);
      const parsed = ProviderEvent.safeParse(webhook.payload, { reportInput: true });
      if (!parsed.success) throw new ProblemError('validationFailed', { detail: 'This is not an event of a warehouse.', errors: fieldErrors(parsed.error.issues) });
      const event = parsed.data;
      if (event.type === 'stock.counted') throw new ProblemError('validationFailed', { detail: 'Counts of stock are not taken here yet.' });
      const found = await database.read(async (db) => {
        for (const shopId of shops) if (await findFulfilment(db, { shopId, fulfilmentId: event.fulfilmentId }) !== undefined) return shopId;
        return undefined;
      });
      return take(found ?? shops[0] ?? '', event, { providerCode: call.providerCode, webhookId: webhook.id });
    },
  };
}

export type ProviderCalls = ReturnType<typeof createProviderCalls>;
