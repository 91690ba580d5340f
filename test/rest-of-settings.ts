import type { Settings } from '../src/index.ts';

/** What most tests do not ask of a shop's settings. */
export const restOfSettings = {
  version: 1, orderNumber: { prefix: 'MO-', digits: 5 }, secondPersonVerifies: false, duplicates: { windowHours: 72, mustAcknowledge: false },
  lowStockAt: 5, providers: [], acknowledgeHours: 24, roles: {}, messageWords: {},
} satisfies Partial<Settings>;
