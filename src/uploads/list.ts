import { Admission } from './admission.ts';
import { proofLimits, type UploadLimits } from './checks.ts';
import type { UploadRecord } from './records.ts';
import { reduceUploads, type UploadAction } from './reducer.ts';

/** Whether a file that is removed is to be forgotten: what another tab sends is its own, and what is stored may stand on an order. */
export const isForgettable = ({ state }: UploadRecord): boolean => state !== 'done' && state !== 'elsewhere';

/** The records of a queue and the bytes behind them: what the parts of a queue share. */
export class UploadList {
  readonly files = new Map<string, File>();
  readonly #limits: UploadLimits;
  readonly #onChange: () => void;
  #maxFiles: number;
  #records: readonly UploadRecord[] = [];
  #heldUntil: number | undefined;

  constructor(onChange: () => void, limits = proofLimits) {
    this.#limits = limits;
    this.#maxFiles = limits.maxFiles;
    this.#onChange = onChange;
  }

  get records(): readonly UploadRecord[] { return this.#records; }
  /** Until when nothing is sent, in milliseconds since 1970-01-01 UTC. */
  get heldUntil(): number | undefined { return this.#heldUntil; }

  /** How many files fit; never more than the limits say. */
  get maxFiles(): number { return this.#maxFiles; }
  set maxFiles(count: number) { this.#maxFiles = Math.min(count, this.#limits.maxFiles); }

  /** Decides on files that are added now; `inPlaceOf` is the id of one that makes room for them. */
  admission(inPlaceOf?: string): Admission {
    return new Admission(this.#records.filter(({ id }) => id !== inPlaceOf), { ...this.#limits, maxFiles: this.#maxFiles });
  }

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

  /** Removes a file and puts another one where it was. @returns what was removed */
  replace(id: string, by: string): UploadRecord | undefined {
    const record = this.find(id);
    if (!record) return undefined;
    this.apply({ type: 'move', id: by, toIndex: this.#records.indexOf(record) });
    this.apply({ type: 'remove', id });
    return record;
  }

  hold(until: number | undefined): void {
    if (until === this.#heldUntil) return;
    this.#heldUntil = until;
    this.#onChange();
  }
}
