import type { KeyedStore } from '../uploads/keyed-store.ts';
import type { CatalogueItem } from '../contract/catalogue.ts';
import type { Order } from '../contract/order.ts';
import type { DraftAction, DraftInput, OrderDraft } from './draft.ts';
import { emptyDraft, reduceDraft } from './reducer.ts';

/** How long after the last change a draft is written, in milliseconds. */
const saveAfterMs = 250;
/** How long a person who never stops typing waits for it, in milliseconds. */
const saveAtLatestMs = 1_000;
/** How long a draft is offered again, in milliseconds. */
const draftLifeMs = 14 * 24 * 60 * 60 * 1_000;

export interface DraftSessionOptions {
  /** Whose draft it is, such as the shop and the person: the latest one of the scope is restored. */
  readonly scope: string;
  readonly store: KeyedStore<OrderDraft>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** A new random key, such as `createIdempotencyKey`. */
  readonly newKey: () => string;
  /** What a new draft begins with. */
  readonly input?: Partial<DraftInput> | undefined;
  /** The order that a new draft edits. */
  readonly base?: Order | undefined;
  /** The items on the lines of `input`, by the keys of the lines. */
  readonly items?: Readonly<Record<string, CatalogueItem>> | undefined;
}

const at = (now: number): string => new Date(now).toISOString();

/**
 * The draft that a person works on, saved as they type. Dispatches `change` after every change of the draft and `saved` after
 * every time it was written. Made by `openDraft`.
 */
export class DraftSession extends EventTarget {
  /** Whether the draft comes from an earlier visit. */
  readonly restored: boolean;
  readonly #options: DraftSessionOptions;
  #draft: OrderDraft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(draft: OrderDraft, restored: boolean, options: DraftSessionOptions) {
    super();
    this.#draft = draft;
    this.restored = restored;
    this.#options = options;
  }

  get draft(): OrderDraft {
    return this.#draft;
  }

  /** Whether everything is written. */
  get saved(): boolean {
    return this.#unsavedSince === undefined;
  }

  dispatch(action: DraftAction): OrderDraft {
    const now = this.#options.now();
    const next = reduceDraft(this.#draft, action, at(now));
    if (next === this.#draft) return next;
    this.#draft = next;
    this.#unsavedSince ??= now;
    clearTimeout(this.#timer);
    const waitMs = Math.max(0, Math.min(saveAfterMs, this.#unsavedSince + saveAtLatestMs - now));
    this.#timer = setTimeout(() => void this.flush(), waitMs);
    this.dispatchEvent(new Event('change'));
    return next;
  }

  /** Writes what is not written yet: before a submit, and when the page is hidden. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#unsavedSince !== undefined) {
      this.#unsavedSince = undefined;
      const draft = this.#draft;
      this.#writing = this.#writing.then(async () => {
        await this.#options.store.put(draft.id, draft);
        this.dispatchEvent(new Event('saved'));
      });
    }
    await this.#writing;
  }

  /** Says that the server has an order under the draft's key (it was placed, or answered `idempotencyKeyReused`). What comes next goes under a new one. */
  async keySpent(): Promise<void> {
    this.dispatch({ type: 'keySpent', nextKey: this.#options.newKey() });
    await this.flush();
  }

  /** Forgets the draft and begins an empty one under a new key: after an order was placed, or when the person throws it away. */
  async discard(input: Partial<DraftInput> | undefined = this.#options.input): Promise<OrderDraft> {
    await this.flush();
    await this.#options.store.delete(this.#draft.id);
    this.#draft = newDraft({ ...this.#options, input });
    this.dispatchEvent(new Event('change'));
    return this.#draft;
  }
}

const newDraft = ({ scope, now, newKey, input, base, items }: DraftSessionOptions): OrderDraft =>
  emptyDraft({ id: `drf_${newKey()}`, scope, idempotencyKey: newKey(), updatedAt: at(now()), input, base, items });

/** Opens the latest draft of a scope, or begins one. Drafts that are older than 14 days are deleted on the way. */
export const openDraft = async (options: DraftSessionOptions): Promise<DraftSession> => {
  const { scope, store, now } = options;
  const oldest = at(now() - draftLifeMs);
  const kept: OrderDraft[] = [];
  for (const draft of await store.all()) {
    if (draft.schemaVersion === 1 && draft.updatedAt >= oldest) kept.push(draft);
    else await store.delete(draft.id);
  }
  const latest = kept.filter((draft) => draft.scope === scope).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  return latest ? new DraftSession(latest, true, options) : new DraftSession(newDraft(options), false, options);
};
