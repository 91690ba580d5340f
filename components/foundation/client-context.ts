import { createContext } from '@lit/context';
import type { CatalogueItem, CatalogueQuery } from '../../src/contract/catalogue.ts';
import type { Page } from '../../src/contract/page.ts';
import type { Settings } from '../../src/contract/settings.ts';

interface CallOptions { signal?: AbortSignal }

// Stands for the SDK's client type until src/index.ts exports it.
export interface ManualOrderClient {
  catalogue: {
    search(query: Partial<CatalogueQuery>, options?: CallOptions): PromiseLike<Page<CatalogueItem>>;
    get(id: string, options?: CallOptions): PromiseLike<CatalogueItem>;
    categories(options?: CallOptions): PromiseLike<{ items: { name: string; itemCount: number }[] }>;
  };
  settings: { get(options?: CallOptions): PromiseLike<Settings> };
}

/** What a provider gives to everything inside it. */
export interface ProvidedScope {
  client: ManualOrderClient | undefined;
}

/** Keyed by a registered symbol, so that two copies of the kit on one page find each other's provider. */
export const scopeContext = createContext<ProvidedScope>(Symbol.for('manual-order-kit.scope'));
