import type { CatalogueItem } from '../../src/index.ts';
import type { EntryText } from './entry-text.ts';
import { hasCode, type ItemSource } from './item-source.ts';

export interface CodeEntryOptions {
  source: () => ItemSource | undefined;
  onFound: (item: CatalogueItem, entry: EntryText) => void;
  /** No item has this code, or several have. */
  onUnknown: (entry: EntryText) => void;
  /** So many codes could not be looked up yet. */
  onFailed: (count: number, error: unknown) => void;
}

/** Codes that were typed or scanned, each looked up in its turn. However fast they come, none is lost; also not when the shop cannot be reached. */
export class CodeEntry {
  readonly #options: CodeEntryOptions;
  #waiting: EntryText[] = [];
  #failed: EntryText[] = [];
  #isRunning = false;

  constructor(options: CodeEntryOptions) {
    this.#options = options;
  }

  add(entry: EntryText): void {
    this.#waiting.push(entry);
    if (!this.#isRunning) void this.#run();
  }

  /** Looks up again what could not be. */
  retry(): void {
    const failed = this.#failed;
    this.#failed = [];
    for (const entry of failed) this.add(entry);
  }

  /** Forgets what could not be looked up. */
  giveUp(): void {
    this.#failed = [];
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let entry = this.#waiting.shift(); entry; entry = this.#waiting.shift()) await this.#lookUp(entry);
    this.#isRunning = false;
  }

  async #lookUp(entry: EntryText): Promise<void> {
    const { source, onFound, onUnknown, onFailed } = this.#options;
    try {
      const items = (await source()?.byCodes([entry.words])) ?? [];
      const [item, other] = items.filter((found) => hasCode(found, entry.words));
      if (item && !other) onFound(item, entry);
      else onUnknown(entry);
    } catch (error) {
      this.#failed.push(entry);
      onFailed(this.#failed.length, error);
    }
  }
}
