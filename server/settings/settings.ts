import type { Kysely } from 'kysely';
import type { Settings } from '../../src/contract/settings.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { notFound } from '../problem-error.ts';
import { defaultSettings } from './default-settings.ts';
import { findSettings, insertCounters, saveSettings } from './settings-store.ts';

const firstOrderNumber = 10_001;

/** The rules of a shop: its reasons, methods, taxes and times. */
export interface ShopSettings {
  read(db: Kysely<Tables>, shopId: string): Promise<Settings>;
  /** Makes the shop, or brings it up to its configuration; what is not configured stays as it is. */
  prepare(tx: Tx, shop: { shopId: string; configured: Partial<Settings> | undefined; graceSeconds: number }): Promise<void>;
}

export function createSettings({ clock }: { clock: Clock }): ShopSettings {
  return {
    async read(db, shopId) {
      const settings = await findSettings(db, shopId);
      if (settings === undefined) throw notFound('shop');
      return settings;
    },
    async prepare(tx, { shopId, configured, graceSeconds }) {
      const kept = await findSettings(tx, shopId) ?? defaultSettings({ shopId, graceSeconds });
      const settings = { ...kept, ...configured, graceSeconds };
      await saveSettings(tx, { shopId, settings, now: new Date(clock.now()).toISOString() });
      await insertCounters(tx, { shopId, firstOrderNumber });
    },
  };
}
