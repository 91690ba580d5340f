import type { Kysely } from 'kysely';
import type { OrderEvent } from '../../src/contract/event.ts';
import type { WebhookDelivery, WebhookEvent } from '../../src/contract/webhook.ts';
import { systemActor } from '../caller.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import type { OrderFollowing } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Attempt, DueEffect, Effect, Outcome } from '../outbox/outbox-worker.ts';
import { webhookPolicy } from '../outbox/retry-policy.ts';
import { OutboundError, type Clock, type Outbound, type OutboundAnswer } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import {
  findDelivery, findEndpoint, killDeliveries, lockEndpoint, pendingDeliveries, updateDelivery, updateEndpoint, type DeliveryRow, type EndpointRow,
} from './webhook-store.ts';

export interface WebhookEffectOptions {
  database: Database;
  clock: Clock;
  events: Events;
  outbox: Outbox;
  outbound: Outbound;
  orders: Pick<OrderFollowing, 'read'>;
}

/** So many failures in a row, and an endpoint is only asked now and then whether it is back. */
const maxFailures = 10;
const probeEveryMs = 60_000;
/** Whatever else waits for it. */
const longestWaitMs = 60 * 60_000;
/** As many leave at once when an endpoint is back. */
const maxHastened = 10_000;
/** What is larger is told without its data. */
const maxBodyBytes = 20_000;
const gone = 410;
/** What no repetition will change (Standard Webhooks 1.0.0, “Deliverability”). */
const permanent = [400, 401, 404, gone, 422];

const isoOf = (ms: number): string => new Date(ms).toISOString();
const sizeOf = (text: string): number => new TextEncoder().encode(text).byteLength;

const outcomeOf = ({ status, retryAfterSeconds }: OutboundAnswer): Outcome => {
  if (status >= 200 && status < 300) return { result: 'done', detail: `It answered ${status}.` };
  const detail = status >= 300 && status < 400 ? `It answered ${status}, a redirect, which is not followed.` : `It answered ${status}.`;
  return { result: 'failed', permanent: permanent.includes(status), detail, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
};

/** What the outbox does with a delivery: posts it, signed, under the delivery's id on every attempt. */
export function createWebhookEffect({ database, clock, events, outbox, outbound, orders }: WebhookEffectOptions): Effect {
  const numberOf = async (db: Kysely<Tables>, shopId: string, orderId: string): Promise<string | undefined> => {
    try {
      return (await orders.read(db, { shopId, orderId })).number;
    } catch (error) {
      // A draft that was deleted since.
      if (error instanceof ProblemError && error.code === 'notFound') return undefined;
      throw error;
    }
  };

  const eventAt = async (db: Kysely<Tables>, shopId: string, position: number): Promise<OrderEvent | undefined> => {
    const [event] = await events.after(db, { shopId, after: position - 1, limit: 1 });
    return event?.id === String(position) ? event : undefined;
  };

  const contentOf = async (db: Kysely<Tables>, { shop_id: shopId, id, endpoint_id: webhookId, event_position: position, type, created_at: at }: DeliveryRow): Promise<WebhookEvent | undefined> => {
    if (position === null) return { id, type, at, sequence: 0, data: { webhookId } };
    const event = await eventAt(db, shopId, position);
    if (event === undefined) return undefined;
    const { orderId, sequence, data } = event;
    const orderNumber = orderId === undefined ? undefined : await numberOf(db, shopId, orderId);
    return { id: event.id, type: event.type, at: event.at, ...(orderId !== undefined && { orderId }), ...(orderNumber !== undefined && { orderNumber }), sequence, data };
  };

  const bodyOf = (content: WebhookEvent): string => {
    const whole = JSON.stringify(content);
    return sizeOf(whole) <= maxBodyBytes ? whole : JSON.stringify({ ...content, data: {}, dataOmitted: true } satisfies WebhookEvent);
  };

  /** Both secrets while one is being replaced. */
  const secretsOf = ({ secrets, old_secret_until: until }: EndpointRow): string[] =>
    (until !== null && Date.parse(until) > clock.now() ? secrets : secrets.slice(0, 1));

  /** Whether an endpoint may be called now; else how long to wait, or that it has been waited for long enough. */
  const turn = async (endpoint: EndpointRow, delivery: DeliveryRow): Promise<Outcome | undefined> => {
    const now = clock.now();
    const target = { shopId: endpoint.shop_id, webhookId: endpoint.id };
    const isFree = ({ held_until: until }: EndpointRow): boolean => until === null || Date.parse(until) <= now;
    if (isFree(endpoint) && endpoint.failures < maxFailures) return undefined;
    return database.transaction(async (tx) => {
      const row = await lockEndpoint(tx, target);
      if (row === undefined) return { result: 'withdrawn' };
      const probing = row.failures >= maxFailures;
      if (isFree(row)) {
        if (probing) await updateEndpoint(tx, { ...target, set: { held_until: isoOf(now + probeEveryMs) } });
        return undefined;
      }
      if (now - Date.parse(delivery.status_since) >= webhookPolicy.maxAgeMs) return { result: 'failed', permanent: true, detail: 'It has not been there for three days.' };
      const heldUntil = Date.parse(row.held_until ?? '');
      if (!probing) return { result: 'waiting', forMs: heldUntil - now, detail: 'The endpoint has asked for a pause.' };
      // Each that waits takes a minute of its own, so that one is due when the next call may be made, and not all of them.
      const slot = Math.min(now + longestWaitMs, Math.max(heldUntil, row.next_probe_at === null ? 0 : Date.parse(row.next_probe_at)));
      await updateEndpoint(tx, { ...target, set: { next_probe_at: isoOf(slot + probeEveryMs) } });
      return { result: 'waiting', forMs: slot - now, detail: 'The endpoint has failed many times in a row.' };
    });
  };

  const disable = (endpoint: EndpointRow, because: string): Promise<void> => database.transaction(async (tx) => {
    const target = { shopId: endpoint.shop_id, webhookId: endpoint.id };
    const row = await lockEndpoint(tx, target);
    // Another address may stand there by now.
    if (row?.status !== 'enabled' || row.url !== endpoint.url) return;
    const now = isoOf(clock.now());
    await updateEndpoint(tx, { ...target, set: { status: 'disabled', disabled_because: because, version: row.version + 1, updated_at: now } });
    await killDeliveries(tx, { ...target, now });
    await events.append(tx, { shopId: target.shopId, events: [{ type: 'webhook.disabled', actor: systemActor, data: { webhookId: row.id, because } }] });
  });

  /** What an attempt says about the endpoint, beside what it says about the delivery. */
  const judge = async (tx: Tx, endpoint: EndpointRow, { outcome, at }: Attempt): Promise<void> => {
    const target = { shopId: endpoint.shop_id, webhookId: endpoint.id };
    if (outcome.result === 'done') {
      if (endpoint.failures === 0 && endpoint.held_until === null) return;
      await updateEndpoint(tx, { ...target, set: { failures: 0, held_until: null, next_probe_at: null } });
      // It is back: what has waited for that leaves now, and the rest within the hour that it would have waited at the longest.
      if (endpoint.failures >= maxFailures) await outbox.hasten(tx, { shopId: target.shopId, kind: 'webhook', targetIds: await pendingDeliveries(tx, { ...target, limit: maxHastened }) });
      return;
    }
    // It answers, and refuses this one alone.
    if (outcome.result !== 'failed' || outcome.permanent) return;
    const failures = endpoint.failures + 1;
    const pauseMs = Math.max((outcome.retryAfterSeconds ?? 0) * 1_000, failures === maxFailures ? probeEveryMs : 0);
    await updateEndpoint(tx, { ...target, set: { failures, ...(pauseMs > 0 && { held_until: isoOf(Date.parse(at) + pauseMs) }) } });
  };

  return {
    policy: webhookPolicy,

    async run({ shopId, targetId }: DueEffect) {
      const found = await database.read(async (db) => {
        const delivery = await findDelivery(db, { shopId, deliveryId: targetId });
        const endpoint = delivery === undefined ? undefined : await findEndpoint(db, { shopId, webhookId: delivery.endpoint_id });
        return delivery?.status === 'pending' && endpoint?.status === 'enabled' ? { delivery, endpoint } : undefined;
      });
      if (found === undefined) return { result: 'withdrawn' };
      const { delivery, endpoint } = found;
      const later = await turn(endpoint, delivery);
      if (later !== undefined) return later;
      const content = await database.read((db) => contentOf(db, delivery));
      if (content === undefined) return { result: 'failed', permanent: true, detail: 'The event is no longer there.' };
      const refusal = outbound.refusal?.(endpoint.url);
      if (refusal !== undefined) return { result: 'failed', permanent: true, detail: refusal };
      try {
        const answer = await outbound.post({ url: endpoint.url, id: delivery.id, body: bodyOf(content), secret: secretsOf(endpoint) });
        if (answer.status === gone) await disable(endpoint, 'It answered 410: it has gone for good.');
        return outcomeOf(answer);
      } catch (error) {
        if (!(error instanceof OutboundError)) throw error;
        return { result: 'failed', permanent: error.reason === 'forbidden', detail: error.message };
      }
    },

    async record(tx, { shopId, targetId }, attempt) {
      const { outcome, at, dead } = attempt;
      if (outcome.result === 'waiting') return;
      const found = await findDelivery(tx, { shopId, deliveryId: targetId });
      const endpoint = found === undefined ? undefined : await lockEndpoint(tx, { shopId, webhookId: found.endpoint_id });
      // Again, now that nobody else changes it.
      const delivery = await findDelivery(tx, { shopId, deliveryId: targetId });
      if (endpoint === undefined || delivery === undefined) return;
      await judge(tx, endpoint, attempt);
      const done = outcome.result === 'done';
      const status = done ? 'delivered' : dead ? 'dead' : delivery.status;
      const attempts: WebhookDelivery['attempts'] = [...delivery.attempts, { at, outcome: done ? 'delivered' : 'failed', ...(outcome.detail !== undefined && { detail: outcome.detail }) }];
      await updateDelivery(tx, { shopId, deliveryId: targetId, set: { attempts, status, status_since: status === delivery.status ? delivery.status_since : at } });
    },
  };
}
