/** How often, and when last, an item was picked here. */
export interface ItemUse {
  readonly id: string;
  /** How many times, where old times count less: see `halfLifeMs`. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastUsedAt: number;
}

/** What keeps texts under keys: `localStorage`, or anything that behaves so. It may throw. */
export type RecentStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface RecentItemsOptions {
  /** Told apart by this, such as the shop's address without anything secret in it. */
  scope: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Asked each time, because only reading `localStorage` can throw already. Nothing keeps the items as long as the page. */
  storage?: (() => RecentStorage | undefined) | undefined;
}

/** A use counts half after two weeks: a habit outlives a holiday, and last season gives way to this one. */
const halfLifeMs = 14 * 24 * 60 * 60 * 1_000;
/** So many are remembered. */
const mostItems = 50;

const weight = ({ count, lastUsedAt }: ItemUse, now: number): number => count * 0.5 ** (Math.max(0, now - lastUsedAt) / halfLifeMs);

/** What is used most and latest comes first; of equals, what came first before. */
export const rank = (uses: readonly ItemUse[], now: number): readonly ItemUse[] =>
  uses.map((use) => ({ use, weight: weight(use, now) })).sort((one, other) => other.weight - one.weight || other.use.lastUsedAt - one.use.lastUsedAt).map(({ use }) => use);

const isUse = (value: unknown): value is ItemUse => {
  const { id, count, lastUsedAt } = (value ?? {}) as Partial<Record<keyof ItemUse, unknown>>;
  return typeof id === 'string' && id !== '' && Number.isFinite(count) && (count as number) > 0 && Number.isFinite(lastUsedAt);
};

const read = (text: string | null | undefined): readonly ItemUse[] => {
  const stored: unknown = JSON.parse(text || '[]');
  if (!Array.isArray(stored)) return [];
  const ids = new Set<string>();
  return stored.filter((use): use is ItemUse => isUse(use) && !ids.has(use.id) && Boolean(ids.add(use.id)));
};

/**
 * Remembers which items are picked here, to offer them before anything is typed. Only ids, counts and times are kept, in
 * this browser alone. Where it keeps nothing (private windows, sandboxed frames, a full disk), the items are remembered as
 * long as the page lives; what somebody else left under the key is written over.
 */
export class RecentItems {
  readonly #key: string;
  readonly #now: () => number;
  readonly #storage: () => RecentStorage | undefined;
  /** What could not be stored. */
  #kept: readonly ItemUse[] | undefined;

  constructor({ scope, now, storage = () => globalThis.localStorage }: RecentItemsOptions) {
    this.#key = `manual-order-kit.recent-items.${scope}`;
    this.#now = now;
    this.#storage = storage;
  }

  /** The ids to offer, the best first. */
  top(limit: number): readonly string[] {
    return rank(this.#uses, this.#now()).slice(0, limit).map(({ id }) => id);
  }

  /** Counts one more use of each. */
  remember(ids: readonly string[]): void {
    const now = this.#now();
    const uses = new Map(this.#uses.map((use) => [use.id, use]));
    for (const id of new Set(ids)) {
      const before = uses.get(id);
      uses.set(id, { id, count: (before ? weight(before, now) : 0) + 1, lastUsedAt: now });
    }
    this.#store(rank([...uses.values()], now).slice(0, mostItems));
  }

  // Another tab may have stored more meanwhile, so it is read each time.
  get #uses(): readonly ItemUse[] {
    if (this.#kept) return this.#kept;
    try {
      return read(this.#storage()?.getItem(this.#key));
    } catch {
      return [];
    }
  }

  #store(uses: readonly ItemUse[]): void {
    this.#kept = uses;
    try {
      const storage = this.#storage();
      if (!storage) return;
      storage.setItem(this.#key, JSON.stringify(uses));
      this.#kept = undefined;
    } catch {
      // It stays remembered in memory.
    }
  }
}
