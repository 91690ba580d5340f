import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { OrderEvent } from '../../src/contract/event.ts';
import type { MergePatch } from '../../src/contract/merge-patch.ts';
import type {
  DeliveryPage, DeliveryQuery, WebhookDelivery, WebhookEndpoint, WebhookInput, WebhookList, WebhookPatch, WebhookSecret,
} from '../../src/contract/webhook.ts';
import { formatWebhookSecret } from '../../src/webhooks/index.ts';
import type { Caller } from '../caller.ts';
import { badCursor, defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Clock, Outbound } from '../ports.ts';
import { invalidTransition, notFound, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import {
  countDeliveries, deleteEndpoint, endpointsOf, findDelivery, findEndpoint, insertDeliveries, insertEndpoint, killDeliveries, listDeliveries, listeningEndpoints,
  lockEndpoint, updateDelivery, updateEndpoint, type DeliveryRow, type EndpointRow,
} from './webhook-store.ts';

interface AskedOf { webhookId: string; caller: Caller }
type Changed = AskedOf & { ifMatch: IfMatch };
type SecretAnswer = z.infer<typeof WebhookSecret>;

/** Where a shop's events are posted. */
export interface Webhooks {
  list(db: Kysely<Tables>, caller: Caller): Promise<z.infer<typeof WebhookList>>;
  /** The secret is answered this once. @throws {ProblemError} `validationFailed` for an address that is not called, and for too many endpoints */
  create(tx: Tx, input: z.infer<typeof WebhookInput>, caller: Caller): Promise<SecretAnswer>;
  /** What waits for an endpoint that is disabled is given up. @throws {ProblemError} `notFound`, `versionConflict`, `validationFailed` */
  update(tx: Tx, patch: MergePatch<z.infer<typeof WebhookPatch>>, asked: Changed): Promise<WebhookEndpoint>;
  /** @throws {ProblemError} `notFound`, `versionConflict` */
  remove(tx: Tx, asked: Changed): Promise<undefined>;
  /** The new secret is answered this once; the one before is signed with as well for a day. @throws {ProblemError} `notFound` */
  rotateSecret(tx: Tx, asked: AskedOf): Promise<SecretAnswer>;
  /** @throws {ProblemError} `notFound`, `invalidTransition` for an endpoint that is disabled */
  test(tx: Tx, asked: AskedOf): Promise<WebhookDelivery>;
  /** @throws {ProblemError} `notFound` */
  deliveries(db: Kysely<Tables>, query: z.infer<typeof DeliveryQuery>, asked: AskedOf): Promise<z.infer<typeof DeliveryPage>>;
  /** Posts what was given up again, under its old id. @throws {ProblemError} `notFound`, `invalidTransition` */
  redeliver(tx: Tx, asked: AskedOf & { deliveryId: string }): Promise<WebhookDelivery>;
  /** Puts what has happened on its way to every endpoint that wants to know, in the transaction in which it happened. */
  post(tx: Tx, news: { shopId: string; events: readonly OrderEvent[] }): Promise<void>;
}

const secretBytes = 32;
/** Each event is written once for each of them, while the shop’s other writers wait. */
const maxEndpoints = 20;
const rowsAtOnce = 1_000;
/** How long the secret before the last one is signed with. */
const overlapMs = 24 * 60 * 60 * 1_000;

const isoOf = (ms: number): string => new Date(ms).toISOString();
/** What of an address everybody may read: the rest of it may be a secret itself. */
const originOf = (url: string): string => new URL(url).origin;

const deliveryOf = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id, endpointId: row.endpoint_id, ...(row.event_position !== null && { eventId: String(row.event_position) }), type: row.type, status: row.status,
  attempts: row.attempts, createdAt: row.created_at,
});

export function createWebhooks({ clock, events, outbox, outbound }: { clock: Clock; events: Events; outbox: Outbox; outbound: Outbound }): Webhooks {
  const now = (): string => isoOf(clock.now());

  const endpointOf = (row: EndpointRow): WebhookEndpoint => ({
    id: row.id, version: row.version, url: row.url, ...(row.events !== null && { events: row.events }), status: row.status,
    ...(row.disabled_because !== null && { disabledBecause: row.disabled_because }),
    ...(row.old_secret_until !== null && row.old_secret_until > now() && { oldSecretUntil: row.old_secret_until }),
    ...(row.held_until !== null && row.held_until > now() && { heldUntil: row.held_until }),
    createdAt: row.created_at, updatedAt: row.updated_at,
  });

  const requireAddress = (url: string): void => {
    const refusal = URL.canParse(url) ? outbound.refusal?.(url) : 'This is not a whole address, such as https://shop.example/hooks.';
    if (refusal !== undefined) throw new ProblemError('validationFailed', { detail: 'This address is not called.', errors: [{ code: 'invalidValue', pointer: '/url', detail: refusal }] });
  };

  const requireRoom = async (tx: Tx, { shopId }: Caller): Promise<void> => {
    if ((await endpointsOf(tx, shopId)).length < maxEndpoints) return;
    const detail = `A shop has at most ${maxEndpoints} endpoints.`;
    throw new ProblemError('validationFailed', { detail, errors: [{ code: 'tooMany', pointer: '', detail, params: { limit: maxEndpoints } }] });
  };

  const locked = async (tx: Tx, { webhookId, caller: { shopId } }: AskedOf, ifMatch: IfMatch = { any: true }): Promise<EndpointRow> => {
    const row = await lockEndpoint(tx, { shopId, webhookId });
    if (row === undefined) throw notFound('endpoint');
    if (!ifMatch.any && !ifMatch.versions.includes(row.version)) {
      throw new ProblemError('versionConflict', { detail: 'Somebody has changed the endpoint since.', params: { currentVersion: row.version, changedFields: [] } });
    }
    return row;
  };

  const tell = (tx: Tx, { webhookId, caller: { shopId, actor } }: AskedOf, change: string, more: { data?: Record<string, unknown>; changes?: OrderEvent['changes'] } = {}): Promise<void> =>
    events.append(tx, { shopId, events: [{ type: 'webhook.changed', actor, data: { webhookId, change, ...more.data }, changes: more.changes ?? [] }] });

  const freshSecret = (): string => formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(secretBytes)) });

  const schedule = async (tx: Tx, shopId: string, deliveries: readonly { webhookId: string; type: string; position: number | null }[]): Promise<DeliveryRow[]> => {
    const at = now();
    const rows = deliveries.map(({ webhookId, type, position }): DeliveryRow => ({
      shop_id: shopId, id: newId('dlv'), endpoint_id: webhookId, event_position: position, type, status: 'pending', attempts: [], created_at: at, status_since: at,
    }));
    // A catalogue of a thousand items that all become low, told to twenty endpoints, is more than one statement holds.
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      await insertDeliveries(tx, some);
      await outbox.scheduleAll(tx, { shopId, kind: 'webhook', targetIds: some.map(({ id }) => id) });
    }
    return rows;
  };

  const requireEnabled = ({ status }: EndpointRow): void => {
    if (status !== 'enabled') throw invalidTransition({ from: status, to: 'pending', allowed: ['enabled'], detail: 'Nothing is posted to an endpoint that is disabled.' });
  };

  return {
    list: async (db, { shopId }) => ({ items: (await endpointsOf(db, shopId)).map(endpointOf) }),

    async create(tx, { url, events: wanted }, caller) {
      requireAddress(url);
      await requireRoom(tx, caller);
      const at = now();
      const secret = freshSecret();
      const row: EndpointRow = {
        shop_id: caller.shopId, id: newId('whk'), version: 1, url, events: wanted ?? null, status: 'enabled', disabled_because: null, secrets: [secret],
        old_secret_until: null, failures: 0, held_until: null, next_probe_at: null, created_at: at, updated_at: at,
      };
      await insertEndpoint(tx, row);
      await tell(tx, { webhookId: row.id, caller }, 'created', { data: { origin: originOf(url), ...(wanted !== undefined && { events: wanted }) } });
      return { endpoint: endpointOf(row), secret };
    },

    async update(tx, patch, { ifMatch, ...asked }) {
      const before = await locked(tx, asked, ifMatch);
      const { url, status } = patch;
      if (url === null || status === null) {
        const pointer = url === null ? '/url' : '/status';
        throw new ProblemError('validationFailed', { detail: 'This cannot be taken away.', errors: [{ code: 'required', pointer, detail: 'An endpoint has an address and a status.' }] });
      }
      if (url !== undefined) requireAddress(url);
      const at = now();
      const row: EndpointRow = {
        ...before, version: before.version + 1, updated_at: at, url: url ?? before.url, status: status ?? before.status,
        ...(patch.events !== undefined && { events: patch.events }),
        // Who changes it has looked at it: it begins anew.
        failures: 0, held_until: null, next_probe_at: null, ...(status !== undefined && { disabled_because: null }),
      };
      const { shopId } = asked.caller;
      await updateEndpoint(tx, { shopId, webhookId: row.id, set: row });
      if (row.status === 'disabled') await killDeliveries(tx, { shopId, webhookId: row.id, now: at });
      const said = (field: string, of: (each: EndpointRow) => unknown): OrderEvent['changes'] =>
        (JSON.stringify(of(before)) === JSON.stringify(of(row)) ? [] : [{ field, before: of(before) ?? undefined, after: of(row) ?? undefined }]);
      await tell(tx, asked, 'updated', {
        changes: [
          ...(before.url === row.url ? [] : [{ field: 'url', before: originOf(before.url), after: originOf(row.url) }]),
          ...said('events', (each) => each.events), ...said('status', (each) => each.status),
        ],
      });
      return endpointOf(row);
    },

    async remove(tx, { ifMatch, ...asked }) {
      await locked(tx, asked, ifMatch);
      // Before the endpoint goes: from here on nobody writes a delivery to it.
      await tell(tx, asked, 'deleted');
      await deleteEndpoint(tx, { shopId: asked.caller.shopId, webhookId: asked.webhookId });
      return undefined;
    },

    async rotateSecret(tx, asked) {
      const before = await locked(tx, asked);
      const secret = freshSecret();
      const row: EndpointRow = {
        ...before, version: before.version + 1, secrets: [secret, ...before.secrets.slice(0, 1)], old_secret_until: isoOf(clock.now() + overlapMs), updated_at: now(),
      };
      await updateEndpoint(tx, { shopId: asked.caller.shopId, webhookId: row.id, set: row });
      await tell(tx, asked, 'secretRotated');
      return { endpoint: endpointOf(row), secret };
    },

    async test(tx, asked) {
      requireEnabled(await locked(tx, asked));
      const { shopId, actor } = asked.caller;
      const [row] = await schedule(tx, shopId, [{ webhookId: asked.webhookId, type: 'webhook.tested', position: null }]);
      if (row === undefined) throw notFound('delivery');
      await events.append(tx, { shopId, events: [{ type: 'webhook.tested', actor, data: { webhookId: asked.webhookId, deliveryId: row.id } }] });
      return deliveryOf(row);
    },

    async deliveries(db, { limit = defaultPageSize, after, includeTotal, status }, { webhookId, caller: { shopId } }) {
      if (await findEndpoint(db, { shopId, webhookId }) === undefined) throw notFound('endpoint');
      const filter = { shopId, webhookId, status };
      const [createdAt, id] = after === undefined ? [] : readCursor(after, ['string', 'string'] as const);
      if (createdAt !== undefined && Number.isNaN(Date.parse(createdAt))) throw badCursor();
      const rows = await listDeliveries(db, filter, { limit: limit + 1, ...(createdAt !== undefined && id !== undefined && { after: { createdAt, id } }) });
      const total = await totalOf(rows, { after, includeTotal, limit, count: () => countDeliveries(db, filter) });
      return pageOfRows(rows, { limit, toItem: deliveryOf, cursorOf: (row) => writeCursor([row.created_at, row.id]), total });
    },

    async redeliver(tx, { deliveryId, ...asked }) {
      const { shopId } = asked.caller;
      const endpoint = await locked(tx, asked);
      const row = await findDelivery(tx, { shopId, deliveryId });
      if (row?.endpoint_id !== endpoint.id) throw notFound('delivery');
      if (row.status !== 'dead') throw invalidTransition({ from: row.status, to: 'pending', allowed: ['dead'], detail: 'Only what was given up is posted again.' });
      requireEnabled(endpoint);
      const at = now();
      await updateDelivery(tx, { shopId, deliveryId, set: { status: 'pending', status_since: at } });
      await outbox.schedule(tx, { shopId, kind: 'webhook', targetId: deliveryId });
      // What an endpoint left behind when it was disabled may still wait for its time.
      await outbox.hasten(tx, { shopId, kind: 'webhook', targetIds: [deliveryId] });
      await tell(tx, asked, 'redelivered', { data: { deliveryId } });
      return deliveryOf({ ...row, status: 'pending' });
    },

    async post(tx, { shopId, events: news }) {
      // What happens to an endpoint is not posted: each post could cause the next.
      const told = news.filter(({ type }) => !type.startsWith('webhook.'));
      if (told.length === 0) return;
      const endpoints = await listeningEndpoints(tx, shopId);
      await schedule(tx, shopId, told.flatMap(({ id, type }) => endpoints.filter(({ events: wanted }) => wanted === null || wanted.some((one) => one === type))
        .map((endpoint) => ({ webhookId: endpoint.id, type, position: Number(id) }))));
    },
  };
}
