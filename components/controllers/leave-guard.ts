import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Has the browser ask before the page is left, while leaving it would lose something and at no other time: a listener that
 * is always there keeps a page out of the browser's memory of the way back.
 */
export class LeaveGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isNeeded: () => boolean;

  constructor(host: ReactiveControllerHost & HTMLElement, isNeeded: () => boolean) {
    this.#host = host;
    this.#isNeeded = isNeeded;
    host.addController(this);
  }

  hostUpdated(): void {
    // An element that has left the page may render once more.
    if (this.#host.isConnected && this.#isNeeded()) window.addEventListener('beforeunload', this.#ask);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#ask);
  }

  // The words are the browser's own: a page cannot give any (HTML, section 7.4.2.3.1).
  readonly #ask = (event: BeforeUnloadEvent): void => event.preventDefault();
}
