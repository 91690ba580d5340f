import type { UploadLimits } from './checks.ts';
import type { KeyedStore } from './keyed-store.ts';
import { isForgettable, UploadList } from './list.ts';
import type { FileAtPath, UploadDetails, UploadProblem, UploadRecord, Uploads, UploadState, UploadTotals } from './records.ts';
import type { UploadRunner } from './runner.ts';
import type { Tabs } from './tabs.ts';
import { totalsOf } from './totals.ts';
import type { Transfer, UnfinishedUpload } from './transfer.ts';

/** Whether there is a network, as far as the platform knows. */
export interface Connection {
  readonly online: boolean;
  /** @returns how to stop listening */
  onChange(listener: () => void): () => void;
}

export interface UploadQueueOptions {
  readonly transfer: Transfer;
  /** Keeps what is unfinished. */
  readonly resumeStore: KeyedStore<UnfinishedUpload>;
  /** Keeps the bytes of small files that are unfinished, and rejects what it cannot keep past a reload; without it none are kept. */
  readonly fileStore?: KeyedStore<File> | undefined;
  /** The shop and the draft or order that the files belong to: the same file of another one is another upload. */
  readonly scope: string;
  readonly connection: Connection;
  /** Other tabs that may have the same files; this one is alone when absent. */
  readonly tabs?: Tabs | undefined;
  readonly limits?: UploadLimits | undefined;
  /** How many files are sent at once; 3 when absent. */
  readonly parallel?: number | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Names a record. */
  readonly newId: () => string;
}

const rests: ReadonlySet<UploadState> = new Set(['done', 'failed', 'expired', 'needsFile', 'paused', 'duplicate']);
const onItsWay: ReadonlySet<UploadState> = new Set(['waiting', 'checking', 'ready', 'uploading', 'stalled', 'offline']);

/** How long a file that was taken off can be brought back, in milliseconds. */
const undoMs = 8_000;

interface TakenOff { readonly record: UploadRecord; readonly file: File | undefined; readonly index: number; readonly timer: ReturnType<typeof setTimeout> | undefined }

/** What was moving waits for its turn again. */
const putBack = (record: UploadRecord): UploadRecord => (rests.has(record.state) ? record : {
  ...record, state: record.mediaType === undefined ? 'waiting' : 'ready', sentBytes: record.acceptedBytes, bytesPerSecond: undefined, isKept: undefined,
});

/** Makes what sends the files of a list. */
export type OpenRunner = (list: UploadList, onDone: (record: UploadRecord) => void) => UploadRunner;

const notLoaded: UploadProblem = { code: 'network', detail: 'What sends files could not be loaded.', retryable: true };

/** Sends files to the server, three at a time, and knows of each how it goes. Knows nothing of elements: it lives on when one is taken off the page. */
export class UploadQueue extends EventTarget implements Uploads {
  readonly #newId: () => string;
  readonly #load: () => Promise<OpenRunner>;
  readonly #list: UploadList;
  #runner: UploadRunner | undefined;
  #loading: Promise<UploadRunner> | undefined;
  #takenOff: TakenOff | undefined;
  #isDisposed = false;

  constructor(options: UploadQueueOptions);
  /** @param load what is needed to send files, with the first file: most pages never send one. */
  constructor(options: Pick<UploadQueueOptions, 'limits' | 'newId'>, load: () => Promise<OpenRunner>);
  constructor(options: UploadQueueOptions, load = async (): Promise<OpenRunner> => {
    const { UploadRunner } = await import('./runner.ts');
    return (list, onDone) => new UploadRunner(list, options, onDone);
  }) {
    super();
    this.#newId = options.newId;
    this.#list = new UploadList(() => this.#changed(), options.limits);
    this.#load = load;
  }

  get records(): readonly UploadRecord[] { return this.#list.records; }
  get totals(): UploadTotals { return totalsOf(this.records); }
  get busy(): boolean { return this.records.some(({ state }) => !rests.has(state)); }
  get losesBytes(): boolean { return !this.#isDisposed && this.records.some(({ state, isKept }) => onItsWay.has(state) && !isKept); }
  get heldUntil(): number | undefined { return this.#list.heldUntil; }

  get maxFiles(): number { return this.#list.maxFiles; }
  set maxFiles(count: number) { this.#list.maxFiles = count; }

  add(files: Iterable<File | FileAtPath>, { inPlaceOf }: { readonly inPlaceOf?: string | undefined } = {}): readonly UploadRecord[] {
    const fresh: FileAtPath[] = [];
    for (const entry of files) {
      const { file, path } = 'file' in entry ? entry : { file: entry, path: entry.webkitRelativePath };
      if (this.#waitsFor(file)) void this.#offer({ file, path }, inPlaceOf);
      else fresh.push({ file, path });
    }
    return this.#take(fresh, inPlaceOf);
  }

  fileOf(id: string): File | undefined {
    return this.#list.files.get(id);
  }

  pause(id: string): void {
    this.#list.apply({ type: 'pause', id });
  }

  resume(id: string): void {
    this.#list.apply({ type: this.#list.files.has(id) ? 'resume' : 'miss', id });
  }

  retry(id: string): void {
    const state = this.#list.find(id)?.state;
    if (state !== 'failed' && state !== 'expired') return;
    this.#runner?.prefer(id);
    this.resume(id);
  }

  pauseAll(): void { this.#each(({ id }) => this.pause(id)); }
  resumeAll(): void { this.#each(({ id, state }) => { if (state === 'paused') this.resume(id); }); }
  retryAll(): void { this.#each(({ id }) => this.retry(id)); }
  removeAll(): void {
    this.#settle();
    this.#each(({ id }) => this.remove(id));
  }

  keepBoth(id: string): void {
    const record = this.#list.find(id);
    if (record?.state !== 'duplicate') return;
    const admission = this.#list.admission();
    const [problem] = admission.lackOfRoom(record);
    this.#list.apply({ type: 'keepBoth', id, name: admission.nameFor(record.name) });
    if (problem) this.#list.apply({ type: 'fail', id, problem });
  }

  replace(id: string): void {
    const record = this.#list.find(id);
    if (record?.state !== 'duplicate' || record.duplicateOf === undefined) return;
    this.#forget(this.#list.replace(record.duplicateOf, id));
  }

  move(id: string, toIndex: number): void {
    this.#list.apply({ type: 'move', id, toIndex });
  }

  describe(id: string, details: UploadDetails): void {
    this.#list.apply({ type: 'describe', id, details });
  }

  async provideFile(id: string, file: File): Promise<boolean> {
    return await this.#withRunner((runner) => runner.provide(id, file)) ?? false;
  }

  remove(id: string): void {
    const record = this.#list.find(id);
    if (!record) return;
    this.#settle();
    this.#list.apply({ type: 'remove', id });
    this.#forget(record);
  }

  get takenOff(): UploadRecord | undefined { return this.#takenOff?.record; }

  takeOff(id: string): void {
    const record = this.#list.find(id);
    if (!record || this.records.some(({ state, duplicateOf }) => state === 'duplicate' && duplicateOf === id)) return this.remove(id);
    this.#settle();
    this.#takenOff = { record, file: this.fileOf(id), index: this.records.indexOf(record), timer: this.#settleLater() };
    this.#list.apply({ type: 'remove', id });
    if (isForgettable(record)) void this.#withRunner((runner) => runner.setAside(record));
  }

  holdTakenOff(isHeld: boolean): void {
    if (!this.#takenOff) return;
    clearTimeout(this.#takenOff.timer);
    this.#takenOff = { ...this.#takenOff, timer: isHeld ? undefined : this.#settleLater() };
  }

  bringBack(): void {
    if (!this.#takenOff) return;
    const { record, file, index, timer } = this.#takenOff;
    clearTimeout(timer);
    this.#takenOff = undefined;
    const back = putBack(record);
    if (file) this.#list.files.set(record.id, file);
    this.#list.apply({ type: 'add', records: [back] });
    this.move(record.id, index);
    if (isForgettable(record)) void this.#withRunner((runner) => runner.keepAgain(back));
  }

  restore(records: readonly UploadRecord[]): void {
    const known = new Set(this.records.map(({ id }) => id));
    const added = records
      .filter((record) => !known.has(record.id) && record.problem?.retryable !== false && record.state !== 'duplicate')
      .map((record): UploadRecord => (record.state === 'done' ? record
        : { ...record, state: 'needsFile', problem: undefined, isKept: undefined, bytesPerSecond: undefined, sentBytes: record.acceptedBytes }));
    this.#list.apply({ type: 'add', records: added });
    if (added.some(({ state }) => state === 'needsFile')) void this.#withRunner((runner) => runner.recover({ onlyKnown: true }));
  }

  async recover(): Promise<readonly UploadRecord[]> {
    return await this.#withRunner((runner) => runner.recover({ onlyKnown: false })) ?? [];
  }

  async forgetAll(): Promise<void> {
    this.removeAll();
    await this.#withRunner((runner) => runner.forgetAll());
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#settle();
    this.#isDisposed = true;
    this.#runner?.dispose();
    // What it held up, such as the leaving of the page, is let go of.
    this.dispatchEvent(new Event('change'));
  }

  #each(act: (record: UploadRecord) => void): void {
    for (const record of this.records) act(record);
  }

  #settleLater(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#settle();
      this.dispatchEvent(new Event('change'));
    }, undoMs);
  }

  /** What was taken off is gone for good. */
  #settle(): void {
    clearTimeout(this.#takenOff?.timer);
    const record = this.#takenOff?.record;
    this.#takenOff = undefined;
    this.#forget(record);
  }

  #forget(record: UploadRecord | undefined): void {
    if (record && isForgettable(record)) void this.#withRunner((runner) => runner.forget(record));
  }

  #take(files: readonly FileAtPath[], replaces: string | undefined): readonly UploadRecord[] {
    this.#settle();
    const admission = this.#list.admission(replaces);
    const records = files.map(({ file, path }): UploadRecord => {
      const described = { id: this.#newId(), name: file.name, sizeBytes: file.size, lastModified: file.lastModified };
      this.#list.files.set(described.id, file);
      return { ...described, ...(path && { path }), ...(replaces && { replaces }), acceptedBytes: 0, sentBytes: 0, ...admission.decide(described) };
    });
    this.#list.apply({ type: 'add', records });
    return records;
  }

  /** Whether a file may be one whose bytes are missing. */
  #waitsFor({ size }: File): boolean {
    return this.records.some(({ state, sizeBytes }) => state === 'needsFile' && sizeBytes === size);
  }

  async #offer({ file, path }: FileAtPath, replaces: string | undefined): Promise<void> {
    for (const { id, state } of this.records) {
      if (state === 'needsFile' && await this.provideFile(id, file)) return;
    }
    if (!this.#isDisposed) this.#take([{ file, path }], replaces);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
    if (this.#runner) this.#runner.reconcile();
    else if (this.records.some(({ state }) => state === 'waiting')) void this.#withRunner(() => undefined);
  }

  async #withRunner<T>(act: (runner: UploadRunner) => T): Promise<Awaited<T> | undefined> {
    try {
      return await act(await this.#loaded());
    } catch {
      this.#loading = undefined;
      this.#each(({ id, state }) => { if (state === 'waiting') this.#list.apply({ type: 'fail', id, problem: notLoaded }); });
      return undefined;
    }
  }

  #loaded(): Promise<UploadRunner> {
    this.#loading ??= this.#load().then((open) => {
      const runner = open(this.#list, (record) => this.dispatchEvent(Object.assign(new Event('done'), { record })));
      this.#runner = runner;
      if (this.#isDisposed) runner.dispose();
      runner.reconcile();
      return runner;
    });
    return this.#loading;
  }
}
