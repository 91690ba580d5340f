import { html, type TemplateResult } from 'lit';
import type { Step } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';

// As Apple's keyboards and the others are labelled.
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** What the keys do, for those who have some; on the overview they place the order, or save an edit. */
export const keysHint = (localiser: Localiser, step: Step, { isEdit }: { isEdit: boolean }): TemplateResult => {
  const command = isApple() ? '⌘' : 'Ctrl';
  const keys = { on: `${command} ↵`, back: isApple() ? '⌘ ⇧ ↵' : 'Ctrl Shift ↵' };
  return html`<p class="keys-hint muted small-text" part="keys-hint">${step === 'overview'
    ? localiser.msg(isEdit ? 'wizard.edit.keysHint' : 'wizard.keysHintOverview', keys)
    : localiser.msg('wizard.keysHint', { ...keys, enter: '↵' })}</p>`;
};
