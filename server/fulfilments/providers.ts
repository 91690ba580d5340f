import type { Settings } from '../../src/contract/settings.ts';
import type { Outbound } from '../ports.ts';
import type { FulfilmentProvider, ProviderConnection } from './provider-port.ts';
import { webhookProvider } from './webhook-provider.ts';

export interface ProvidersOptions {
  connectionsOf: (shopId: string) => readonly ProviderConnection[];
  outbound: Outbound;
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

export function createProviders({ connectionsOf, outbound }: ProvidersOptions): Providers {
  const connection = (shopId: string, code: string): ProviderConnection | undefined => connectionsOf(shopId).find((one) => one.code === code);
  return {
    connections: connectionsOf,
    connection,
    provider(shopId, code) {
      const found = connection(shopId, code);
      return found?.kind === 'webhook' ? webhookProvider({ connection: found, outbound }) : undefined;
    },
  };
}
