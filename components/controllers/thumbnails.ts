import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PreviewUrls } from './preview-urls.ts';
import type { Thumbnail } from './thumbnail.ts';

/** The small pictures of files. Each is made once, apart from the page's own thread, and let go of with its file. */
export class Thumbnails implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #urls: PreviewUrls;
  /** Without a value while a picture is made. */
  readonly #pictures = new Map<string, Thumbnail | undefined>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#urls = new PreviewUrls(host);
    host.addController(this);
  }

  /** The size of a picture, once it is known, and its address when it could be made smaller. */
  of(id: string, file: Blob): { width: number; height: number; url: string | undefined } | undefined {
    if (!this.#pictures.has(id)) void this.#make(id, file);
    const made = this.#pictures.get(id);
    return made && { width: made.width, height: made.height, url: made.picture && this.#urls.of(id, made.picture) };
  }

  /** Lets go of what belongs to none of these. */
  keepOnly(ids: readonly string[]): void {
    for (const id of this.#pictures.keys()) if (!ids.includes(id)) this.#pictures.delete(id);
    this.#urls.keepOnly(ids);
  }

  // Its addresses are given back, and made again from the same picture when the element is back on the page.
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async #make(id: string, file: Blob): Promise<void> {
    this.#pictures.set(id, undefined);
    const { thumbnailOf } = await import('./thumbnail.ts');
    const made = await thumbnailOf(file);
    if (!made || !this.#pictures.has(id)) return;
    this.#pictures.set(id, made);
    this.#host.requestUpdate();
  }
}
