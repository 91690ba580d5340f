import type { LitElement, ReactiveController } from 'lit';
import { whenIdle } from '../foundation/idle.ts';
import type { ItemSource } from './item-source.ts';
import type { PickedItemsController } from './picked-items.ts';

export interface FreshnessOptions {
  picked: PickedItemsController;
  source: () => ItemSource | undefined;
  /** Whether a list is shown that says what has changed. */
  showsChanges: () => boolean;
  onFailed: (error: unknown) => void;
}

/** Asks the catalogue for what is picked: for items of which only the id is known, and for all of them whenever the picker comes into view again. */
export class FreshnessController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: FreshnessOptions;
  #observer: IntersectionObserver | undefined;
  #isSeen = false;
  #wasSeen = false;
  #value: unknown;
  #failure: unknown;

  constructor(host: LitElement, options: FreshnessOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Why the catalogue could not be asked. */
  get failure(): unknown { return this.#failure; }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => this.#see(entries.at(-1)?.isIntersecting ?? false));
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#return);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#isSeen = false;
    document.removeEventListener('visibilitychange', this.#return);
  }

  hostUpdated(): void {
    const { picked } = this.#options;
    if (this.#value === picked.value) return;
    this.#value = picked.value;
    const all = this.#isSeen && picked.isForeign;
    if (all || picked.hasUnknown) void this.load({ all });
  }

  /** Asks again; where nobody is shown what has changed, only for what is not known. */
  async load({ all }: { all: boolean }): Promise<void> {
    const { picked, source, showsChanges, onFailed } = this.#options;
    await whenIdle();
    const items = source();
    if (!items) return;
    try {
      await picked.load(items, { all: all && showsChanges() });
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
      onFailed(error);
    }
    this.#host.requestUpdate();
  }

  /** Another catalogue is asked. */
  startOver(): void {
    this.#options.picked.forget();
    this.#value = undefined;
  }

  #see(isSeen: boolean): void {
    // What was picked since it was last seen cannot have changed since; what a page has set can, and all that was there before.
    if (isSeen && !this.#isSeen && (this.#wasSeen || this.#options.picked.isForeign)) void this.load({ all: true });
    this.#isSeen = isSeen;
    this.#wasSeen ||= isSeen;
  }

  readonly #return = (): void => {
    if (this.#isSeen && !document.hidden) void this.load({ all: true });
  };
}
