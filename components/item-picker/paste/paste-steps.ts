import { html, nothing, type TemplateResult } from 'lit';
import { failureText } from '../../foundation/failure-text.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert } from '../../parts/feedback.ts';
import { textArea } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { progress } from '../../parts/progress.ts';
import { pasteStates, type PasteState } from './paste-match.ts';
import { searchesAtOnce, type PasteMatcher } from './paste-matcher.ts';
import { stateIcon } from './paste-row.ts';

/** Which rows are shown. */
export type PasteFilter = PasteState | 'all';

export interface PasteEntryOptions {
  text: string;
  /** It was checked, and holds nothing. */
  isNothing: boolean;
  onText: (text: string) => void;
}

/** Where a list is pasted into. */
export const pasteEntry = (localiser: Localiser, { text, isNothing, onText }: PasteEntryOptions): TemplateResult => html`<div class="entry">${textArea({
  id: 'entry', label: localiser.msg('paste.entry'), hint: localiser.msg('paste.entryHint'), placeholder: localiser.msg('paste.example'), rows: 10, value: text,
  error: isNothing ? localiser.msg('paste.nothing') : '', onInput: onText,
})}</div>`;

/** How far the look-up is, with a way to stop it. */
export const pasteProgress = (localiser: Localiser, matcher: PasteMatcher): TemplateResult | typeof nothing => {
  if (!matcher.isBusy) return nothing;
  const { done, rows: { length: total } } = matcher;
  const text = localiser.msg('paste.progress', { done, total });
  return html`<div class="progress-line"><span class="muted number">${text}</span>
    ${progress({ label: localiser.msg('paste.lookingUp'), fraction: total === 0 ? undefined : done / total, text })}
    <button class="button small" part="stop" type="button" @click=${() => matcher.stop()}>${localiser.msg('paste.stop')}</button></div>`;
};

export interface PasteFiltersOptions {
  matcher: PasteMatcher;
  filter: PasteFilter;
  onFilter: (filter: PasteFilter) => void;
}

/** What became of how many rows, each a button that shows these alone. */
export const pasteFilters = (localiser: Localiser, { matcher, filter, onFilter }: PasteFiltersOptions): TemplateResult => {
  const { rows, overview: { counts } } = matcher;
  const button = (value: PasteFilter, label: string, count: number): TemplateResult => html`<button class="filter" part="filter" type="button"
    aria-pressed=${filter === value ? 'true' : 'false'} @click=${() => onFilter(value)}>${value === 'all' ? nothing : stateIcon(value)}<span>${label}</span> <span class="number">${localiser.number(count)}</span></button>`;
  return html`<div class="filters" role="group" aria-label=${localiser.msg('paste.filters')}>
    ${button('all', localiser.msg('paste.all'), rows.length)}
    ${pasteStates.filter((state) => counts[state] > 0 || state === filter).map((state) => button(state, localiser.msg(`paste.state.${state}`), counts[state]))}
  </div>`;
};

/** What the person can do about many rows at once. */
export const pasteNotices = (localiser: Localiser, matcher: PasteMatcher): TemplateResult | typeof nothing => {
  if (matcher.isBusy) return nothing;
  const { counts, unsearched, rest } = matcher.overview;
  const error = rest.find(({ lookUp, error: cause }) => lookUp === 'failed' && cause !== undefined)?.error;
  return html`
    ${counts.failed > 0 ? alert({
      tone: 'danger', title: localiser.msg('paste.someFailed', { count: counts.failed }), body: error === undefined ? undefined : failureText(localiser, error).text,
      actions: html`<button class="button small" part="retry" type="button" @click=${() => matcher.retry()}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`,
    }) : nothing}
    ${unsearched.length > 0 ? alert({
      body: localiser.msg('paste.unsearched', { count: unsearched.length }),
      actions: html`<button class="button small" part="search-more" type="button" @click=${() => matcher.searchMore()}>${icon(icons.search)}${
        localiser.msg('paste.searchMore', { count: Math.min(searchesAtOnce, unsearched.length) })}</button>`,
    }) : nothing}`;
};

/** What became of the rows in one sentence. */
export const pasteSummary = (localiser: Localiser, matcher: PasteMatcher): string => {
  const { counts } = matcher.overview;
  return localiser.list(pasteStates.filter((state) => counts[state] > 0).map((state) => localiser.msg(`paste.counted.${state}`, { count: counts[state] })));
};

/** Whether what is left out was copied, or has to be by hand where the browser does not let a page write to the clipboard. */
export type CopyState = 'done' | 'byHand' | undefined;

export interface PasteRestOptions {
  matcher: PasteMatcher;
  copied: CopyState;
  onCopy: () => void;
}

/** The lines that would be left out, as they were pasted. */
export const restText = ({ overview: { rest } }: PasteMatcher): string => rest.map(({ text }) => text).join('\n');

/** How much would be left out, and a way to keep it. */
export const pasteRest = (localiser: Localiser, { matcher, copied, onCopy }: PasteRestOptions): TemplateResult => {
  const { rest } = matcher.overview;
  if (rest.length === 0 || matcher.isBusy) return html`<span class="rest"></span>`;
  return html`
    ${copied === 'byHand' ? html`<div class="copy-text">${textArea({
      id: 'left-out', label: localiser.msg('paste.copyByHand'), value: restText(matcher), rows: 3, readonly: true, onInput: () => {},
    })}</div>` : nothing}
    <span class="rest"><span>${localiser.msg('paste.willLeaveOut', { count: rest.length })}</span>
      <button class="link-button" part="copy" type="button" @click=${onCopy}>${localiser.msg('paste.copyLeftOut')}</button>
      ${copied === 'done' ? html`<span class="copied">${icon(icons.check)}${localiser.msg('paste.copied')}</span>` : nothing}</span>`;
};
