import type { LitElement } from 'lit';
import type { UploadDetails, UploadRecord, Uploads } from '../../src/index.ts';
import type { DroppedFile } from '../controllers/file-drop.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { emit } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';

export interface UploadIntakeOptions {
  queue: () => Uploads | undefined;
  /** The file that one more takes the place of. */
  replaced: () => UploadRecord | undefined;
  isLocked: () => boolean;
  localiser: () => Localiser;
  say: Announcer;
}

/** How files get into the queue: asked for by the browser's own window, given by the person, agreed to by the page. */
export class UploadIntake {
  readonly #host: LitElement;
  readonly #options: UploadIntakeOptions;
  #notes: ReadonlyMap<string, string> = new Map();
  #chosenFor: string | undefined;

  constructor(host: LitElement, options: UploadIntakeOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What is to be said about a record, by its id, until it changes. */
  get notes(): ReadonlyMap<string, string> { return this.#notes; }

  /** The record has changed: what was said about it is over. */
  forget(id: string): void {
    if (this.#notes.has(id)) this.#notes = new Map([...this.#notes].filter(([noted]) => noted !== id));
  }

  /** Opens the browser's window for files, or the camera; for the bytes of one record when its id is given. */
  browse(input: '#file' | '#photo', recordId?: string): void {
    this.#chosenFor = recordId;
    this.#host.renderRoot.querySelector<HTMLInputElement>(input)?.click();
  }

  /** Takes what was chosen in that window. */
  picked(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])].map((file) => ({ file }));
    // Emptied, so that the same file can be chosen again after it was removed.
    input.value = '';
    const again = this.#options.queue()?.records.find(({ id }) => id === this.#chosenFor);
    const [first, ...others] = files;
    if (again && first) void this.#provide(again, first.file);
    this.add(again ? others : files);
  }

  add(files: readonly DroppedFile[]): void {
    const { queue: current, replaced, isLocked, localiser, say } = this.#options;
    const queue = current();
    if (!queue || isLocked() || files.length === 0) return;
    if (!emit(this.#host, 'before-proof-add', { files: files.map(({ file }) => file) }, { cancelable: true })) return;
    const old = files.length === 1 ? replaced() : undefined;
    const added = queue.add(files.map(({ file, path }) => (path === undefined ? file : { file, path })), { inPlaceOf: old?.id });
    const count = added.filter((record) => record.state !== 'failed' && this.#maySend(queue, record)).length;
    if (count > 0) say.polite(old ? localiser().msg('uploader.announceReplacing', { name: files[0]?.file.name ?? '', other: old.name }) : localiser().msg('uploader.announceStarted', { count }));
  }

  // The bytes are looked at first, so nothing of the file has been sent yet.
  #maySend(queue: Uploads, record: UploadRecord): boolean {
    const { id } = record;
    const describe = (details: UploadDetails) => queue.describe(id, details);
    const maySend = emit(this.#host, 'before-proof-upload', { record, file: queue.fileOf(id), describe }, { cancelable: true });
    if (!maySend) queue.remove(id);
    return maySend;
  }

  async #provide({ id, name }: UploadRecord, file: File): Promise<void> {
    const { queue, localiser, say } = this.#options;
    if (await queue()?.provideFile(id, file)) return;
    const text = localiser().msg('uploader.error.otherFile', { name });
    this.#notes = new Map(this.#notes).set(id, text);
    say.assertive(text);
    this.#host.requestUpdate();
  }
}
