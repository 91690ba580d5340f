import type { Kysely } from 'kysely';
import type { Fulfilment, HandOff, Shipment } from '../../src/contract/fulfilment.ts';
import type { Order } from '../../src/contract/order.ts';
import { systemActor } from '../caller.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import type { Events, NewEvent } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { OrderFollowing, OrderFulfilments } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Attempt, Effect, Outcome } from '../outbox/outbox-worker.ts';
import { handOffPolicy } from '../outbox/retry-policy.ts';
import { OutboundError, type Clock, type Outbound } from '../ports.ts';
import { notFound } from '../problem-error.ts';
import {
  findFulfilment, fulfilmentOf, fulfilmentsOfOrder, insertFulfilment, shipmentsOfOrder, updateFulfilment, type FulfilmentRow,
} from './fulfilment-store.ts';

interface OfOrder { shopId: string; orderId: string }
interface OfFulfilment { shopId: string; fulfilmentId: string }

/** A warehouse's system, as this server knows it. */
export interface ProviderConnection {
  /** Its name in addresses and records. */
  code: string;
  /** Where hand-offs are posted. */
  url: string;
  /** `whsec_…`, by which both sides sign; while one is being replaced, the new one stands first and both are accepted. */
  secrets: readonly string[];
}

export interface FulfilmentsOptions {
  database: Database;
  events: Events;
  outbox: Outbox;
  clock: Clock;
  outbound: Outbound;
  /** The warehouse of a shop; without one, hand-offs wait. */
  providerOf: (shopId: string) => ProviderConnection | undefined;
  publicUrl: string;
  orders: OrderFollowing;
}

/** The hand-offs of orders to a warehouse. */
export interface Fulfilments extends OrderFulfilments {
  listForOrder(order: OfOrder): Promise<Fulfilment[]>;
  listShipments(order: OfOrder): Promise<Shipment[]>;
  /** @throws {ProblemError} `notFound` */
  get(fulfilment: OfFulfilment): Promise<Fulfilment>;
  /** What the outbox does with a hand-off, and with the end of the time in which a warehouse should have acknowledged one. */
  readonly effects: { handOff: Effect; ackDeadline: Effect };
}

const providerlessCode = 'warehouse';
const waitForProviderMs = 5 * 60_000;
/** How long a warehouse may take to say that it has a hand-off. */
const ackWithinMs = 24 * 60 * 60_000;
/** What an answer says that no repetition will change (Standard Webhooks 1.0.0, “Deliverability”); a redirect is never followed. */
const isPermanent = (status: number): boolean => [400, 401, 404, 410, 422].includes(status) || (status >= 300 && status < 400);

const isoOf = (ms: number): string => new Date(ms).toISOString();

const outcomeOf = ({ status, retryAfterSeconds }: { status: number; retryAfterSeconds?: number }): Outcome => {
  if (status >= 200 && status < 300) return { result: 'done', detail: `The warehouse answered ${status}.` };
  const detail = status >= 300 && status < 400 ? `The warehouse answered ${status}, a redirect, which is not followed.` : `The warehouse answered ${status}.`;
  return { result: 'failed', permanent: isPermanent(status), detail, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
};

const shipmentOf = ({ reference: _reference, ...shipment }: Shipment & { reference: string }): Shipment => shipment;

export function createFulfilments({ database, events, outbox, clock, outbound, providerOf, publicUrl, orders }: FulfilmentsOptions): Fulfilments {
  const now = (): string => isoOf(clock.now());

  const handOffOf = (row: FulfilmentRow, order: Order, provider: ProviderConnection): HandOff => {
    const { customer, shippingAddress } = order;
    return {
      type: 'fulfilment.requested', fulfilmentId: row.id, orderId: order.id, orderNumber: order.number ?? order.id, shopId: row.shop_id,
      callbackUrl: `${publicUrl}/v1/provider/${provider.code}/events`, lines: row.lines,
      ...(row.ship_to !== null && { shipTo: row.ship_to }),
      recipient: {
        name: shippingAddress?.name ?? customer.name ?? order.company?.legalName ?? customer.email ?? customer.phone ?? order.id,
        ...(customer.email !== undefined && { email: customer.email }),
        ...((shippingAddress?.phone ?? customer.phone) !== undefined && { phone: shippingAddress?.phone ?? customer.phone }),
      },
      ...(row.instructions !== null && { instructions: row.instructions }),
      ...(order.notes.packing !== undefined && { packingNote: order.notes.packing }),
      ...(order.requestedDeliveryDate !== undefined && { requestedDeliveryDate: order.requestedDeliveryDate }),
    };
  };

  /** Locks the order of a hand-off, as all that changes one does, and reads the hand-off again. */
  const locked = async (tx: Tx, { shopId, fulfilmentId }: OfFulfilment): Promise<FulfilmentRow | undefined> => {
    const row = await findFulfilment(tx, { shopId, fulfilmentId });
    if (row === undefined) return undefined;
    await orders.lock(tx, { shopId, orderId: row.order_id });
    return findFulfilment(tx, { shopId, fulfilmentId });
  };

  const enqueue = (tx: Tx, row: FulfilmentRow): Promise<void> =>
    outbox.schedule(tx, { shopId: row.shop_id, kind: 'handOff', targetId: row.id, dueAt: row.send_after === null ? undefined : Date.parse(row.send_after) });

  const withdrawQueued = async (tx: Tx, shopId: string, rows: readonly FulfilmentRow[]): Promise<ReadonlySet<string>> =>
    outbox.withdraw(tx, { shopId, kind: 'handOff', targetIds: rows.filter(({ status }) => status === 'queued').map(({ id }) => id) });

  const recordHandOff = async (tx: Tx, { shopId, targetId }: { shopId: string; targetId: string }, { outcome, at, dead }: Attempt): Promise<void> => {
    const row = await locked(tx, { shopId, fulfilmentId: targetId });
    if (row === undefined) return;
    const done = outcome.result === 'done';
    const detail = outcome.detail;
    // Waiting for a warehouse is said once, not every five minutes.
    const said = outcome.result === 'waiting' && row.attempts.at(-1)?.detail === detail;
    const attempts: Fulfilment['attempts'] = said ? row.attempts : [...row.attempts, { at, outcome: done ? 'delivered' : 'failed', ...(detail !== undefined && { detail }) }];
    const ackDeadline = isoOf(Date.parse(at) + ackWithinMs);
    // The warehouse may have answered before its receipt is written down: then the status is further on already.
    await updateFulfilment(tx, {
      shopId, fulfilmentId: targetId,
      set: { attempts, updated_at: at, ...(done && { sent_at: at, ack_deadline: ackDeadline, ...(row.status === 'queued' && { status: 'sent' }) }) },
    });
    const about = { orderId: row.order_id, actor: systemActor };
    const news: NewEvent[] = [];
    if (done) {
      await outbox.schedule(tx, { shopId, kind: 'ackDeadline', targetId, dueAt: Date.parse(ackDeadline) });
      await orders.follow(tx, { shopId, orderId: row.order_id, actor: systemActor });
      news.push({ ...about, type: 'fulfilment.sent', data: { fulfilmentId: targetId, providerCode: row.provider_code } });
    } else if (dead) {
      news.push({ ...about, type: 'fulfilment.unacknowledged', data: { fulfilmentId: targetId, providerCode: row.provider_code, ...(detail !== undefined && { detail }) } });
    }
    await events.append(tx, { shopId, events: news });
  };

  return {
    async request(tx, { shopId, order, waitingFor }) {
      const at = now();
      const graceEndsAt = order.graceEndsAt !== undefined && order.graceEndsAt > at ? order.graceEndsAt : null;
      const row: FulfilmentRow = {
        shop_id: shopId, id: newId('ful'), order_id: order.id, provider_code: providerOf(shopId)?.code ?? providerlessCode,
        status: waitingFor === undefined ? 'queued' : 'pending',
        lines: order.lines.map(({ id, sku, title, quantity, quantities }) => ({ lineId: id, sku: sku ?? id, title, quantity: quantity - quantities.cancelled })),
        ship_to: order.shippingAddress ?? null, instructions: order.shippingAddress?.instructions ?? null, waiting_for: waitingFor ?? null,
        send_after: graceEndsAt, sent_at: null, acknowledged_at: null, ack_deadline: null, provider_reference: null, rejection: null,
        attempts: [], created_at: at, updated_at: at,
        amendment: null, cancellation: null,
      };
      await insertFulfilment(tx, row);
      if (waitingFor === undefined) await enqueue(tx, row);
      return fulfilmentOf(row);
    },

    async release(tx, order) {
      for (const row of await fulfilmentsOfOrder(tx, order)) {
        if (row.status !== 'pending') continue;
        await updateFulfilment(tx, { shopId: order.shopId, fulfilmentId: row.id, set: { status: 'queued', waiting_for: null, updated_at: now() } });
        await enqueue(tx, row);
      }
    },

    async retain(tx, { waitingFor, ...order }) {
      const rows = await fulfilmentsOfOrder(tx, order);
      const withdrawn = await withdrawQueued(tx, order.shopId, rows);
      for (const row of rows) {
        if (row.status !== 'pending' && !withdrawn.has(row.id)) continue;
        await updateFulfilment(tx, { shopId: order.shopId, fulfilmentId: row.id, set: { status: 'pending', waiting_for: waitingFor, updated_at: now() } });
      }
    },

    async withdraw(tx, order) {
      const rows = (await fulfilmentsOfOrder(tx, order)).filter(({ status }) => status !== 'cancelled');
      // What the warehouse has refused it will not ship, unless it thinks better of it before this.
      if (rows.some(({ status }) => status !== 'pending' && status !== 'queued' && status !== 'rejected')) return false;
      const withdrawn = await withdrawQueued(tx, order.shopId, rows);
      const leaving = rows.filter(({ id, status }) => status === 'queued' && !withdrawn.has(id));
      if (leaving.length > 0) {
        for (const row of rows) if (withdrawn.has(row.id)) await enqueue(tx, row);
        return false;
      }
      for (const row of rows) await updateFulfilment(tx, { shopId: order.shopId, fulfilmentId: row.id, set: { status: 'cancelled', updated_at: now() } });
      return true;
    },

    sendNow: () => Promise.reject(new Error('Not served yet.')),
    revise: () => Promise.reject(new Error('Not served yet.')),
    requestCancel: () => Promise.reject(new Error('Not served yet.')),

    async ofOrder(db: Kysely<Tables>, order) {
      const rows = await fulfilmentsOfOrder(db, order);
      return { fulfilments: rows.map(fulfilmentOf), shipments: rows.length === 0 ? [] : (await shipmentsOfOrder(db, order)).map(shipmentOf) };
    },

    listForOrder: (order) => database.read(async (db) => {
      await orders.read(db, order);
      return (await fulfilmentsOfOrder(db, order)).map(fulfilmentOf);
    }),

    listShipments: (order) => database.read(async (db) => {
      await orders.read(db, order);
      return (await shipmentsOfOrder(db, order)).map(shipmentOf);
    }),

    async get(fulfilment) {
      const row = await database.read((db) => findFulfilment(db, fulfilment));
      if (row === undefined) throw notFound('fulfilment');
      return fulfilmentOf(row);
    },

    effects: {
      handOff: {
        policy: handOffPolicy,
        async run({ shopId, id, targetId }) {
          const found = await database.read(async (db) => {
            const row = await findFulfilment(db, { shopId, fulfilmentId: targetId });
            return row?.status === 'queued' ? { row, order: await orders.read(db, { shopId, orderId: row.order_id }) } : undefined;
          });
          if (found === undefined) return { result: 'withdrawn' };
          const provider = providerOf(shopId);
          const [secret] = provider?.secrets ?? [];
          if (provider === undefined || secret === undefined) return { result: 'waiting', forMs: waitForProviderMs, detail: 'No warehouse is configured, so there is nobody to hand the order to.' };
          try {
            return outcomeOf(await outbound.post({ url: provider.url, id, body: JSON.stringify(handOffOf(found.row, found.order, provider)), secret }));
          } catch (error) {
            if (!(error instanceof OutboundError)) throw error;
            return { result: 'failed', permanent: error.reason === 'forbidden', detail: error.message };
          }
        },
        record: recordHandOff,
      },
      ackDeadline: {
        policy: handOffPolicy,
        run: () => Promise.resolve({ result: 'done' }),
        async record(tx, { shopId, targetId }) {
          const row = await locked(tx, { shopId, fulfilmentId: targetId });
          if (row?.status !== 'sent') return;
          await events.append(tx, {
            shopId,
            events: [{ type: 'fulfilment.unacknowledged', orderId: row.order_id, actor: systemActor, data: { fulfilmentId: row.id, providerCode: row.provider_code, sentAt: row.sent_at, ackDeadline: row.ack_deadline } }],
          });
        },
      },
    },
  };
}
