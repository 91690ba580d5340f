import type { Kysely } from 'kysely';
import type { Settings } from '../src/contract/settings.ts';
import { systemActor } from './caller.ts';
import type { Database, Tables } from './database/database.ts';
import type { Events } from './events/events.ts';
import type { Wake } from './events/wake.ts';
import type { Stock } from './catalogue/stock.ts';
import { createFulfilments, type Fulfilments } from './fulfilments/fulfilments.ts';
import { createHandOffEffects } from './fulfilments/hand-off-effects.ts';
import { createProviderCalls, type ProviderCalls } from './fulfilments/provider-calls.ts';
import { createProviderNews } from './fulfilments/provider-news.ts';
import type { ProviderConnection } from './fulfilments/provider-port.ts';
import { createProviders } from './fulfilments/providers.ts';
import { createMessages, type Messages } from './messages/messages.ts';
import type { OrderFollowing } from './orders/order-ports.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createOutboxWorker, type Effect, type OutboxWorker } from './outbox/outbox-worker.ts';
import { storagePolicy } from './outbox/retry-policy.ts';
import type { Clock, FileStore, MailAddress, MailTransport, Outbound } from './ports.ts';
import { keepFile } from './uploads/kept-file.ts';
import type { UploadReceiver } from './uploads/receiver.ts';
import { createUploads, type Uploads } from './uploads/uploads.ts';
import { createWebhookEffect } from './webhooks/webhook-effect.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

/** What leaves the server, and what comes back. */
export interface Delivery {
  uploads: Uploads;
  messages: Messages;
  fulfilments: Fulfilments;
  providerCalls: ProviderCalls;
  webhooks: Webhooks;
  worker: OutboxWorker;
}

export interface DeliveryOptions {
  database: Database;
  clock: Clock;
  /** A number in [0, 1), for the spacing of retries. */
  random: () => number;
  events: Events;
  wake: Wake;
  files: FileStore;
  receiver: UploadReceiver;
  /** Without one, e-mails wait. */
  mail: MailTransport | undefined;
  /** Who a shop's e-mails come from. */
  senderOf: (settings: Settings) => MailAddress;
  outbound: Outbound;
  /** The warehouses of a shop, the usual one first; without one, hand-offs wait. */
  connectionsOf: (shopId: string) => readonly ProviderConnection[];
  stock: Pick<Stock, 'count'>;
  shopIds: readonly string[];
  linkSecret: string;
  /** Where this server is reached, without a slash at the end. */
  publicUrl: string;
  settingsOf: (db: Kysely<Tables>, shopId: string) => Promise<Settings>;
  /** Called when something happens, never while this is put together: orders need the delivery, too. */
  orders: OrderFollowing;
  onError: (error: unknown) => void;
}

/** Puts together what carries an order's e-mails, hand-offs and files. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { database, clock, random, files, wake, settingsOf, onError } = options;
  const outbox = createOutbox({ clock });
  const uploads = createUploads({
    ...options,
    timeZoneOf: async (db, shopId) => (await settingsOf(db, shopId)).timeZone,
    keepLater: (tx, { shopId, key }) => outbox.schedule(tx, { shopId, kind: 'keepFile', targetId: key }),
  });
  const messages = createMessages({ ...options, outbox });
  const providers = createProviders(options);
  const fulfilments = createFulfilments({ ...options, outbox, providers });
  const news = createProviderNews({ ...options, messages, providers });
  const providerCalls = createProviderCalls({ ...options, providers, news });
  const handOffEffects = createHandOffEffects({
    ...options, outbox, providers, takeRefusal: (tx, refusal) => news.take(tx, { ...refusal, source: 'outbox', actor: systemActor }),
  });
  const webhooks = createWebhooks({ ...options, outbox });
  const moveToOrder: Effect = {
    policy: storagePolicy,
    async run({ shopId, targetId }) {
      await keepFile({ database, files, shopId, key: targetId });
      return { result: 'done' };
    },
  };
  const worker = createOutboxWorker({
    database, shopIds: options.shopIds, clock, random, wake, onError,
    effects: { message: messages.effect, ...handOffEffects, keepFile: moveToOrder, webhook: createWebhookEffect({ ...options, outbox }) },
  });
  return { uploads, messages, fulfilments, providerCalls, webhooks, worker };
}
