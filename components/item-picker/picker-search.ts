import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Localiser } from '../foundation/localiser.ts';
import { checkbox, fieldError, selectField } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { CatalogueFilter } from './catalogue-search.ts';

export interface PickerSearchOptions {
  /** Shown above the field; empty when the page labels the picker itself. */
  label: string;
  /** The accessible name. */
  name: string;
  filter: CatalogueFilter;
  categories: readonly string[];
  isOpen: boolean;
  isRequired: boolean;
  isDisabled: boolean;
  /** The id of the active option's element. */
  activeId: string | undefined;
  error: string;
  onFilter: (change: Partial<CatalogueFilter>) => void;
  onKey: (event: KeyboardEvent) => void;
  onOpen: (isOpen: boolean) => void;
}

/** The search field, a combobox whose list lies in the same shadow root, and the filters beside it. */
export const pickerSearch = (localiser: Localiser, options: PickerSearchOptions): TemplateResult => html`
  <div class="search" part="search">
    ${options.label ? html`<label class="visible-label" part="label" for="search">${options.label}</label>` : nothing}
    <div class="combobox">${icon(icons.search)}
      <input class="input" part="input" id="search" type="search" role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
        aria-label=${ifDefined(options.label ? undefined : options.name)} placeholder=${localiser.msg('picker.placeholder')}
        aria-expanded=${options.isOpen ? 'true' : 'false'} aria-controls="listbox" aria-autocomplete="list"
        aria-activedescendant=${ifDefined(options.isOpen ? options.activeId : undefined)}
        aria-required=${ifDefined(options.isRequired ? 'true' : undefined)} aria-invalid=${ifDefined(options.error ? 'true' : undefined)}
        aria-describedby=${ifDefined(options.error ? 'search-error' : undefined)}
        .value=${live(options.filter.text)} ?disabled=${options.isDisabled}
        @input=${(event: Event) => options.onFilter({ text: (event.currentTarget as HTMLInputElement).value })}
        @change=${(event: Event) => event.stopPropagation()}
        @keydown=${options.onKey} @click=${() => options.onOpen(true)}>
      <button class="button browse" type="button" aria-expanded=${options.isOpen ? 'true' : 'false'} aria-controls="listbox"
        ?disabled=${options.isDisabled} @click=${() => options.onOpen(!options.isOpen)}>${localiser.msg('picker.browse')}${
          icon(options.isOpen ? icons.chevronUp : icons.chevronDown)}</button>
    </div>
    <div class="filters">
      ${selectField({
        id: 'category', label: localiser.msg('picker.category'), labelHidden: true, value: options.filter.category, disabled: options.isDisabled,
        placeholder: localiser.msg('picker.allCategories'), choices: options.categories.map((name) => ({ value: name, label: name })),
        onChange: (category) => options.onFilter({ category }),
      })}
      ${checkbox({
        id: 'in-stock', label: localiser.msg('picker.inStockOnly'), checked: options.filter.inStock, disabled: options.isDisabled,
        onChange: (inStock) => options.onFilter({ inStock }),
      })}
    </div>
    ${fieldError('search', options.error)}
  </div>`;
