import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UploadRecord, Uploads } from '../../src/index.ts';

export interface UploadBindingOptions {
  /** Called for each record whose state is another one than before; `before` is absent for a new record. */
  onTransition: (record: UploadRecord, before: UploadRecord['state'] | undefined) => void;
  /** Called when a record is gone. */
  onRemoved?: ((record: UploadRecord) => void) | undefined;
}

/**
 * Shows a queue of uploads in an element: it renders at most once a frame, however often bytes arrive. The queue lives
 * apart: when the element leaves the page the uploads go on, and the element finds them when it is back.
 */
export class UploadBindingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: UploadBindingOptions;
  #queue: Uploads | undefined;
  #known: readonly UploadRecord[] = [];
  #frame: number | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: UploadBindingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get queue(): Uploads | undefined { return this.#queue; }
  get records(): readonly UploadRecord[] { return this.#queue?.records ?? []; }

  /** Shows another queue. What it holds already is not told as news. */
  bind(queue: Uploads | undefined): void {
    if (queue === this.#queue) return;
    this.#queue?.removeEventListener('change', this.#changed);
    this.#queue = queue;
    this.#known = this.records;
    if (this.#isConnected) queue?.addEventListener('change', this.#changed);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#queue?.addEventListener('change', this.#changed);
    this.#changed();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#queue?.removeEventListener('change', this.#changed);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  readonly #changed = (): void => {
    this.#tell();
    // A page in the background has no frames, and its forms must know all the same.
    if (document.hidden) this.#host.requestUpdate();
    else {
      this.#frame ??= requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#host.requestUpdate();
      });
    }
  };

  #tell(): void {
    const before = new Map(this.#known.map((record) => [record.id, record]));
    this.#known = this.records;
    for (const record of this.#known) {
      const known = before.get(record.id);
      before.delete(record.id);
      if (known?.state !== record.state) this.#options.onTransition(record, known?.state);
    }
    for (const record of before.values()) this.#options.onRemoved?.(record);
  }
}
