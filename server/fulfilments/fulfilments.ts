import type { Kysely } from 'kysely';
import type { Fulfilment, Shipment } from '../../src/contract/fulfilment.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Happened, OrderFollowing, OrderFulfilments } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Clock } from '../ports.ts';
import { notFound } from '../problem-error.ts';
import {
  findFulfilment, fulfilmentOf, fulfilmentsOfOrder, insertFulfilment, shipmentsOfOrder, updateFulfilment, type FulfilmentRow,
} from './fulfilment-store.ts';
import type { Providers } from './providers.ts';
import { agreedTerms, sameTerms, termColumns, termsOf } from './terms.ts';
import { hasEnded, isUnsent, mayBeThere } from './whereabouts.ts';

interface OfOrder { shopId: string; orderId: string }
interface OfFulfilment { shopId: string; fulfilmentId: string }

export interface FulfilmentsOptions {
  database: Database;
  outbox: Outbox;
  clock: Clock;
  providers: Providers;
  orders: OrderFollowing;
}

/** The hand-offs of orders to a warehouse. */
export interface Fulfilments extends OrderFulfilments {
  listForOrder(order: OfOrder): Promise<Fulfilment[]>;
  listShipments(order: OfOrder): Promise<Shipment[]>;
  /** @throws {ProblemError} `notFound` */
  get(fulfilment: OfFulfilment): Promise<Fulfilment>;
}

/** What a hand-off is made for while the shop has no warehouse; the first one that it gets takes it. */
export const providerlessCode = 'warehouse';

const shipmentOf = ({ reference: _reference, ...shipment }: Shipment & { reference: string }): Shipment => shipment;

export function createFulfilments({ database, outbox, clock, providers, orders }: FulfilmentsOptions): Fulfilments {
  const now = (): string => new Date(clock.now()).toISOString();
  const update = (tx: Tx, { shop_id: shopId, id: fulfilmentId }: FulfilmentRow, set: Partial<FulfilmentRow>): Promise<void> =>
    updateFulfilment(tx, { shopId, fulfilmentId, set: { ...set, updated_at: now() } });

  const enqueue = (tx: Tx, row: FulfilmentRow): Promise<void> =>
    outbox.schedule(tx, { shopId: row.shop_id, kind: 'handOff', targetId: row.id, dueAt: row.send_after === null ? undefined : Date.parse(row.send_after) });

  const withdrawQueued = async (tx: Tx, shopId: string, rows: readonly FulfilmentRow[]): Promise<ReadonlySet<string>> =>
    outbox.withdraw(tx, { shopId, kind: 'handOff', targetIds: rows.filter(({ status }) => status === 'queued').map(({ id }) => id) });

  const insert = async (tx: Tx, { shopId, order, waitingFor, already }: Parameters<Fulfilments['request']>[1] & { already?: ReadonlyMap<string, number> }): Promise<Fulfilment> => {
    const at = now();
    const graceEndsAt = order.graceEndsAt !== undefined && order.graceEndsAt > at ? order.graceEndsAt : null;
    const row: FulfilmentRow = {
      shop_id: shopId, id: newId('ful'), order_id: order.id,
      provider_code: order.providerCode ?? providers.connections(shopId)[0]?.code ?? providerlessCode,
      status: waitingFor === undefined ? 'queued' : 'pending', ...termColumns(termsOf(order, already)), waiting_for: waitingFor ?? null,
      send_after: graceEndsAt, sent_at: null, acknowledged_at: null, ack_deadline: null, provider_reference: null, rejection: null,
      attempts: [], amendments: null, cancellation: null, created_at: at, updated_at: at,
    };
    await insertFulfilment(tx, row);
    if (waitingFor === undefined) await enqueue(tx, row);
    return fulfilmentOf(row);
  };

  /** Takes a hand-off back that no warehouse can have. @returns whether that was possible; nothing has changed otherwise */
  const takeBack = async (tx: Tx, row: FulfilmentRow): Promise<boolean> => {
    if (!isUnsent(row) || mayBeThere(row)) return false;
    return row.status !== 'queued' || (await withdrawQueued(tx, row.shop_id, [row])).has(row.id);
  };

  /** Tells the warehouse what the order has become. An amendment that is not answered yet has lost its meaning. */
  const amend = async (tx: Tx, row: FulfilmentRow, terms: ReturnType<typeof termsOf>): Promise<Happened> => {
    const { shop_id: shopId, id: fulfilmentId } = row;
    const amendmentId = newId('amd');
    const list = row.amendments?.list ?? [];
    const unanswered = list.filter(({ status }) => status === 'requested').map(({ id }) => `${fulfilmentId}/${id}`);
    await outbox.withdraw(tx, { shopId, kind: 'amendment', targetIds: unanswered });
    await update(tx, row, {
      amendments: { first: row.amendments?.first ?? agreedTerms(row), list: [...list, { id: amendmentId, status: 'requested', requestedAt: now(), ...terms }] },
    });
    await outbox.schedule(tx, { shopId, kind: 'amendment', targetId: `${fulfilmentId}/${amendmentId}` });
    return { type: 'fulfilment.amended', data: { fulfilmentId, providerCode: row.provider_code, amendmentId } };
  };

  const askToCancel = async (tx: Tx, row: FulfilmentRow, reason: string | undefined): Promise<void> => {
    const { shop_id: shopId, id: fulfilmentId, cancellation: earlier } = row;
    const id = newId('can');
    await withdrawQueued(tx, shopId, [row]);
    await outbox.withdraw(tx, { shopId, kind: 'amendment', targetIds: (row.amendments?.list ?? []).map((amendment) => `${fulfilmentId}/${amendment.id}`) });
    const after = earlier?.answeredAt ?? earlier?.after;
    await update(tx, row, {
      status: 'cancelRequested', waiting_for: null,
      cancellation: { id, status: 'requested', requestedAt: now(), ...(reason !== undefined && { reason }), ...(after !== undefined && { after }) },
    });
    await outbox.schedule(tx, { shopId, kind: 'cancellation', targetId: `${fulfilmentId}/${id}` });
  };

  return {
    request: insert,

    async release(tx, order) {
      for (const row of await fulfilmentsOfOrder(tx, order)) {
        if (row.status !== 'pending') continue;
        await update(tx, row, { status: 'queued', waiting_for: null });
        await enqueue(tx, row);
      }
    },

    async retain(tx, { waitingFor, ...order }) {
      const rows = await fulfilmentsOfOrder(tx, order);
      const withdrawn = await withdrawQueued(tx, order.shopId, rows);
      for (const row of rows) {
        if (row.status !== 'pending' && !withdrawn.has(row.id)) continue;
        await update(tx, row, { status: 'pending', waiting_for: waitingFor });
      }
    },

    async withdraw(tx, order) {
      const rows = (await fulfilmentsOfOrder(tx, order)).filter(({ status }) => status !== 'cancelled');
      // What the warehouse has refused it will not ship, unless it thinks better of it before this.
      if (rows.some((row) => row.status !== 'rejected' && (!isUnsent(row) || mayBeThere(row)))) return false;
      const withdrawn = await withdrawQueued(tx, order.shopId, rows);
      const leaving = rows.filter(({ id, status }) => status === 'queued' && !withdrawn.has(id));
      if (leaving.length > 0) {
        for (const row of rows) if (withdrawn.has(row.id)) await enqueue(tx, row);
        return false;
      }
      for (const row of rows) await update(tx, row, { status: 'cancelled' });
      return true;
    },

    async sendNow(tx, order) {
      const waiting = (await fulfilmentsOfOrder(tx, order)).filter((row) => isUnsent(row) && row.send_after !== null);
      for (const row of waiting) await update(tx, row, { send_after: null });
      await outbox.hasten(tx, { shopId: order.shopId, kind: 'handOff', targetIds: waiting.map(({ id }) => id) });
    },

    async revise(tx, { shopId, order }) {
      const rows = await fulfilmentsOfOrder(tx, { shopId, orderId: order.id });
      const already = new Map<string, number>();
      for (const { lineId, quantity } of rows.filter(({ status }) => status === 'closed').flatMap(({ lines }) => lines)) already.set(lineId, (already.get(lineId) ?? 0) + quantity);
      const terms = termsOf(order, already);
      const row = rows.findLast((one) => !hasEnded(one));
      if (row === undefined) {
        if (terms.lines.length === 0 || rows.some(({ status }) => status === 'rejected')) return [];
        const { id: fulfilmentId, status } = await insert(tx, { shopId, order, already });
        return [{ type: 'fulfilment.requested', data: { fulfilmentId, status } }];
      }
      const last = row.amendments?.list.at(-1);
      const asked = last?.status === 'requested' ? last : agreedTerms(row);
      if (row.status === 'cancelRequested' || sameTerms(asked, terms)) return [];
      if (!await takeBack(tx, row)) return [await amend(tx, row, terms)];
      await update(tx, row, termColumns(terms));
      if (row.status === 'queued') await enqueue(tx, row);
      return [];
    },

    async requestCancel(tx, { reason, ...order }) {
      const happened: Happened[] = [];
      for (const row of await fulfilmentsOfOrder(tx, order)) {
        if (['closed', 'cancelled', 'cancelRequested'].includes(row.status)) continue;
        if (row.status !== 'rejected' && !await takeBack(tx, row)) {
          await askToCancel(tx, row, reason);
          continue;
        }
        await update(tx, row, { status: 'cancelled', waiting_for: null });
        happened.push({ type: 'fulfilment.cancelled', data: { fulfilmentId: row.id, providerCode: row.provider_code } });
      }
      return happened;
    },

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
  };
}
