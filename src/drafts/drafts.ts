import type { CatalogueItem } from '../contract/catalogue.ts';
import type { Order } from '../contract/order.ts';
import type { CurrentSession } from '../contract/session.ts';
import { within } from '../transport/pause.ts';
import type { KeyedStore } from '../uploads/keyed-store.ts';
import { onlyTab, type Tabs } from '../uploads/tabs.ts';
import type { DraftInput, OrderDraft } from './draft.ts';
import { DraftStore, type KeptDraft, type Written } from './draft-store.ts';
import { emptyDraft } from './reducer.ts';
import { DraftSession } from './session.ts';

/** How long a draft is kept after its last change, in milliseconds. */
const draftLifeMs = 14 * 24 * 60 * 60 * 1_000;
/** How long a tab that is going may take to let go of a draft, and one that is asked to, in milliseconds. */
const goingMs = 1_000;
const askedMs = 3_000;

/** What one tab tells the others of the drafts of a scope. */
export interface DraftNews {
  readonly scope: string;
  /** `wanted`: whoever has the draft of this id writes it and lets go of it · `changed`: there may be others now, or fewer. */
  readonly type: 'wanted' | 'changed';
  readonly id: string;
}

export interface DraftsOptions {
  /** Whose drafts: `draftScopeOf`. */
  readonly scope: string;
  /** Where they are kept: `browserDrafts()`. */
  readonly store: KeyedStore<KeptDraft>;
  /** The other tabs that may have one of them open; this one is alone when absent. */
  readonly tabs?: Tabs<DraftNews> | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** A new random key, such as `createIdempotencyKey`. */
  readonly newKey: () => string;
}

/** What a new draft begins with. */
export interface DraftBeginning {
  readonly input?: Partial<DraftInput> | undefined;
  /** The order that it edits. */
  readonly base?: Order | undefined;
  /** The items on the lines of `input`, by the keys of the lines. */
  readonly items?: Readonly<Record<string, CatalogueItem>> | undefined;
}

/** A draft that can be come back to. */
export interface ListedDraft {
  readonly draft: OrderDraft;
  /** Until when it is kept if nobody changes it, an instant (RFC 3339). */
  readonly keptUntil: string;
  /** Whether another tab has it open. */
  readonly isElsewhere: boolean;
}

/** Whose drafts those of a session are: one shop's, one person's. */
export const draftScopeOf = ({ shopId, actor }: Pick<CurrentSession, 'shopId' | 'actor'>): string => `${shopId}/${actor.id}`;

const bare = ({ written: _written, ...draft }: KeptDraft): OrderDraft => draft;

/**
 * The drafts of one person in this browser, each open in one tab at a time. Dispatches `change` when there may be others, or
 * fewer, here or by another tab, and `expired` with each `draft` that went because nobody changed it for 14 days.
 */
export class Drafts extends EventTarget {
  readonly #options: DraftsOptions;
  readonly #tabs: Tabs<DraftNews>;
  readonly #store: DraftStore;
  readonly #open = new Set<DraftSession>();
  readonly #stopListening: () => void;

  constructor(options: DraftsOptions) {
    super();
    this.#options = options;
    this.#tabs = options.tabs ?? onlyTab;
    this.#store = new DraftStore(options.store, () => this.#newId());
    this.#stopListening = this.#tabs.onNews((news) => this.#hear(news));
  }

  /** The drafts that there are, the latest first. Those that nobody has changed for 14 days are deleted on the way. */
  async list(): Promise<readonly ListedDraft[]> {
    const { scope, now } = this.#options;
    const listed: ListedDraft[] = [];
    for (const draft of await this.#store.all()) {
      const keptUntilMs = Date.parse(draft.updatedAt) + draftLifeMs;
      const isExpired = keptUntilMs < now();
      // One of a later version of the kit is left to it.
      if (!isExpired && (draft.scope !== scope || draft.schemaVersion !== 1)) continue;
      const isOpen = this.#sessionOf(draft.id) !== undefined;
      const isElsewhere = !isOpen && await this.#tabs.isTaken(draft.id);
      if (isExpired && !isOpen && !isElsewhere) await this.#expire(draft);
      else if (draft.scope === scope) listed.push({ draft: bare(draft), keptUntil: new Date(keptUntilMs).toISOString(), isElsewhere });
    }
    return listed.toSorted((one, other) => other.draft.updatedAt.localeCompare(one.draft.updatedAt));
  }

  /** Begins a draft. It is in the list once something is typed. */
  begin(beginning: DraftBeginning = {}): DraftSession {
    const { scope, now, newKey } = this.#options;
    const draft = emptyDraft({ ...beginning, id: this.#newId(), scope, idempotencyKey: newKey(), updatedAt: new Date(now()).toISOString() });
    const taken = this.#tabs.take(draft.id);
    return this.#session(draft, () => void taken.then((letGo) => letGo?.()));
  }

  /** Opens a draft for this tab. @returns `elsewhere` where another tab has it, nothing where it is gone */
  async open(id: string): Promise<DraftSession | 'elsewhere' | undefined> {
    const letGo = await this.#take(id, goingMs);
    return letGo ? this.#read(id, letGo) : 'elsewhere';
  }

  /**
   * Opens a draft for this tab, and has the tab that has it write it and let go of it. One that does not answer within
   * seconds is not waited for: what it still writes becomes a copy.
   * @returns nothing where the draft is gone
   */
  async takeOver(id: string): Promise<DraftSession | undefined> {
    this.#tell('wanted', id);
    return this.#read(id, await this.#take(id, askedMs) ?? (() => undefined));
  }

  /** Deletes a draft that nobody has open. @returns it, so that it can be put back */
  async delete(id: string): Promise<OrderDraft | undefined> {
    const draft = await this.#store.get(id);
    await this.#store.delete(id);
    this.#changed(id);
    return draft && bare(draft);
  }

  /** Puts back a draft that was deleted, as it was. */
  async putBack(draft: OrderDraft): Promise<void> {
    await this.#store.put(draft, { by: this.#options.newKey(), seen: undefined });
    this.#changed(draft.id);
  }

  /** Writes what is not written and lets go of everything. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#open].map((session) => session.close()));
    // The others are told of what is written last.
    this.#stopListening();
  }

  #newId(): string { return `drf_${this.#options.newKey()}`; }

  #session(draft: OrderDraft, letGo: () => void, seen?: Written): DraftSession {
    const { now, newKey } = this.#options;
    const session = new DraftSession({
      draft, seen, store: this.#store, now, newKey,
      letGo: () => {
        letGo();
        this.#open.delete(session);
        this.#changed(session.draft.id);
      },
    });
    session.addEventListener('saved', () => this.#changed(session.draft.id));
    this.#open.add(session);
    this.#changed(draft.id);
    return session;
  }

  async #take(id: string, waitMs: number): Promise<(() => void) | undefined> {
    const letGo = await this.#tabs.take(id);
    if (letGo) return letGo;
    const isFree = await within(waitMs, (signal) => this.#tabs.freed(id, signal)).then(() => true, () => false);
    return isFree ? this.#tabs.take(id) : undefined;
  }

  async #read(id: string, letGo: () => void): Promise<DraftSession | undefined> {
    const draft = await this.#store.get(id);
    if (draft?.scope === this.#options.scope) return this.#session(bare(draft), letGo, draft.written);
    letGo();
    return undefined;
  }

  async #expire(draft: KeptDraft): Promise<void> {
    await this.#store.delete(draft.id);
    if (draft.scope === this.#options.scope) this.dispatchEvent(Object.assign(new Event('expired'), { draft: bare(draft) }));
  }

  #tell(type: DraftNews['type'], id: string): void { this.#tabs.tell({ scope: this.#options.scope, type, id }); }

  #changed(id: string): void {
    this.#tell('changed', id);
    this.dispatchEvent(new Event('change'));
  }

  #hear({ scope, type, id }: DraftNews): void {
    if (scope !== this.#options.scope) return;
    if (type === 'changed') this.dispatchEvent(new Event('change'));
    else void this.#sessionOf(id)?.close();
  }

  #sessionOf(id: string): DraftSession | undefined { return [...this.#open].find(({ draft }) => draft.id === id); }
}
