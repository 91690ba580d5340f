import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Order } from '../../src/index.ts';
import { changedSections, type SectionName } from './changed-sections.ts';

/** How long a section is marked. */
const markedMs = 60_000;

/** Marks what somebody else has changed while the page is open. What is done here needs no mark. */
export class FreshSections implements ReactiveController {
  /** The marked sections: another set with each change. */
  names: ReadonlySet<SectionName> = new Set();

  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Marks what an order says otherwise than before; answers which sections that is. */
  mark(order: Order, before: Order): readonly SectionName[] {
    const changed = changedSections(order, before);
    if (changed.length === 0) return changed;
    this.names = new Set([...this.names, ...changed]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.clear(), markedMs);
    this.#host.requestUpdate();
    return changed;
  }

  clear(): void {
    clearTimeout(this.#timer);
    if (this.names.size === 0) return;
    this.names = new Set();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
