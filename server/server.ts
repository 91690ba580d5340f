import type { Settings } from '../src/contract/settings.ts';
import { finishApp, newApp } from './app.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { createStock } from './catalogue/stock.ts';
import { createChores } from './chores.ts';
import { createCustomers } from './customers/customers.ts';
import type { Database } from './database/database.ts';
import { gatherStatistics } from './database/statistics.ts';
import { createDelivery } from './delivery.ts';
import { createEvents } from './events/events.ts';
import { createWake } from './events/wake.ts';
import type { Connections } from './fulfilments/handing-over.ts';
import { providersListed } from './fulfilments/providers.ts';
import { createIdempotency } from './idempotency/idempotency.ts';
import { maskingLog, type Log } from './log.ts';
import { createOrderActions } from './orders/order-actions.ts';
import { createOrderChecks } from './orders/order-checks.ts';
import { createCancelling } from './orders/cancelling.ts';
import { createOrderCore } from './orders/order-core.ts';
import { createOrderEdits } from './orders/order-edits.ts';
import { createOrderLines } from './orders/order-lines.ts';
import { createOrderExports } from './orders/order-export.ts';
import { createOrderList } from './orders/order-list.ts';
import { createOrderMarks } from './orders/order-marks.ts';
import type { OrderFollowing } from './orders/order-ports.ts';
import { hasOrders } from './orders/order-store.ts';
import { createOrders } from './orders/orders.ts';
import { createReturns } from './orders/returns.ts';
import { createPlace } from './orders/placing.ts';
import { createPaymentActions } from './payments/payment-actions.ts';
import { createPayments } from './payments/payments.ts';
import type { Clock, FileStore, MailAddress, MailTransport, Outbound } from './ports.ts';
import { serveProbes } from './probes.ts';
import { createRequestCounts } from './request-counts.ts';
import { createReconciliations } from './reconciliation/reconciliation.ts';
import { serveAll } from './routes/index.ts';
import type { Kernel } from './serve.ts';
import { createSessions } from './sessions/sessions.ts';
import { createSettings } from './settings/settings.ts';
import type { UploadReceiver } from './uploads/receiver.ts';
import { createTusReceiver } from './uploads/tus-receiver.ts';
import { answeringTus, uploadRoute } from './uploads/upload-route.ts';

/** A shop that the server serves. */
export interface ShopOptions extends Connections {
  id: string;
  /** What the shop's own back end calls with. It never reaches a browser; the database keeps its hash alone. */
  serviceKey: string;
  /** What a new shop begins with beside `defaultSettings`. Afterwards its settings are its own, and this is not looked at. */
  settings?: Partial<Settings>;
}

export interface ServerOptions {
  /** Migrated, by `migrate`. */
  database: Database;
  files: FileStore;
  /** Who receives the bytes of uploads; a receiver in plain web standards without it. */
  receiver?: UploadReceiver;
  /** Without one, e-mails wait. */
  mail?: MailTransport;
  /** Who e-mails come from where the shop's settings name no address. */
  mailFrom: MailAddress;
  /** Makes signed calls to warehouses. */
  outbound: Outbound;
  clock: Clock;
  /** A number in [0, 1), for the spacing of retries; `Math.random` without it. */
  random?: () => number;
  /** Where others reach this server, without a slash at the end. */
  publicUrl: string;
  /** Exact origins of pages on other hosts that may call. */
  allowedOrigins: readonly string[];
  shops: readonly ShopOptions[];
  /** For how long a confirmed order can be undone, and nothing of it leaves. Without it, what each shop has set; a new one begins with 0. */
  graceSeconds?: number;
  /** Signs short-lived links to files; the same in every server of a shop. */
  linkSecret: string;
  /** The OpenAPI document, for `/v1/openapi.json`. */
  openApi?: object;
  log: Log;
}

/** The reference server: a fetch handler, and the outbox behind it. */
export interface Server {
  fetch(request: Request): Promise<Response>;
  /** Begins to carry out what the outbox holds, to sweep out what has expired, and to look after the database. */
  start(): Promise<void>;
  /** Carries out everything that is due now. For tests. */
  drain(): Promise<void>;
  /** Says “not ready” and ends every stream, so that open requests come to an end. */
  endStreams(): void;
  /** Ends streams and outbox. The database belongs to whoever opened it. */
  close(): Promise<void>;
}

const sweepMs = 60 * 60 * 1_000;
/** As often as PostgreSQL looks by itself. */
const statisticsMs = 60 * 1_000;

/**
 * Puts the server together. Nothing happens before its first request or `start()`.
 * @throws {Error} when two shops have the same id or the same service key
 */
export function createServer(options: ServerOptions): Server {
  const { database, clock, shops, graceSeconds, files } = options;
  requireOwn(shops);
  const log = maskingLog(options.log, [options.linkSecret, ...shops.map(({ serviceKey }) => serviceKey)]);
  const closing = new AbortController();
  const wake = createWake();
  // What happens is posted by what is made below, for which things happen.
  const events = createEvents({ clock, listener: (tx, news) => delivery.webhooks.post(tx, news) });
  const settings = createSettings({ clock, events, hasOrders });
  const sessions = createSessions({ database, clock, settings, events, shopIds: shops.map(({ id }) => id) });
  const idempotency = createIdempotency({ database, clock });
  const catalogue = createCatalogue({ clock, settings, events });
  const stock = createStock({ clock, settings, events });
  const customers = createCustomers({ clock, events });
  // Orders need what delivers them, and that needs orders: each is called only when something happens.
  const following: OrderFollowing = {
    lock: (tx, order) => core.lock(tx, order),
    read: (db, order) => core.read(db, order),
    waitsFor: (db, order) => core.waitsFor(db, order),
    follow: (tx, news) => core.follow(tx, news),
    restore: (tx, agreed) => edits.restore(tx, agreed),
    cancelAnswered: (tx, answer) => cancelling.cancelAnswered(tx, answer),
  };
  const onError = (error: unknown): void => { log({ level: 'error', message: 'Something went wrong in the background.', error }); };
  const delivery = createDelivery({
    ...options, mail: options.mail, random: options.random ?? Math.random, events, wake, onError,
    receiver: options.receiver ?? createTusReceiver({ files }),
    senderOf: ({ shop }) => (shop.email === undefined ? options.mailFrom : { name: shop.name, address: shop.email }),
    connectionsOf: (shopId) => shops.find(({ id }) => id === shopId)?.providers ?? [],
    carrierSecretsOf: (shopId) => shops.find(({ id }) => id === shopId)?.carrierSecrets ?? {}, stock,
    shopIds: shops.map(({ id }) => id),
    settingsOf: (db, shopId) => settings.read(db, shopId),
    orders: following,
  });
  const { uploads, messages, handingOver: { fulfilments }, worker } = delivery;
  const payments = createPayments({ clock, uploads });
  const orderList = createOrderList({ clock, settings });
  const marks = createOrderMarks({ clock, payments });
  const checks = createOrderChecks({ clock, customers, marks, payments, uploads });
  const parts = { clock, settings, catalogue, stock, payments, fulfilments, events };
  const core = createOrderCore(parts);
  const place = createPlace({ ...parts, messages, checks, marks });
  const edits = createOrderEdits({ ...parts, core, checks, marks });
  const cancelling = createCancelling({ ...parts, core, messages });
  const orders = createOrders({ ...parts, core, place, checks, edits, uploads });

  let prepared: Promise<void> | undefined;
  const prepare = (): Promise<void> => prepared ??= (async () => {
    for (const { id: shopId, serviceKey, settings: beginsWith, providers = [] } of shops) {
      await database.transaction(async (tx) => {
        await settings.prepare(tx, { shopId, beginsWith, graceSeconds, providers: providersListed(providers) });
        await sessions.keepServiceKey(tx, { shopId, serviceKey });
      });
    }
  })().catch((error: unknown) => {
    prepared = undefined;
    throw error;
  });

  const receiveUpload = uploadRoute({ uploads, sessions });
  const counts = createRequestCounts();
  const app = newApp();
  const kernel: Kernel = { app, database, sessions, idempotency, wake };
  serveProbes(app, { database, worker, counts, prepare, isClosing: () => closing.signal.aborted });
  if (options.openApi !== undefined) {
    const document = options.openApi;
    app.get('/v1/openapi.json', (context) => context.json(document));
  }
  serveAll(kernel, {
    clock, settings, catalogue, stock, customers, orders, events, delivery, following, closing: closing.signal,
    orderActions: createOrderActions({ ...parts, core, orders, messages }), orderLines: createOrderLines({ ...parts, core, orders, edits }), cancelling, returns: createReturns({ ...parts, core }), orderList, orderExports: createOrderExports({ database, clock, settings, orderList }), reconciliations: createReconciliations({ database, settings, orderList }), payments, paymentActions: createPaymentActions({ core, payments, messages }),
  });
  const handle = answeringTus(finishApp({
    app, log, counts, allowedOrigins: options.allowedOrigins,
    async beforehand(request) {
      if (new URL(request.url).pathname.startsWith('/v1/')) await prepare();
      return receiveUpload(request);
    },
  }));

  const chores = createChores({
    onError, chores: [
      { everyMs: sweepMs, run: () => Promise.all([sessions.sweep(), idempotency.sweep(), uploads.removeExpired()]) },
      { everyMs: statisticsMs, run: () => gatherStatistics(database) },
    ],
  });
  const endStreams = (): void => { closing.abort(); };

  return {
    fetch: handle,
    async start() {
      await prepare();
      await worker.start();
      chores.start();
    },
    async drain() {
      await prepare();
      await worker.drain();
    },
    endStreams,
    async close() {
      endStreams();
      // Whoever waits for this closes the database next.
      await chores.stop();
      await worker.stop();
    },
  };
}

/** A key that two shops share would open one of them to the other's back end. The message shows no key. */
function requireOwn(shops: readonly ShopOptions[]): void {
  for (const [index, { id, serviceKey }] of shops.entries()) {
    const earlier = shops.slice(0, index);
    if (earlier.some((shop) => shop.id === id)) throw new Error(`Two shops have the id “${id}”.`);
    const other = earlier.find((shop) => shop.serviceKey === serviceKey);
    if (other !== undefined) throw new Error(`The shops “${other.id}” and “${id}” have the same service key: give each its own.`);
  }
}
