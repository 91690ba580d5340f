import { createContext } from '@lit/context';
import type { Client } from '../../src/index.ts';

/** What a provider gives to everything inside it. */
export interface ProvidedScope {
  client: Client | undefined;
}

/** Keyed by a registered symbol, so that two copies of the kit on one page find each other's provider. */
export const scopeContext = createContext<ProvidedScope>(Symbol.for('manual-order-kit.scope'));
