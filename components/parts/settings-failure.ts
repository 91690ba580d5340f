import { nothing, type TemplateResult } from 'lit';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { loadFailure } from './feedback.ts';

export interface SettingsFailureOptions {
  /** What is missing or shown in codes for that. */
  title: string;
  /** What is shown otherwise than usual until then. */
  note?: string | undefined;
}

/** That the shop’s settings could not be read, with the way to ask again. */
export const settingsFailure = (localiser: Localiser, settings: ShopSettings, { title, note }: SettingsFailureOptions): TemplateResult | typeof nothing => (settings.error === undefined ? nothing
  : loadFailure(localiser, { error: settings.error, title, note, onRetry: () => settings.retry() }));
