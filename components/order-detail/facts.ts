import { html, nothing, type TemplateResult } from 'lit';
import { malaysianStates, type Address, type LockReason } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { SectionName } from './changed-sections.ts';
import type { DetailView } from './view.ts';

/** A label and what stands under it; nothing where that is not given. */
export const fact = (label: string, value: unknown): TemplateResult | typeof nothing =>
  value === undefined || value === '' || value === nothing ? nothing : html`<div class="fact"><dt>${label}</dt><dd>${value}</dd></div>`;

/** Facts below each other. */
export const facts = (...entries: (TemplateResult | typeof nothing)[]): TemplateResult => html`<dl class="facts">${entries}</dl>`;

export interface SectionOptions {
  name: SectionName | 'messages' | 'history';
  title: string;
  content: unknown;
  /** What can be done with it as a whole. */
  actions?: unknown;
}

/** A part of the page with its heading, and a mark where somebody else has just changed it. */
export const section = ({ localiser, fresh }: Pick<DetailView, 'localiser' | 'fresh'>, { name, title, content, actions = nothing }: SectionOptions): TemplateResult => html`
  <section class="card section ${name}" part="section ${name}" aria-labelledby=${`${name}-title`}>
    <div class="spread"><div class="row"><h3 id=${`${name}-title`} tabindex="-1">${title}</h3>${
      fresh.has(name) ? html`<span class="badge active" part="fresh">${localiser.msg('detail.fresh')}</span>` : nothing}</div>${actions}</div>
    ${content}
  </section>`;

/** An address in the lines in which it is written on a parcel. */
export const addressLines = (localiser: Localiser, address: Address): TemplateResult => {
  const { name, company, line1, line2, city, region, postalCode, country, phone, instructions } = address;
  const lines = [
    name, company, line1, line2, [postalCode, city].filter(Boolean).join(' '), region && (malaysianStates[region] ?? region), localiser.country(country), phone,
  ].filter(Boolean);
  return html`<address>${lines.map((line) => html`<span>${line}</span>`)}</address>${
    instructions ? html`<p class="muted small-text">${localiser.msg('detail.instructions')}: ${instructions}</p>` : nothing}`;
};

/** Text that a person wrote, with the line breaks as they were typed. */
export const prose = (text: string | undefined): TemplateResult | undefined => (text ? html`<span class="prose">${text}</span>` : undefined);

/** Why something can no longer change. */
export const lockNote = (localiser: Localiser, lock: LockReason | undefined): TemplateResult | typeof nothing =>
  (lock === undefined ? nothing : html`<p class="lock small-text" part="lock">${icon(icons.lock)}<span>${localiser.msg(`detail.locked.${lock}`)}</span></p>`);
