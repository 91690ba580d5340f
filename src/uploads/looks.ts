import { checkBytes, unreadable } from './check-bytes.ts';
import { endsOf, fingerprintOf } from './digest.ts';
import type { UploadKeeper } from './keeper.ts';
import type { UploadProblem, UploadRecord } from './records.ts';
import type { UnfinishedUpload } from './transfer.ts';

/** What a file turned out to be by its bytes, and what is known of it since before; or why it is refused. */
export type Looked =
  | { readonly mediaType: string; readonly fingerprint: string | undefined; readonly entry: UnfinishedUpload | undefined }
  | { readonly problem: UploadProblem };

/** Looks into files: into several at once, and into each of them once. */
export class FileLooks {
  readonly #keeper: UploadKeeper;
  readonly #running = new Map<string, Promise<Looked>>();

  constructor(keeper: UploadKeeper) {
    this.#keeper = keeper;
  }

  /** Begins to look, or gives what has been begun. */
  begin(record: UploadRecord, file: File): Promise<Looked> {
    const look = this.#running.get(record.id) ?? this.#look(record, file);
    this.#running.set(record.id, look);
    return look;
  }

  /** The next look at it is a new one. */
  end(id: string): void {
    this.#running.delete(id);
  }

  async #look(record: UploadRecord, file: File): Promise<Looked> {
    const ends = await endsOf(file).catch(() => undefined);
    if (!ends) return { problem: unreadable };
    const found = checkBytes(ends);
    if ('problem' in found) return found;
    const fingerprint = await fingerprintOf(ends);
    return { mediaType: found.mediaType, fingerprint, entry: await this.#keeper.entryOf(record, fingerprint) };
  }
}
