import type { ReactiveControllerHost } from 'lit';

/** A part of an element that a page downloads only once it is used. Say so while it is on its way, and offer to try again when it does not come. */
export class Later {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #import: () => Promise<unknown>;
  #coming: Promise<void> | undefined;
  #isThere = false;
  #hasFailed = false;

  /** @param load - Imports the part, and registers its element where it is one. */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, load: () => Promise<unknown>) {
    this.#host = host;
    this.#import = load;
  }

  get isThere(): boolean { return this.#isThere; }
  get hasFailed(): boolean { return this.#hasFailed; }

  /** Downloads it for what shows it, at each rendering. Where it did not come, that is left to a person: a failure renders again, and would ask without an end. */
  want(): void {
    if (!this.#hasFailed) void this.load();
  }

  /** Downloads it, unless that has been done or is under way. Never rejects. */
  load(): Promise<void> {
    this.#coming ??= this.#load();
    return this.#coming;
  }

  async #load(): Promise<void> {
    this.#hasFailed = false;
    try {
      await this.#import();
      this.#isThere = true;
    } catch {
      this.#hasFailed = true;
      this.#coming = undefined;
    }
    this.#host.requestUpdate();
  }
}
