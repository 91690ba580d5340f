import type { LitElement, ReactiveController } from 'lit';
import type { CatalogueItem, DraftLine, Money } from '../../src/index.ts';
import { RowWindow } from '../controllers/row-window.ts';
import { failureText } from '../foundation/failure-text.ts';
import { changedItems, type ItemChange } from '../item-picker/changed-items.ts';
import { totalsOf } from './order-form.ts';
import { idOf } from './pointer.ts';
import type { WizardView } from './view.ts';

export interface OrderLinesOptions {
  /** Asks the catalogue for the items of the lines. */
  refresh: () => Promise<void>;
  /** Whether the lines and their stock are shown. */
  isShown: () => boolean;
}

/** A line that was taken away, with what it takes to bring it back. */
export interface RemovedLine { readonly line: DraftLine; readonly item: CatalogueItem | undefined; readonly index: number; readonly name: string }

/** Until stock and prices are asked for again, in milliseconds. */
const freshForMs = 60_000;
const wholeUpTo = 40;

/** What names a line's item. */
export const itemKeyOf = ({ kind, itemId, sku }: Pick<DraftLine, 'kind' | 'itemId' | 'sku'>): string => (kind === 'custom' ? '' : itemId ?? sku ?? '');

/** The lines of the order beside what is typed in them: which are rendered, the one that was just removed, and what the catalogue says of their items now. */
export class OrderLines implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: OrderLinesOptions;
  readonly window: RowWindow;
  /** The items as the person saw them. */
  readonly #seen = new Map<string, CatalogueItem>();
  #changes: ReadonlyMap<string, ItemChange> = new Map();
  #gone: ReadonlySet<string> = new Set();
  #totalSeen: Money | undefined;
  #removed: RemovedLine | undefined;
  #askedMs = 0;
  #readError: unknown;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, options: OrderLinesOptions) {
    this.#host = host;
    this.#options = options;
    this.window = new RowWindow(host, { container: () => host.renderRoot.querySelector('.lines-body'), wholeUpTo });
    host.addController(this);
  }

  /** The line that was removed last, until it is brought back or the person goes on. */
  get removed(): RemovedLine | undefined { return this.#removed; }
  /** What names the items that cannot be ordered any more. */
  get gone(): ReadonlySet<string> { return this.#gone; }
  /** What is different from what the person saw, by what names the item. */
  get changes(): ReadonlyMap<string, ItemChange> { return this.#changes; }

  /** Why the prices of lines are not known: the catalogue could not be asked. */
  get readError(): unknown { return this.#readError; }

  /** What the order came to before that. */
  get totalSeen(): Money | undefined { return this.#totalSeen; }

  hostConnected(): void {
    this.#timer = setInterval(this.#refreshIfOld, freshForMs / 4);
    document.addEventListener('visibilitychange', this.#refreshIfOld);
    addEventListener('online', this.#refreshUnread);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#refreshIfOld);
    removeEventListener('online', this.#refreshUnread);
  }

  /** Begins with another draft. */
  forget(): void {
    this.#seen.clear();
    this.#changes = new Map();
    this.#gone = new Set();
    this.#totalSeen = undefined;
    this.#readError = undefined;
    this.#removed = undefined;
  }

  /** The catalogue is being asked. */
  asked(): void { this.#askedMs = Date.now(); }

  /** The catalogue could not be asked; what is known of the items stays. */
  failed(error: unknown): void {
    this.#readError = error;
    this.#host.requestUpdate();
  }

  /** Asks the catalogue again for the prices that could not be read, the first of them that of the line at `index`. */
  async readAgain(view: WizardView, index: number): Promise<void> {
    await this.#options.refresh();
    // With the prices, the button that was pressed is gone.
    if (this.#readError === undefined) await this.focus(`/lines/${index}/unitPrice`);
    else view.say(failureText(view.localiser, this.#readError).text);
  }

  /**
   * Takes what the catalogue says of lines that it was asked for; `view` shows their items as they were until then.
   *
   * @param now - The items of now, by the keys of their lines; a line that is not there has lost its item
   */
  learn({ form, context }: Pick<WizardView, 'form' | 'context'>, lines: readonly DraftLine[], now: Readonly<Record<string, CatalogueItem>>): void {
    this.#readError = undefined;
    const named = lines.filter((line) => itemKeyOf(line) !== '');
    for (const line of named) {
      const shown = context.itemOf(line) ?? now[line.key];
      if (shown && !this.#seen.has(itemKeyOf(line))) this.#seen.set(itemKeyOf(line), shown);
    }
    const fresh = new Map(named.flatMap((line) => (now[line.key] ? [[itemKeyOf(line), now[line.key] as CatalogueItem]] : [])));
    this.#changes = changedItems(named.map((line) => ({ id: itemKeyOf(line), quantity: line.quantity ?? 1, item: this.#seen.get(itemKeyOf(line)) })), fresh);
    this.#gone = new Set([...this.#changes.values()].filter(({ isGone }) => isGone).map(({ id }) => id));
    this.#totalSeen = this.#changes.size > 0 ? this.#totalSeen ?? totalsOf(form, context)?.totals.total : undefined;
    this.#host.requestUpdate();
  }

  /** The person has seen what changed. */
  acknowledge(view: WizardView): void {
    for (const line of view.form.lines) {
      const item = view.context.itemOf(line);
      if (item && !this.#gone.has(itemKeyOf(line))) this.#seen.set(itemKeyOf(line), item);
    }
    this.#changes = new Map([...this.#changes].filter(([, { isGone }]) => isGone));
    this.#totalSeen = undefined;
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>('h2[tabindex]')?.focus();
  }

  remove(view: WizardView, index: number, name: string): void {
    const line = view.form.lines[index];
    if (!line) return;
    this.#removed = { line, item: view.context.itemOf(line), index, name };
    view.removeLine(line.key);
    view.say(view.localiser.msg('wizard.lineRemoved', { item: name }));
    const { length } = view.form.lines;
    void this.focus(length > 0 ? `/lines/${Math.min(index, length - 1)}/quantity` : '/lines');
  }

  bringBack(view: WizardView): void {
    const removed = this.#removed;
    if (!removed) return;
    this.#removed = undefined;
    view.addLines([removed], { at: removed.index });
    view.say(view.localiser.msg('wizard.lines.broughtBack', { item: removed.name }));
    void this.focus(`/lines/${removed.index}/quantity`);
  }

  /** The person goes on: what was removed is not offered any more. */
  settle(): void { this.#removed = undefined; }

  /** Moves the focus to a field of a line, also of one that is not rendered yet, with its text marked so that the next key replaces it. */
  async focus(pointer: string): Promise<void> {
    const index = Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? -1);
    if (index >= 0) this.window.keep(index);
    await this.#host.updateComplete;
    const root = this.#host.renderRoot as ShadowRoot;
    const field = root.getElementById(idOf(pointer)) ?? root.getElementById(`lines-${index}-quantity`) ?? root.getElementById('lines');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  readonly #refreshIfOld = (): void => {
    if (document.hidden || !this.#options.isShown() || Date.now() - this.#askedMs < freshForMs) return;
    void this.#options.refresh();
  };

  readonly #refreshUnread = (): void => {
    if (this.#readError !== undefined) void this.#options.refresh();
  };
}
