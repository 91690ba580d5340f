import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Object URLs for pictures of files. Each is made once, and given back when its file is gone or the element leaves the page. */
export class PreviewUrls implements ReactiveController {
  readonly #urls = new Map<string, string>();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The address of a file's bytes, for an `img`. */
  of(id: string, file: Blob): string {
    const known = this.#urls.get(id);
    if (known) return known;
    const url = URL.createObjectURL(file);
    this.#urls.set(id, url);
    return url;
  }

  /** Gives back what belongs to none of these. */
  keepOnly(ids: readonly string[]): void {
    for (const [id, url] of this.#urls) {
      if (ids.includes(id)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(id);
    }
  }

  hostDisconnected(): void {
    this.keepOnly([]);
  }
}
