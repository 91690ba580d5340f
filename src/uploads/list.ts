import type { UploadRecord } from './records.ts';
import { reduceUploads, type UploadAction } from './reducer.ts';

/** The records of a queue and the bytes behind them: what the parts of a queue share. */
export class UploadList {
  readonly files = new Map<string, File>();
  readonly #onChange: () => void;
  #records: readonly UploadRecord[] = [];
  #heldUntil: number | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get records(): readonly UploadRecord[] { return this.#records; }
  /** Until when nothing is sent, in milliseconds since 1970-01-01 UTC. */
  get heldUntil(): number | undefined { return this.#heldUntil; }

  find(id: string): UploadRecord | undefined {
    return this.#records.find((record) => record.id === id);
  }

  apply(action: UploadAction): void {
    const records = reduceUploads(this.#records, action);
    if (records === this.#records) return;
    this.#records = records;
    if (action.type === 'remove') this.files.delete(action.id);
    this.#onChange();
  }

  hold(until: number | undefined): void {
    if (until === this.#heldUntil) return;
    this.#heldUntil = until;
    this.#onChange();
  }
}
