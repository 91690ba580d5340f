import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icon.ts';
import type { Icon } from '../parts/icons.ts';

/** Something that was just done or could not be, with what a person can do about it. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly part: string; readonly icon?: Icon; readonly run: () => void } | undefined;
}

/** It stands there until the next thing is done; a screen reader hears it from the live region. */
export const pickerNotice = (notice: Notice | undefined): TemplateResult | typeof nothing => (notice ? html`<p class="notice" part="notice"><span>${notice.text}</span>${
  notice.action ? html`<button class="link-button" part=${notice.action.part} type="button" @click=${notice.action.run}>${
    notice.action.icon ? icon(notice.action.icon) : nothing}${notice.action.label}</button>` : nothing}</p>` : nothing);
