import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

export interface ProgressOptions {
  /** What progresses: the accessible name. */
  label: string;
  /** From 0 to 1; nothing while it cannot be told. */
  fraction: number | undefined;
  /** The state in words, such as "1.2 MB of 3 MB": what a screen reader says instead of a percentage. */
  text: string;
}

/** A bar. Announce its start, end and failure; never each step. */
export const progress = ({ label, fraction, text }: ProgressOptions): TemplateResult => html`
  <progress class="progress" part="progress" aria-label=${label} aria-valuetext=${text} max="1" value=${ifDefined(fraction)}></progress>`;
