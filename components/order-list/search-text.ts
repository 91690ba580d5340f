import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough for the next key of a word, short enough to seem at once. */
const typingMs = 250;

/** What a person types into the search field: it counts when they pause, or when they leave it. */
export class SearchText implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onSearch: (text: string) => void;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, onSearch: (text: string) => void) {
    this.#host = host;
    this.#onSearch = onSearch;
    host.addController(this);
  }

  /** What stands in the field. */
  get typed(): string { return this.#typed; }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Puts another text into the field. */
  reset(text: string): void {
    clearTimeout(this.#timer);
    this.#typed = text;
  }

  type(text: string): void {
    this.reset(text);
    this.#timer = setTimeout(() => this.search(), typingMs);
    this.#host.requestUpdate();
  }

  search(): void {
    clearTimeout(this.#timer);
    this.#onSearch(this.#typed.trim());
  }
}

/** Whether a key asks for the search field. In a field it is a letter. */
export const isSearchKey = (event: KeyboardEvent): boolean => {
  const target = event.composedPath()[0] as Element;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !target.matches('input:not([type=checkbox]), select, textarea');
};
