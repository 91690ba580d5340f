import { checkSize, refused, type UploadLimits } from './checks.ts';
import type { UploadProblem, UploadRecord } from './records.ts';

type Described = Pick<UploadRecord, 'name' | 'sizeBytes' | 'lastModified'>;
type Admitted = Pick<UploadRecord, 'state' | 'name' | 'duplicateOf' | 'problem' | 'problems'>;

const identity = ({ name, sizeBytes, lastModified }: Described): string => JSON.stringify([name, sizeBytes, lastModified]);

/** Whether two files look the same, before their bytes are compared. */
export const looksSame = (a: Described, b: Described): boolean => identity(a) === identity(b);

/** Whether a file takes room: one that was refused does not, and one that waits for a decision does not yet. */
export const takesRoom = ({ state, problem }: UploadRecord): boolean => state !== 'duplicate' && problem?.retryable !== false;

/** Decides on files that are added to others. What is refused for itself takes no room, wherever it stands among them. */
export class Admission {
  readonly #limits: UploadLimits;
  readonly #names = new Set<string>();
  readonly #same = new Map<string, string>();
  #files = 0;
  #bytes = 0;

  constructor(records: readonly UploadRecord[], limits: UploadLimits) {
    this.#limits = limits;
    // What is to be replaced leaves its room to what replaces it.
    const replaced = new Set(records.filter(takesRoom).map(({ replaces }) => replaces));
    for (const record of records) if (!replaced.has(record.id)) this.#count(record);
  }

  /** What becomes of a file: `waiting`, a `duplicate`, or `failed` with everything that is wrong with it. */
  decide(file: Described & { readonly id: string }): Admitted {
    const duplicateOf = this.#same.get(identity(file));
    if (duplicateOf !== undefined) return { state: 'duplicate', name: file.name, duplicateOf };
    const problems = [...checkSize(file, this.#limits), ...this.lackOfRoom(file)];
    const [problem] = problems;
    if (problem) return { state: 'failed', name: file.name, problem, problems };
    const name = this.nameFor(file.name);
    this.#same.set(identity(file), file.id);
    this.#take(name, file.sizeBytes);
    return { state: 'waiting', name };
  }

  /** What keeps a file from being added to the others. */
  lackOfRoom({ sizeBytes }: { readonly sizeBytes: number }): UploadProblem[] {
    const { maxFiles, maxTotalBytes = Infinity } = this.#limits;
    return [
      ...(this.#files >= maxFiles ? [refused('tooManyFiles', 'No more files fit.', { limit: maxFiles })] : []),
      ...(this.#bytes + sizeBytes > maxTotalBytes ? [refused('totalTooLarge', 'All files together are too large.', { limitBytes: maxTotalBytes, sizeBytes })] : []),
    ];
  }

  /** A name that no other file has: every photo of a telephone is called `image.jpg`. */
  nameFor(name: string): string {
    const dot = name.lastIndexOf('.');
    const end = dot > 0 ? dot : name.length;
    let free = name;
    for (let number = 2; this.#names.has(free); number += 1) free = `${name.slice(0, end)} (${number})${name.slice(end)}`;
    return free;
  }

  #count(record: UploadRecord): void {
    if (!takesRoom(record)) return;
    this.#same.set(identity(record), record.id);
    this.#take(record.name, record.sizeBytes);
  }

  #take(name: string, sizeBytes: number): void {
    this.#names.add(name);
    this.#files += 1;
    this.#bytes += sizeBytes;
  }
}
