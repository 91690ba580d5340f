import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from '../foundation/css-vars.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { CatalogueSearchController } from './catalogue-search.ts';
import { resultRow, searchWords } from './result-row.ts';

export interface PickerPanelOptions {
  search: CatalogueSearchController;
  isOpen: boolean;
  isSelected: (id: string) => boolean;
  selectedCount: number;
  maxItems: number;
  onToggle: (id: string, gesture: { isRange: boolean }) => void;
  onKey: (event: KeyboardEvent) => void;
  onDone: () => void;
}

/** The id of an option's element. Ids count in one shadow root only, so that two pickers share none. */
export const optionId = (key: string | undefined): string | undefined => (key === undefined ? undefined : `option-${key}`);

const rowOf = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>('[data-row]');

const rows = (localiser: Localiser, { search, isSelected, selectedCount, maxItems }: PickerPanelOptions): TemplateResult => {
  const { items, total, hasMore } = search.found;
  const words = searchWords(search.filter.text);
  return html`${repeat(search.rows.indices, (index) => items[index]?.id, (index) => {
    const item = items[index];
    if (!item) return nothing;
    const selected = isSelected(item.id);
    return resultRow(localiser, {
      item, index, words, isSelected: selected, id: optionId(item.id) ?? '', setSize: total ?? (hasMore ? -1 : items.length), isActive: item.id === search.active.key,
      isDisabled: !selected && (item.status === 'archived' || selectedCount >= maxItems),
    });
  })}`;
};

const listbox = (localiser: Localiser, options: PickerPanelOptions): TemplateResult => {
  const { search, onToggle, onKey } = options;
  const { found, active } = search;
  return html`<div class="listbox" part="listbox" id="listbox" role="listbox" tabindex="0" aria-multiselectable="true"
    aria-label=${localiser.msg('picker.results')} aria-busy=${found.isBusy ? 'true' : 'false'} aria-activedescendant=${ifDefined(optionId(active.key))}
    ?hidden=${found.items.length === 0} @keydown=${onKey}
    @mousedown=${(event: Event) => {
      // The focus stays in the search field, and Shift selects rows, not text.
      if (rowOf(event)) event.preventDefault();
    }}
    @click=${(event: MouseEvent) => {
      const key = search.keys[Number(rowOf(event)?.dataset['index'])];
      if (key !== undefined) onToggle(key, { isRange: event.shiftKey });
    }}>
    <div class="surface" role="presentation" ${cssVars({ '--count': found.items.length })}>${options.isOpen ? rows(localiser, options) : nothing}</div>
  </div>`;
};

const waiting = html`<div class="waiting stack" part="skeleton" aria-hidden="true">${
  Array.from({ length: 4 }, () => html`<span class="skeleton"></span>`)}</div>`;

const foot = (localiser: Localiser, { search, selectedCount, maxItems, onDone }: PickerPanelOptions): TemplateResult => {
  const { items, total, hasMore, isBusy } = search.found;
  const count = total !== undefined && total > items.length
    ? localiser.msg('picker.loadedOf', { loaded: items.length, total })
    : localiser.msg('picker.loadedSome', { count: items.length });
  return html`<div class="panel-foot" part="panel-foot">
    <span class="row"><span class="muted">${items.length === 0 ? nothing : count}</span>
      ${isBusy ? html`<span class="busy muted">${icon(icons.spinner)}${localiser.msg('common.loading')}</span>`
        : hasMore ? html`<button class="link-button" part="load-more" type="button" @click=${() => search.found.loadMore()}>${localiser.msg('common.loadMore')}</button>` : nothing}
      ${selectedCount >= maxItems ? html`<span>${localiser.msg('picker.limit', { count: maxItems })}</span>` : nothing}
    </span>
    <span class="row"><span>${localiser.msg('picker.selectedCount', { count: selectedCount })}</span>
      <button class="button small primary" part="done" type="button" @click=${onDone}>${localiser.msg('common.done')}</button></span>
  </div>`;
};

/**
 * What opens below the search field. The list keeps what was found before while the next is on its way and when it does not
 * come.
 */
export const pickerPanel = (localiser: Localiser, options: PickerPanelOptions): TemplateResult => {
  const { found } = options.search;
  const isEmpty = found.items.length === 0;
  return html`<div class="panel" part="panel" popover="manual">
    ${found.status === 'failed' ? loadFailure(localiser, {
      error: found.error, title: localiser.msg(isEmpty ? 'picker.failed' : 'picker.failedMore'), onRetry: () => found.retry(),
    }) : nothing}
    ${isEmpty && found.status === 'loading' ? waiting : nothing}
    ${isEmpty && found.status === 'ready' ? emptyState({
      icon: icons.search, title: localiser.msg('picker.noResults'), text: localiser.msg('picker.noResultsHint'),
    }) : nothing}
    ${listbox(localiser, options)}
    ${foot(localiser, options)}
  </div>`;
};
