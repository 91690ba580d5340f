import { html, type TemplateResult } from 'lit';
import type { Icon } from './icons.ts';

/** An icon beside a text, or in a button that has an accessible name: it says nothing by itself. */
export const icon = ({ path, isDirectional, spins }: Icon): TemplateResult => html`<svg
  class="icon ${isDirectional ? 'flip' : ''} ${spins ? 'spinner' : ''}" part="icon" viewBox="0 0 24 24" aria-hidden="true"
  fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>`;
