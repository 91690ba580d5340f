import type { DraftAction, DraftInput, OrderDraft } from '../../../src/index.ts';
import { AutosaveController, type DraftBeginning } from '../../controllers/autosave.ts';
import { emit } from '../../foundation/emit.ts';
import type { LitElement } from 'lit';
import type { DraftHolder } from '../model.ts';

export interface DraftKeeperOptions {
  /** What a new draft begins with. */
  startingInput: () => Partial<DraftInput>;
}

/** The draft that is open in the wizard: where it comes from, and whether it is kept. */
export class DraftKeeper implements DraftHolder {
  readonly #options: DraftKeeperOptions;
  readonly #autosave: AutosaveController;
  #restoredAt: string | undefined;
  #hasSaved = false;

  constructor(host: LitElement, options: DraftKeeperOptions) {
    this.#options = options;
    this.#autosave = new AutosaveController(host, {
      onSaved: ({ id, updatedAt }) => {
        this.#hasSaved = true;
        emit(host, 'draft-saved', { draftId: id, savedAt: updatedAt });
      },
    });
  }

  get draft(): OrderDraft | undefined { return this.#autosave.draft; }
  /** When the draft of an earlier visit was last saved (RFC 3339), until the person has said that they want it. */
  get restoredAt(): string | undefined { return this.#restoredAt; }
  /** Whether this draft has been written since the wizard was opened, and whether nothing is left to write. */
  get saveState(): 'none' | 'saving' | 'saved' {
    if (!this.#hasSaved) return 'none';
    return this.#autosave.isSaved ? 'saved' : 'saving';
  }

  dispatch(action: DraftAction): void { this.#autosave.dispatch(action); }

  /** Opens the draft of a scope, or begins one. */
  async open(scope: string, beginning: DraftBeginning = { input: this.#options.startingInput() }): Promise<OrderDraft | undefined> {
    const restored = await this.#autosave.open({ scope, ...beginning });
    const { draft } = this.#autosave;
    this.#restoredAt = restored ? draft?.updatedAt : undefined;
    return draft;
  }

  /** The person wants the draft of the earlier visit. */
  accept(): void { this.#restoredAt = undefined; }

  /** Forgets the draft and begins another. */
  async begin(input: Partial<DraftInput> = this.#options.startingInput()): Promise<void> {
    await this.#autosave.discard(input);
    this.#restoredAt = undefined;
    this.#hasSaved = false;
  }

  async keySpent(): Promise<void> { await this.#autosave.keySpent(); }
  close(): void { this.#autosave.close(); }
}
