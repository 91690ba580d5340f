import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { applyMergePatch } from '../../src/contract/merge-patch.ts';
import type { BodyOf } from '../../src/contract/operation.ts';
import type { updateSettings } from '../../src/contract/operations.ts';
import type { Page } from '../../src/contract/page.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Actor } from '../../src/contract/session.ts';
import { SettingsInput, type Settings, type SettingsChange, type SettingsHistoryQuery } from '../../src/contract/settings.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import { settingsErrors } from '../../src/rules/settings.ts';
import { systemActor, type Caller } from '../caller.ts';
import { defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import type { Clock } from '../ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { validate, type IfMatch } from '../serve-input.ts';
import { completeSettings } from './default-settings.ts';
import {
  countHistory, fieldsChangedAfter, findHistory, findSettings, insertCounters, insertHistory, insertSettings, lockSettings, replaceSettings,
} from './settings-store.ts';

const firstOrderNumber = 10_001;

/** The rules of a shop: its reasons, methods, taxes and times. */
export interface ShopSettings {
  read(db: Kysely<Tables>, shopId: string): Promise<Settings>;
  /** Changes what the patch names, as the next version. @throws {ProblemError} `versionConflict`, `validationFailed` with everything that is wrong */
  update(tx: Tx, patch: BodyOf<typeof updateSettings>, change: { caller: Caller; ifMatch: IfMatch }): Promise<Settings>;
  /** Its versions, newest first. */
  history(db: Kysely<Tables>, shopId: string, query: z.infer<typeof SettingsHistoryQuery>): Promise<Page<SettingsChange>>;
  /**
   * Makes a new shop with what it begins with. One that is there keeps what people have set; only its warehouses, and a
   * period of grace where one is given, follow the server's own configuration, as a version of their own.
   * @throws {Error} when a new shop cannot begin with these settings, saying why
   */
  prepare(tx: Tx, shop: { shopId: string; beginsWith: Partial<Settings> | undefined; graceSeconds: number | undefined; providers: Settings['providers'] }): Promise<void>;
}

export interface SettingsOptions {
  clock: Clock;
  events: Events;
  /** Whether the shop has any order, drafts among them. */
  hasOrders(db: Kysely<Tables>, shopId: string): Promise<boolean>;
}

/** What of the settings a shop sets itself. */
const inputOf = ({ shop, ...settings }: Settings): unknown => ({
  ...Object.fromEntries(Object.entries(settings).filter(([name]) => name in SettingsInput.shape)),
  shop: { name: shop.name, ...(shop.email !== undefined && { email: shop.email }) },
});

function changesBetween(before: Settings, after: Settings): SettingsChange['changes'] {
  const fields = (Object.keys(after) as (keyof Settings)[]).filter((field) => field !== 'version');
  return fields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

export function createSettings({ clock, events, hasOrders }: SettingsOptions): ShopSettings {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const complete = (shopId: string, stored: Partial<Settings> | undefined): Settings => {
    if (stored === undefined) throw notFound('shop');
    return completeSettings(shopId, stored);
  };

  /** Writes the next version, its place in the history, and what happened. */
  const replace = async (tx: Tx, { before, after, actor }: { before: Settings; after: Settings; actor: Actor }): Promise<Settings> => {
    const changes = changesBetween(before, after);
    if (changes.length === 0) return before;
    const shopId = before.shop.id;
    const settings = { ...after, version: before.version + 1 };
    const now = nowIso();
    await replaceSettings(tx, { shopId, settings, now });
    await insertHistory(tx, { shop_id: shopId, version: settings.version, changes, actor, at: now });
    await events.append(tx, { shopId, events: [{ type: 'settings.changed', actor, data: { version: settings.version }, changes }] });
    return settings;
  };

  return {
    read: async (db, shopId) => complete(shopId, await findSettings(db, shopId)),

    async update(tx, patch, { caller: { shopId, actor }, ifMatch }) {
      const before = complete(shopId, await lockSettings(tx, shopId));
      if (!ifMatch.any && !ifMatch.versions.includes(before.version)) {
        throw new ProblemError('versionConflict', {
          detail: 'Somebody has changed the settings since.',
          params: { currentVersion: before.version, changedFields: await fieldsChangedAfter(tx, { shopId, version: Math.max(0, ...ifMatch.versions) }) },
        });
      }
      const input = validate(SettingsInput, applyMergePatch(inputOf(before), patch));
      const errors = settingsErrors(input);
      if (input.currency !== before.currency && await hasOrders(tx, shopId)) errors.push(currencyIsInUse(before.currency));
      if (errors.length > 0) throw new ProblemError('validationFailed', { detail: errors.map(({ detail }) => detail).join(' '), errors });
      return replace(tx, { before, after: { ...before, ...input, shop: { id: shopId, ...input.shop } }, actor });
    },

    async history(db, shopId, { limit = defaultPageSize, after, includeTotal }) {
      const before = after === undefined ? undefined : readCursor(after, ['number'] as const)[0];
      const rows = await findHistory(db, { shopId, before, limit: limit + 1 });
      const total = await totalOf(rows, { after, includeTotal, limit, count: () => countHistory(db, shopId) });
      return pageOfRows(rows, { limit, toItem: (row) => row, cursorOf: ({ version }) => writeCursor([version]), total });
    },

    async prepare(tx, { shopId, beginsWith, graceSeconds, providers }) {
      const connected = { providers, ...(graceSeconds !== undefined && { graceSeconds }) };
      if (await lockSettings(tx, shopId) === undefined) {
        const settings = completeSettings(shopId, { ...beginsWith, version: 1, ...connected });
        requireRight(settings);
        await insertSettings(tx, { shopId, settings, now: nowIso() });
      }
      await insertCounters(tx, { shopId, firstOrderNumber });
      // Of two servers that start together the second finds what the first one wrote.
      const before = complete(shopId, await lockSettings(tx, shopId));
      await replace(tx, { before, after: { ...before, ...connected }, actor: systemActor });
    },
  };
}

const currencyIsInUse = (currency: string): FieldError => ({
  code: 'fieldLocked', pointer: '/currency', detail: `The shop has orders in ${currency}.`, params: { currency },
});

/** A mistake in the configuration, which nobody would see before the first change of the settings. */
function requireRight(settings: Settings): void {
  const shape = SettingsInput.safeParse(inputOf(settings));
  const wrong = shape.success ? settingsErrors(shape.data).map(({ pointer, detail }) => `${pointer}: ${detail}`)
    : shape.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  if (wrong.length > 0) throw new Error(`The shop “${settings.shop.id}” cannot begin with these settings:\n  ${wrong.join('\n  ')}`);
}
