import { createHmac } from 'node:crypto';
import path from 'node:path';
import openApi from '../../openapi.json' with { type: 'json' };
import type { Settings } from '../../src/contract/settings.ts';
import { folderFiles } from '../adapters/folder-files.ts';
import { httpOutbound } from '../adapters/http-provider.ts';
import { smtpMail } from '../adapters/smtp-mail.ts';
import { tusServerReceiver } from '../adapters/tus-receiver.ts';
import type { ProviderConnection } from '../fulfilments/provider-port.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports.ts';
import { createServer, type Server } from '../server.ts';
import { readConfig, type ServerConfig } from './config.ts';
import { listen } from './listen.ts';
import { writeLog } from './log.ts';
import { openServerDatabase } from './open-database.ts';
import { readServiceKey } from './service-key.ts';
import { stopOnSignals, type StopStep } from './signals.ts';

export interface StartOptions {
  /** The environment's without it. */
  config?: ServerConfig;
  /** What a new shop begins with beside the defaults; one that is there keeps its own. */
  settings?: Partial<Settings>;
  /** Answers before the server does, such as a dashboard on the same address; `undefined` leaves the request to the server. */
  beforehand?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** Ends the process in order on SIGTERM and SIGINT; so without it. */
  endOnSignals?: boolean;
  log?: Log;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** How others reach it, without a slash at the end. */
  readonly publicUrl: string;
  /** For the shop's own back end alone. */
  readonly serviceKey: string;
  /** Stops in order: streams, requests, outbox, database, lock. */
  close(): Promise<void>;
}

const shopId = 'shop';
const clock: Clock = { now: () => Date.now() };

/** `host:port` of an address that the operator has set up, the port also when it is the usual one. */
const hostOf = (address: string): string => {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
};

/** The warehouses that the environment names: one that is called, and one that is written to. */
const connectionsOf = ({ providerUrl, providerSecret, providerEmail }: ServerConfig): ProviderConnection[] => [
  ...(providerUrl === undefined || providerSecret === undefined ? [] : [{ kind: 'webhook' as const, code: 'warehouse', label: 'Warehouse', url: providerUrl, secrets: [providerSecret] }]),
  ...(providerEmail === undefined ? [] : [{ kind: 'email' as const, code: 'email', label: 'Warehouse by e-mail', to: providerEmail }]),
];

/**
 * Starts the reference server for one shop: database, files, mail, warehouse, outbox and HTTP.
 * @throws {ConfigError} naming every variable that is wrong
 * @throws {DataDirInUse} when another process works on the data folder
 */
export async function startServer({ config: given, settings, beforehand, endOnSignals = true, log = writeLog }: StartOptions = {}): Promise<RunningServer> {
  const config = given ?? await readConfig(process.env);
  const { dataDir, databaseUrl, smtpUrl, providerUrl, publicUrl } = config;
  const database = await openServerDatabase({
    dataDir, ...(databaseUrl !== undefined && { databaseUrl }),
    onConnectionLost: (error) => { log({ level: 'warn', message: 'A connection to PostgreSQL broke and is being replaced.', error }); },
  });
  try {
    const serviceKey = await readServiceKey({ dataDir, ...(config.serviceKey !== undefined && { serviceKey: config.serviceKey }) });
    const files = folderFiles({ folder: path.join(dataDir, 'files') });
    const mail = smtpUrl === undefined ? undefined : smtpMail({ url: smtpUrl });
    const server = createServer({
      database, files, receiver: tusServerReceiver({ files }), ...(mail !== undefined && { mail }), mailFrom: config.mailFrom,
      outbound: httpOutbound({ clock, allowedHosts: [...(providerUrl === undefined ? [] : [hostOf(providerUrl)]), ...(config.webhookHosts ?? [])] }),
      clock, publicUrl, allowedOrigins: config.allowedOrigins, log, openApi,
      ...(config.graceSeconds !== undefined && { graceSeconds: config.graceSeconds }),
      // Of the key, so that every server of the shop opens every server's links.
      linkSecret: createHmac('sha256', serviceKey).update('links to files').digest('hex'),
      shops: [{
        id: shopId, serviceKey, ...(settings !== undefined && { settings }),
        providers: connectionsOf(config), ...(config.carrierSecrets !== undefined && { carrierSecrets: config.carrierSecrets }),
      }],
    });
    const steps = await serve({ server, port: config.port, beforehand });
    const { port } = steps;
    steps.list.push({ name: 'close the database', run: () => database.close() });
    if (endOnSignals) stopOnSignals({ steps: steps.list, report: (message, error) => { log({ level: 'error', message, ...(error !== undefined && { error }) }); } });
    log({ level: 'info', message: `Listening on ${publicUrl}`, port });
    if (mail === undefined) log({ level: 'warn', message: 'SMTP_URL is not set: e-mails wait.' });
    if (providerUrl === undefined && config.providerEmail === undefined) log({ level: 'warn', message: 'Neither PROVIDER_URL nor PROVIDER_EMAIL is set: hand-offs wait.' });
    return {
      port, publicUrl, serviceKey,
      async close() {
        for (const step of steps.list) await step.run();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Listens, and says how to stop it again. */
async function serve({ server, port, beforehand }: { server: Server; port: number; beforehand: StartOptions['beforehand'] }): Promise<{ port: number; list: StopStep[] }> {
  await server.start();
  const listening = await listen({ port, fetch: async (request) => await beforehand?.(request) ?? server.fetch(request) });
  return {
    port: listening.port,
    list: [
      { name: 'end event streams', run: () => { server.endStreams(); } },
      { name: 'finish requests', run: () => listening.close() },
      { name: 'stop the outbox', run: () => server.close() },
    ],
  };
}
