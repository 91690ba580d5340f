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
  /** What is offered before anything is typed, as soon as the list is asked for; nothing when absent. */
  recent?: (() => PromiseLike<ListPage<Item>>) | undefined;
  /** The last suggestion: to enter as new what was typed. */
  create?: { label: (query: string) => string; onCreate: (query: string) => void } | undefined;
  announcer: Announcer;
}

const debounceMs = 200;
const newKey = 'new';

/**
 * A field that finds one thing by a few typed letters (APG, "editable combobox with list autocomplete", automatic selection:
 * Enter takes the first suggestion). The suggestions stand in the top layer, so that nothing of the page can clip them.
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
  /** Enter came before the answer did. */
  #isEager = false;
  /** What is offered before anything is typed was asked for, and the field not left since. */
  #isRecentWanted = false;

  constructor(host: ReactiveControllerHost, options: LookupOptions<Item>) {
    this.#host = host;
    this.#options = options;
    this.#found = new PagedListController<Item, string>(host, {
      load: (query, { signal }) => (query === '' && options.recent ? options.recent() : options.load(query, signal)),
      onLoaded: ({ items }) => this.#loaded(items),
      onFailed: (error) => this.#failed(error),
    });
    const countOf = (): number => this.#count;
    this.#active = new ActiveOptionController(host, { list: { get count() { return countOf(); }, keyAt: (index) => this.#keyAt(index) } });
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
    this.#isEager = false;
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
          @keydown=${this.#key} @click=${this.#offerRecent} @focusout=${this.#close}>
        <div class="lookup-list" part="lookup-list" popover="manual" ${ref(this.#list)}>
          ${this.#query === '' && this.#found.count > 0 ? html`<p class="lookup-head muted small-text" aria-hidden="true">${localiser.msg('wizard.recentCustomers')}</p>` : nothing}
          <ul role="listbox" id="${id}-list" aria-label=${this.#query === '' ? localiser.msg('wizard.recentCustomers') : options.label} aria-busy=${this.#found.isBusy ? 'true' : 'false'}>
            ${repeat(this.#found.items, this.#options.keyOf, (item, index) => this.#option(item, index, id))}
            ${this.#newOption(id)}
          </ul>
          ${this.#note(localiser)}
        </div>
      </div>`);
  }

  // While an answer is on its way, what is shown belongs to another question.
  get #hasNew(): boolean { return this.#options.create !== undefined && this.#query.trim() !== '' && !this.#found.isBusy && this.#found.status !== 'idle'; }
  get #count(): number { return this.#found.count + (this.#hasNew ? 1 : 0); }

  #keyAt(index: number): string | undefined {
    const item = this.#found.at(index);
    if (item) return this.#options.keyOf(item);
    return this.#hasNew && index === this.#found.count ? newKey : undefined;
  }

  #option(item: Item, index: number, id: string): TemplateResult {
    const { title, detail } = this.#options.describe(item);
    return this.#row({ id, key: this.#options.keyOf(item), index, onPick: () => this.#pick(item), content: html`
      <span>${title}</span>${detail ? html`<span class="muted small-text">${detail}</span>` : nothing}` });
  }

  #newOption(id: string): TemplateResult | typeof nothing {
    const { create } = this.#options;
    if (!create || !this.#hasNew) return nothing;
    const query = this.#query.trim();
    return this.#row({ id, key: newKey, index: this.#found.count, onPick: () => this.#create(query), content: html`
      <span class="with-icon">${icon(icons.plus)}<span>${create.label(query)}</span></span>` });
  }

  #row({ id, key, index, onPick, content }: { id: string; key: string; index: number; onPick: () => void; content: TemplateResult }): TemplateResult {
    const isActive = this.#active.key === key;
    return html`
      <li role="option" id="${id}-${key}" part="lookup-option ${isActive ? 'active' : ''}" class="lookup-option ${isActive ? 'active' : ''} ${key === newKey ? 'new' : ''}"
        aria-selected=${isActive ? 'true' : 'false'}
        @pointerdown=${(event: Event) => event.preventDefault()} @pointermove=${() => this.#active.set(index)} @click=${onPick}>${content}</li>`;
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
    this.#isEager = false;
    const query = this.#query.trim();
    this.#isOpen = query !== '';
    this.#active.set(-1);
    if (query) this.#found.search(query, { debounceMs });
    else this.#found.clear();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && this.#isOpen) {
      // Enter chooses here; it goes on to the next step only from a field that has nothing to choose.
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'Escape' && this.#isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'ArrowDown' && !this.#isOpen) {
      event.preventDefault();
      if (this.#count > 0) this.#open();
      else this.#offerRecent();
    } else if (this.#isOpen && this.#active.move(event.key)) {
      event.preventDefault();
      void this.#host.updateComplete.then(() => this.#list.value?.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
    }
  };

  #enter(): void {
    if (this.#found.isBusy) {
      this.#isEager = true;
      return;
    }
    const item = this.#found.items[this.#active.index];
    if (item) this.#pick(item);
    else if (this.#active.key === newKey) this.#create(this.#query.trim());
    else this.#found.retry();
  }

  readonly #offerRecent = (): void => {
    if (this.#isOpen || this.#query !== '' || !this.#options.recent) return;
    this.#isRecentWanted = true;
    this.#found.search('');
  };

  #open(): void {
    this.#isOpen = true;
    this.#active.set(0);
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#isRecentWanted = false;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#active.set(-1);
    this.#host.requestUpdate();
  };

  #pick(item: Item): void {
    this.clear();
    this.#options.onPick(item);
  }

  #create(query: string): void {
    this.clear();
    this.#options.create?.onCreate(query);
  }

  #loaded(items: readonly Item[]): void {
    // Who has pressed Enter already means the one that there is; of several, they have to see which.
    const [only, second] = items;
    if (this.#isEager && only && !second) return this.#pick(only);
    this.#isEager = false;
    if (this.#query === '' && this.#isRecentWanted && items.length > 0) this.#isOpen = true;
    if (!this.#isOpen) return;
    this.#active.set(0);
    this.#announce(items.length);
  }

  #failed(error: unknown): void {
    this.#isEager = false;
    if (!this.#localiser || !this.#isOpen) return;
    this.#options.announcer.polite(`${this.#localiser.msg('wizard.searchFailed')} ${failureText(this.#localiser, error).text}`);
  }

  #announce(count: number): void {
    if (!this.#localiser) return;
    this.#options.announcer.polite(count > 0
      ? this.#localiser.msg('wizard.matches', { count })
      : this.#localiser.msg('wizard.noMatches', { query: this.#query.trim() }));
  }
}
