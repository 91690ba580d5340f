import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import type { PickedItem } from './item-picker.events.ts';
import type { ItemSource } from './item-source.ts';
import { parseQuantity } from './quantity.ts';

/** The element that holds the value. */
export interface PickedItemsHost extends ReactiveControllerHost {
  value: readonly PickedItem[];
}

/** A picked item as the list of what is picked shows it. */
export interface SelectedRow extends PickedItem {
  /** What is known of it: from when it was picked, else from now. */
  readonly item: CatalogueItem | undefined;
  /** The catalogue of now does not know it, or keeps it as archived. */
  readonly isUnavailable: boolean;
  /** A text in the quantity field that is no quantity. */
  readonly typed: string | undefined;
}

/** How many of an item to add. */
export interface Addition {
  readonly item: CatalogueItem;
  readonly quantity: number;
}

/**
 * What is picked: the host's value, or in a dialog what will become it; what the catalogue says now of its items; and the
 * texts in quantity fields that are no quantity. It writes the value anew and never changes one that was given.
 */
export class PickedItemsController implements ReactiveController {
  readonly #host: PickedItemsHost;
  readonly #typed = new Map<string, string>();
  #staged: readonly PickedItem[] | undefined;
  #written: readonly PickedItem[] | undefined;
  #undo: readonly PickedItem[] | undefined;
  #places: { value: readonly PickedItem[]; byId: ReadonlyMap<string, number> } | undefined;
  #rows: { value: readonly PickedItem[]; rows: readonly SelectedRow[] } | undefined;
  /** The items of now by id; nothing for one that the catalogue does not have. */
  #fresh = new Map<string, CatalogueItem | undefined>();
  #loading: Promise<void> | undefined;

  constructor(host: PickedItemsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    // A text belongs to an item that is there; the page may have set another value meanwhile.
    for (const id of this.#typed.keys()) if (!this.has(id)) this.#typed.delete(id);
  }

  get value(): readonly PickedItem[] { return this.#staged ?? this.#host.value; }
  get count(): number { return this.value.length; }
  /** Whether the page has set the value: what was picked long ago may have changed since. */
  get isForeign(): boolean { return this.#host.value !== this.#written; }
  /** Whether every quantity is one. */
  get isSound(): boolean { return this.#typed.size === 0; }
  /** Whether there are items of which nothing is known yet. */
  get hasUnknown(): boolean { return this.value.some(({ id, item }) => !item && !this.#fresh.has(id)); }
  /** The items of now, of those that were asked for and are there. */
  get fresh(): ReadonlyMap<string, CatalogueItem | undefined> { return this.#fresh; }

  get rows(): readonly SelectedRow[] {
    const { value } = this;
    if (this.#rows?.value !== value) {
      this.#rows = {
        value, rows: value.map((picked) => {
          const now = this.#fresh.get(picked.id);
          const item = picked.item ?? now;
          return { ...picked, item, isUnavailable: (this.#fresh.has(picked.id) && !now) || (now ?? item)?.status === 'archived', typed: this.#typed.get(picked.id) };
        }),
      };
    }
    return this.#rows.rows;
  }

  /** The items of the value that are known, as the catalogue has them now. */
  get items(): readonly CatalogueItem[] { return this.rows.flatMap(({ id, item }) => this.#fresh.get(id) ?? item ?? []); }

  has(id: string): boolean { return this.#byId.has(id); }
  quantityOf(id: string): number { return this.value[this.#byId.get(id) ?? -1]?.quantity ?? 0; }
  itemOf(id: string): CatalogueItem | undefined { return this.value[this.#byId.get(id) ?? -1]?.item ?? this.#fresh.get(id); }

  /** Adds items; more of one that is picked already. */
  add(additions: readonly Addition[]): void {
    const more = new Map(additions.map((addition) => [addition.item.id, addition]));
    const value = this.value.map((picked) => {
      const addition = more.get(picked.id);
      more.delete(picked.id);
      return addition ? { ...picked, quantity: Math.min(picked.quantity + addition.quantity, 99_999) } : picked;
    });
    this.#write([...value, ...[...more.values()].map(({ item, quantity }) => ({ id: item.id, quantity, item }))]);
  }

  remove(ids: ReadonlySet<string>): void {
    this.#write(this.value.filter(({ id }) => !ids.has(id)), this.value);
  }

  /** Takes what was typed: a quantity goes into the value, anything else waits in its field. */
  setQuantity(id: string, text: string): void {
    const quantity = parseQuantity(text);
    this.#rows = undefined;
    if (quantity === undefined) this.#typed.set(id, text);
    else {
      this.#typed.delete(id);
      this.#write(this.value.map((picked) => (picked.id === id ? { ...picked, quantity } : picked)));
    }
    this.#host.requestUpdate();
  }

  /** Takes what the catalogue says now of an item into the value: its new price counts. */
  renew(id: string): void {
    const item = this.#fresh.get(id);
    if (item) this.#write(this.value.map((picked) => (picked.id === id ? { ...picked, item } : picked)));
  }

  /** Puts back what the last removal took. */
  undo(): void {
    if (this.#undo) this.#write(this.#undo);
  }

  /** Forgets everything beside the value: another one comes. */
  startOver(): void {
    this.#typed.clear();
    this.#staged = undefined;
    this.#undo = undefined;
  }

  /** From here on changes wait for `commit()`. */
  stage(): void {
    this.#staged = this.#host.value;
  }

  /** Ends that: takes the changes into the value, and answers whether there were any. */
  commit(): boolean {
    const staged = this.#staged;
    const isChanged = staged !== undefined && staged !== this.#host.value;
    this.#staged = undefined;
    if (isChanged) this.#host.value = this.#written = staged;
    return isChanged;
  }

  /** Ends that: forgets the changes. */
  discard(): void {
    this.#staged = undefined;
    this.#undo = undefined;
    this.#host.requestUpdate();
  }

  /** How many items have come in since `stage()`. */
  get stagedCount(): number {
    const before = new Set(this.#host.value.map(({ id }) => id));
    return this.value.filter(({ id }) => !before.has(id)).length;
  }

  /** Asks what the catalogue says now of those items of which nothing is known; of every one, where `all` says so. @throws what the source throws. */
  async load(source: ItemSource, { all = false }: { all?: boolean } = {}): Promise<void> {
    // One call at a time, so that a slow answer is not written over a later one.
    await this.#loading?.catch(() => {});
    const ids = this.value.filter(({ id, item }) => all || (!item && !this.#fresh.has(id))).map(({ id }) => id);
    if (ids.length === 0) return;
    this.#loading = (async () => {
      const items = new Map((await source.byIds(ids)).map((item) => [item.id, item]));
      for (const id of ids) this.#fresh.set(id, items.get(id));
      this.#rows = undefined;
      this.#host.requestUpdate();
    })();
    await this.#loading;
  }

  /** Another catalogue counts: what the last one said is forgotten. */
  forget(): void {
    this.#fresh = new Map();
    this.#rows = undefined;
  }

  get #byId(): ReadonlyMap<string, number> {
    const { value } = this;
    if (this.#places?.value !== value) this.#places = { value, byId: new Map(value.map(({ id }, place) => [id, place])) };
    return this.#places.byId;
  }

  #write(value: readonly PickedItem[], undo?: readonly PickedItem[]): void {
    this.#undo = undo;
    if (this.#staged) this.#staged = value;
    else this.#host.value = this.#written = value;
    this.#host.requestUpdate();
  }
}
