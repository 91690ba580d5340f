import { nothing, type TemplateResult } from 'lit';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { loadFailure } from './feedback.ts';

/** That the shop’s settings could not be read, with the way to ask again; `title` says what is missing or shown in codes for that. */
export const settingsFailure = (localiser: Localiser, settings: ShopSettings, title: string): TemplateResult | typeof nothing => (settings.error === undefined ? nothing
  : loadFailure(localiser, { error: settings.error, title, onRetry: () => settings.retry() }));
