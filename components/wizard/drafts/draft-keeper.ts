import type { LitElement } from 'lit';
import type { Client, DraftAction, DraftBeginning, DraftInput, DraftSession, ListedDraft, OrderDraft } from '../../../src/index.ts';
import { AutosaveController, type OpenOutcome } from '../../controllers/autosave.ts';
import { LeaveGuard } from '../../controllers/leave-guard.ts';
import type { Announcer } from '../../foundation/announcer.ts';
import { emit } from '../../foundation/emit.ts';
import { focusAfterRemoval } from '../../foundation/focus-after-removal.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { focusIn } from '../focus.ts';
import type { DraftHolder } from '../model.ts';
import { deleteFiles } from './draft-files.ts';

export interface DraftKeeperOptions {
  client: () => Client;
  localiser: () => Localiser;
  announcer: Announcer;
  /** What a new draft begins with. */
  startingInput: () => Partial<DraftInput>;
  /** Shows a draft in the form. */
  onOpen: (draft: OrderDraft) => void;
  /** Called when the form has no draft any more that it may change. */
  onLeave: () => void;
}

/** How long a deleted draft can be brought back, in milliseconds. */
const undoMs = 8_000;

/** The drafts of the wizard: which one is open, where it comes from, whether it is kept, and the list of all of them. */
export class DraftKeeper implements DraftHolder {
  readonly #host: LitElement;
  readonly #options: DraftKeeperOptions;
  readonly #autosave: AutosaveController;
  #restoredAt: string | undefined;
  #hasSaved = false;
  #isListShown = false;
  #isOpening = false;
  #deleted: { readonly draft: OrderDraft; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  #lastId: string | undefined;

  constructor(host: LitElement, options: DraftKeeperOptions) {
    this.#host = host;
    this.#options = options;
    this.#autosave = new AutosaveController(host, {
      onSaved: ({ id, updatedAt }) => {
        this.#hasSaved = true;
        emit(host, 'draft-saved', { draftId: id, savedAt: updatedAt });
      },
      onExpired: (draft) => void deleteFiles(options.client(), draft),
      onTakenOver: () => {
        options.onLeave();
        this.#say('drafts.takenOver');
        // What has the focus can be used no more.
        if ((host.renderRoot as ShadowRoot).activeElement) void focusIn(host, '#taken-over');
      },
      onReturn: (id) => void this.resume(id),
    });
    // What the browser does not keep would be lost with the page.
    new LeaveGuard(host, () => this.problem !== undefined);
  }

  get draft(): OrderDraft | undefined { return this.#autosave.draft; }
  /** All drafts of the person, the latest first. */
  get listed(): readonly ListedDraft[] { return this.#autosave.listed; }
  /** Whether the list stands in the place of the form. */
  get isListShown(): boolean { return this.#isListShown; }
  /** Whether a draft is on its way, such as from another tab. */
  get isOpening(): boolean { return this.#isOpening; }
  /** The draft that was deleted last, as long as it can be brought back. */
  get deleted(): OrderDraft | undefined { return this.#deleted?.draft; }
  /** When the draft of an earlier visit was last saved (RFC 3339), until the person has said that they want it. */
  get restoredAt(): string | undefined { return this.#restoredAt; }
  /** Whether another tab has taken the open draft over, so that it can only be read here. */
  get isTakenOver(): boolean { return this.#autosave.isTakenOver; }
  get isCopy(): boolean { return this.#autosave.isCopy; }
  /** Why the browser does not keep what is typed, while it does not. */
  get problem(): unknown { return this.#autosave.problem; }
  /** Whether this draft has been written since the wizard was opened, and whether nothing is left to write. */
  get saveState(): 'none' | 'saving' | 'saved' | 'unkept' {
    if (this.problem !== undefined) return 'unkept';
    if (!this.#hasSaved) return 'none';
    return this.#autosave.isSaved ? 'saved' : 'saving';
  }

  dispatch(action: DraftAction): void { this.#autosave.dispatch(action); }
  async flush(): Promise<void> { await this.#autosave.flush(); }
  async keySpent(): Promise<void> { await this.#autosave.keySpent(); }
  during<T>(run: (session: DraftSession) => Promise<T>): Promise<T | undefined> { return this.#autosave.during(run); }

  /** Begins where the person stopped: in the form when there is one draft at most, and else in the list. */
  async arrive(scope: string): Promise<void> {
    this.#isListShown = false;
    if (!await this.#autosave.look(scope)) return;
    const [only, ...others] = this.listed;
    // Another client of the same person: they never left.
    if (this.#lastId !== undefined && this.listed.some(({ draft }) => draft.id === this.#lastId)) return this.resume(this.#lastId);
    if (!only) return this.begin();
    if (others.length > 0) return this.showList();
    // Where another tab has it, or an element that is just leaving this page, it is waited for a moment; then the list says so.
    await this.#open(() => this.#autosave.open(only.draft.id), { isRestored: true });
    if (this.#restoredAt) this.#say('drafts.restored');
  }

  /** The person wants the draft of the earlier visit. */
  accept(): void { this.#restoredAt = undefined; }

  /** Begins another draft; the one before stays in the list. */
  begin(input: Partial<DraftInput> = this.#options.startingInput()): void {
    this.#autosave.begin({ input });
    this.#opened();
  }

  /** Opens the latest draft of a scope of its own, such as that of an edit, or begins one. One that another tab has open is left to it. */
  async open(scope: string, beginning: DraftBeginning): Promise<OrderDraft | undefined> {
    this.#isListShown = false;
    if (!await this.#autosave.look(scope)) return undefined;
    const latest = this.listed.find(({ isElsewhere }) => !isElsewhere);
    const outcome = latest ? await this.#autosave.open(latest.draft.id) : 'gone';
    if (outcome === 'left') return undefined;
    if (outcome !== 'open') this.#autosave.begin(beginning);
    this.#hasSaved = false;
    this.#restoredAt = outcome === 'open' ? this.draft?.updatedAt : undefined;
    return this.draft;
  }

  /** Forgets the draft that is open. */
  async discard(): Promise<void> {
    const { draft } = this;
    if (draft) await this.#autosave.delete(draft.id);
    this.#restoredAt = undefined;
    this.#lastId = undefined;
  }

  /** Forgets a draft that was placed, be it that another one is open by now. */
  async forget(session: DraftSession): Promise<void> {
    if (this.#lastId === session.draft.id) this.#lastId = undefined;
    await this.#autosave.discard(session);
  }

  async showList(): Promise<void> {
    await this.#autosave.flush();
    this.#isListShown = true;
    this.#host.requestUpdate();
    this.#options.announcer.polite(this.#options.localiser().msg('drafts.heading', { count: this.listed.length }));
    await focusIn(this.#host, '#drafts-heading');
  }

  /** Opens a draft of the list; the one that is open already is only shown again. */
  async resume(id: string): Promise<void> {
    if (id === this.draft?.id && !this.isTakenOver) {
      this.#isListShown = false;
      return this.#host.requestUpdate();
    }
    await this.#open(() => this.#autosave.open(id));
  }

  /** The same for a draft that another tab has open. */
  async takeOver(id: string): Promise<void> { await this.#open(() => this.#autosave.takeOver(id)); }

  /** Deletes a draft of the list, so that it can be brought back for a few seconds. */
  async delete(id: string): Promise<void> {
    const ids = this.listed.map(({ draft }) => draft.id);
    if (id === this.draft?.id) this.#options.onLeave();
    const draft = await this.#autosave.delete(id);
    this.#forget();
    if (draft) this.#deleted = { draft, timer: setTimeout(() => this.#forget(), undoMs) };
    this.#say('drafts.deleted');
    await focusAfterRemoval(this.#host, { ids, removedId: id, fallback: () => this.#host.renderRoot.querySelector<HTMLElement>('#drafts-heading') });
  }

  async bringBack(): Promise<void> {
    const { draft, timer } = this.#deleted ?? {};
    clearTimeout(timer);
    this.#deleted = undefined;
    if (!draft) return;
    await this.#autosave.putBack(draft);
    this.#say('drafts.broughtBack');
    await focusIn(this.#host, `[data-id="${CSS.escape(draft.id)}"] [part=remove]`);
  }

  /** Leaves the open draft in the list. */
  async leave(): Promise<void> { await this.#autosave.letGo(); }

  close(): void {
    clearTimeout(this.#deleted?.timer);
    this.#deleted = undefined;
    this.#isListShown = false;
    this.#isOpening = false;
    this.#autosave.close();
  }

  async #open(open: () => Promise<OpenOutcome>, { isRestored = false } = {}): Promise<void> {
    this.#options.onLeave();
    this.#isOpening = true;
    this.#host.requestUpdate();
    const outcome = await open();
    if (outcome === 'left') return;
    this.#isOpening = false;
    if (outcome === 'open') return this.#opened(isRestored);
    this.#say(outcome === 'gone' ? 'drafts.gone' : 'drafts.elsewhere');
    if (this.listed.length > 0) return this.showList();
    this.begin();
  }

  #opened(isRestored = false): void {
    const { draft } = this;
    this.#isListShown = false;
    this.#restoredAt = isRestored ? draft?.updatedAt : undefined;
    this.#hasSaved = false;
    this.#lastId = draft?.id;
    if (draft) this.#options.onOpen(draft);
  }

  /** What was deleted is gone for good, with its files. */
  #forget(): void {
    const { draft, timer } = this.#deleted ?? {};
    clearTimeout(timer);
    this.#deleted = undefined;
    if (draft) void deleteFiles(this.#options.client(), draft);
    this.#host.requestUpdate();
  }

  #say(key: 'drafts.restored' | 'drafts.takenOver' | 'drafts.deleted' | 'drafts.broughtBack' | 'drafts.gone' | 'drafts.elsewhere'): void {
    this.#options.announcer.polite(this.#options.localiser().msg(key));
  }
}
