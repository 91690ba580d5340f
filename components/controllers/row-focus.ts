import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in its row. A control that a render moves in the page loses it and gets it back; where the control itself
 * goes away, such as the button of a state that is over, the first button of the row takes it, and where the row goes, that of the first row. A row carries its id as `data-id`.
 */
export class RowFocus implements ReactiveController {
  readonly #host: LitElement;
  #focused: HTMLElement | undefined;
  #rowId: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#root?.activeElement instanceof HTMLElement ? this.#root.activeElement : undefined;
    this.#rowId = this.#focused?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  hostUpdated(): void {
    if (this.#rowId === undefined || this.#root?.activeElement) return;
    if (this.#focused?.isConnected) return this.#focused.focus();
    const row = this.#root?.querySelector(`[data-id="${CSS.escape(this.#rowId)}"]`) ?? this.#root?.querySelector('[data-id]');
    (row?.querySelector<HTMLElement>('.actions button') ?? row?.querySelector<HTMLElement>('button'))?.focus();
  }

  get #root(): ShadowRoot | undefined {
    return this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot : undefined;
  }
}
