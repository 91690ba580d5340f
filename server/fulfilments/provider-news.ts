import type { ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Actor } from '../../src/contract/session.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import type { Tx } from '../database/database.ts';
import type { Happened, OrderFollowing, OrderMessages, Raised, Settled } from '../orders/order-ports.ts';
import type { Clock } from '../ports.ts';
import { adoptParked, appliedCalls, findFulfilment, insertCall, updateFulfilment, type FulfilmentRow } from './fulfilment-store.ts';
import { parcelsOf } from './parcel-store.ts';
import { createParcels } from './parcels.ts';
import type { Providers } from './providers.ts';
import { agreedTerms, termColumns } from './terms.ts';
import { readNews, type HandOffNews } from './warehouse-news.ts';

export interface ProviderNewsOptions {
  messages: Pick<OrderMessages, 'enqueue'>;
  orders: OrderFollowing;
  clock: Clock;
  providers: Pick<Providers, 'connection'>;
}

/** Something that a warehouse, or a carrier, says of one hand-off. */
export type HandOffEvent = Exclude<ProviderEvent, { type: 'stock.counted' }>;

export interface Said {
  shopId: string;
  event: HandOffEvent;
  /** Who says it: the code of a warehouse, or another name of a source. Each call is taken once for each source. */
  source: string;
  webhookId: string;
  /** The warehouse itself without one. */
  actor?: Actor;
}

export type SaidOutcome = 'applied' | 'duplicate' | 'parked';

/** After these an order may take stock or give it back, more than once. */
const movesStock = new Set<HandOffEvent['type']>(['shipment.created', 'fulfilment.cancelled', 'fulfilment.cancelRefused', 'fulfilment.amendmentAccepted', 'fulfilment.amendmentRejected']);

interface Change { shopId: string; row: FulfilmentRow; event: HandOffEvent; at: string; actor: Actor }

const contradictory = new Set<HandOffEvent['type']>(['fulfilment.acknowledged', 'fulfilment.inProgress', 'fulfilment.held', 'fulfilment.cancelRefused', 'shipment.created']);

/** Where a hand-off is, after all that was said of it and all that was asked. */
function statusAfter(row: FulfilmentRow, news: HandOffNews): string {
  if (row.status === 'cancelled') return 'cancelled';
  if (news.status === 'closed') return 'closed';
  if (news.cancellation?.accepted === true) return 'cancelled';
  if (row.cancellation?.status === 'requested' && news.cancellation === undefined) return 'cancelRequested';
  if (news.status !== undefined) return news.status;
  // It will not be cancelled, and nothing else has been said of it.
  return row.status === 'cancelRequested' ? row.sent_at === null ? 'failed' : 'sent' : row.status;
}

function handOffEvents({ row, event, at }: Change, status: string): Happened[] {
  const data = { fulfilmentId: row.id, providerCode: row.provider_code };
  switch (event.type) {
    case 'fulfilment.acknowledged': return [{ type: event.type, data: { ...data, ...(event.providerReference !== undefined && { providerReference: event.providerReference }) } }];
    case 'fulfilment.rejected': case 'fulfilment.held': return [{ type: event.type, data: { ...data, reason: event.reason } }];
    case 'fulfilment.resumed': return [{ type: event.type, data }];
    case 'fulfilment.inProgress': return [{ type: event.type, data: { ...data, ...(event.stage !== undefined && { stage: event.stage }) } }];
    case 'fulfilment.amendmentAccepted': return [{ type: event.type, data: { ...data, amendmentId: event.amendmentId } }];
    case 'fulfilment.amendmentRejected': return [{ type: event.type, data: { ...data, amendmentId: event.amendmentId, reason: event.reason } }];
    case 'fulfilment.cancelled': return [{ type: event.type, data: { ...data, ...(event.reason !== undefined && { reason: event.reason }) } }];
    case 'fulfilment.cancelRefused': return [];
    default: return status === 'closed' && row.status !== 'closed' ? [{ type: 'fulfilment.closed', data: { ...data, at } }] : [];
  }
}

/** What a person has to look at of a hand-off now, and what no more. */
function alertsOf({ id: aboutId }: FulfilmentRow, news: HandOffNews, status: string): { raise: Raised[]; settle: Settled[] } {
  const ended = status === 'closed' || status === 'cancelled';
  const amendment = news.amendments.at(-1);
  const states: { code: Raised['code']; detail: string | undefined; stands: boolean }[] = [
    { code: 'handOffRejected', detail: news.rejected?.reason, stands: status === 'rejected' || (!ended && news.rejected !== undefined && news.parcels.some(({ created }) => created !== undefined)) },
    { code: 'warehouseHold', detail: news.held?.reason, stands: status === 'onHold' },
    { code: 'amendmentRejected', detail: amendment?.reason, stands: amendment?.status === 'rejected' },
  ];
  return {
    raise: states.filter(({ stands }) => stands).map(({ code, detail }) => ({ code, aboutId, ...(detail !== undefined && { detail }) })),
    settle: [
      ...states.filter(({ stands }) => !stands).map(({ code }) => ({ code, aboutId })),
      // Any word of the warehouse says that it has the hand-off.
      { code: 'unacknowledged' as const, aboutId }, { code: 'handOffFailed' as const, aboutId },
    ],
  };
}

/** Takes what is said of hand-offs: notes it once, and reads it together with all that was said before. */
export function createProviderNews({ messages, orders, clock, providers }: ProviderNewsOptions) {
  const parcels = createParcels({ messages });
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const actorOf = (shopId: string, code: string): Actor => ({ id: code, name: providers.connection(shopId, code)?.label ?? code, role: 'provider' });

  /** What became of the amendments, and whether the order has to follow the warehouse. */
  const amended = (row: FulfilmentRow, news: HandOffNews) => {
    if (row.amendments === null) return undefined;
    const { first, list: before } = row.amendments;
    const list = before.map((amendment, index) => {
      const { status = amendment.status, at, reason } = news.amendments[index] ?? {};
      const { answeredAt: _answeredAt, reason: _reason, ...asked } = amendment;
      return { ...asked, status, ...(at !== undefined && { answeredAt: at }), ...(reason !== undefined && { reason }) };
    });
    const terms = list[news.agreed] ?? first;
    const [was, is] = [before.at(-1), list.at(-1)];
    const turned = was?.status !== is?.status;
    const moved = is?.status === 'rejected' && JSON.stringify(terms.lines) !== JSON.stringify(row.lines);
    return { set: { amendments: { first, list }, ...termColumns(terms) }, terms, last: is, goesBack: (turned && (is?.status === 'rejected' || was?.status === 'rejected')) || moved };
  };

  const apply = async (tx: Tx, change: Change): Promise<void> => {
    const { shopId, row, event, at, actor } = change;
    const order = { shopId, orderId: row.order_id };
    const { first, list: amendments } = row.amendments ?? { first: agreedTerms(row), list: [] };
    const news = readNews({
      first, amendments, events: await appliedCalls(tx, { shopId, fulfilmentId: row.id }),
      ...(row.cancellation !== null && { cancellation: { after: row.cancellation.after } }),
    });
    const status = statusAfter(row, news);
    const written = await parcels.write(tx, { shopId, row, event, at }, news.parcels);
    const amendment = amended(row, news);
    const answered = row.cancellation !== null && news.cancellation !== undefined && row.status !== 'cancelled' ? news.cancellation : undefined;
    const answer = answered && (answered.accepted ? 'accepted' as const : 'refused' as const);
    await updateFulfilment(tx, {
      shopId, fulfilmentId: row.id,
      set: {
        status, updated_at: at, ...(status !== 'pending' && { waiting_for: null }), ...amendment?.set,
        ...(news.acknowledged !== undefined && { acknowledged_at: news.acknowledged.at, provider_reference: news.acknowledged.providerReference ?? null }),
        ...(news.rejected !== undefined && { rejection: news.rejected }),
        ...(row.cancellation !== null && answered !== undefined && answer !== undefined && {
          cancellation: { ...row.cancellation, status: answer, answeredAt: answered.at, ...(answered.reason !== undefined && { reason: answered.reason }) },
        }),
      },
    });
    if (amendment?.goesBack === true) {
      const { lines, shipTo } = amendment.terms;
      await orders.restore(tx, { ...order, fulfilmentId: row.id, actor, lines, shipTo, reason: amendment.last?.reason ?? 'The warehouse has what it had.' });
    }
    const implied: Happened[] = amendment?.goesBack === true && event.type === 'shipment.created' && amendment.last?.status === 'rejected'
      ? [{ type: 'fulfilment.amendmentRejected', data: { fulfilmentId: row.id, providerCode: row.provider_code, amendmentId: amendment.last.id, reason: amendment.last.reason } }] : [];
    const alerts = alertsOf(row, news, status);
    const followed = await orders.follow(tx, {
      ...order, actor, ...(written.progress !== undefined && { progress: written.progress, leftAt: event.at }),
      happened: [...written.happened, ...implied, ...handOffEvents(change, status)],
      raise: [...alerts.raise, ...written.raise], settle: [...alerts.settle, ...written.settle],
    });
    await parcels.tell(tx, { shopId, order: followed, parcels: written.parcels });
    if (answered !== undefined && answer !== row.cancellation?.status) {
      await orders.cancelAnswered(tx, { ...order, actor, accepted: answered.accepted, reason: answered.reason });
    }
  };

  /** A hand-off that was cancelled moves no more, but what left before that is still followed to its end. */
  const mayApply = async (tx: Tx, row: FulfilmentRow, event: HandOffEvent): Promise<boolean> =>
    row.status !== 'cancelled' || (event.type === 'shipment.trackingUpdated' && (await parcelsOf(tx, { shopId: row.shop_id, fulfilmentId: row.id })).has(event.shipmentReference));

  return {
    /**
     * Takes one thing that was said, in the caller's transaction. Said twice, by one id or in the same words, it counts once.
     * What is said of a hand-off that is not known, or was cancelled, changes nothing; a person is told when it means that
     * the warehouse works on what was cancelled.
     */
    async take(tx: Tx, { shopId, event, source, webhookId, actor }: Said): Promise<SaidOutcome> {
      const at = nowIso();
      const known = await findFulfilment(tx, { shopId, fulfilmentId: event.fulfilmentId });
      // Calls about one order are taken one after another, so that each reads all that was said before it.
      if (known !== undefined) await orders.lock(tx, { shopId, orderId: known.order_id, withItems: movesStock.has(event.type) });
      const row = known && await findFulfilment(tx, { shopId, fulfilmentId: event.fulfilmentId });
      const applies = row !== undefined && await mayApply(tx, row, event);
      const repeated = applies && (await appliedCalls(tx, { shopId, fulfilmentId: row.id })).some((said) => canonicalJson(said) === canonicalJson(event));
      const noted = await insertCall(tx, {
        shop_id: shopId, provider_code: source, webhook_id: webhookId, fulfilment_id: event.fulfilmentId,
        outcome: applies ? 'applied' : 'parked', body: event, received_at: at,
      });
      if (!noted || repeated) return 'duplicate';
      if (applies) {
        if (event.type === 'shipment.created' && event.trackingNumber !== undefined) {
          await adoptParked(tx, { shopId, fulfilmentId: row.id, shipmentReference: event.shipmentReference, trackingNumber: event.trackingNumber });
        }
        await apply(tx, { shopId, row, event, at, actor: actor ?? actorOf(shopId, row.provider_code) });
        return 'applied';
      }
      if (row !== undefined && contradictory.has(event.type)) {
        await orders.follow(tx, {
          shopId, orderId: row.order_id, actor: actor ?? actorOf(shopId, row.provider_code),
          raise: [{ code: 'cancelRefused', aboutId: row.id, detail: `The hand-off was cancelled, and the warehouse said after that: ${event.type}.` }],
        });
      }
      return 'parked';
    },
    actorOf,
  };
}

export type ProviderNews = ReturnType<typeof createProviderNews>;
