import type { BodyOf } from '../contract/operation.ts';
import { getSettings, settingsHistory, updateSettings } from '../contract/operations.ts';
import type { Settings, SettingsChange } from '../contract/settings.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';

export type SettingsPatch = BodyOf<typeof updateSettings>;

/** Reasons, payment and shipping methods, taxes, and the rest of the shop's settings. */
export const get = (core: Core, options?: CallOptions): ApiPromise<Settings> => call(core, getSettings, {}, options);

/** Changes what the patch names (JSON Merge Patch, RFC 7396); a list is replaced whole. */
export const update = (core: Core, patch: SettingsPatch, options: ConditionalOptions): ApiPromise<Settings> => call(core, updateSettings, { body: patch }, options);

/** Who changed the settings, when, and what; the newest version first. */
export const history = (core: Core, options?: CallOptions): PagePromise<SettingsChange> => listPages(core, settingsHistory, { query: {} }, options);
