import type { DraftAction, OrderDraft } from './draft.ts';
import type { DraftStore, Written } from './draft-store.ts';
import { reduceDraft } from './reducer.ts';

/** How long after the last change a draft is written, in milliseconds. */
const saveAfterMs = 150;
/** How long a person who never stops typing waits for it, in milliseconds. */
const saveAtLatestMs = 700;
/** How long until what the browser did not keep is tried again, in milliseconds. */
const tryAgainMs = 5_000;

export interface DraftSessionOptions {
  readonly draft: OrderDraft;
  /** What the store has of it; absent for a new draft. */
  readonly seen?: Written | undefined;
  readonly store: DraftStore;
  /** Lets go of the draft, so that another tab can take it. */
  readonly letGo: () => void;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly newKey: () => string;
}

/**
 * The draft that a person works on, saved as they type. Dispatches `change` after every change of the draft or of how it stands,
 * and `saved` with the `draft` that was written, which may be older than the one by now. Made by `Drafts`.
 */
export class DraftSession extends EventTarget {
  readonly #options: DraftSessionOptions;
  readonly #by: string;
  #draft: OrderDraft;
  #seen: Written | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | undefined;
  /** Writes that have begun and not come to their end. */
  #underWay = 0;
  #writing: Promise<void> = Promise.resolve();
  #busy: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #isOver = false;
  #isCopy = false;
  #problem: unknown;

  constructor(options: DraftSessionOptions) {
    super();
    this.#options = options;
    this.#draft = options.draft;
    this.#seen = options.seen;
    this.#by = options.newKey();
  }

  get draft(): OrderDraft { return this.#draft; }
  /** Whether everything is written. */
  get saved(): boolean { return this.#unsavedSince === undefined && this.#underWay === 0; }
  /** Whether the draft is in the store. One in which nothing was ever typed is not. */
  get isKept(): boolean { return this.#seen !== undefined; }
  /** Why the browser does not keep the draft, while it does not. It lives as long as the page, and is tried again every few seconds. */
  get problem(): unknown { return this.#problem; }
  /** Whether it was let go of: nothing changes it any more. */
  get isClosed(): boolean { return this.#isClosed; }
  /** Whether somebody else wrote the same draft, so that this one goes on as a copy. */
  get isCopy(): boolean { return this.#isCopy; }

  dispatch(action: DraftAction): OrderDraft {
    if (this.#isClosed) return this.#draft;
    const now = this.#options.now();
    const next = reduceDraft(this.#draft, action, new Date(now).toISOString());
    if (next === this.#draft) return next;
    this.#draft = next;
    this.#unsavedSince ??= now;
    this.#flushIn(Math.max(0, Math.min(saveAfterMs, this.#unsavedSince + saveAtLatestMs - now)));
    this.#changed();
    return next;
  }

  /** Writes what is not written yet: before a submit, and when the page is hidden. Never rejects: see `problem`. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#unsavedSince !== undefined) {
      this.#unsavedSince = undefined;
      this.#underWay += 1;
      this.#writing = this.#writing.then(async () => {
        await this.#write();
        this.#underWay -= 1;
        this.#changed();
      });
    }
    await this.#writing;
  }

  /** Says that the server has an order under the draft's key. What comes next goes under a new one. */
  async keySpent(): Promise<void> {
    this.dispatch({ type: 'keySpent', nextKey: this.#options.newKey() });
    await this.flush();
  }

  /** Runs something that must come to its end before another tab gets the draft, such as a submit. */
  async during<T>(run: () => Promise<T>): Promise<T> {
    const running = run();
    this.#busy = Promise.allSettled([this.#busy, running]);
    return running;
  }

  /** Writes what is not written and lets go of the draft, once nothing runs any more that needs it. */
  async close(): Promise<void> {
    await this.#busy;
    this.#isClosed = true;
    await this.flush();
    this.#end();
  }

  /** Deletes the draft: it was placed, or is not wanted any more. */
  async delete(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#unsavedSince = undefined;
    await this.#writing;
    await this.#options.store.delete(this.#draft.id);
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#options.letGo();
    this.#changed();
  }

  async #write(): Promise<void> {
    const { store, now } = this.#options;
    const draft = this.#draft;
    const outcome = await store.put(draft, { by: this.#by, seen: this.#seen });
    if (outcome.type === 'overtaken') {
      this.#draft = store.copyOf(this.#draft);
      this.#seen = undefined;
      this.#isCopy = true;
      return this.#write();
    }
    this.#problem = outcome.type === 'unkept' ? outcome.error : undefined;
    if (outcome.type === 'kept') {
      this.#seen = outcome.written;
      this.dispatchEvent(Object.assign(new Event('saved'), { draft }));
    } else {
      this.#unsavedSince ??= now();
      if (!this.#isClosed) this.#flushIn(tryAgainMs);
    }
  }

  #flushIn(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), waitMs);
  }

  #changed(): void { this.dispatchEvent(new Event('change')); }
}
