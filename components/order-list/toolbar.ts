import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { FilterChip } from './filter-words.ts';
import type { ListView } from './list-views.ts';

export interface ViewBarOptions {
  localiser: Localiser;
  views: readonly ListView[];
  current: ListView | undefined;
  /** What is shown is no longer what the view says. */
  isModified: boolean;
  onOpen: (view: ListView) => void;
  onSave: () => void;
  onManage: () => void;
}

/** The views beside each other, as sheets once were, and what keeps a new one. */
export const viewBar = ({ localiser, views, current, isModified, onOpen, onSave, onManage }: ViewBarOptions): TemplateResult => html`
  <nav class="views" part="views" aria-label=${localiser.msg('list.views')}>
    <ul class="view-list">${repeat(views, ({ id }) => id, (view) => html`<li><button
        type="button" class="view" part="view ${view === current ? 'current' : ''}" aria-current=${view === current ? 'true' : nothing}
        @click=${() => onOpen(view)}>${view.name}${view === current && isModified ? html`<span class="changed" title=${localiser.msg('list.view.modified')}>
          <span class="visually-hidden">${localiser.msg('list.view.modified')}</span></span>` : nothing}</button></li>`)}</ul>
    ${isModified || !current ? html`<button type="button" class="button quiet small" part="save-view" @click=${onSave}>${icon(icons.plus)}${localiser.msg('list.view.save')}</button>` : nothing}
    ${views.some(({ isOwn }) => isOwn) ? html`<button type="button" class="button quiet small icon-only" part="manage-views" aria-label=${localiser.msg('list.view.manage')}
      title=${localiser.msg('list.view.manage')} @click=${onManage}>${icon(icons.edit)}</button>` : nothing}
  </nav>`;

export interface ToolbarOptions {
  localiser: Localiser;
  /** What stands in the search field, which is ahead of the query while a person types. */
  typed: string;
  /** How many filters are on. */
  filterCount: number;
  areFiltersOpen: boolean;
  onType: (text: string) => void;
  /** The person has finished typing. */
  onSearch: () => void;
  onFilters: () => void;
  onColumns: () => void;
  onExport: () => void;
}

/** Search, and what opens filters, columns and export. */
export const toolbar = (options: ToolbarOptions): TemplateResult => {
  const { localiser, typed, filterCount, areFiltersOpen } = options;
  return html`
    <search class="toolbar" part="toolbar">
      <div class="search">
        <label class="visually-hidden" for="search">${localiser.msg('list.search')}</label>${icon(icons.search)}<input class="input" part="search" id="search" type="search" autocomplete="off" maxlength="200" aria-keyshortcuts="/" .value=${live(typed)}
          placeholder=${localiser.msg('list.searchPlaceholder')}
          @input=${(event: Event) => options.onType((event.currentTarget as HTMLInputElement).value)}
          @change=${(event: Event) => { event.stopPropagation(); options.onSearch(); }}>
      </div>
      <div class="tools">
        <button type="button" class="button" part="fold" aria-expanded=${areFiltersOpen ? 'true' : 'false'} aria-controls="filters" @click=${options.onFilters}>${
          icon(icons.filter)}${filterCount > 0 ? localiser.msg('list.filtersOn', { count: filterCount }) : localiser.msg('list.filters')}</button>
        <button type="button" class="button" part="columns" aria-haspopup="dialog" @click=${options.onColumns}>${icon(icons.columns)}<span class="word">${localiser.msg('list.columns')}</span></button>
        <button type="button" class="button" part="export" aria-haspopup="dialog" @click=${options.onExport}>${icon(icons.download)}<span class="word">${localiser.msg('list.export')}</span></button>
      </div>
    </search>`;
};

export interface ChipBarOptions {
  localiser: Localiser;
  chips: readonly FilterChip[];
  onRemove: (chip: FilterChip) => void;
  onClear: () => void;
}

/** The filters that are on, each to be taken away. */
export const chipBar = ({ localiser, chips, onRemove, onClear }: ChipBarOptions): TemplateResult | typeof nothing => {
  if (chips.length === 0) return nothing;
  return html`
    <div class="chips" part="chips">
      <ul class="chip-list" aria-label=${localiser.msg('list.filtersLabel')}>${repeat(chips, ({ name }) => name, (chip) => html`
        <li class="chip" part="chip" data-id=${chip.name}><span class="chip-text">${chip.label === undefined ? nothing : html`<span class="muted">${chip.label}</span> `}${chip.text}</span>
          <button type="button" part="remove" aria-label=${localiser.msg('list.removeFilter', { name: chip.label === undefined ? chip.text : `${chip.label} ${chip.text}` })} @click=${() => onRemove(chip)}>${icon(icons.close)}</button></li>`)}</ul>
      <button type="button" class="button quiet small" part="clear" @click=${onClear}>${localiser.msg('list.clear')}</button>
    </div>`;
};
