import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderFiles } from '../../server/adapters/folder-files.ts';
import { httpOutbound } from '../../server/adapters/http-provider.ts';
import { smtpMail } from '../../server/adapters/smtp-mail.ts';
import { createServer, type LogEntry } from '../../server/index.ts';
import { listen } from '../../server/node/listen.ts';
import { createClient, type Client, type Role } from '../../src/index.ts';
import { openMailServer } from '../faults/outside-world.ts';
import { openTestDatabase } from '../server/database/open-test-database.ts';
import type { Chance } from './chance.ts';
import { EmailWarehouse } from './email-warehouse.ts';
import { openWebhookWarehouse } from './webhook-warehouse.ts';

/** Somebody at work, with what only this person may do. */
export interface Person { id: string; role: Role; client: Client }

export const shopId = 'week';
const serviceKey = 'sk_week_0123456789abcdef0123456789abcdef';
/** A Monday, eight o'clock in Kuala Lumpur. */
const monday = Date.parse('2026-11-16T00:00:00Z');

/** A shop with a real server on a socket, a real mail server, and three warehouses, one of which has no system. */
export async function openWorld(chance: Chance) {
  const counts = new Map<string, number>();
  const count = (what: string): void => { counts.set(what, (counts.get(what) ?? 0) + 1); };
  const clock = { time: monday, now: () => clock.time };
  const folder = await mkdtemp(path.join(tmpdir(), 'kit-week-'));
  const { database, close: closeDatabase } = await openTestDatabase();
  const mail = await openMailServer();
  const north = await openWebhookWarehouse({ code: 'north', clock, chance, count });
  const south = await openWebhookWarehouse({ code: 'south', clock, chance, count });
  const hand = new EmailWarehouse({ chance, count });
  const log: LogEntry[] = [];

  // Its own address is only known once it listens.
  let fetchHere: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(null, { status: 503 }));
  const listening = await listen({ port: 0, hostname: '127.0.0.1', fetch: (request) => fetchHere(request) });
  const publicUrl = `http://127.0.0.1:${listening.port}`;
  const server = createServer({
    database, clock, publicUrl, files: folderFiles({ folder }), random: () => chance.next(), allowedOrigins: [], graceSeconds: 600, linkSecret: 'links of the week',
    mail: smtpMail({ url: mail.url }), mailFrom: { name: 'Petrol and More', address: 'orders@shop.example' },
    outbound: httpOutbound({ clock, allowedHosts: [north.host, south.host] }), log: (entry) => { log.push(entry); if (entry.level === 'error') console.error(entry); },
    shops: [{
      id: shopId, serviceKey,
      providers: [
        { kind: 'webhook', code: 'north', label: 'North', url: north.url, secrets: [north.secret] },
        { kind: 'webhook', code: 'south', label: 'South', url: south.url, secrets: [south.secret] },
        { kind: 'email', code: 'hand', label: 'By hand', to: hand.address },
      ],
    }],
  });
  fetchHere = (request) => server.fetch(request);

  const service = createClient({ baseUrl: `${publicUrl}/v1`, auth: serviceKey });
  const person = (role: Role, place: number): Person => {
    const id = `${role}-${place}`;
    const session = async (): Promise<string> => (await service.sessions.create({ actor: { id, name: `${role} ${place}`, role }, expiresInSeconds: 3_600 })).token;
    return { id, role, client: createClient({ baseUrl: `${publicUrl}/v1`, auth: session }) };
  };
  const many = (role: Role, howMany: number): Person[] => Array.from({ length: howMany }, (_, place) => person(role, place + 1));

  return {
    database, server, clock, mail, north, south, hand, log, service, counts, count, publicUrl, serviceKey,
    merchants: many('merchant', 6), ops: many('ops', 4), viewers: many('viewer', 2),
    async close(): Promise<void> {
      await server.close();
      assert.ok(await listening.close(), 'every request was answered');
      await Promise.all([mail.close(), north.close(), south.close()]);
      await closeDatabase();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
