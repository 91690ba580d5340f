import { http, type HttpHandler } from 'msw';
import { roles, type HandOff, type Role } from '../src/index.ts';
import { formatWebhookSecret } from '../src/webhooks/index.ts';
import { createServer, migrate, migrations, openPglite, type Clock, type Log, type MailMessage, type PgliteDatabase } from '../server/index.ts';
import { filesWith, type KeptFile } from './kept-files.ts';
import { Mailbox } from './mailbox.ts';
import { samplePicture } from './sample-pictures.ts';
import { seed, type SampleOrderName } from './seed.ts';
import { Warehouse } from './warehouse.ts';

export interface OpenShopOptions {
  /** Begin with items, customers and orders at every place of their way; when `false`, with nothing but settings. */
  seed?: boolean;
  /** Where the shop says that it is reached, without a slash at the end; `https://shop.example` when absent. */
  publicUrl?: string;
}

/** A whole shop in memory: the reference server with its database, a mailbox and a warehouse. */
export interface TestShop {
  /** Takes the place of `fetch`: answers as the server would, over no network. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Handlers for msw 3: every call to `/v1/…` of any host, and the pictures of the seeded items. */
  handlers(): HttpHandler[];
  /** The address of the API, for `createClient`. */
  readonly baseUrl: string;
  /** The key of the shop's own back end. */
  readonly serviceKey: string;
  /** A fresh token for a person in a role, good for an hour; for one person in each role, unless `actorId` names another. */
  sessionToken(role?: Role, options?: { actorId?: string }): Promise<string>;
  /** The ids of the seeded orders worth showing, by where they are; empty without the seed. */
  readonly orders: Readonly<Partial<Record<SampleOrderName, string>>>;
  /** Acts when it is told to. */
  readonly warehouse: Warehouse;
  readonly mailbox: Mailbox;
  /** Carries out everything that is due now: e-mails and hand-offs. They leave by themselves too, a moment later. */
  drain(): Promise<void>;
  /** Ends streams and lets go of the database. */
  close(): Promise<void>;
}

/** A shop at rest, from which others are opened that it knows nothing of. */
export interface ShopTemplate {
  database: Blob;
  files: readonly KeptFile[];
  orders: Partial<Record<SampleOrderName, string>>;
  handOffs: readonly HandOff[];
  messages: readonly MailMessage[];
}

const shopId = 'sample';
const serviceKey = 'sk_test_sample_shop_0123456789abcdef';
const secret = formatWebhookSecret({ bytes: new Uint8Array(32).fill(7) });
const daysOfSeed = 12;
const dayMs = 86_400_000;
const systemClock: Clock = { now: () => Date.now() };
const log: Log = ({ level, message, error }) => {
  if (level === 'error') console.error(message, error);
};

// A database takes seconds to make and to fill, and a fraction of one to copy: each kind is made once.
const templates = new Map<boolean, Promise<ShopTemplate>>();

/**
 * Opens a shop of its own, which nothing outside it can change.
 *
 * ```ts
 * const shop = await openShop();
 * const client = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('merchant'), fetch: shop.fetch });
 * await shop.warehouse.ship(shop.orders.packing!);
 * ```
 */
export const openShop = async ({ seed: isSeeded = true, publicUrl = 'https://shop.example' }: OpenShopOptions = {}): Promise<TestShop> =>
  openShopFrom(await templateOf(isSeeded), { publicUrl });

/** Opens a shop that was made before, perhaps elsewhere: a browser takes a minute to make what Node makes in seconds. */
export const openShopFrom = async (template: ShopTemplate, { publicUrl }: Required<Pick<OpenShopOptions, 'publicUrl'>>): Promise<TestShop> => {
  const database = await openPglite({ loadDataDir: template.database });
  const shop = await assemble({ database, clock: systemClock, publicUrl, template });
  await shop.server.start();
  return {
    fetch: shop.call,
    handlers: () => [
      http.all('*/v1/*', ({ request }) => shop.server.fetch(request)),
      http.get('*/sample-pictures/:picture', ({ request }) => samplePicture(request.url)),
    ],
    baseUrl: `${publicUrl}/v1`,
    serviceKey,
    sessionToken: (role = 'merchant', { actorId } = {}) => shop.sessionToken(role, actorId),
    orders: template.orders,
    warehouse: shop.warehouse,
    mailbox: shop.mailbox,
    drain: () => shop.server.drain(),
    async close() {
      await shop.server.close();
      await database.close();
    },
  };
};

const templateOf = (isSeeded: boolean): Promise<ShopTemplate> => {
  const known = templates.get(isSeeded);
  if (known) return known;
  const making = makeTemplate(isSeeded);
  templates.set(isSeeded, making);
  making.catch(() => templates.delete(isSeeded));
  return making;
};

/** A database without a shop, which each kind begins with. */
let emptyDatabase: Blob | undefined;

/** Makes a shop, fills it where asked, and puts it to rest. */
export const makeTemplate = async (isSeeded: boolean): Promise<ShopTemplate> => {
  const database = await openPglite(emptyDatabase && { loadDataDir: emptyDatabase });
  if (!emptyDatabase) {
    await migrate({ database, migrations });
    emptyDatabase = await database.dump();
  }
  // The weeks that the seed tells of end now.
  const clock = { time: Date.now() - daysOfSeed * dayMs, now: () => clock.time };
  const { server, call, warehouse, mailbox, files } = await assemble({ database, clock, publicUrl: 'https://shop.example' });
  const orders = !isSeeded ? {} : await seed({
    baseUrl: 'https://shop.example/v1', fetch: call, serviceKey, warehouse, now: clock.now, drain: () => server.drain(),
    advance: (hours) => { clock.time = Math.min(clock.time + hours * 3_600_000, Date.now()); },
  });
  await server.drain();
  const template = { database: await database.dump(), files: await files.finished(), orders, handOffs: [...warehouse.handOffs], messages: [...mailbox.messages] };
  await server.close();
  await database.close();
  return template;
};

const assemble = async ({ database, clock, publicUrl, template }: { database: PgliteDatabase; clock: Clock; publicUrl: string; template?: ShopTemplate }) => {
  const mailbox = new Mailbox();
  const call = (input: Request | string | URL, init?: RequestInit): Promise<Response> =>
    server.fetch(input instanceof Request && !init ? input : new Request(input, init));
  const warehouse = new Warehouse({ call, secret, clock });
  mailbox.messages.push(...template?.messages ?? []);
  warehouse.handOffs.push(...template?.handOffs ?? []);
  const files = await filesWith(template?.files);
  const server = createServer({
    database, files, clock, publicUrl, log, mail: mailbox, mailFrom: { name: 'Petrol and More', address: 'orders@shop.example' }, outbound: warehouse,
    allowedOrigins: [], graceSeconds: 0, linkSecret: 'links-of-a-shop-in-memory',
    shops: [{
      id: shopId, serviceKey, settings: { shop: { id: shopId, name: 'Petrol and More', email: 'orders@shop.example' } },
      providers: [{ kind: 'webhook', code: 'warehouse', label: 'Warehouse', url: 'https://warehouse.example/hand-offs', secrets: [secret] }],
    }],
  });
  const sessionToken = async (role: Role, actorId = `sample-${role}`): Promise<string> => {
    const answer = await call(`${publicUrl}/v1/sessions`, {
      method: 'POST', headers: { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ actor: { id: actorId, name: names[role], role }, expiresInSeconds: 3_600 }),
    });
    if (!answer.ok) throw new Error(`No session for the role ${role} (${roles.join(', ')}): ${await answer.text()}`);
    return ((await answer.json()) as { token: string }).token;
  };
  return { server, call, warehouse, mailbox, files, sessionToken };
};

const names: Readonly<Record<Role, string>> = { merchant: 'Aminah Yusof', ops: 'Ben Chong', viewer: 'Siti Hajar', service: 'Back end' };
