import type { UploadRecord } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { problemText } from './problem-text.ts';
import { stateText } from './row-text.ts';

/** More than so many at once are told as one. */
const mostOneByOne = 3;

/** Tells a screen reader what became of files: each once, and many that fail together in one sentence. */
export class UploadNews {
  readonly #say: () => Announcer | undefined;
  readonly #localiser: () => Localiser;
  readonly #failed = new Map<string, UploadRecord>();
  #isTelling = false;

  constructor(say: () => Announcer | undefined, localiser: () => Localiser) {
    this.#say = say;
    this.#localiser = localiser;
  }

  /** A file has come to another state; `records` are all of them as they are now. */
  moved(record: UploadRecord, records: readonly UploadRecord[]): void {
    const { id, name, state } = record;
    if (state === 'failed') this.#failed.set(id, record);
    else this.#failed.delete(id);
    const localiser = this.#localiser();
    if (state === 'done') this.#say()?.polite(localiser.msg('uploader.announceDone', { name }));
    if (state === 'duplicate') {
      const other = records.find((one) => one.id === record.duplicateOf)?.name;
      this.#say()?.polite(localiser.msg('uploader.announceFailed', { name, reason: stateText(localiser, record, other) }));
    }
    // Files that were added together are looked at one after the other; what has been decided of all of them comes at once.
    if (this.#isTelling || records.some((one) => one.state === 'waiting' || one.state === 'checking')) return;
    this.#isTelling = true;
    queueMicrotask(() => this.#tellFailures());
  }

  #tellFailures(): void {
    this.#isTelling = false;
    const localiser = this.#localiser();
    const failed = [...this.#failed.values()];
    this.#failed.clear();
    if (failed.length === 0) return;
    if (failed.length <= mostOneByOne) {
      for (const record of failed) this.#say()?.assertive(localiser.msg('uploader.announceFailed', { name: record.name, reason: problemText(localiser, record) }));
      return;
    }
    const oneOfEach = new Map(failed.map((record) => [record.problem?.code, record]));
    this.#say()?.assertive(localiser.msg('uploader.announceRefused', { count: failed.length, reasons: [...oneOfEach.values()].map((record) => problemText(localiser, record)).join(' ') }));
  }
}
