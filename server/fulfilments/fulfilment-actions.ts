import type { Fulfilment, ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Kysely } from 'kysely';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import { sha256Hex } from '../bytes.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Happened, OrderFollowing, OrderFulfilments } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Clock } from '../ports.ts';
import { invalidTransition, notFound, ProblemError } from '../problem-error.ts';
import { findFulfilment, fulfilmentOf, updateFulfilment, type FulfilmentRow } from './fulfilment-store.ts';
import type { ProviderNews } from './provider-news.ts';
import type { Providers } from './providers.ts';
import { isUnsent } from './whereabouts.ts';

interface Named { fulfilmentId: string; caller: Caller }

export interface FulfilmentActionsOptions {
  database: Database;
  outbox: Outbox;
  clock: Clock;
  providers: Providers;
  publicUrl: string;
  fulfilments: Pick<OrderFulfilments, 'request'>;
  news: ProviderNews;
  orders: OrderFollowing;
}

/** What a person does about a hand-off. */
export interface FulfilmentActions {
  /**
   * Sends a hand-off again that did not reach its warehouse. One that was refused is over for its warehouse, so the order
   * is handed over anew in its place.
   * @throws {ProblemError} `notFound`, `permissionDenied`, `invalidTransition`
   */
  retry(tx: Tx, named: Named): Promise<Fulfilment>;
  /**
   * Asks the warehouse for all that it has said, and takes it as if it had called.
   * @throws {ProblemError} `notFound`, `permissionDenied`, `invalidTransition`, `providerUnavailable`
   */
  refresh(named: Named): Promise<Fulfilment>;
}

export function createFulfilmentActions({ database, outbox, clock, providers, publicUrl, fulfilments, news, orders }: FulfilmentActionsOptions): FulfilmentActions {
  const now = (): string => new Date(clock.now()).toISOString();

  const required = async (db: Kysely<Tables>, { fulfilmentId, caller: { shopId } }: Named): Promise<FulfilmentRow> => {
    const row = await findFulfilment(db, { shopId, fulfilmentId });
    if (row === undefined) throw notFound('fulfilment');
    return row;
  };

  const again = async (tx: Tx, row: FulfilmentRow, { caller: { shopId } }: Named): Promise<{ row: FulfilmentRow | undefined; happened: Happened[] }> => {
    const order = await orders.read(tx, { shopId, orderId: row.order_id });
    const waitingFor = await orders.waitsFor(tx, { shopId, orderId: row.order_id });
    const set = { updated_at: now() };
    if (row.status === 'failed') {
      await updateFulfilment(tx, { shopId, fulfilmentId: row.id, set: { ...set, status: waitingFor === undefined ? 'queued' : 'pending', waiting_for: waitingFor ?? null, send_after: null } });
      if (waitingFor === undefined) await outbox.schedule(tx, { shopId, kind: 'handOff', targetId: row.id });
      return { row: await findFulfilment(tx, { shopId, fulfilmentId: row.id }), happened: [{ type: 'fulfilment.requested', data: { fulfilmentId: row.id, again: true } }] };
    }
    await updateFulfilment(tx, { shopId, fulfilmentId: row.id, set: { ...set, status: 'cancelled' } });
    const { id, status } = await fulfilments.request(tx, { shopId, order, ...(waitingFor !== undefined && { waitingFor }) });
    return {
      row: await findFulfilment(tx, { shopId, fulfilmentId: id }),
      happened: [{ type: 'fulfilment.cancelled', data: { fulfilmentId: row.id, providerCode: row.provider_code } }, { type: 'fulfilment.requested', data: { fulfilmentId: id, status, inPlaceOf: row.id } }],
    };
  };

  const take = (shopId: string, row: FulfilmentRow, event: ProviderEvent): Promise<unknown> => {
    if (event.type === 'stock.counted' || event.fulfilmentId !== row.id) return Promise.resolve();
    return sha256Hex(canonicalJson(event)).then((hash) => database.transaction((tx) => news.take(tx, { shopId, event, source: row.provider_code, webhookId: `told:${hash}` })));
  };

  return {
    async retry(tx, named) {
      const { shopId, actor } = named.caller;
      const { order_id: orderId } = await required(tx, named);
      await orders.lock(tx, { shopId, orderId });
      const row = await required(tx, named);
      requireMay(named.caller, 'fulfilments.retry', { order: await orders.read(tx, { shopId, orderId }) });
      if (row.status !== 'failed' && row.status !== 'rejected') {
        throw invalidTransition({ from: row.status, to: 'queued', allowed: ['failed', 'rejected'], detail: 'Only a hand-off that failed or was refused is sent again.' });
      }
      const sent = await again(tx, row, named);
      if (sent.row === undefined) throw notFound('fulfilment');
      await orders.follow(tx, { shopId, orderId, actor, happened: sent.happened, settle: [{ aboutId: row.id }] });
      return fulfilmentOf(sent.row);
    },

    async refresh(named) {
      const { shopId } = named.caller;
      const { row, order } = await database.read(async (db) => {
        const found = await required(db, named);
        return { row: found, order: await orders.read(db, { shopId, orderId: found.order_id }) };
      });
      requireMay(named.caller, 'fulfilments.refresh', { order });
      if (isUnsent(row) || row.status === 'cancelled') {
        throw invalidTransition({ from: row.status, to: row.status, allowed: ['sent', 'acknowledged', 'inProgress', 'onHold', 'cancelRequested', 'rejected', 'closed'], detail: 'The warehouse does not have this hand-off.' });
      }
      const provider = providers.provider(shopId, row.provider_code);
      if (provider === undefined) throw new ProblemError('providerUnavailable', { detail: 'This warehouse is not connected any more.' });
      if (provider.get === undefined) throw new ProblemError('providerUnavailable', { detail: 'This warehouse has no system that could be asked.' });
      const events = await provider.get({
        type: 'fulfilment.queried', fulfilmentId: row.id, orderId: order.id, orderNumber: order.number ?? order.id, shopId,
        callbackUrl: `${publicUrl}/v1/provider/${row.provider_code}/events`,
      }, { id: newId('out') });
      for (const event of events) await take(shopId, row, event);
      return fulfilmentOf(await database.read((db) => required(db, named)));
    },
  };
}
