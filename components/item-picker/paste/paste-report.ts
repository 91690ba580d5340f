import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { VirtualListController } from '../../controllers/virtual-list.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { cssVars } from '../../foundation/css-vars.ts';
import { emit } from '../../foundation/emit.ts';
import { paste } from '../../locales/en/paste.ts';
import { stateOf } from './paste-match.ts';
import { PasteMatcher, type PasteSource } from './paste-matcher.ts';
import { styles } from './paste-report.css.ts';
import type { PasteReportEventMap } from './paste-report.events.ts';
import { pasteRow } from './paste-row.ts';
import { pastedRows } from './paste-rows.ts';
import { pasteEntry, pasteFilters, pasteNotices, pasteProgress, pasteRest, pasteSummary, restText, type CopyState, type PasteFilter } from './paste-steps.ts';

export interface ManualOrderPartPasteReport {
  addEventListener<Type extends keyof (PasteReportEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartPasteReport, event: (HTMLElementEventMap & PasteReportEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * A dialog that takes a pasted list, finds the item of each of its lines, says which were matched and which were not, and
 * lets the person put that right in place. It is open as long as it is in the page.
 *
 * @element manual-order-part-paste-report
 * @event paste-done - The person takes what was matched.
 * @event paste-cancel - The person takes nothing.
 * @csspart paste-row - One line of the list; also what became of it.
 */
export class ManualOrderPartPasteReport extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, paste];

  /** Where the items are looked up. */
  @property({ attribute: false }) source: PasteSource | undefined;

  /** The list; without it the dialog has a field to paste one into. */
  @property({ attribute: false }) text = '';

  @state() private entry = '';
  @state() private isNothing = false;
  @state() private header: string | undefined;
  @state() private filter: PasteFilter = 'all';
  @state() private copied: CopyState;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.list') private list!: HTMLElement | null;

  readonly #say = new Announcer(this);
  readonly #matcher = new PasteMatcher({
    source: () => this.source ?? { byCodes: () => [], search: () => ({ items: [] }) },
    onChange: () => this.requestUpdate(),
    onSettled: () => this.#say.polite(pasteSummary(this.localiser, this.#matcher)),
  });
  readonly #rows = new VirtualListController(this, {
    viewport: () => this.list, count: () => this.#shown.length, keep: () => (this.#focusedKey === undefined ? -1 : this.#shown.indexOf(this.#focusedKey)),
  });
  /** The rows that the filter shows. One that has become something else stays until another filter is chosen: it is being looked at. */
  #shown: readonly number[] = [];
  #shownOf: unknown;
  #typed = new Map<number, string>();
  #focusedKey: number | undefined;
  /** The person has answered the dialog; whoever shows it takes it away. */
  #isLeaving = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isLeaving = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#matcher.stop();
    this.dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('text') && this.text.trim() !== '') this.#check(this.text);
    const { rows } = this.#matcher;
    if (this.#shownOf !== rows) this.#show(this.filter === 'all' ? undefined : new Set(this.#shown));
  }

  protected override render(): TemplateResult {
    const { localiser } = this;
    const isEntry = this.#matcher.rows.length === 0;
    return html`<div class="root" part="root">
      <dialog class="dialog ${isEntry ? 'brief' : ''}" part="dialog" aria-labelledby="title" @close=${this.#escaped} @cancel=${this.#escaped}
        @input=${(event: Event) => event.stopPropagation()} @change=${(event: Event) => event.stopPropagation()}>
        <div class="frame">
          <div class="head"><h2 id="title" tabindex="-1">${localiser.msg('paste.title')}</h2>
            ${this.header ? html`<p class="header-line">${localiser.msg('paste.header', { text: this.header })}</p>` : nothing}</div>
          ${isEntry
            ? pasteEntry(localiser, { text: this.entry, isNothing: this.isNothing, onText: (text) => { this.entry = text; } })
            : this.#report()}
          <div class="foot">
            ${isEntry ? nothing : pasteRest(localiser, { matcher: this.#matcher, copied: this.copied, onCopy: () => void this.#copy() })}
            <button class="button" part="cancel" type="button" @click=${() => this.#cancel()}>${localiser.msg('paste.cancel')}</button>
            ${isEntry
              ? html`<button class="button primary" part="check" type="button" @click=${() => this.#check(this.entry)}>${localiser.msg('paste.check')}</button>`
              : this.#addButton()}
          </div>
          ${this.#say.region()}
        </div>
      </dialog>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.dialog || !this.isConnected || this.#isLeaving) return;
    if (!this.dialog.open) {
      this.dialog.showModal();
      this.#focusStart();
    } else if ((this.renderRoot as ShadowRoot).activeElement === null) this.#keepFocus();
  }

  #report(): TemplateResult {
    const { localiser } = this;
    const matcher = this.#matcher;
    return html`<div class="tools">
        ${pasteProgress(localiser, matcher)}
        ${pasteNotices(localiser, matcher)}
        ${pasteFilters(localiser, { matcher, filter: this.filter, onFilter: (filter) => this.#choose(filter) })}
      </div>
      <div class="list" @focusin=${this.#focusMoved} @focusout=${this.#focusMoved}>
        ${this.#shown.length === 0 ? html`<p class="none">${localiser.msg('paste.noneShown')}</p>` : nothing}
        <ul class="surface" aria-label=${localiser.msg('paste.list')} ${cssVars({ '--count': this.#shown.length })}>
          ${repeat(this.#rows.indices, (index) => this.#shown[index], (index) => this.#row(index))}
        </ul>
      </div>`;
  }

  #row(index: number): TemplateResult | typeof nothing {
    const matcher = this.#matcher;
    const key = this.#shown[index] ?? -1;
    const row = matcher.rows[key];
    if (!row) return nothing;
    return pasteRow(this.localiser, {
      row, index, setSize: this.#shown.length, sameAs: matcher.overview.sameItem.get(key), typed: this.#typed.get(key),
      onQuantity: (text) => matcher.setQuantity(key, text),
      onChoose: (itemId) => matcher.choose(key, itemId),
      onReject: () => matcher.reject(key),
      onType: (text) => {
        this.#typed.set(key, text);
        this.requestUpdate();
      },
      onLookUp: () => {
        const text = this.#typed.get(key) ?? row.words;
        this.#typed.set(key, text);
        matcher.lookUpAgain(key, text);
      },
      onRetry: () => matcher.retry(key),
      onLeaveOut: (isLeftOut) => matcher.leaveOut(key, isLeftOut),
    });
  }

  #addButton(): TemplateResult {
    const { picked } = this.#matcher.overview;
    const isReady = picked.length > 0 && !this.#matcher.isBusy;
    return html`<button class="button primary" part="add" type="button" aria-disabled=${isReady ? 'false' : 'true'} @click=${() => {
      if (isReady) this.#answer(() => emit(this, 'paste-done', { picked }));
    }}>${this.localiser.msg('paste.add', { count: picked.length })}</button>`;
  }

  #check(text: string): void {
    const { rows, header } = pastedRows(text);
    this.header = header;
    this.isNothing = rows.length === 0;
    this.entry = text;
    this.filter = 'all';
    this.#typed.clear();
    this.#matcher.start(rows);
    if (this.isNothing) void this.updateComplete.then(() => this.#focusStart());
  }

  #choose(filter: PasteFilter): void {
    this.filter = filter;
    this.#show();
    this.#rows.scrollToStart();
    this.requestUpdate();
  }

  #show(stays?: ReadonlySet<number>): void {
    const { rows } = this.#matcher;
    this.#shownOf = rows;
    this.#shown = rows.filter((row) => this.filter === 'all' || stateOf(row) === this.filter || stays?.has(row.key)).map(({ key }) => key);
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(restText(this.#matcher));
      this.copied = 'done';
      this.#say.polite(this.msg('paste.copied'));
    } catch {
      this.copied = 'byHand';
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLTextAreaElement>('#left-out')?.select();
    }
  }

  readonly #focusMoved = (event: Event): void => {
    const row = event.type === 'focusin' ? (event.target as Element).closest<HTMLElement>('[data-key]') : null;
    if (row) this.#focusedKey = Number(row.dataset['key']);
  };

  #focusStart(): void {
    (this.renderRoot.querySelector<HTMLElement>('#entry') ?? this.renderRoot.querySelector<HTMLElement>('#title'))?.focus();
  }

  // What had the focus has gone with what was done: the quantity of its row takes it, else the heading.
  #keepFocus(): void {
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-key="${this.#focusedKey ?? ''}"] .quantity:enabled`);
    (row ?? this.renderRoot.querySelector<HTMLElement>('#title'))?.focus();
  }

  // Closed before anyone hears of it, so that the focus is back where it was.
  #answer(tell: () => void): void {
    this.#isLeaving = true;
    this.dialog?.close();
    tell();
  }

  #cancel(): void {
    this.#answer(() => emit(this, 'paste-cancel', {}));
  }

  // Escape, which a browser may also take for a close without asking before.
  readonly #escaped = (event: Event): void => {
    event.stopPropagation();
    if (event.target !== this.dialog || this.#isLeaving || !this.isConnected) return;
    event.preventDefault();
    this.#cancel();
  };
}
