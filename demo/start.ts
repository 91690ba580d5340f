import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, startServer } from '../server/node/index.ts';
import { createClient } from '../src/index.ts';
import { formatWebhookSecret } from '../src/webhooks/index.ts';
import { dashboardBackEnd } from './dashboard/back-end.ts';
import { Mailbox } from './mailbox/mailbox.ts';
import { seedShop } from './shop/seed.ts';

/** Starts one of the demo's own processes and waits until it listens; it ends when this process does. */
const startPart = (name: string, environment: NodeJS.ProcessEnv): Promise<void> => new Promise((resolve, reject) => {
  const part = fork(fileURLToPath(new URL(`${name}/main.ts`, import.meta.url)), { env: environment });
  part.once('message', () => { resolve(); });
  part.once('exit', (code) => { reject(new Error(`The ${name} stopped with ${code}. Is its port free?`)); });
});

/** The secret that shop and warehouse share, made at the first start. */
const readProviderSecret = (folder: string): string => {
  const file = join(folder, 'provider-secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true });
  const secret = formatWebhookSecret({ bytes: randomBytes(32) });
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
};

const start = async (): Promise<void> => {
  const { dataDir, warehousePort, mailboxPort } = await readConfig({ ...process.env, PROVIDER_URL: '', SMTP_URL: '' });
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: dataDir,
    SMTP_URL: `smtp://127.0.0.1:${mailboxPort}`,
    MAIL_FROM: process.env['MAIL_FROM'] ?? 'Meridian Shop <orders@meridian.example>',
    PROVIDER_URL: `http://127.0.0.1:${warehousePort}/hand-offs`,
    PROVIDER_SECRET: process.env['PROVIDER_SECRET'] ?? readProviderSecret(dataDir),
    WAREHOUSE_PORT: String(warehousePort),
    MAILBOX_PORT: String(mailboxPort),
  };
  const config = await readConfig(environment);
  await Promise.all([startPart('mailbox', environment), startPart('warehouse', environment)]);

  const backEnd: { fetch?: (request: Request) => Response | Promise<Response> } = {};
  const isDashboard = (path: string): boolean => !/^\/(v1|health|ready|metrics)(\/|$)/.test(path);
  const { port, serviceKey } = await startServer({
    config,
    settings: { shop: { id: 'shop', name: 'Meridian Shop', email: 'orders@meridian.example' } },
    beforehand: (request) => (isDashboard(new URL(request.url).pathname) ? backEnd.fetch?.(request) : undefined),
  });
  const service = createClient({ baseUrl: `http://127.0.0.1:${port}/v1`, auth: serviceKey });
  const dashboard = dashboardBackEnd({ service, mailbox: new Mailbox(join(dataDir, 'mailbox')), warehouseUrl: `http://localhost:${warehousePort}` });
  backEnd.fetch = (request) => dashboard.fetch(request);
  // What the shop's back end recorded, somebody else says is there.
  const cashier = createClient({
    baseUrl: `http://127.0.0.1:${port}/v1`, auth: () => service.sessions.create({ actor: { id: 'cashier', name: 'Farah', role: 'ops' } }),
  });
  await seedShop(service, { cashier });
  console.log([
    '', `  The dashboard     http://localhost:${port}`, `  The mailbox       http://localhost:${port}/demo/mailbox`,
    `  The warehouse     http://localhost:${warehousePort}`, '',
  ].join('\n'));
};

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
