import type { Kysely } from 'kysely';
import type { Settings } from '../../src/contract/settings.ts';
import type { Database, Tables } from '../database/database.ts';
import type { Clock, MailAddress, MailTransport, Outbound } from '../ports.ts';
import { emailProvider } from './email-provider.ts';
import { pageLink } from './provider-link.ts';
import type { FulfilmentProvider, ProviderConnection } from './provider-port.ts';
import { webhookProvider } from './webhook-provider.ts';

export interface ProvidersOptions {
  database: Database;
  clock: Clock;
  connectionsOf: (shopId: string) => readonly ProviderConnection[];
  outbound: Outbound;
  mail: MailTransport | undefined;
  senderOf: (settings: Settings) => MailAddress;
  settingsOf: (db: Kysely<Tables>, shopId: string) => Promise<Settings>;
  publicUrl: string;
  linkSecret: string;
}

/** The warehouses of each shop, the usual one first. */
export interface Providers {
  connections(shopId: string): readonly ProviderConnection[];
  connection(shopId: string, code: string): ProviderConnection | undefined;
  /** What reaches a warehouse. */
  provider(shopId: string, code: string): FulfilmentProvider | undefined;
}

/** What the settings tell of a shop's warehouses. */
export const providersListed = (connections: readonly ProviderConnection[]): Settings['providers'] =>
  connections.map(({ code, label = code, kind }) => ({ code, label, kind }));

export function createProviders({ database, clock, connectionsOf, outbound, mail, senderOf, settingsOf, publicUrl, linkSecret }: ProvidersOptions): Providers {
  const connection = (shopId: string, code: string): ProviderConnection | undefined => connectionsOf(shopId).find((one) => one.code === code);
  return {
    connections: connectionsOf,
    connection,
    provider(shopId, code) {
      const found = connection(shopId, code);
      switch (found?.kind) {
        case undefined: return undefined;
        case 'webhook': return webhookProvider({ connection: found, outbound });
        case 'email': return emailProvider({
          connection: found, mail, senderOf,
          settingsOf: (shop) => database.read((db) => settingsOf(db, shop)),
          linkTo: (page) => pageLink({ ...page, secret: linkSecret, publicUrl, now: clock.now() }),
        });
      }
    },
  };
}
