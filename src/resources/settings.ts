import { getSettings } from '../contract/operations.ts';
import type { Settings } from '../contract/settings.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

/** Reasons, payment and shipping methods, taxes, and the rest of the shop's settings. */
export const get = (core: Core, options?: CallOptions): ApiPromise<Settings> => call(core, getSettings, {}, options);
