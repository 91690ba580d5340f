import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { createIdempotencyKey } from '../../../src/index.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import { list } from '../../locales/en/list.ts';
import { listTools } from '../../locales/en/list-tools.ts';
import { selectField, textField } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { Arranged, SavedView } from '../list-memory.ts';
import { changed, type ListQuery } from '../list-query.ts';
import type { ListView } from '../list-views.ts';
import { toolDialogStyles } from '../tool-dialog.css.ts';
import { styles } from './order-views.css.ts';
import type { OrderViewsEventMap } from './order-views.events.ts';

export interface ManualOrderPartOrderViews {
  addEventListener<Type extends keyof (OrderViewsEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartOrderViews, event: (HTMLElementEventMap & OrderViewsEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

const longestName = 60;

/**
 * Keeps what the list shows under a name, and arranges what was kept: other names, what the list opens with, and what is
 * no longer wanted, which can be taken back as long as the dialog is open.
 *
 * @element manual-order-part-order-views
 * @event views-change - Something is arranged otherwise.
 * @event view-save - A view was saved, and the list shows it now.
 * @event views-close - The person has finished.
 */
export class ManualOrderPartOrderViews extends BaseElement {
  static override styles = [BaseElement.styles, toolDialogStyles, styles];
  static override texts = [...BaseElement.texts, list, listTools];

  /** Every view, the ready ones too. */
  @property({ attribute: false }) views: readonly ListView[] = [];

  /** What is kept in this browser. */
  @property({ attribute: false }) arranged: Arranged = { views: [] };

  /** What the list shows now, to be saved; nothing while only what there is is arranged. */
  @property({ attribute: false }) query: ListQuery | undefined;

  /** The view that the list shows. */
  @property({ attribute: false }) current: ListView | undefined;

  @state() private name = '';
  @state() private problem = '';
  @state() private removed: { view: SavedView; place: number } | undefined;

  readonly #say = new Announcer(this);

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">
      <dialog class="tool-dialog" part="dialog" aria-labelledby="title" @cancel=${(event: Event) => event.stopPropagation()} @close=${(event: Event) => {
        event.stopPropagation();
        emit(this, 'views-close', {});
      }}>
        <h3 id="title">${this.msg(this.query ? 'list.view.saveTitle' : 'list.view.manage')}</h3>
        ${this.query ? this.#save(this.query) : this.#arrange()}
        ${this.#say.region()}
      </dialog>
    </div>`;
  }

  #save(query: ListQuery): TemplateResult {
    const { current } = this;
    return html`
      <p class="muted">${this.msg('list.view.saveHint')}</p>
      <form class="save" novalidate @submit=${(event: Event) => {
        event.preventDefault();
        this.#saveNew(query);
      }}>
        ${textField({
          id: 'name', label: this.msg('list.view.name'), value: this.name, maxLength: longestName, error: this.problem, autocomplete: 'off',
          onInput: (name) => { this.name = name; this.problem = ''; },
        })}
        <div class="tool-actions">
          ${current?.isOwn ? html`<button type="button" class="button" part="update-view" @click=${() => this.#replace(current.id, { query: changed(query, { view: undefined }) })}>${
            this.msg('list.view.update', { name: current.name })}</button>` : html`<button type="button" class="button" part="keep" @click=${() => this.#close()}>${this.msg('list.notNow')}</button>`}
          <button type="submit" class="button primary" part="save">${this.msg('list.view.saveNew')}</button>
        </div>
      </form>`;
  }

  #arrange(): TemplateResult {
    const { views, defaultView } = this.arranged;
    // What was removed keeps its place, so that the focus on its way back is not lost.
    const rows: readonly (SavedView | undefined)[] = this.removed ? [...views.slice(0, this.removed.place), undefined, ...views.slice(this.removed.place)] : views;
    return html`
      <ul class="own" aria-label=${this.msg('list.view.own')}>${repeat(rows, (view) => view?.id ?? '', (view) => (view ? this.#view(view) : this.#gone()))}</ul>
      ${selectField({
        id: 'default', label: this.msg('list.view.default'), value: defaultView ?? '', choices: this.views.map(({ id, name }) => ({ value: id === 'all' ? '' : id, label: name })),
        onChange: (id) => this.#change({ defaultView: id || undefined }),
      })}
      <div class="tool-actions"><span></span><button type="button" class="button primary" part="done" @click=${() => this.#close()}>${this.msg('common.done')}</button></div>`;
  }

  #gone(): TemplateResult {
    return html`<li class="gone"><span>${this.msg('list.view.removed', { name: this.removed?.view.name ?? '' })}</span>
      <button type="button" class="button small" part="undo" @click=${() => this.#restore()}>${icon(icons.undo)}${this.msg('common.undo')}</button></li>`;
  }

  #view(view: SavedView): TemplateResult {
    return html`<li class="view" data-id=${view.id}>
      <input class="input" part="input" aria-label=${this.msg('list.view.nameOf', { name: view.name })} maxlength=${longestName} autocomplete="off" .value=${live(view.name)}
        @change=${(event: Event) => {
          event.stopPropagation();
          const name = (event.currentTarget as HTMLInputElement).value.trim();
          if (name === '') this.requestUpdate();
          else this.#replace(view.id, { name });
        }}>
      <button type="button" class="button quiet icon-only" part="remove" aria-label=${this.msg('common.removeNamed', { name: view.name })} @click=${() => this.#remove(view)}>${icon(icons.trash)}</button>
    </li>`;
  }

  #saveNew(query: ListQuery): void {
    const name = this.name.trim();
    if (name === '' || this.views.some((view) => view.name === name)) {
      this.problem = this.msg(name === '' ? 'common.required' : 'list.view.nameTaken');
      this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
      return;
    }
    const id = createIdempotencyKey();
    this.#change({ views: [...this.arranged.views, { id, name, query: changed(query, { view: undefined }) }] });
    emit(this, 'view-save', { id });
    this.#close();
  }

  #replace(id: string, change: Partial<SavedView>): void {
    this.#change({ views: this.arranged.views.map((view) => (view.id === id ? { ...view, ...change } : view)) });
    if (!change.query) return;
    emit(this, 'view-save', { id });
    this.#close();
  }

  #remove(view: SavedView): void {
    const { defaultView, views } = this.arranged;
    this.removed = { view, place: views.indexOf(view) };
    this.#change({ views: views.filter(({ id }) => id !== view.id), ...(defaultView === view.id && { defaultView: undefined }) });
    this.#say.polite(this.msg('list.view.removed', { name: view.name }));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[part=undo]')?.focus());
  }

  #restore(): void {
    if (!this.removed) return;
    const { view, place } = this.removed;
    this.removed = undefined;
    this.#change({ views: this.arranged.views.toSpliced(place, 0, view) });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(view.id)}"] input`)?.focus());
  }

  #change(change: Partial<Arranged>): void {
    emit(this, 'views-change', { change });
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
