import type { Upload } from '../contract/upload.ts';
import { isApiError, isManualOrderError } from '../transport/errors.ts';
import { checkBytes, checkDescription, isSameFile, proofLimits, type UploadLimits } from './checks.ts';
import type { KeyedStore } from './keyed-store.ts';
import type { UploadProblem, UploadRecord, Uploads } from './records.ts';
import { reduceUploads, type UploadAction } from './reducer.ts';
import { resumeKey, type Transfer, type UnfinishedUpload } from './transfer.ts';

/** Whether there is a network, as far as the platform knows. */
export interface Connection {
  readonly online: boolean;
  /** @returns how to stop listening */
  onChange(listener: () => void): () => void;
}

export interface UploadQueueOptions {
  readonly transfer: Transfer;
  /** Keeps the addresses of unfinished uploads. */
  readonly resumeStore: KeyedStore<UnfinishedUpload>;
  /** The draft or order that the files belong to: the same file of another one is another upload. */
  readonly scope: string;
  readonly connection: Connection;
  readonly limits?: UploadLimits | undefined;
  /** How many files are sent at once; 3 when absent. */
  readonly parallel?: number | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Names a record. */
  readonly newId: () => string;
}

/** An upload that shows no progress for so long is called stalled, in milliseconds. */
const stallMs = 8_000;

const problemOf = (error: unknown): UploadProblem => {
  if (isApiError(error)) {
    return { code: error.code, detail: error.detail ?? error.title, retryable: error.retryable || error.status === 401, requestId: error.requestId, params: error.params };
  }
  if (isManualOrderError(error)) return { code: error.kind, detail: error.message, retryable: error.retryable, requestId: error.requestId };
  return { code: 'unknown', detail: String(error), retryable: true };
};

/** Sends files to the server, three at a time, and knows of each how it goes. Knows nothing of elements: it lives on when one is taken off the page. */
export class UploadQueue extends EventTarget implements Uploads {
  readonly #options: UploadQueueOptions;
  readonly #files = new Map<string, File>();
  readonly #running = new Map<string, AbortController>();
  readonly #stopListening: () => void;
  #records: readonly UploadRecord[] = [];

  constructor(options: UploadQueueOptions) {
    super();
    this.#options = options;
    this.#stopListening = options.connection.onChange(() => this.#connectionChanged());
  }

  get records(): readonly UploadRecord[] {
    return this.#records;
  }

  get busy(): boolean {
    return this.#records.some(({ state }) => !['done', 'failed', 'expired', 'needsFile', 'paused'].includes(state));
  }

  add(files: Iterable<File>): readonly UploadRecord[] {
    const added: UploadRecord[] = [];
    for (const file of files) {
      const described = { name: file.name, sizeBytes: file.size, lastModified: file.lastModified };
      const known = this.#records.find((record) => record.state === 'needsFile' && isSameFile(record, described));
      if (known) {
        this.provideFile(known.id, file);
        continue;
      }
      const problem = checkDescription(described, [...this.#records, ...added], this.#options.limits ?? proofLimits);
      const record: UploadRecord = {
        id: this.#options.newId(), state: problem ? 'failed' : 'waiting', ...described, acceptedBytes: 0, sentBytes: 0, ...(problem && { problem }),
      };
      this.#files.set(record.id, file);
      added.push(record);
    }
    this.#apply({ type: 'add', records: added });
    for (const { id } of added) void this.#check(id);
    return added;
  }

  fileOf(id: string): File | undefined {
    return this.#files.get(id);
  }

  pause(id: string): void {
    this.#apply({ type: 'pause', id });
    this.#stop(id);
  }

  resume(id: string): void {
    this.#apply({ type: 'resume', id });
    void this.#check(id);
    this.#advance();
  }

  retry(id: string): void {
    this.resume(id);
  }

  provideFile(id: string, file: File): boolean {
    const record = this.#find(id);
    if (record?.state !== 'needsFile' || !isSameFile(record, { name: file.name, sizeBytes: file.size, lastModified: file.lastModified })) return false;
    this.#files.set(id, file);
    this.#apply({ type: 'provide', id });
    void this.#check(id);
    return true;
  }

  remove(id: string): void {
    const record = this.#find(id);
    if (!record) return;
    this.#stop(id);
    this.#files.delete(id);
    this.#apply({ type: 'remove', id });
    if (record.state !== 'done') {
      void this.#options.resumeStore.delete(this.#keyOf(record));
      if (record.uploadUrl !== undefined) void this.#options.transfer.discard(record.uploadUrl);
    }
    this.#advance();
  }

  restore(records: readonly UploadRecord[]): void {
    const known = new Set(this.#records.map(({ id }) => id));
    this.#apply({
      type: 'add',
      records: records
        .filter((record) => !known.has(record.id) && record.problem?.retryable !== false)
        .map((record) => (record.state === 'done' ? record : { ...record, state: 'needsFile', problem: undefined, sentBytes: record.acceptedBytes })),
    });
  }

  dispose(): void {
    this.#stopListening();
    for (const id of [...this.#running.keys()]) this.#stop(id);
  }

  #find(id: string): UploadRecord | undefined {
    return this.#records.find((record) => record.id === id);
  }

  #keyOf(record: UploadRecord): string {
    return resumeKey(this.#options.scope, record);
  }

  #apply(action: UploadAction): void {
    const records = reduceUploads(this.#records, action);
    if (records === this.#records) return;
    this.#records = records;
    this.dispatchEvent(new Event('change'));
  }

  #stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
  }

  async #check(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (!file || this.#find(id)?.state !== 'waiting') return;
    this.#apply({ type: 'check', id });
    const result = await checkBytes(file);
    const record = this.#find(id);
    if (!record) return;
    if ('problem' in result) return this.#apply({ type: 'fail', id, problem: result.problem });
    const unfinished = await this.#options.resumeStore.get(this.#keyOf(record));
    const alive = unfinished && unfinished.sizeBytes === file.size && (unfinished.expiresAt ?? Infinity) > this.#options.now();
    this.#apply({ type: 'accept', id, mediaType: result.mediaType, uploadUrl: alive ? unfinished.url : undefined });
    this.#advance();
  }

  /** Starts what can be started. */
  #advance(): void {
    const { connection, parallel = 3 } = this.#options;
    for (const { id, state } of this.#records) {
      if (state !== 'ready') continue;
      if (!connection.online) this.#apply({ type: 'disconnect', id });
      else if (this.#running.size < parallel) void this.#send(id);
    }
  }

  #connectionChanged(): void {
    for (const { id, state } of this.#records) {
      if (this.#options.connection.online) {
        if (state === 'offline') this.#apply({ type: 'resume', id });
      } else {
        this.#apply({ type: 'disconnect', id });
        this.#stop(id);
      }
    }
    this.#advance();
  }

  async #send(id: string): Promise<void> {
    const { transfer, resumeStore } = this.#options;
    const record = this.#find(id);
    const file = this.#files.get(id);
    if (!record || !file) return;
    const abort = new AbortController();
    const key = this.#keyOf(record);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(timer);
      if (transfer.countsSentBytes) timer = setTimeout(() => this.#apply({ type: 'stall', id }), stallMs);
    };
    this.#running.set(id, abort);
    this.#apply({ type: 'start', id });
    try {
      alive();
      const uploadId = await transfer.send({
        file, name: record.name, mediaType: record.mediaType, uploadUrl: record.uploadUrl, signal: abort.signal,
        onUploadUrl: ({ url, expiresAt }) => {
          this.#apply({ type: 'address', id, uploadUrl: url });
          void resumeStore.put(key, { url, sizeBytes: file.size, expiresAt });
        },
        onProgress: ({ acceptedBytes, sentBytes }) => {
          if (abort.signal.aborted) return;
          alive();
          this.#apply({ type: 'progress', id, acceptedBytes, sentBytes });
        },
      });
      clearTimeout(timer);
      this.#apply({ type: 'process', id, uploadId });
      const upload = await transfer.confirm(uploadId, abort.signal);
      await resumeStore.delete(key);
      this.#settle(id, upload);
    } catch (error) {
      if (!abort.signal.aborted) await this.#failed(id, key, error);
    } finally {
      clearTimeout(timer);
      if (this.#running.get(id) === abort) this.#running.delete(id);
      this.#advance();
    }
  }

  #settle(id: string, upload: Upload): void {
    if (upload.status === 'rejected') {
      const { code = 'unknown', detail = 'The server refused the file.' } = upload.rejection ?? {};
      return this.#apply({ type: 'fail', id, problem: { code, detail, retryable: false } });
    }
    this.#apply({ type: 'finish', id, upload });
    const record = this.#find(id);
    if (record?.state === 'done') this.dispatchEvent(Object.assign(new Event('done'), { record }));
  }

  async #failed(id: string, key: string, error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (isApiError(error) && (error.status === 404 || error.status === 410)) {
      await this.#options.resumeStore.delete(key);
      return this.#apply({ type: 'expire', id, problem: { ...problem, retryable: true } });
    }
    if (!this.#options.connection.online) return this.#apply({ type: 'disconnect', id });
    this.#apply({ type: 'fail', id, problem });
  }
}
