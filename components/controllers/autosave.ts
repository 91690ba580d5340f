import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  browserDrafts, browserTabs, createIdempotencyKey, Drafts, type DraftAction, type DraftBeginning, type DraftNews, type DraftSession, type ListedDraft, type OrderDraft,
} from '../../src/index.ts';

export interface AutosaveOptions {
  /** Called with what is now kept in this browser. */
  onSaved: (draft: OrderDraft) => void;
  /** Called with each draft that went because nobody changed it for long. */
  onExpired: (draft: OrderDraft) => void;
  /** Called when another tab has taken the open draft over: what was typed is with that one. */
  onTakenOver: () => void;
  /** Called when the element is back on the page, after it had let go of the draft of this id. */
  onReturn: (draftId: string) => void;
}

/** Whether a draft is open now, has another tab, is gone, or is not wanted any more, since the drafts of another scope are. */
export type OpenOutcome = 'open' | 'elsewhere' | 'gone' | 'left';

/** How long news of other tabs is gathered before the list is read again, in milliseconds. */
const listAfterMs = 200;

/**
 * Keeps what a person types in an order draft that survives a reload, a crashed tab and a lost network: written a moment
 * after the last key, and at once when the page is hidden. Knows the person's other drafts. A draft is open in one tab at a time.
 */
export class AutosaveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: AutosaveOptions;
  #drafts: Drafts | undefined;
  #session: DraftSession | undefined;
  #listed: readonly ListedDraft[] = [];
  #listing: ReturnType<typeof setTimeout> | undefined;
  #leftId: string | undefined;
  /** Of which it was said that another tab has it. */
  #takenOver: DraftSession | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: AutosaveOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The draft as it is now; nothing until one is open. */
  get draft(): OrderDraft | undefined { return this.#session?.draft; }
  /** Whether everything typed is written. */
  get isSaved(): boolean { return this.#session?.saved ?? true; }
  /** Why the browser does not keep the open draft, while it does not. */
  get problem(): unknown { return this.#session?.problem; }
  /** Whether another tab has taken the open draft over. */
  get isTakenOver(): boolean { return this.#session?.isClosed ?? false; }
  /** Whether the open draft goes on as a copy, since another tab wrote the same one. */
  get isCopy(): boolean { return this.#session?.isCopy ?? false; }
  /** All drafts of the person, the latest first. */
  get listed(): readonly ListedDraft[] { return this.#listed; }

  /** Looks for the drafts of a scope. @returns whether they are still wanted by then */
  async look(scope: string): Promise<boolean> {
    this.close();
    const drafts = new Drafts({ scope, store: browserDrafts(), tabs: browserTabs<DraftNews>('manual-order-kit.drafts'), now: Date.now, newKey: createIdempotencyKey });
    this.#drafts = drafts;
    drafts.addEventListener('change', this.#listChanged);
    drafts.addEventListener('expired', this.#expired);
    await this.#list();
    return drafts === this.#drafts;
  }

  /** Begins an empty draft; the one that was open stays in the list. */
  begin(beginning: DraftBeginning): void {
    this.#use(this.#drafts?.begin(beginning));
  }

  /** Opens a draft in place of the one that was. */
  open(id: string): Promise<OpenOutcome> { return this.#open((drafts) => drafts.open(id)); }

  /** The same for a draft that another tab has open: that one writes it and lets go of it. */
  takeOver(id: string): Promise<OpenOutcome> { return this.#open((drafts) => drafts.takeOver(id)); }

  /** Writes the open draft and lets go of it; it stays in the list. */
  async letGo(): Promise<void> {
    const session = this.#session;
    this.#use(undefined, false);
    await session?.close();
  }

  /** Lets go of everything; what was typed is written first. */
  close(): void {
    this.#use(undefined);
    this.#drafts?.removeEventListener('change', this.#listChanged);
    this.#drafts?.removeEventListener('expired', this.#expired);
    void this.#drafts?.dispose();
    this.#drafts = undefined;
    this.#listed = [];
  }

  /** Changes the open draft. */
  dispatch(action: DraftAction): void { this.#session?.dispatch(action); }

  /** Deletes a draft, the open one too. @returns it, so that it can be put back */
  async delete(id: string): Promise<OrderDraft | undefined> {
    const session = this.#session?.draft.id === id ? this.#session : undefined;
    if (session) {
      await this.discard(session);
      return session.draft;
    }
    const deleted = await this.#drafts?.delete(id);
    await this.#list();
    return deleted;
  }

  /** Deletes the draft of a session, be it that another one is open by now. */
  async discard(session: DraftSession): Promise<void> {
    if (session === this.#session) this.#use(undefined, false);
    await session.delete();
    await this.#list();
  }

  async putBack(draft: OrderDraft): Promise<void> {
    await this.#drafts?.putBack(draft);
    await this.#list();
  }

  /** The server has an order under the draft's key: what comes next goes under another. */
  async keySpent(): Promise<void> { await this.#session?.keySpent(); }

  /** Writes at once what is not written yet. */
  async flush(): Promise<void> { await this.#session?.flush(); }

  /** Runs something with the open draft that must come to its end before another tab gets it. Another draft may be open here by then. */
  async during<T>(run: (session: DraftSession) => Promise<T>): Promise<T | undefined> {
    const session = this.#session;
    return session?.during(() => run(session));
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#hidden);
    window.addEventListener('pagehide', this.#leaving);
    const id = this.#leftId;
    this.#leftId = undefined;
    if (id !== undefined) this.#options.onReturn(id);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#hidden);
    window.removeEventListener('pagehide', this.#leaving);
    void this.flush();
    // An element that is moved in the page leaves it and comes back.
    setTimeout(() => {
      if (this.#host.isConnected || !this.#session) return;
      this.#leftId = this.#session.draft.id;
      void this.letGo();
    });
  }

  async #open(open: (drafts: Drafts) => Promise<DraftSession | 'elsewhere' | undefined>): Promise<OpenOutcome> {
    const drafts = this.#drafts;
    await this.letGo();
    const session = await (drafts && open(drafts));
    if (drafts !== this.#drafts) {
      if (typeof session === 'object') void session.close();
      return 'left';
    }
    if (session === 'elsewhere') return session;
    this.#use(session);
    return session ? 'open' : 'gone';
  }

  #use(session: DraftSession | undefined, isKept = true): void {
    const before = this.#session;
    this.#session = session;
    before?.removeEventListener('change', this.#changed);
    before?.removeEventListener('saved', this.#saved);
    if (isKept) void before?.close();
    session?.addEventListener('change', this.#changed);
    session?.addEventListener('saved', this.#saved);
    this.#host.requestUpdate();
  }

  async #list(): Promise<void> {
    const drafts = this.#drafts;
    const listed = await drafts?.list() ?? [];
    if (drafts !== this.#drafts) return;
    this.#listed = listed;
    this.#host.requestUpdate();
  }

  readonly #listChanged = (): void => {
    this.#listing ??= setTimeout(() => {
      this.#listing = undefined;
      void this.#list();
    }, listAfterMs);
  };

  readonly #expired = (event: Event): void => this.#options.onExpired((event as Event & { draft: OrderDraft }).draft);
  readonly #hidden = (): void => { if (document.visibilityState === 'hidden') void this.flush(); };
  readonly #leaving = (): void => void this.flush();
  readonly #changed = (): void => {
    if (this.isTakenOver && this.#takenOver !== this.#session) {
      this.#takenOver = this.#session;
      this.#options.onTakenOver();
    }
    this.#host.requestUpdate();
  };
  readonly #saved = (event: Event): void => {
    this.#options.onSaved((event as Event & { draft: OrderDraft }).draft);
    this.#host.requestUpdate();
  };
}
