import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in its row when the control that had it goes away in a render, such as the button of a state that is
 * over: the first button of the row takes it. A row carries its id as `data-id`.
 */
export class RowFocus implements ReactiveController {
  readonly #host: LitElement;
  #rowId: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#rowId = this.#root?.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  hostUpdated(): void {
    if (this.#rowId === undefined || this.#root?.activeElement) return;
    const row = this.#root?.querySelector(`[data-id="${CSS.escape(this.#rowId)}"]`);
    (row?.querySelector<HTMLElement>('.actions button') ?? row?.querySelector<HTMLElement>('button'))?.focus();
  }

  get #root(): ShadowRoot | undefined {
    return this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot : undefined;
  }
}
