import { pause } from '../transport/pause.ts';
import type { UploadKeeper } from './keeper.ts';
import type { UploadList } from './list.ts';
import type { UploadRecord, UploadState } from './records.ts';

/** What is sent sooner is not written to the disk first, in milliseconds. */
const keepAfterMs = 1_000;
/** How often it is written down how much of a file has been accepted, at most, in milliseconds: the server knows it better. */
const progressMs = 1_000;

const moving: readonly UploadState[] = ['ready', 'uploading', 'stalled', 'processing'];
const kept: ReadonlySet<UploadState> = new Set([...moving, 'paused', 'offline', 'failed', 'expired', 'needsFile']);

export interface UploadNotesOptions {
  readonly keeper: UploadKeeper;
  readonly now: () => number;
  readonly disposed: AbortSignal;
}

interface Note { readonly facts: string; readonly acceptedBytes: number; readonly progressAt: number }

/** Has what can go on after a reload kept, and kept as it is now; the bytes only of what takes its time. */
export class UploadNotes {
  readonly #list: UploadList;
  readonly #options: UploadNotesOptions;
  readonly #written = new Map<string, Note>();

  constructor(list: UploadList, options: UploadNotesOptions) {
    this.#list = list;
    this.#options = options;
  }

  /** Keeps what a file is at once, and its bytes unless they have come to the server by then. */
  begin(id: string, file: File): void {
    const { record, position } = this.#kept(id);
    if (record) void this.#options.keeper.update(record, position);
    const keep = () => this.#keep(id, file);
    // At once where the queue is let go of, such as for another draft.
    void pause(keepAfterMs, this.#options.disposed).then(keep, keep);
  }

  /** Writes down what has changed. */
  write(): void {
    const { keeper, now } = this.#options;
    for (const [position, record] of this.#list.records.entries()) {
      const { id, state, uploadUrl, acceptedBytes, expiresAt, details } = record;
      if (!kept.has(state) || record.mediaType === undefined || record.problem?.retryable === false) continue;
      const facts = JSON.stringify([position, uploadUrl, expiresAt, details, moving.includes(state)]);
      const before = this.#written.get(id);
      const isFurther = before !== undefined && acceptedBytes !== before.acceptedBytes && now() - before.progressAt >= progressMs;
      if (facts === before?.facts && !isFurther) continue;
      this.#written.set(id, { facts, acceptedBytes, progressAt: isFurther ? now() : before?.progressAt ?? -Infinity });
      if (before) void keeper.update(record, position);
    }
  }

  forget(record: UploadRecord): void {
    void this.#options.keeper.forget(record);
    this.#written.delete(record.id);
  }

  /** Keeps a file again that was forgotten. */
  again(record: UploadRecord): void {
    const file = this.#list.files.get(record.id);
    if (file) void this.#keep(record.id, file);
    else void this.#options.keeper.update(record, this.#list.records.indexOf(record));
  }

  #kept(id: string): { record: UploadRecord | undefined; position: number } {
    const position = this.#list.records.findIndex((record) => record.id === id && kept.has(record.state));
    return { record: this.#list.records[position], position };
  }

  async #keep(id: string, file: File): Promise<void> {
    const { record, position } = this.#kept(id);
    if (!record) return;
    const isKept = await this.#options.keeper.keep(record, { file, position });
    this.#list.apply({ type: 'keep', id, isKept });
  }
}
