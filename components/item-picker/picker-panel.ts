import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CatalogueItem } from '../../src/index.ts';
import { cssVars } from '../foundation/css-vars.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { CatalogueSearchController } from './catalogue-search.ts';
import { labelRow, productRow, resultRow, searchWords, waitingRow } from './result-row.ts';

export interface PickerPanelOptions {
  search: CatalogueSearchController;
  isOpen: boolean;
  isSelected: (id: string) => boolean;
  /** Why an item cannot be picked; empty when it can. */
  reasonAgainst: (item: CatalogueItem) => string;
  selectedCount: number;
  renderItem: ((item: CatalogueItem) => unknown) | undefined;
  /** What is to be said above the foot. */
  notice: unknown;
  /** What a person ends with: one button, or two. */
  actions: unknown;
  onToggle: (index: number, gesture: { isRange: boolean }) => void;
  onKey: (event: KeyboardEvent) => void;
  onSelectedOnly: (isOn: boolean) => void;
}

/** The id of an option's element. Ids count in one shadow root only, so that two pickers share none. */
export const optionId = (key: string | undefined): string | undefined => (key === undefined ? undefined : `option-${key}`);

/** More than a window of any height shows. */
const mostRowsSeen = 100;

const rowOf = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>('[data-index]');

const rows = (localiser: Localiser, { search, isSelected, reasonAgainst, renderItem }: PickerPanelOptions): unknown => {
  const { rows: list, active, view, found: { total, hasMore, count } } = search;
  const words = searchWords(search.query.text);
  const setSize = total ?? (hasMore ? -1 : count);
  return repeat(view.slots, ({ slot }) => slot, ({ index }) => {
    const row = list.row(index);
    const offset = list.offsetOf(index);
    if (row?.kind === 'label') return labelRow(localiser, row.label, offset);
    const key = list.keyAt(index);
    if (!row || key === undefined) return waitingRow(offset);
    const common = { id: optionId(key) ?? '', index, offset, isActive: key === active.key };
    if (row.kind === 'product') return productRow(localiser, { ...common, product: row, selected: row.variants.filter((variant) => isSelected(variant.key)).length });
    const { item, place } = row;
    if (!item) return nothing;
    const selected = isSelected(item.id);
    return resultRow(localiser, {
      ...common, item, place, words, setSize, isSelected: selected, reason: selected ? '' : reasonAgainst(item), isVariant: list.isVariant(index), content: renderItem?.(item),
    });
  });
};

const listbox = (localiser: Localiser, options: PickerPanelOptions): TemplateResult => {
  const { search: { found, active, rows: list }, isOpen, onToggle, onKey } = options;
  // Before they are counted: it is on being asked for that rows show whether they belong to a product.
  const shown = isOpen ? rows(localiser, options) : nothing;
  return html`<div class="listbox ${list.count > mostRowsSeen ? 'long' : ''}" part="listbox" id="listbox" role="listbox" tabindex="0" aria-multiselectable="true"
    aria-label=${localiser.msg('picker.results')} aria-busy=${found.isBusy ? 'true' : 'false'} aria-activedescendant=${ifDefined(optionId(active.key))}
    ?hidden=${list.count === 0} @keydown=${onKey}
    @mousedown=${(event: Event) => {
      // The focus stays in the search field, and Shift selects rows, not text.
      if (rowOf(event)) event.preventDefault();
    }}
    @click=${(event: MouseEvent) => {
      const row = rowOf(event);
      if (row) onToggle(Number(row.dataset['index']), { isRange: event.shiftKey });
    }}><div class="surface" role="presentation" ${cssVars({ '--count': list.offsetOf(list.count) })}></div>${shown}</div>`;
};

const waiting = html`<div class="waiting stack" part="skeleton" aria-hidden="true">${Array.from({ length: 4 }, () => html`<span class="skeleton"></span>`)}</div>`;

const foot = (localiser: Localiser, { search, selectedCount, actions, onSelectedOnly }: PickerPanelOptions): TemplateResult => {
  const { found: { total, hasMore, isBusy }, rows: { itemCount: count }, isSelectedOnly } = search;
  const loaded = total !== undefined && total > count ? localiser.msg('picker.loadedOf', { loaded: count, total }) : localiser.msg('picker.loadedSome', { count });
  return html`<div class="panel-foot ${count === 0 && !isBusy ? 'bare' : ''}" part="panel-foot"><span class="row"><span class="muted number">${count === 0 ? nothing : loaded}</span>${
    isBusy ? html`<span class="busy muted">${icon(icons.spinner)}${localiser.msg('common.loading')}</span>`
      : hasMore ? html`<button class="link-button" part="load-more" type="button" @click=${() => search.found.loadMore()}>${localiser.msg('common.loadMore')}</button>` : nothing
  }</span><span class="row"><button class="button quiet small only" part="only-selected" type="button" aria-pressed=${isSelectedOnly ? 'true' : 'false'} ?disabled=${selectedCount === 0 && !isSelectedOnly}
    @click=${() => onSelectedOnly(!isSelectedOnly)}>${localiser.msg('picker.onlySelected', { count: selectedCount })}</button>${actions}</span></div>`;
};

const nothingFound = (localiser: Localiser, { isBlank }: CatalogueSearchController): TemplateResult => emptyState({
  icon: icons.search, title: localiser.msg(isBlank ? 'picker.noItems' : 'picker.noResults'), text: isBlank ? undefined : localiser.msg('picker.noResultsHint'),
});

/** The list of what was found. It keeps what was found before while the next is on its way and when it does not come. */
export const pickerPanel = (localiser: Localiser, options: PickerPanelOptions): TemplateResult => {
  const { found, rows: list } = options.search;
  const isEmpty = list.count === 0;
  return html`${found.status === 'failed' ? loadFailure(localiser, {
    error: found.error, title: localiser.msg(isEmpty ? 'picker.failed' : 'picker.failedMore'), onRetry: () => found.retry(),
  }) : nothing}${isEmpty && found.status === 'loading' ? waiting : nothing}${isEmpty && found.status === 'ready' ? html`<slot name="empty">${nothingFound(localiser, options.search)}</slot>` : nothing}${listbox(localiser, options)}${options.notice}${foot(localiser, options)}`;
};
