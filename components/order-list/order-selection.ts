import type { Client, OrderFilter } from '../../src/index.ts';
import { Selection } from '../controllers/selection.ts';
import type { OrderRows } from './order-rows.ts';

/** The orders that a person has chosen: one by one, or all that the filter matches, loaded or not. */
export class OrderSelection {
  /** All orders that the filter matches. */
  isAll = false;

  readonly #rows: OrderRows;
  readonly #onChange: () => void;
  readonly #gestures: Selection;
  #ids: ReadonlySet<string> = new Set();
  #from: { client: Client | undefined; key: string } | undefined;

  constructor(rows: OrderRows, onChange: () => void) {
    this.#rows = rows;
    this.#onChange = onChange;
    this.#gestures = new Selection({
      list: { get count() { return rows.count; }, keyAt: (place) => rows.at(place)?.id },
      isSelected: (id) => this.#ids.has(id),
      apply: ({ add, remove }) => this.#set([...[...this.#ids].filter((id) => !remove.includes(id)), ...add.map(({ key }) => key)]),
    });
  }

  get ids(): ReadonlySet<string> { return this.#ids; }
  get count(): number { return this.isAll ? this.#rows.total ?? this.#rows.count : this.#ids.size; }
  /** Whether every loaded row is chosen. */
  get isWhole(): boolean { return this.#rows.count > 0 && (this.isAll || this.#rows.items.every(({ id }) => this.#ids.has(id))); }

  /** Says what there is to choose from. Of other orders, whoever asked for them, none is chosen yet. */
  chooseFrom({ client, filter }: { client: Client | undefined; filter: Partial<OrderFilter> }): void {
    const key = JSON.stringify(filter);
    if (this.#from?.client === client && this.#from?.key === key) return;
    this.#from = { client, key };
    if (this.isAll || this.#ids.size > 0) this.clear();
  }

  has(id: string): boolean { return this.isAll || this.#ids.has(id); }

  /** Chooses a row or gives it back; with `isRange` all rows from the last one that was chosen. */
  toggle(place: number, { isRange }: { isRange: boolean }): void {
    this.#single();
    if (isRange) this.#gestures.extendTo(place);
    else this.#gestures.toggle(place);
  }

  /** Goes on from one row to the next one with the keys. */
  extend(from: number, to: number): void {
    this.#single();
    this.#gestures.startAt(from);
    this.#gestures.extendTo(to);
  }

  /** Chooses all loaded rows; where they are, none. */
  toggleLoaded(): void {
    if (this.isWhole) this.clear();
    else this.#set(this.#rows.items.map(({ id }) => id));
  }

  /** Chooses everything that the filter matches. */
  selectAll(): void {
    this.isAll = true;
    this.#onChange();
  }

  clear(): void {
    this.isAll = false;
    this.#gestures.forgetRange();
    this.#set([]);
  }

  // Whoever takes one away from all that match is left with those that are loaded.
  #single(): void {
    if (!this.isAll) return;
    this.isAll = false;
    this.#ids = new Set(this.#rows.items.map(({ id }) => id));
  }

  #set(ids: readonly string[]): void {
    this.#ids = new Set(ids);
    this.#onChange();
  }
}
