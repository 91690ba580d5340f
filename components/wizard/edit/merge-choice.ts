import type { Order, OrderChange, OrderConflict } from '../../../src/index.ts';

export type Side = 'mine' | 'theirs';

export interface MergeChoiceOptions {
  /** The order as somebody else has saved it. */
  theirs: Order;
  conflicts: readonly OrderConflict[];
  /** What only they changed: it is taken over whatever is chosen. */
  taken: readonly OrderChange[];
  /** Whether the edit is saved once everything is chosen. */
  isSaving: boolean;
  onChange: () => void;
}

/** What two people have changed differently, and whose value a person chooses for each. */
export class MergeChoice {
  readonly theirs: Order;
  readonly conflicts: readonly OrderConflict[];
  readonly taken: readonly OrderChange[];
  readonly isSaving: boolean;
  readonly #onChange: () => void;
  readonly #sides = new Map<string, Side>();
  #isAsked = false;

  constructor({ theirs, conflicts, taken, isSaving, onChange }: MergeChoiceOptions) {
    this.theirs = theirs;
    this.conflicts = conflicts;
    this.taken = taken;
    this.isSaving = isSaving;
    this.#onChange = onChange;
  }

  readonly chosen = (pointer: string): Side | undefined => this.#sides.get(pointer);

  /** What is not chosen yet. */
  get open(): readonly OrderConflict[] { return this.conflicts.filter(({ pointer }) => !this.#sides.has(pointer)); }
  get isComplete(): boolean { return this.open.length === 0; }
  /** Whether the person tried to go on before everything was chosen. */
  get isAsked(): boolean { return this.#isAsked; }

  choose(pointer: string, side: Side): void {
    this.#sides.set(pointer, side);
    this.#onChange();
  }

  chooseAll(side: Side): void {
    for (const { pointer } of this.conflicts) this.#sides.set(pointer, side);
    this.#onChange();
  }

  insist(): void {
    this.#isAsked = true;
    this.#onChange();
  }
}
