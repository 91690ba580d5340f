import { html, type TemplateResult } from 'lit';
import type { Step } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';

// As Apple's keyboards and the others are labelled.
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** What the keys do, for those who have some. */
export const keysHint = (localiser: Localiser, step: Step): TemplateResult => {
  const command = isApple() ? '⌘' : 'Ctrl';
  const keys = { on: `${command} ↵`, back: isApple() ? '⌘ ⇧ ↵' : 'Ctrl Shift ↵' };
  return html`<p class="keys-hint muted small-text" part="keys-hint">${step === 'overview'
    ? localiser.msg('wizard.keysHintOverview', keys)
    : localiser.msg('wizard.keysHint', { ...keys, enter: '↵' })}</p>`;
};
