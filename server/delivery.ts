import type { Kysely } from 'kysely';
import type { Settings } from '../src/contract/settings.ts';
import type { Database, Tables } from './database/database.ts';
import type { Events } from './events/events.ts';
import type { Wake } from './events/wake.ts';
import type { Stock } from './catalogue/stock.ts';
import type { CarrierSecrets } from './fulfilments/carrier-calls.ts';
import { createHandingOver, type HandingOver } from './fulfilments/handing-over.ts';
import type { ProviderConnection } from './fulfilments/provider-port.ts';
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
  handingOver: HandingOver;
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
  carrierSecretsOf: (shopId: string) => CarrierSecrets;
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
  const handingOver = createHandingOver({ ...options, outbox, messages });
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
    effects: { message: messages.effect, ...handingOver.effects, keepFile: moveToOrder, webhook: createWebhookEffect({ ...options, outbox }) },
  });
  return { uploads, messages, handingOver, webhooks, worker };
}
