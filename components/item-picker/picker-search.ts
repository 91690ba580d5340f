import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Localiser } from '../foundation/localiser.ts';
import { checkbox, fieldError, selectField } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { CatalogueFilter } from './item-source.ts';

/** What a field shows of the search. */
export interface FieldState {
  filter: CatalogueFilter;
  categories: readonly string[];
  isOpen: boolean;
  /** The id of the active option's element. */
  activeId: string | undefined;
  /** The filters are about to be used: their choices are shown. */
  hasChoices: boolean;
}

export interface PickerSearchOptions extends FieldState {
  /** Shown above the field; empty when the page labels the picker itself, and in the dialog. */
  label: string;
  /** The accessible name. */
  name: string;
  /** Stands in front of all ids: the dialog has a field of its own. */
  scope: '' | 'dialog-';
  isRequired: boolean;
  /** There is nothing to search for: what is picked stays as it is. */
  isReadonly: boolean;
  isDisabled: boolean;
  error: string;
  onFilter: (change: Partial<CatalogueFilter>) => void;
  onKey: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onOpen: () => void;
  /** Absent in the dialog. */
  onBrowse: (() => void) | undefined;
  onPasteList: () => void;
  onFilters: () => void;
}

// Without blanks between the tags, each of which would be a node.
const combobox = (localiser: Localiser, { scope, ...options }: PickerSearchOptions): TemplateResult => html`<div class="combobox"><div class="text"><input class="input" part="input" id="${scope}search" type="search" role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
      aria-label=${ifDefined(options.label ? undefined : options.name)} placeholder=${localiser.msg('picker.placeholder')}
      aria-expanded=${options.isOpen ? 'true' : 'false'} aria-controls="listbox" aria-autocomplete="list"
      aria-activedescendant=${ifDefined(options.isOpen ? options.activeId : undefined)}
      aria-required=${ifDefined(options.isRequired ? 'true' : undefined)} aria-invalid=${ifDefined(options.error ? 'true' : undefined)}
      aria-describedby=${ifDefined(options.error ? 'search-error' : undefined)}
      .value=${live(options.filter.text)} ?disabled=${options.isDisabled}
      @input=${(event: Event) => options.onFilter({ text: (event.currentTarget as HTMLInputElement).value })}
      @keydown=${options.onKey} @paste=${options.onPaste} @click=${options.onOpen}>${icon(icons.search)}</div>${options.onBrowse ? html`<button class="button browse" part="browse" type="button" aria-haspopup="dialog" ?disabled=${options.isDisabled}
      @click=${options.onBrowse}>${localiser.msg('picker.browse')}</button>` : nothing}</div>`;

/** The search field, a combobox whose list lies in the same shadow root, and the filters beside it. */
export const pickerSearch = (localiser: Localiser, options: PickerSearchOptions): TemplateResult => {
  const { scope, filter, isDisabled: disabled, onFilter } = options;
  return html`<div class="search" part="search">${options.label ? html`<label class="visible-label" part="label" for="search">${options.label}</label>` : nothing}${
    options.isReadonly ? nothing : html`${combobox(localiser, options)}<div class="filters" @focusin=${options.onFilters} @pointerenter=${options.onFilters}>${
      selectField({
        id: `${scope}category`, label: localiser.msg('picker.category'), labelHidden: true, value: filter.category, disabled,
        placeholder: localiser.msg('picker.allCategories'), choices: options.hasChoices ? options.categories.map((name) => ({ value: name, label: name })) : [],
        onChange: (category) => onFilter({ category }),
      })}${
      checkbox({ id: `${scope}in-stock`, label: localiser.msg('picker.inStockOnly'), checked: filter.inStock, disabled, onChange: (inStock) => onFilter({ inStock }) })}<button
        class="button quiet small" part="paste" type="button" ?disabled=${disabled} @click=${options.onPasteList}>${localiser.msg('picker.pasteList')}</button></div>`}${
    fieldError('search', options.error)}</div>`;
};
