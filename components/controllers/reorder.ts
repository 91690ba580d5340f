import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ReorderOptions {
  /** The list, once it is rendered; its rows carry their ids as `data-id`. */
  list: () => HTMLElement | null;
  /** The ids of the rows that can be moved, in their order. */
  ids: () => readonly string[];
  /** Puts a row in the place that another one has. */
  move: (id: string, placeOf: string) => void;
  /** Called when a row has come to rest in another place, counted from 1. */
  onMoved: (id: string, place: number) => void;
}

/** Moves the rows of a list: by the arrow keys on a handle, or by dragging it. Rows make way while one is dragged; Escape puts it back. */
export class Reorder implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReorderOptions;
  #drag: { id: string; from: number; stop: AbortController } | undefined;

  constructor(host: ReactiveControllerHost, options: ReorderOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get draggedId(): string | undefined { return this.#drag?.id; }

  byKey(event: KeyboardEvent, id: string): void {
    const ids = this.#options.ids();
    const place = ids.indexOf(id);
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (this.#moveTo(id, to)) this.#options.onMoved(id, this.#options.ids().indexOf(id) + 1);
  }

  grab(event: PointerEvent, id: string): void {
    const list = this.#options.list();
    if (event.button !== 0 || !list) return;
    // The row itself moves in the page while it is dragged and would lose the pointer: the list keeps it.
    list.setPointerCapture(event.pointerId);
    const stop = new AbortController();
    const { signal } = stop;
    this.#drag = { id, from: this.#options.ids().indexOf(id), stop };
    list.addEventListener('pointermove', ({ clientY }) => this.#moveTo(id, this.#placeAt(list, clientY)), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) list.addEventListener(type, () => this.#drop(), { signal });
    window.addEventListener('keydown', (pressed) => {
      if (pressed.key !== 'Escape') return;
      // Not for a dialog around it.
      pressed.preventDefault();
      pressed.stopPropagation();
      if (this.#drag) this.#moveTo(id, this.#drag.from);
      this.#drop();
    }, { signal, capture: true });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#drop();
  }

  #drop(): void {
    if (!this.#drag) return;
    const { id, from, stop } = this.#drag;
    stop.abort();
    this.#drag = undefined;
    this.#host.requestUpdate();
    if (this.#options.ids().indexOf(id) !== from) this.#options.onMoved(id, this.#options.ids().indexOf(id) + 1);
  }

  /** How many of the other rows lie above a point of the page: where the dragged one belongs. */
  #placeAt(list: HTMLElement, y: number): number {
    const ids = this.#options.ids();
    const others = [...list.querySelectorAll<HTMLElement>('[data-id]')].filter(({ dataset: { id = '' } }) => id !== this.#drag?.id && ids.includes(id));
    return others.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    }).length;
  }

  #moveTo(id: string, to: number): boolean {
    const target = this.#options.ids()[to];
    if (target === undefined || target === id) return false;
    this.#options.move(id, target);
    return true;
  }
}
