import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CatalogueItem, Client } from '../../src/index.ts';
import type { PickedItem } from './item-picker.events.ts';
import { parseQuantity } from './quantity.ts';
import type { RestoredItem } from './restored-items.ts';
import type { SelectedRow } from './selected-list.ts';

/** The most that the catalogue answers in one page. */
const idsAtOnce = 200;

/** The element that holds the value. */
export interface PickedItemsHost extends ReactiveControllerHost {
  value: readonly PickedItem[];
  maxItems: number;
}

/**
 * What was picked: the host's value, the restored items that are still being fetched, and the texts in quantity fields that
 * are no quantity. It writes the value anew and never changes one that was given.
 */
export class PickedItemsController implements ReactiveController {
  readonly #host: PickedItemsHost;
  #restored: readonly RestoredItem[] = [];
  #typed = new Map<string, string>();
  #cleared: { value: readonly PickedItem[]; restored: readonly RestoredItem[] } | undefined;
  #known: { value: readonly PickedItem[]; ids: ReadonlySet<string> } | undefined;

  constructor(host: PickedItemsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    // A text belongs to an item that is there; the page may have set another value meanwhile.
    for (const id of this.#typed.keys()) if (!this.has(id)) this.#typed.delete(id);
  }

  get count(): number { return this.#host.value.length + this.#restored.length; }
  get isFull(): boolean { return this.count >= this.#host.maxItems; }
  /** Whether every quantity is one. */
  get isSound(): boolean { return this.#typed.size === 0; }
  get canUndo(): boolean { return this.#cleared !== undefined; }

  get rows(): readonly SelectedRow[] {
    return [
      ...this.#host.value.map(({ item, quantity }) => ({ id: item.id, item, quantity, typed: this.#typed.get(item.id) })),
      ...this.#restored.map(({ id, quantity }) => ({ id, item: undefined, quantity, typed: this.#typed.get(id) })),
    ];
  }

  has(id: string): boolean {
    const { value } = this.#host;
    if (this.#known?.value !== value) this.#known = { value, ids: new Set(value.map(({ item }) => item.id)) };
    return this.#known.ids.has(id) || this.#restored.some((restored) => restored.id === id);
  }

  add(items: readonly CatalogueItem[]): void {
    this.#cleared = undefined;
    this.#host.value = [...this.#host.value, ...items.map((item) => ({ item, quantity: 1 }))];
  }

  remove(ids: ReadonlySet<string>): void {
    this.#cleared = undefined;
    this.#host.value = this.#host.value.filter(({ item }) => !ids.has(item.id));
    this.#restored = this.#restored.filter(({ id }) => !ids.has(id));
  }

  /** Takes what was typed: a quantity goes into the value, anything else waits in its field. */
  setQuantity(id: string, text: string): void {
    const quantity = parseQuantity(text);
    if (quantity === undefined) {
      this.#typed.set(id, text);
      this.#host.requestUpdate();
      return;
    }
    this.#typed.delete(id);
    this.#host.value = this.#host.value.map((picked) => (picked.item.id === id ? { item: picked.item, quantity } : picked));
    this.#restored = this.#restored.map((restored) => (restored.id === id ? { id, quantity } : restored));
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#cleared = { value: this.#host.value, restored: this.#restored };
    this.#host.value = [];
    this.#restored = [];
  }

  undoClear(): void {
    if (!this.#cleared) return;
    ({ value: this.#host.value, restored: this.#restored } = this.#cleared);
    this.#cleared = undefined;
  }

  /** Empties everything, without a way back. */
  reset(): void {
    this.#host.value = [];
    this.#restored = [];
    this.#typed.clear();
    this.#cleared = undefined;
  }

  /** Begins again with what a browser kept. */
  restore(items: readonly RestoredItem[]): void {
    this.reset();
    this.#restored = items;
    this.#host.requestUpdate();
  }

  /** Fetches the restored items. What the catalogue has goes into the value; the rest stays, as unavailable. */
  async resolve(client: Client): Promise<void> {
    const ids = this.#restored.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += idsAtOnce) {
      const { items } = await client.catalogue.search({ ids: ids.slice(start, start + idsAtOnce), limit: idsAtOnce });
      const byId = new Map(items.map((item) => [item.id, item]));
      // Read anew: the person may have changed a quantity or removed a row meanwhile.
      const found = this.#restored.flatMap(({ id, quantity }) => {
        const item = byId.get(id);
        return item ? [{ item, quantity }] : [];
      });
      this.#restored = this.#restored.filter(({ id }) => !byId.has(id));
      this.#host.value = [...this.#host.value, ...found];
    }
  }
}
