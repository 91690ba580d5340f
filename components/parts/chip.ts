import { html, nothing, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from './icon.ts';
import * as icons from './icons.ts';

export interface ChipOptions {
  label: string;
  /** Without it the chip cannot be removed. */
  onRemove?: (() => void) | undefined;
}

/** A small label, such as a tag or a filter that is on. */
export const chip = (localiser: Localiser, { label, onRemove }: ChipOptions): TemplateResult => html`<span class="chip" part="chip"><span>${label}</span>${
  onRemove ? html`<button type="button" part="chip-remove" aria-label=${localiser.msg('common.removeNamed', { name: label })} @click=${onRemove}>${icon(icons.close)}</button>` : nothing}</span>`;
