import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Long enough to gather what one action causes, short enough to be heard as its answer. */
const coalesceMs = 150;

/**
 * Speaks to screen readers through live regions inside the element's own shadow root, where they also work under a modal
 * dialog. Render `region()` always, so that the regions exist before they are filled.
 */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  readonly #said = { polite: '', assertive: '' };
  readonly #waiting = { polite: new Set<string>(), assertive: new Set<string>() };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Says something when the reader is idle. Several within 150 ms become one announcement. */
  polite(text: string): void {
    this.#add('polite', text);
  }

  /** Interrupts the reader: only for a failure that the person must know of now. */
  assertive(text: string): void {
    this.#add('assertive', text);
  }

  /** The live regions, once in each render. */
  region(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#said.polite}</div>
      <div class="visually-hidden" role="alert">${this.#said.assertive}</div>`;
  }

  // What waits is said also where the element is moved meanwhile, which takes it off the page for a moment.
  #add(manner: 'polite' | 'assertive', text: string): void {
    this.#waiting[manner].add(text);
    this.#timer ??= setTimeout(() => this.#flush(), coalesceMs);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const manner of ['polite', 'assertive'] as const) {
      const texts = this.#waiting[manner];
      if (texts.size > 0) this.#said[manner] = distinct([...texts].join(' '), this.#said[manner]);
      texts.clear();
    }
    this.#host.requestUpdate();
  }
}

// A region whose text does not change is not read again; a no-break space at the end changes it without being heard.
const distinct = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);
