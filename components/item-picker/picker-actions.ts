import type { ReactiveControllerHost } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { Selection, type SelectionChange } from '../controllers/selection.ts';
import type { OptionPlace } from '../controllers/option-list.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { emit, emitNative } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';
import * as icons from '../parts/icons.ts';
import type { CatalogueSearchController } from './catalogue-search.ts';
import { CodeEntry } from './code-entry.ts';
import { entryText, type EntryText } from './entry-text.ts';
import { hasCode, type ItemSource } from './item-source.ts';
import type { Addition, PickedItemsController, PickedItemsHost } from './picked-items.ts';
import type { Notice } from './picker-notice.ts';

/** The element whose value changes. */
export interface PickerActionsHost extends PickedItemsHost, ReactiveControllerHost, EventTarget {
  readonly maxItems: number;
  readonly clearFilter: boolean;
}

export interface PickerActionsOptions {
  search: CatalogueSearchController;
  picked: PickedItemsController;
  say: Announcer;
  localiser: () => Localiser;
  source: () => ItemSource | undefined;
  /** The field that a person types into. */
  field: () => HTMLInputElement | null;
  onFailed: (error: unknown) => void;
  /** These were picked, once that counts. */
  onPicked: (ids: readonly string[]) => void;
}

/** What a person does to the value: every way in and out of it, with what is said of it. */
export class PickerActions {
  readonly #host: PickerActionsHost;
  readonly #options: PickerActionsOptions;
  readonly selection: Selection;
  readonly #codes: CodeEntry;
  #notice: Notice | undefined;
  /** The text with which Enter was pressed last. */
  #entered: string | undefined;
  #staged: string[] | undefined;
  #selecting: AbortController | undefined;

  constructor(host: PickerActionsHost, options: PickerActionsOptions) {
    this.#host = host;
    this.#options = options;
    const { search, picked } = options;
    this.selection = new Selection({
      list: search.rows,
      isSelected: (id) => picked.has(id),
      isSelectable: ({ index }) => search.rows.itemAt(index) !== undefined,
      apply: (change) => this.#apply(change),
    });
    this.#codes = new CodeEntry({
      source: options.source,
      onFound: (item, entry) => this.#enterItem(item, entry),
      onUnknown: (entry) => this.#unknownCode(entry),
      onFailed: (count, error) => {
        options.onFailed(error);
        this.tell(this.#texts.msg('picker.codesFailed', { count }), { label: this.#texts.msg('common.retry'), part: 'retry-codes', run: () => this.#retryCodes() });
      },
    });
  }

  get notice(): Notice | undefined { return this.#notice; }

  /** Why an item that is not picked cannot be; empty when it can. */
  reasonAgainst(item: CatalogueItem): string {
    if (item.status === 'archived') return this.#texts.msg('picker.archived');
    return this.#options.picked.count >= this.#host.maxItems ? this.#texts.msg('picker.limitReached') : '';
  }

  /** Shows and says something. */
  tell(text: string, action?: Notice['action']): void {
    this.#options.say.polite(text);
    this.#show({ text, action });
  }

  /** Toggles the row at a place, or extends the range to it. */
  toggle(index: number, { isRange = false }: { isRange?: boolean } = {}): void {
    const { search: { rows, active, filter }, picked } = this.#options;
    active.set(index);
    const row = rows.row(index);
    const { quantity } = entryText(filter.text);
    if (isRange) this.selection.extendTo(index);
    else if (row?.kind === 'product') this.selection.toggleAll(row.variants);
    else if (row?.kind === 'item' && row.item && picked.has(row.item.id) && quantity > 1) this.add([{ item: row.item, quantity }]);
    else this.selection.toggle(index);
    this.#keepText();
  }

  /** Enter in the field: takes the active item, or the one whose code was typed or scanned. */
  enter(): void {
    const { search: { filter, found, rows, active }, field } = this.#options;
    const entry = entryText(filter.text);
    const isAnswered = found.status === 'ready' || found.status === 'loadingMore';
    if (entry.words && (filter.text !== this.#entered || rows.count === 0)) {
      this.#entered = filter.text;
      const item = isAnswered ? this.#shownItem(entry.words) : undefined;
      if (item) return this.#enterItem(item, entry);
      if (!isAnswered || rows.count === 0) {
        this.#codes.add(entry);
        // What is scanned next takes its place.
        field()?.select();
        return;
      }
    }
    // What is shown while a search is on its way is the answer to another one.
    if (found.status !== 'loading') this.toggle(active.index);
  }

  /** Adds items, or more of those that are picked already, as far as that is allowed; answers how many. */
  add(additions: readonly Addition[], { isQuiet = false }: { isQuiet?: boolean } = {}): number {
    const { picked } = this.#options;
    const room = this.#host.maxItems - picked.count;
    let added = 0;
    const accepted = additions.filter(({ item }) => {
      if (picked.has(item.id)) return true;
      if (item.status === 'archived' || added >= room || !emit(this.#host, 'before-item-select', { item }, { cancelable: true })) return false;
      added += 1;
      return true;
    });
    if (accepted.length > 0) {
      picked.add(accepted);
      this.#changed(accepted.map(({ item }) => item.id));
      const [{ item: { title: name } }] = accepted as [Addition];
      const { count } = picked;
      if (!isQuiet) this.#options.say.polite(accepted.length === 1 ? this.#texts.msg('picker.added', { name, count }) : this.#texts.msg('picker.addedMany', { added: accepted.length, count }));
    }
    const [refused] = additions.filter((addition) => !accepted.includes(addition));
    if (refused && this.reasonAgainst(refused.item)) this.tell(this.#refusal(refused.item));
    return accepted.length;
  }

  remove(ids: readonly string[]): void {
    const { picked } = this.#options;
    const name = picked.itemOf(ids[0] ?? '')?.title ?? this.#texts.msg('picker.unknownItem');
    picked.remove(new Set(ids));
    const { count } = picked;
    this.#changed([]);
    this.tell(count === 0 && ids.length > 1 ? this.#texts.msg('picker.cleared')
      : ids.length === 1 ? this.#texts.msg('picker.removed', { name, count }) : this.#texts.msg('picker.removedMany', { removed: ids.length, count }), {
      label: this.#texts.msg('common.undo'), part: 'undo', icon: icons.undo, run: () => this.undo(),
    });
  }

  /** Brings back what was removed last. */
  undo(): void {
    const { picked, field } = this.#options;
    picked.undo();
    this.#changed([]);
    this.#options.say.polite(this.#texts.msg('picker.restored', { count: picked.count }));
    field()?.focus();
  }

  /** Says that a quantity or an item in the value is another now. */
  changed(): void {
    this.#changed([]);
  }

  /** Selects everything that is found, also what is not loaded yet; when all of it is selected, takes it back. */
  async selectAll(): Promise<void> {
    const { search, picked, onFailed } = this.#options;
    const { source } = search;
    if (!source) return;
    this.#selecting?.abort();
    const { signal } = this.#selecting = new AbortController();
    const cancel = { label: this.#texts.msg('picker.cancel'), part: 'cancel-all', run: () => this.#stopSelecting() };
    const load = search.found.hasMore;
    if (load) this.tell(this.#texts.msg('picker.selectingAll', { count: 0 }), cancel);
    try {
      const { selectFound } = await import('./select-found.ts');
      const { items, seen, isCut } = await selectFound({
        source, filter: search.query, room: this.#host.maxItems - picked.count, signal,
        takes: (item) => item.status !== 'archived' && !picked.has(item.id),
        onProgress: (count) => { if (load) this.#show({ text: this.#texts.msg('picker.selectingAll', { count }), action: cancel }); },
      });
      this.#show(undefined);
      if (items.length > 0) this.add(items.map((item) => ({ item, quantity: 1 })));
      else if (!isCut) this.remove(seen.filter((id) => picked.has(id)));
      if (isCut) this.tell(this.#texts.msg('picker.limit', { count: this.#host.maxItems }));
    } catch (error) {
      if (signal.aborted) return;
      onFailed(error);
      this.tell(this.#texts.msg('picker.failedMore'), { label: this.#texts.msg('common.retry'), part: 'retry-all', run: () => void this.selectAll() });
    }
  }

  /** From here on what is done counts only once `commit()` says so. */
  stage(): void {
    this.#staged = [];
    this.#options.picked.stage();
  }

  /** Takes what was done since into the value, or forgets it. */
  finish({ isKept }: { isKept: boolean }): void {
    const { picked, onPicked } = this.#options;
    const ids = this.#staged ?? [];
    this.#staged = undefined;
    this.#stopSelecting();
    if (!isKept) picked.discard();
    else if (picked.commit()) {
      emitNative(this.#host, 'change');
      onPicked(ids);
    }
  }

  get #texts(): Localiser { return this.#options.localiser(); }

  #apply({ add, remove }: SelectionChange): void {
    if (remove.length > 0) return this.remove(remove);
    const { quantity } = entryText(this.#options.search.filter.text);
    this.add(add.flatMap(({ index }: OptionPlace) => {
      const item = this.#options.search.rows.itemAt(index);
      return item ? { item, quantity } : [];
    }));
  }

  #changed(added: readonly string[]): void {
    this.#show(undefined);
    if (this.#staged) this.#staged.push(...added);
    else {
      emitNative(this.#host, 'change');
      this.#options.onPicked(added);
    }
  }

  #show(notice: Notice | undefined): void {
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  #refusal(item: CatalogueItem): string {
    return item.status === 'archived' ? this.#texts.msg('picker.refusedArchived', { name: item.title }) : this.#texts.msg('picker.limit', { count: this.#host.maxItems });
  }

  /** The item that is shown and has this code, where only one has. */
  #shownItem(code: string): CatalogueItem | undefined {
    const { rows } = this.#options.search;
    const [item, other] = Array.from({ length: Math.min(rows.count, 8) }, (_, index) => rows.itemAt(index)).filter((shown) => shown && hasCode(shown, code));
    return other ? undefined : item;
  }

  #enterItem(item: CatalogueItem, { quantity, words }: EntryText): void {
    const { picked, search } = this.#options;
    if (this.add([{ item, quantity }], { isQuiet: true }) > 0) this.tell(this.#texts.msg('picker.entered', { name: item.title, quantity: picked.quantityOf(item.id) }));
    this.#entered = undefined;
    // The person may have gone on to the next code meanwhile.
    if (entryText(search.filter.text).words === words) search.change({ text: '' });
  }

  #unknownCode({ words }: EntryText): void {
    const { search: { filter, found }, field } = this.#options;
    const isShown = entryText(filter.text).words === words;
    // What is found by it as a word is on its way, and says it all.
    if (isShown && found.isBusy) return;
    this.tell(this.#texts.msg('picker.unknownCode', { code: words }));
    if (isShown) field()?.select();
  }

  #retryCodes(): void {
    this.#show(undefined);
    this.#codes.retry();
  }

  #stopSelecting(): void {
    this.#selecting?.abort();
    this.#selecting = undefined;
    this.#show(undefined);
  }

  // The next key begins another search, or the field is empty for it already.
  #keepText(): void {
    const { search, field } = this.#options;
    if (!search.filter.text) return;
    const input = field();
    if (this.#host.clearFilter) search.change({ text: '' });
    else if (input?.matches(':focus')) input.select();
  }
}
