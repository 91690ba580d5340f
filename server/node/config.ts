import path from 'node:path';
import { signWebhook } from '../../src/webhooks/index.ts';
import type { CarrierSource } from '../../src/contract/fulfilment.ts';
import { isMailAddress, parseMailbox } from '../adapters/mail-address.ts';
import type { MailAddress } from '../ports.ts';

/** What the server is told by its environment. What has no default is absent. */
export interface ServerConfig {
  /** PORT; 0 takes any free one. */
  port: number;
  /** DATA_DIR, as an absolute path. */
  dataDir: string;
  /** DATABASE_URL: a PostgreSQL server; without it the database lies in `dataDir`. */
  databaseUrl?: string;
  /** SERVICE_KEY; without it `readServiceKey` makes one and keeps it. */
  serviceKey?: string;
  /** PUBLIC_URL, without a slash at its end: how others reach this server. */
  publicUrl: string;
  /** ALLOWED_ORIGINS: exact origins of pages on other hosts that may call. */
  allowedOrigins: readonly string[];
  /** SMTP_URL; without it e-mails wait. */
  smtpUrl?: string;
  /** MAIL_FROM. */
  mailFrom: MailAddress;
  /** PROVIDER_URL: where hand-offs are posted; without it they wait. */
  providerUrl?: string;
  /** PROVIDER_SECRET, `whsec_…`. */
  providerSecret?: string;
  /** PROVIDER_EMAIL: a warehouse with no system, which is written to. */
  providerEmail?: string;
  /** EASYPOST_SECRET, AFTERSHIP_SECRET, SHIPPO_SECRET: by which these services prove who they are. */
  carrierSecrets?: Readonly<Partial<Record<CarrierSource, string>>>;
  /** WEBHOOK_HOSTS: `host:port` of what webhooks may call in the own network, or over http; everything else is public and https. */
  webhookHosts?: readonly string[];
  /** GRACE_SECONDS; without it, what the shop has set. */
  graceSeconds?: number;
  /** WAREHOUSE_PORT, of the demo. */
  warehousePort: number;
  /** MAILBOX_PORT, of the demo. */
  mailboxPort: number;
}

/** Every variable that is wrong, at once. Never shows a value: some of them are secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly { variable: string; problem: string }[];

  constructor(problems: ConfigError['problems']) {
    super(`The environment is not right:\n${problems.map(({ variable, problem }) => `  ${variable}: ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const minServiceKeyLength = 24;
const minCarrierSecretLength = 8;
const carrierVariables: Readonly<Record<CarrierSource, string>> = { easypost: 'EASYPOST_SECRET', aftership: 'AFTERSHIP_SECRET', shippo: 'SHIPPO_SECRET' };
const maxGraceSeconds = 7 * 24 * 60 * 60;

/**
 * Reads the environment. An empty variable counts as absent.
 * @throws {ConfigError} naming every variable that is wrong
 */
export async function readConfig(environment: Readonly<Record<string, string | undefined>>): Promise<ServerConfig> {
  const problems: { variable: string; problem: string }[] = [];
  const wrong = (variable: string, problem: string): undefined => {
    problems.push({ variable, problem });
  };
  const value = (variable: string): string | undefined => environment[variable]?.trim() || undefined;
  const integer = (variable: string, { fallback, max }: { fallback: number; max: number }): number => {
    const text = value(variable) ?? String(fallback);
    if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
    wrong(variable, `must be a whole number from 0 to ${max}`);
    return fallback;
  };
  const checked = (variable: string, isRight: (text: string) => boolean, problem: string): string | undefined => {
    const text = value(variable);
    return text === undefined || isRight(text) ? text : wrong(variable, problem);
  };
  const port = (variable: string, fallback: number): number => integer(variable, { fallback, max: 65_535 });

  const serverPort = port('PORT', 4600);
  const databaseUrl = checked('DATABASE_URL', (text) => hasProtocol(text, ['postgres:', 'postgresql:']), 'must be a postgres:// URL');
  const serviceKey = checked('SERVICE_KEY', (text) => /^[!-~]+$/.test(text) && text.length >= minServiceKeyLength, `must have at least ${minServiceKeyLength} printable ASCII characters and no space`);
  const publicUrl = checked('PUBLIC_URL', isPlainHttpUrl, 'must be an http:// or https:// URL without a query') ?? `http://localhost:${serverPort}`;
  const smtpUrl = checked('SMTP_URL', (text) => hasProtocol(text, ['smtp:', 'smtps:']), 'must be an smtp:// or smtps:// URL');
  const providerUrl = checked('PROVIDER_URL', (text) => hasProtocol(text, ['http:', 'https:']), 'must be an http:// or https:// URL');
  const secret = value('PROVIDER_SECRET');
  const providerSecret = secret === undefined || await isWebhookSecret(secret) ? secret : wrong('PROVIDER_SECRET', 'must be whsec_ and the base64 of 24 to 64 bytes');
  if (providerUrl !== undefined && secret === undefined) wrong('PROVIDER_SECRET', 'is needed with PROVIDER_URL: calls both ways are signed with it');
  const providerEmail = checked('PROVIDER_EMAIL', isMailAddress, 'must be one e-mail address');
  const carrierSecrets: Partial<Record<CarrierSource, string>> = {};
  for (const [source, variable] of Object.entries(carrierVariables) as [CarrierSource, string][]) {
    const given = checked(variable, (text) => text.length >= minCarrierSecretLength, `must have at least ${minCarrierSecretLength} characters`);
    if (given !== undefined) carrierSecrets[source] = given;
  }
  const mailFrom = parseMailbox(value('MAIL_FROM') ?? 'orders@localhost') ?? wrong('MAIL_FROM', 'must be one e-mail address, alone or as Name <address>');
  const config = {
    port: serverPort,
    dataDir: path.resolve(value('DATA_DIR') ?? './.data'),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(serviceKey !== undefined && { serviceKey }),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    allowedOrigins: readOrigins(value('ALLOWED_ORIGINS') ?? '', (problem) => wrong('ALLOWED_ORIGINS', problem)),
    ...(smtpUrl !== undefined && { smtpUrl }),
    ...(providerUrl !== undefined && { providerUrl }),
    ...(providerSecret !== undefined && { providerSecret }),
    ...(providerEmail !== undefined && { providerEmail }),
    ...(Object.keys(carrierSecrets).length > 0 && { carrierSecrets }),
    ...(value('WEBHOOK_HOSTS') !== undefined && { webhookHosts: readHosts(value('WEBHOOK_HOSTS') ?? '', (problem) => wrong('WEBHOOK_HOSTS', problem)) }),
    ...(value('GRACE_SECONDS') !== undefined && { graceSeconds: integer('GRACE_SECONDS', { fallback: 0, max: maxGraceSeconds }) }),
    warehousePort: port('WAREHOUSE_PORT', 4610),
    mailboxPort: port('MAILBOX_PORT', 4625),
  };
  if (problems.length > 0 || mailFrom === undefined) throw new ConfigError(problems);
  return { ...config, mailFrom };
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  const url = urlOf(text);
  return url !== undefined && protocols.includes(url.protocol) && url.hostname !== '';
}

function isPlainHttpUrl(text: string): boolean {
  const url = urlOf(text);
  return url !== undefined && hasProtocol(text, ['http:', 'https:']) && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

async function isWebhookSecret(secret: string): Promise<boolean> {
  return signWebhook({ secret, id: 'check', timestamp: 1, body: '' }).then(() => true, () => false);
}

/** Spelt as a URL spells them, since that is what an address is compared with. */
function readHosts(list: string, wrong: (problem: string) => void): string[] {
  const hosts = list.split(',').map((host) => host.trim()).filter((host) => host !== '');
  for (const host of hosts) {
    const url = urlOf(`http://${host}`);
    if (url === undefined || `${url.hostname}:${url.port === '' ? '80' : url.port}` !== host) wrong(`“${host}” is not a host and its port, such as erp.internal:8080`);
  }
  return hosts;
}

/** A browser sends an origin without a path and in one spelling only, so nothing else would ever match. */
function readOrigins(list: string, wrong: (problem: string) => void): string[] {
  const origins = list.split(',').map((origin) => origin.trim()).filter((origin) => origin !== '');
  for (const origin of origins) {
    const url = urlOf(origin);
    if (origin === '*') wrong('“*” would let every page on the Internet call; name the origins');
    else if (url === undefined || !['http:', 'https:'].includes(url.protocol)) wrong(`“${origin}” is not an origin such as https://shop.example`);
    else if (url.origin !== origin) wrong(`“${origin}” is not how a browser writes an origin; that is ${url.origin}`);
  }
  return origins;
}
