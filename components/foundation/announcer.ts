import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Long enough to gather what one action causes, short enough to be heard as its answer. */
const coalesceMs = 150;

/**
 * Speaks to screen readers through live regions inside the element's own shadow root, where they also work under a modal
 * dialog. Render `region()` always, so that the regions exist before they are filled.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #polite = '';
  #assertive = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says something when the reader is idle. Several within 150 ms become one announcement. */
  polite(text: string): void {
    if (!this.#waiting.includes(text)) this.#waiting.push(text);
    this.#timer ??= setTimeout(() => this.#flush(), coalesceMs);
  }

  /** Interrupts the reader: only for a failure that the person must know of now. */
  assertive(text: string): void {
    this.#assertive = distinct(text, this.#assertive);
    this.#host.requestUpdate();
  }

  /** The live regions, once in each render. */
  region(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#polite}</div>
      <div class="visually-hidden" role="alert">${this.#assertive}</div>`;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #flush(): void {
    this.#timer = undefined;
    this.#polite = distinct(this.#waiting.join(' '), this.#polite);
    this.#waiting = [];
    this.#host.requestUpdate();
  }
}

// A region whose text does not change is not read again; a no-break space at the end changes it without being heard.
const distinct = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);
