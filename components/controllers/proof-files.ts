import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { proofMediaTypes, type Client, type Proof } from '../../src/index.ts';
import { PreviewUrls } from './preview-urls.ts';

/** One file, as far as it has come. Without a URL and an error it is on its way. */
export interface ProofFile {
  /** Address of its bytes in this page, for as long as it is looked at. */
  readonly url?: string;
  readonly error?: unknown;
}

const openable: ReadonlySet<string> = new Set(proofMediaTypes);

/**
 * The bytes of the proofs that are looked at, and of those that come next, so that the next one is there at once. They
 * come over the client and never by an address in the page: the server hands files out so that no browser opens them as
 * pages of its own.
 */
export class ProofFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  readonly #urls: PreviewUrls;
  readonly #files = new Map<string, { file: ProofFile; abort: AbortController }>();

  constructor(host: ReactiveControllerHost, client: () => Client | undefined) {
    this.#host = host;
    this.#client = client;
    this.#urls = new PreviewUrls(host);
    host.addController(this);
  }

  /** A file, which is asked for when it is not here yet. */
  of(proof: Proof): ProofFile {
    const known = this.#files.get(proof.uploadId);
    if (known) return known.file;
    const abort = new AbortController();
    this.#files.set(proof.uploadId, { file: {}, abort });
    void this.#load(proof, abort);
    return {};
  }

  /** Asks again for a file that did not come. */
  retry({ uploadId }: Proof): void {
    this.#files.delete(uploadId);
    this.#host.requestUpdate();
  }

  /** Lets go of every file but those of these proofs. */
  keepOnly(proofs: readonly Proof[]): void {
    const ids = proofs.map(({ uploadId }) => uploadId);
    for (const [id, { abort }] of this.#files) {
      if (ids.includes(id)) continue;
      abort.abort();
      this.#files.delete(id);
    }
    this.#urls.keepOnly(ids);
  }

  hostDisconnected(): void {
    this.keepOnly([]);
  }

  async #load({ uploadId, mediaType }: Proof, abort: AbortController): Promise<void> {
    const file = await this.#read(uploadId, mediaType, abort.signal);
    if (abort.signal.aborted) return;
    this.#files.set(uploadId, { file, abort });
    this.#host.requestUpdate();
  }

  async #read(uploadId: string, mediaType: string, signal: AbortSignal): Promise<ProofFile> {
    try {
      const bytes = await this.#client()?.uploads.content(uploadId, { signal });
      if (!bytes || signal.aborted) return {};
      // A type of our own list and no other: these bytes are opened as part of the page's own origin.
      return { url: this.#urls.of(uploadId, new Blob([bytes], { type: openable.has(mediaType) ? mediaType : 'application/octet-stream' })) };
    } catch (error) {
      return { error };
    }
  }
}
