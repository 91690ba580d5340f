import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { ActiveOptionController } from '../controllers/active-option.ts';
import { PagedListController, type ListPage } from '../controllers/paged-list.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { field, type FieldOptions } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

export interface LookupOptions<Item> {
  load: (query: string, signal: AbortSignal) => PromiseLike<ListPage<Item>>;
  keyOf: (item: Item) => string;
  /** What a suggestion shows: a first line, and a second one that tells it from the others. */
  describe: (item: Item) => { title: string; detail: string };
  onPick: (item: Item) => void;
  announcer: Announcer;
}

const debounceMs = 200;

/**
 * A field that finds one thing by a few typed letters (APG, "editable combobox with list autocomplete"). The suggestions
 * stand in the top layer, so that nothing of the page can clip them.
 */
export class Lookup<Item> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LookupOptions<Item>;
  readonly #found: PagedListController<Item, string>;
  readonly #active: ActiveOptionController;
  readonly #list = createRef<HTMLElement>();
  #localiser: Localiser | undefined;
  #query = '';
  #isOpen = false;

  constructor(host: ReactiveControllerHost, options: LookupOptions<Item>) {
    this.#host = host;
    this.#options = options;
    const found = new PagedListController<Item, string>(host, {
      load: (query, { signal }) => options.load(query, signal),
      onLoaded: ({ items }) => this.#announce(items.length),
    });
    this.#found = found;
    const { keyOf } = options;
    this.#active = new ActiveOptionController(host, {
      list: {
        get count() { return found.count; },
        keyAt: (index) => {
          const item = found.at(index);
          return item && keyOf(item);
        },
      },
    });
    host.addController(this);
  }

  hostUpdated(): void {
    const list = this.#list.value;
    if (!list || list.matches(':popover-open') === this.#isOpen) return;
    if (this.#isOpen) list.showPopover();
    else list.hidePopover();
  }

  /** Forgets what was typed. */
  clear(): void {
    this.#query = '';
    this.#close();
    this.#found.clear();
  }

  render(localiser: Localiser, options: FieldOptions): TemplateResult {
    this.#localiser = localiser;
    const { id } = options;
    return field(options, ({ describedBy, invalid }) => html`
      <div class="input-group lookup" part="lookup">
        ${icon(icons.search)}
        <input class="input" part="input" id=${id} type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="200"
          aria-autocomplete="list" aria-expanded=${this.#isOpen ? 'true' : 'false'} aria-controls="${id}-list"
          aria-activedescendant=${ifDefined(this.#isOpen && this.#active.key ? `${id}-${this.#active.key}` : undefined)}
          aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)} ?required=${options.required}
          .value=${live(this.#query)} @input=${this.#type} @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#key} @focusout=${this.#close}>
        <div class="lookup-list" part="lookup-list" popover="manual" ${ref(this.#list)}>
          <ul role="listbox" id="${id}-list" aria-label=${options.label} aria-busy=${this.#found.isBusy ? 'true' : 'false'}>
            ${repeat(this.#found.items, this.#options.keyOf, (item, index) => this.#option(item, index, id))}
          </ul>
          ${this.#note(localiser)}
        </div>
      </div>`);
  }

  #option(item: Item, index: number, id: string): TemplateResult {
    const key = this.#options.keyOf(item);
    const { title, detail } = this.#options.describe(item);
    const isActive = this.#active.key === key;
    return html`
      <li role="option" id="${id}-${key}" part="lookup-option ${isActive ? 'active' : ''}" class="lookup-option ${isActive ? 'active' : ''}"
        aria-selected=${isActive ? 'true' : 'false'}
        @pointerdown=${(event: Event) => event.preventDefault()} @pointermove=${() => this.#active.set(index)} @click=${() => this.#pick(item)}>
        <span>${title}</span>${detail ? html`<span class="muted small-text">${detail}</span>` : nothing}
      </li>`;
  }

  #note(localiser: Localiser): TemplateResult | typeof nothing {
    const { status, items, error } = this.#found;
    if (status === 'failed') {
      return html`<p class="lookup-note"><span>${localiser.msg('wizard.searchFailed')} ${failureText(localiser, error).text}</span>
        <button type="button" class="link-button" @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#found.retry()}>${localiser.msg('common.retry')}</button></p>`;
    }
    if (items.length > 0) return nothing;
    return html`<p class="lookup-note muted">${this.#found.isBusy ? localiser.msg('wizard.searching') : localiser.msg('wizard.noMatches', { query: this.#query.trim() })}</p>`;
  }

  readonly #type = (event: Event): void => {
    this.#query = (event.currentTarget as HTMLInputElement).value;
    const query = this.#query.trim();
    this.#isOpen = query !== '';
    if (query) this.#found.search(query, { debounceMs });
    else this.#found.clear();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      const item = this.#isOpen ? this.#found.items[this.#active.index] : undefined;
      if (!this.#isOpen) return;
      // Enter chooses here; it goes on to the next step only from a field that has nothing to choose.
      event.preventDefault();
      if (item) this.#pick(item);
    } else if (event.key === 'Escape' && this.#isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'ArrowDown' && !this.#isOpen && this.#found.items.length > 0) {
      event.preventDefault();
      this.#isOpen = true;
      this.#host.requestUpdate();
    } else if (this.#isOpen && this.#active.move(event.key)) {
      event.preventDefault();
      void this.#host.updateComplete.then(() => this.#list.value?.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
    }
  };

  readonly #close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#active.set(-1);
    this.#host.requestUpdate();
  };

  #pick(item: Item): void {
    this.clear();
    this.#options.onPick(item);
  }

  #announce(count: number): void {
    if (!this.#isOpen || !this.#localiser) return;
    this.#options.announcer.polite(count > 0
      ? this.#localiser.msg('wizard.matches', { count })
      : this.#localiser.msg('wizard.noMatches', { query: this.#query.trim() }));
  }
}
