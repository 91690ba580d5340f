import { durableStore, type KeyedStore } from '../uploads/keyed-store.ts';
import { within } from '../transport/pause.ts';
import type { OrderDraft } from './draft.ts';

/** Who wrote a draft last, and how often it had been written by then. */
export interface Written { readonly by: string; readonly count: number }

/** A draft as a store has it. */
export interface KeptDraft extends OrderDraft { readonly written?: Written | undefined }

/** What takes longer than this is taken for something that fails, in milliseconds. */
const patienceMs = 3_000;
const inTime = <T>(run: () => Promise<T>): Promise<T> => within(patienceMs, run);

/** Where the drafts of this browser are kept. */
export const browserDrafts = (): KeyedStore<KeptDraft> => durableStore('manual-order-kit.drafts');

const isSame = (one: Written | undefined, other: Written | undefined): boolean => one?.by === other?.by && one?.count === other?.count;

export interface PutOptions {
  /** Names who writes. */
  readonly by: string;
  /** What the writer has seen of the draft in the store. */
  readonly seen: Written | undefined;
}

/**
 * What came of a write: `kept` · `unkept`: the browser refused it, and it lives as long as this page ·
 * `overtaken`: somebody else has written the draft meanwhile, and that stays
 */
export type PutOutcome = { readonly type: 'kept'; readonly written: Written } | { readonly type: 'unkept'; readonly error: unknown } | { readonly type: 'overtaken' };

/**
 * Keeps drafts so that nobody writes over what somebody else wrote. What the browser refuses lives as long as the page, and is
 * tried again with every later write.
 */
export class DraftStore {
  readonly #store: KeyedStore<KeptDraft>;
  readonly #newId: () => string;
  readonly #unkept = new Map<string, { readonly draft: OrderDraft; readonly options: PutOptions }>();

  /** @param newId names the copy of a draft that two have written */
  constructor(store: KeyedStore<KeptDraft>, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
  }

  /** The same under a name of its own, for what must not be written over what somebody else wrote. Its key is the same: the two are one order. */
  copyOf(draft: OrderDraft): OrderDraft {
    return { ...draft, id: this.#newId() };
  }

  async put(draft: OrderDraft, options: PutOptions): Promise<PutOutcome> {
    const outcome = await this.#put(draft, options);
    if (outcome.type === 'unkept') this.#unkept.set(draft.id, { draft, options });
    else this.#unkept.delete(draft.id);
    if (outcome.type === 'kept') await this.#catchUp();
    return outcome;
  }

  /** All that there are, also those that only this page has. */
  async all(): Promise<readonly KeptDraft[]> {
    const kept = await inTime(() => this.#store.all()).catch(() => []);
    const waiting = [...this.#unkept.values()].map(({ draft }) => draft);
    return [...kept.filter(({ id }) => !this.#unkept.has(id)), ...waiting];
  }

  async get(id: string): Promise<KeptDraft | undefined> {
    const waiting = this.#unkept.get(id);
    return waiting ? { ...waiting.draft, written: waiting.options.seen } : inTime(() => this.#store.get(id)).catch(() => undefined);
  }

  async delete(id: string): Promise<void> {
    this.#unkept.delete(id);
    await inTime(() => this.#store.delete(id)).catch(() => undefined);
  }

  async #put(draft: OrderDraft, { by, seen }: PutOptions): Promise<PutOutcome> {
    let written: Written | undefined;
    const putting = this.#store.update(draft.id, (before) => {
      written = before && before.written?.by !== by && !isSame(before.written, seen) ? undefined : { by, count: (before?.written?.count ?? 0) + 1 };
      return written && { ...draft, written };
    });
    try {
      await inTime(() => putting);
      return written ? { type: 'kept', written } : { type: 'overtaken' };
    } catch (error) {
      return { type: 'unkept', error };
    }
  }

  /** Writes what could not be written before. */
  async #catchUp(): Promise<void> {
    for (const [id, { draft, options }] of [...this.#unkept]) {
      const { type } = await this.#put(draft, options);
      if (type === 'unkept') continue;
      this.#unkept.delete(id);
      if (type === 'overtaken') await this.put(this.copyOf(draft), { ...options, seen: undefined });
    }
  }
}
