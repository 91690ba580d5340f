import type { LitElement, ReactiveController } from 'lit';
import { KeptFocus } from '../controllers/kept-focus.ts';
import { VirtualListController } from '../controllers/virtual-list.ts';
import type { OrderRows } from './order-rows.ts';
import type { OrderSelection } from './order-selection.ts';

/** What of a row has the focus: its box to tick, or the number that opens it. */
export type RowStop = 'select' | 'open';

export interface OrderTableOptions {
  rows: OrderRows;
  selection: () => OrderSelection;
  onOpen: (orderId: string) => void;
}

/**
 * Draws as many rows as can be seen, and leads the focus through all of them by the arrow keys: one row at a time is a stop
 * of the Tab key, however many there are. Where what has the focus goes, such as the button of a failure, the list has it.
 */
export class OrderTable implements ReactiveController {
  /** The row that is a stop of the Tab key. */
  active = 0;

  /** How many rows, or cards, stand in a table of its usual height: see table.css.ts. */
  readonly likelyCount = Math.ceil(Math.max(420, innerHeight * 0.72) / (innerWidth < 720 ? 116 : 52));

  readonly #host: LitElement;
  readonly #options: OrderTableOptions;
  readonly #window: VirtualListController;

  constructor(host: LitElement, options: OrderTableOptions) {
    this.#host = host;
    this.#options = options;
    const { rows } = options;
    this.#window = new VirtualListController(host, {
      viewport: () => this.#viewport,
      count: () => rows.count,
      likelyCount: this.likelyCount,
      keep: () => this.active,
      onSeen: (first, last) => rows.see(first, last, this.active),
      onNearEnd: () => {
        if (rows.error === undefined) rows.loadMore();
      },
    });
    host.addController(this);
    new KeptFocus(host, () => host.renderRoot.querySelector<HTMLElement>('section'));
  }

  /** The places of the rows to draw, ascending. */
  get places(): readonly number[] { return this.#window.indices; }

  hostUpdate(): void {
    this.active = Math.max(0, Math.min(this.active, this.#options.rows.count - 1));
  }

  /** Back to the first row, for another list. */
  toStart(): void {
    this.active = 0;
    this.#window.scrollToStart();
  }

  /** Puts the focus on a row. */
  async focus(place: number, stop: RowStop = 'open'): Promise<void> {
    this.active = place;
    this.#window.reveal(place);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#viewport?.querySelector<HTMLElement>(`[data-place="${place}"] [data-stop="${stop}"]`)?.focus();
  }

  readonly onFocus = (event: FocusEvent): void => {
    const place = placeOf(event.target);
    if (place === undefined || place === this.active) return;
    this.active = place;
    this.#host.requestUpdate();
  };

  /** A press anywhere on a row opens it, but choosing it and marking text in it do not. One listener serves all rows, which come and go. */
  readonly onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const place = placeOf(target);
    const order = place === undefined ? undefined : this.#options.rows.at(place);
    if (place === undefined || !order) return;
    if (target.closest('.select')) {
      if (target.matches('input')) this.#options.selection().toggle(place, { isRange: event.shiftKey });
      return;
    }
    if (target.closest('.order-link')) {
      // The browser opens a link beside this page.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
    } else if (isTextMarked(target)) {
      return;
    }
    this.#options.onOpen(order.id);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const stop = (event.target as Element).closest<HTMLElement>('[data-stop]')?.dataset['stop'] as RowStop | undefined;
    const place = placeOf(event.target);
    if (!stop || place === undefined || event.altKey) return;
    if (!this.#act(event, place, stop)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  get #viewport(): HTMLElement | null { return this.#host.renderRoot.querySelector('.viewport'); }

  /** Whether the key meant something here. */
  #act({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, place: number, stop: RowStop): boolean {
    const { rows, onOpen } = this.#options;
    const selection = this.#options.selection();
    const order = rows.at(place);
    if (key === 'a' && (ctrlKey || metaKey)) selection.toggleLoaded();
    else if (ctrlKey || metaKey) return false;
    else if (key === ' ' && stop === 'open') selection.toggle(place, { isRange: shiftKey });
    else if (key === 'Enter' && stop === 'select' && order) onOpen(order.id);
    else if (key === 'Escape' && selection.count > 0) selection.clear();
    else if (key === 'ArrowLeft' || key === 'ArrowRight') void this.focus(place, stop === 'open' ? 'select' : 'open');
    else return this.#move(key, { place, stop, isRange: shiftKey });
    return true;
  }

  #move(key: string, { place, stop, isRange }: { place: number; stop: RowStop; isRange: boolean }): boolean {
    const { rows } = this.#options;
    const page = this.#window.pageSize;
    const wanted = { ArrowUp: place - 1, ArrowDown: place + 1, PageUp: place - page, PageDown: place + page, Home: 0, End: rows.count - 1 }[key];
    if (wanted === undefined) return false;
    const to = Math.max(0, Math.min(wanted, rows.count - 1));
    if (wanted >= rows.count - 1) rows.loadMore();
    if (isRange && to !== place) this.#options.selection().extend(place, to);
    if (to !== place) void this.focus(to, stop);
    return true;
  }
}

const placeOf = (target: EventTarget | null): number | undefined => {
  const place = (target as Element | null)?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  return place === undefined ? undefined : Number(place);
};

const isTextMarked = (within: Element): boolean => {
  const root = within.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  const selection = root.getSelection?.() ?? getSelection();
  return selection?.isCollapsed === false && selection.toString().trim() !== '';
};
