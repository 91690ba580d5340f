import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createIdempotencyKey, indexedDbStore, openDraft, type DraftAction, type DraftInput, type DraftSession, type DraftSessionOptions, type OrderDraft } from '../../src/index.ts';

export interface AutosaveOptions {
  /** Called when everything typed so far is kept in this browser. */
  onSaved: (draft: OrderDraft) => void;
}

/** What a new draft begins with. */
export type DraftBeginning = Pick<DraftSessionOptions, 'input' | 'base' | 'items'>;

const storeName = 'manual-order-kit.drafts';

/**
 * Keeps what a person types in an order draft that survives a reload, a crashed tab and a lost network: written a moment
 * after the last key, and at once when the page is hidden.
 */
export class AutosaveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AutosaveOptions;
  #session: DraftSession | undefined;
  #opening = 0;

  constructor(host: ReactiveControllerHost, options: AutosaveOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The draft as it is now; nothing until one is open. */
  get draft(): OrderDraft | undefined { return this.#session?.draft; }
  /** Whether everything typed is written. */
  get isSaved(): boolean { return this.#session?.saved ?? true; }

  /**
   * Opens the latest draft of a scope, or begins one.
   *
   * @returns whether it comes from an earlier visit
   */
  async open({ scope, ...beginning }: DraftBeginning & { scope: string }): Promise<boolean> {
    this.close();
    const opening = ++this.#opening;
    const session = await openDraft({ scope, ...beginning, store: indexedDbStore(storeName), now: Date.now, newKey: createIdempotencyKey });
    // Another client may have come while the store was read.
    if (opening !== this.#opening) return false;
    this.#session = session;
    session.addEventListener('change', this.#changed);
    session.addEventListener('saved', this.#saved);
    this.#host.requestUpdate();
    return session.restored;
  }

  /** Lets go of the draft; what was typed is written first. */
  close(): void {
    this.#opening += 1;
    void this.#session?.flush();
    this.#session?.removeEventListener('change', this.#changed);
    this.#session?.removeEventListener('saved', this.#saved);
    this.#session = undefined;
  }

  /** Changes the draft. */
  dispatch(action: DraftAction): void { this.#session?.dispatch(action); }

  /** Begins an empty draft under a new key and forgets this one. */
  async discard(input: Partial<DraftInput>): Promise<void> { await this.#session?.discard(input); }

  /** The server has an order under the draft's key: what comes next goes under another. */
  async keySpent(): Promise<void> { await this.#session?.keySpent(); }

  /** Writes at once what is not written yet. */
  async flush(): Promise<void> { await this.#session?.flush(); }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#hidden);
    window.addEventListener('pagehide', this.#leaving);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#hidden);
    window.removeEventListener('pagehide', this.#leaving);
    void this.flush();
  }

  readonly #hidden = (): void => { if (document.visibilityState === 'hidden') void this.flush(); };
  readonly #leaving = (): void => void this.flush();
  readonly #changed = (): void => this.#host.requestUpdate();
  readonly #saved = (): void => {
    if (this.#session) this.#options.onSaved(this.#session.draft);
    this.#host.requestUpdate();
  };
}
