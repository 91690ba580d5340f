import type { ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { Kysely } from 'kysely';
import { systemActor } from '../caller.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import type { OrderFollowing } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Attempt, DueEffect, Effect, Outcome } from '../outbox/outbox-worker.ts';
import { handOffPolicy } from '../outbox/retry-policy.ts';
import type { Clock } from '../ports.ts';
import { findFulfilment, updateFulfilment, type FulfilmentRow } from './fulfilment-store.ts';
import { providerlessCode } from './fulfilments.ts';
import type { FulfilmentProvider } from './provider-port.ts';
import type { Providers } from './providers.ts';
import { handOffOf } from './terms.ts';
import { hasEnded, isUnsent } from './whereabouts.ts';

export interface HandOffEffectsOptions {
  database: Database;
  outbox: Outbox;
  clock: Clock;
  providers: Providers;
  publicUrl: string;
  settingsOf: (db: Kysely<Tables>, shopId: string) => Promise<Settings>;
  orders: OrderFollowing;
  /** Takes what follows from a call that never got through, as if the warehouse had refused. */
  takeRefusal: (tx: Tx, refusal: { shopId: string; event: Exclude<ProviderEvent, { type: 'stock.counted' }>; webhookId: string }) => Promise<unknown>;
}

const waitForProviderMs = 5 * 60_000;
/** A call about a hand-off goes after the hand-off itself. */
const waitForHandOffMs = 5_000;
/** A hand-off that a person has to send again. */
const waitForPersonMs = 5 * 60_000;

const hoursMs = (hours: number): number => hours * 60 * 60 * 1_000;
const isoOf = (ms: number): string => new Date(ms).toISOString();

/** What an effect is about: a hand-off, or an amendment or cancellation of it. */
const named = (targetId: string): { fulfilmentId: string; partId: string | undefined } => {
  const [fulfilmentId = '', partId] = targetId.split('/');
  return { fulfilmentId, partId };
};

/** What the outbox does with hand-offs, with what is said of them later, and with the end of the time in which a warehouse should have answered. */
export function createHandOffEffects(options: HandOffEffectsOptions): Readonly<Record<'handOff' | 'amendment' | 'cancellation' | 'ackDeadline', Effect>> {
  const { database, outbox, clock, providers, publicUrl, settingsOf, orders, takeRefusal } = options;

  /** Locks the order of a hand-off, as all that changes one does, and reads the hand-off again. */
  const locked = async (tx: Tx, { shopId, fulfilmentId }: { shopId: string; fulfilmentId: string }): Promise<FulfilmentRow | undefined> => {
    const row = await findFulfilment(tx, { shopId, fulfilmentId });
    if (row === undefined) return undefined;
    await orders.lock(tx, { shopId, orderId: row.order_id });
    return findFulfilment(tx, { shopId, fulfilmentId });
  };

  const found = ({ shopId, targetId }: DueEffect): Promise<{ row: FulfilmentRow; order: Order } | undefined> => database.read(async (db) => {
    const row = await findFulfilment(db, { shopId, fulfilmentId: named(targetId).fulfilmentId });
    return row && { row, order: await orders.read(db, { shopId, orderId: row.order_id }) };
  });

  /** Hands an order that was placed before the shop had a warehouse to its first one. */
  const assigned = async (row: FulfilmentRow, order: Order): Promise<FulfilmentRow> => {
    const [first] = providers.connections(row.shop_id);
    if (first === undefined || row.provider_code !== providerlessCode || order.providerCode !== undefined || providers.connection(row.shop_id, row.provider_code) !== undefined) return row;
    await database.transaction((tx) => updateFulfilment(tx, {
      shopId: row.shop_id, fulfilmentId: row.id, set: { provider_code: first.code, updated_at: isoOf(clock.now()) },
    }));
    return { ...row, provider_code: first.code };
  };

  const reached = (row: FulfilmentRow, run: (provider: FulfilmentProvider) => Promise<Outcome>): Promise<Outcome> => {
    const provider = providers.provider(row.shop_id, row.provider_code);
    if (provider !== undefined) return run(provider);
    return Promise.resolve({ result: 'waiting', forMs: waitForProviderMs, detail: 'No warehouse is configured, so there is nobody to hand the order to.' });
  };

  const callbackUrl = (row: FulfilmentRow): string => `${publicUrl}/v1/provider/${row.provider_code}/events`;
  const callOf = (row: FulfilmentRow, order: Order) => ({ fulfilmentId: row.id, orderId: order.id, orderNumber: order.number ?? order.id, shopId: row.shop_id, callbackUrl: callbackUrl(row) });

  const attemptsAfter = (row: FulfilmentRow, { outcome, at }: Attempt, about = ''): FulfilmentRow['attempts'] => {
    const detail = outcome.detail === undefined ? undefined : `${about}${outcome.detail}`;
    // Waiting for a warehouse is said once, not every five minutes.
    if (outcome.result === 'waiting' && row.attempts.at(-1)?.detail === detail) return row.attempts;
    return [...row.attempts, {
      at, outcome: outcome.result === 'done' ? 'delivered' : 'failed', ...(detail !== undefined && { detail }),
      ...(outcome.result === 'failed' && outcome.mayHaveArrived === true && { mayHaveArrived: true }),
    }];
  };

  const expectAnswer = async (tx: Tx, { shopId, targetId, at }: { shopId: string; targetId: string; at: string }): Promise<string> => {
    const ackDeadline = isoOf(Date.parse(at) + hoursMs((await settingsOf(tx, shopId)).acknowledgeHours));
    await outbox.schedule(tx, { shopId, kind: 'ackDeadline', targetId, dueAt: Date.parse(ackDeadline) });
    return ackDeadline;
  };

  const handOff: Effect = {
    policy: handOffPolicy,
    async run(effect) {
      const about = await found(effect);
      if (about?.row.status !== 'queued') return { result: 'withdrawn' };
      const row = await assigned(about.row, about.order);
      return reached(row, (provider) => provider.delegate(handOffOf({ row, order: about.order, callbackUrl: callbackUrl(row) }), effect));
    },
    async record(tx, { shopId, targetId: fulfilmentId }, attempt) {
      const row = await locked(tx, { shopId, fulfilmentId });
      if (row === undefined) return;
      const { outcome, at, dead } = attempt;
      const set = { attempts: attemptsAfter(row, attempt), updated_at: at };
      const about = { shopId, orderId: row.order_id, actor: systemActor };
      const data = { fulfilmentId, providerCode: row.provider_code };
      if (outcome.result === 'done') {
        const ackDeadline = await expectAnswer(tx, { shopId, targetId: fulfilmentId, at });
        // The warehouse may have answered before its receipt is written down: then the status is further on already.
        await updateFulfilment(tx, { shopId, fulfilmentId, set: { ...set, sent_at: at, ack_deadline: ackDeadline, ...(isUnsent(row) && { status: 'sent', waiting_for: null }) } });
        await orders.follow(tx, { ...about, happened: [{ type: 'fulfilment.sent', data }], settle: [{ code: 'handOffFailed', aboutId: fulfilmentId }] });
      } else if (dead && row.status === 'queued') {
        await updateFulfilment(tx, { shopId, fulfilmentId, set: { ...set, status: 'failed' } });
        await orders.follow(tx, {
          ...about, happened: [{ type: 'fulfilment.failed', data: { ...data, detail: outcome.detail } }],
          raise: [{ code: 'handOffFailed', aboutId: fulfilmentId, ...(outcome.detail !== undefined && { detail: outcome.detail }) }],
        });
      } else await updateFulfilment(tx, { shopId, fulfilmentId, set });
    },
  };

  const amendment: Effect = {
    policy: handOffPolicy,
    async run(effect) {
      const about = await found(effect);
      const last = about?.row.amendments?.list.at(-1);
      if (about === undefined || last?.id !== named(effect.targetId).partId || last?.status !== 'requested') return { result: 'withdrawn' };
      const { row, order } = about;
      if (hasEnded(row) || row.status === 'cancelRequested') return { result: 'withdrawn' };
      if (isUnsent(row)) return { result: 'waiting', forMs: row.status === 'queued' ? waitForHandOffMs : waitForPersonMs, detail: 'The hand-off itself has not reached the warehouse yet.' };
      return reached(row, (provider) => provider.amend(
        handOffOf({ row, order, callbackUrl: callbackUrl(row), terms: last, amendmentId: last.id }), { ...effect, before: row.lines },
      ));
    },
    async record(tx, { shopId, id, targetId }, attempt) {
      const { fulfilmentId, partId = '' } = named(targetId);
      const row = await locked(tx, { shopId, fulfilmentId });
      if (row === undefined || attempt.outcome.result === 'waiting') return;
      const { outcome: { result, detail = '' }, at, dead } = attempt;
      await updateFulfilment(tx, { shopId, fulfilmentId, set: { attempts: attemptsAfter(row, attempt, 'The change: '), updated_at: at } });
      if (result === 'done') await expectAnswer(tx, { shopId, targetId, at });
      if (dead) {
        await takeRefusal(tx, { shopId, webhookId: id, event: {
          type: 'fulfilment.amendmentRejected', fulfilmentId: fulfilmentId as `ful_${string}`, amendmentId: partId as `amd_${string}`, at, reason: `The warehouse could not be told. ${detail}`,
        } });
      }
    },
  };

  const cancellation: Effect = {
    policy: handOffPolicy,
    async run(effect) {
      const about = await found(effect);
      const asked = about?.row.cancellation;
      if (about === undefined || asked?.id !== named(effect.targetId).partId || asked?.status !== 'requested') return { result: 'withdrawn' };
      const { row, order } = about;
      // A hand-off that is on its way this moment arrives before the wish to cancel it.
      if (row.sent_at === null) {
        const leaving = await database.transaction((tx) => outbox.leaving(tx, { shopId: effect.shopId, kind: 'handOff', targetIds: [row.id] }));
        if (leaving.has(row.id)) return { result: 'waiting', forMs: waitForHandOffMs, detail: 'The hand-off itself is on its way to the warehouse.' };
      }
      return reached(row, (provider) => provider.cancel({
        type: 'fulfilment.cancelRequested', ...callOf(row, order), ...(asked.reason !== undefined && { reason: asked.reason }),
      }, effect));
    },
    async record(tx, { shopId, id, targetId }, attempt) {
      const { fulfilmentId } = named(targetId);
      const row = await locked(tx, { shopId, fulfilmentId });
      if (row === undefined || attempt.outcome.result === 'waiting') return;
      const { outcome, at, dead } = attempt;
      await updateFulfilment(tx, { shopId, fulfilmentId, set: { attempts: attemptsAfter(row, attempt, 'The cancellation: '), updated_at: at } });
      if (outcome.result === 'done') await expectAnswer(tx, { shopId, targetId, at });
      if (!dead) return;
      const about = { fulfilmentId: fulfilmentId as `ful_${string}`, at };
      // What was never seen to arrive, and is not there, need not be cancelled.
      const absent = outcome.result === 'failed' && outcome.absent === true && row.sent_at === null && row.acknowledged_at === null;
      await takeRefusal(tx, { shopId, webhookId: id, event: absent
        ? { ...about, type: 'fulfilment.cancelled', reason: 'The warehouse does not have it.' }
        : { ...about, type: 'fulfilment.cancelRefused', reason: `The warehouse could not be told. ${outcome.detail ?? ''}` } });
    },
  };

  /** What the warehouse should have answered by now, in words for the history; `undefined` when it has. */
  const unanswered = (row: FulfilmentRow, partId: string | undefined): 'handOff' | 'amendment' | 'cancellation' | undefined => {
    if (partId === undefined) return row.status === 'sent' ? 'handOff' : undefined;
    const last = row.amendments?.list.at(-1);
    if (last?.id === partId) return last.status === 'requested' && !hasEnded(row) && row.status !== 'cancelRequested' ? 'amendment' : undefined;
    return row.cancellation?.id === partId && row.cancellation.status === 'requested' ? 'cancellation' : undefined;
  };

  const ackDeadline: Effect = {
    policy: handOffPolicy,
    run: () => Promise.resolve({ result: 'done' }),
    async record(tx, { shopId, targetId }) {
      const { fulfilmentId, partId } = named(targetId);
      const row = await locked(tx, { shopId, fulfilmentId });
      const about = row && unanswered(row, partId);
      if (row === undefined || about === undefined) return;
      await orders.follow(tx, {
        shopId, orderId: row.order_id, actor: systemActor,
        happened: [{ type: 'fulfilment.unacknowledged', data: { fulfilmentId, providerCode: row.provider_code, about, sentAt: row.sent_at, ackDeadline: row.ack_deadline } }],
        raise: [{ code: 'unacknowledged', aboutId: fulfilmentId }],
      });
    },
  };

  return { handOff, amendment, cancellation, ackDeadline };
}
