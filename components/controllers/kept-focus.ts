import type { LitElement, ReactiveController } from 'lit';

/** Leaves nobody without the focus: where what they were at goes with a render, and nothing else takes it, it lands elsewhere in the element. */
export class KeptFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #landing: () => HTMLElement | null;
  #at: Element | null = null;
  #isLost = false;

  /** @param landing - Where the focus goes; nothing as long as there is no such place, such as while the element loads */
  constructor(host: LitElement, landing: () => HTMLElement | null) {
    this.#host = host;
    this.#landing = landing;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#at = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    if (this.#at && !this.#at.isConnected) this.#isLost = true;
    // Who took it away may mean to put it somewhere as soon as this is drawn.
    if (this.#isLost) setTimeout(() => this.#land());
  }

  #land(): void {
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    const isNowhere = activeElement === null || activeElement === document.body;
    const landing = isNowhere ? this.#landing() : null;
    landing?.focus();
    this.#isLost &&= isNowhere && landing === null;
  }
}
