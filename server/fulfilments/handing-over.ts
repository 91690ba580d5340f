import type { Effect } from '../outbox/outbox-worker.ts';
import type { ProviderConnection } from './provider-port.ts';
import { systemActor } from '../caller.ts';
import { createCarrierCalls, type CarrierCalls, type CarrierCallsOptions, type CarrierSecrets } from './carrier-calls.ts';
import { createFulfilmentActions, type FulfilmentActions, type FulfilmentActionsOptions } from './fulfilment-actions.ts';
import { createFulfilments, type Fulfilments, type FulfilmentsOptions } from './fulfilments.ts';
import { createHandOffEffects, type HandOffEffectsOptions } from './hand-off-effects.ts';
import { createProviderCalls, type ProviderCalls, type ProviderCallsOptions } from './provider-calls.ts';
import { createProviderNews, type ProviderNewsOptions } from './provider-news.ts';
import { createProviderPages, type ProviderPages, type ProviderPagesOptions } from './provider-pages.ts';
import { createProviders, type ProvidersOptions } from './providers.ts';

type Own = 'providers' | 'news' | 'takeRefusal' | 'fulfilments';

export type HandingOverOptions = Omit<
  ProvidersOptions & FulfilmentsOptions & ProviderNewsOptions & ProviderCallsOptions & CarrierCallsOptions & FulfilmentActionsOptions & ProviderPagesOptions & HandOffEffectsOptions, Own
>;

/** What a shop is connected to outside. */
export interface Connections {
  /** Its warehouses, the usual one first; without one, hand-offs wait. */
  providers?: readonly ProviderConnection[];
  /** By which services that follow carriers prove who they are. */
  carrierSecrets?: CarrierSecrets;
}

/** Everything between a placed order and its parcels. */
export interface HandingOver {
  fulfilments: Fulfilments;
  fulfilmentActions: FulfilmentActions;
  providerCalls: ProviderCalls;
  carrierCalls: CarrierCalls;
  providerPages: ProviderPages;
  effects: Readonly<Record<'handOff' | 'amendment' | 'cancellation' | 'ackDeadline', Effect>>;
}

/** Puts together what hands orders over to warehouses, and what they answer. */
export function createHandingOver(options: HandingOverOptions): HandingOver {
  const providers = createProviders(options);
  const fulfilments = createFulfilments({ ...options, providers });
  const news = createProviderNews({ ...options, providers });
  return {
    fulfilments,
    fulfilmentActions: createFulfilmentActions({ ...options, providers, fulfilments, news }),
    providerCalls: createProviderCalls({ ...options, providers, news }),
    carrierCalls: createCarrierCalls({ ...options, news }),
    providerPages: createProviderPages({ ...options, providers, news }),
    effects: createHandOffEffects({ ...options, providers, takeRefusal: (tx, refusal) => news.take(tx, { ...refusal, source: 'outbox', actor: systemActor }) }),
  };
}
