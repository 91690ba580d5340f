import type { Upload } from '../contract/upload.ts';
import { isApiError, isManualOrderError } from '../transport/errors.ts';
import { pause } from '../transport/pause.ts';
import { takesRoom } from './admission.ts';
import { checkFile } from './check-bytes.ts';
import { UploadClaims } from './claims.ts';
import { sha256Of } from './digest.ts';
import { UploadKeeper } from './keeper.ts';
import { UploadNotes } from './notes.ts';
import { isForgettable, type UploadList } from './list.ts';
import type { UploadQueueOptions } from './queue.ts';
import { FileLooks } from './looks.ts';
import { measured, type Rate } from './rate.ts';
import type { UploadProblem, UploadRecord, UploadState } from './records.ts';
import { provideBytes, recoverUploads } from './recovery.ts';
import { onlyTab } from './tabs.ts';

/** So many files are looked into at once. */
const lookAhead = 3;
/** How long what was sent waits for the files that are still on their way before it is read as a whole, in milliseconds. */
const calmMs = 500;
/** An upload that shows no progress for so long is called stalled, in milliseconds. */
const stallMs = 2_000;
/** How long everything waits when the server asks for it: as long as it says, at most a day; else doubled each time, up to a minute. */
const holdMs = { first: 5_000, longest: 60_000, most: 86_400_000 };

const problemOf = (error: unknown): UploadProblem => {
  if (isApiError(error)) {
    return { code: error.code, detail: error.detail ?? error.title, retryable: error.retryable || error.status === 401, requestId: error.requestId, params: error.params };
  }
  if (isManualOrderError(error)) return { code: error.kind, detail: error.message, retryable: error.retryable, requestId: error.requestId };
  return { code: 'unknown', detail: String(error), retryable: true };
};

const running: ReadonlySet<UploadState> = new Set(['ready', 'uploading', 'stalled', 'processing']);

/** Does what the records of a queue ask for: whatever changes them, `reconcile` starts what can be started and stops what must not go on. */
export class UploadRunner {
  readonly #list: UploadList;
  readonly #options: UploadQueueOptions;
  readonly #onDone: (record: UploadRecord) => void;
  readonly #keeper: UploadKeeper;
  readonly #notes: UploadNotes;
  readonly #claims: UploadClaims;
  readonly #looks: FileLooks;
  readonly #running = new Map<string, AbortController>();
  /** What waits until no file is on its way. */
  readonly #whenCalm: (() => void)[] = [];
  readonly #stopListening: () => void;
  /** What goes before those that wait their turn. */
  #preferred: readonly string[] = [];
  #holds = 0;
  #holdTimer: ReturnType<typeof setTimeout> | undefined;
  #isChecking = false;
  readonly #disposed = new AbortController();

  constructor(list: UploadList, options: UploadQueueOptions, onDone: (record: UploadRecord) => void) {
    this.#list = list;
    this.#options = options;
    this.#onDone = (record) => {
      void this.#keeper.forget(record);
      onDone(record);
    };
    this.#keeper = new UploadKeeper({ ...options, fileStore: options.fileStore });
    this.#notes = new UploadNotes(list, { keeper: this.#keeper, now: options.now, disposed: this.#disposed.signal });
    this.#looks = new FileLooks(this.#keeper);
    this.#claims = new UploadClaims(list, { tabs: options.tabs ?? onlyTab, keeper: this.#keeper, onDone: this.#onDone });
    this.#stopListening = options.connection.onChange(() => this.#connectionChanged());
  }

  reconcile(): void {
    if (this.#disposed.signal.aborted) return;
    for (const [id, abort] of this.#running) {
      if (running.has(this.#list.find(id)?.state ?? 'done')) continue;
      abort.abort();
      this.#running.delete(id);
    }
    this.#claims.reconcile();
    this.#notes.write();
    if (!this.#isSending()) {
      for (const goOn of this.#whenCalm.splice(0)) goOn();
    }
    void this.#checkAll();
    this.#sendNext();
  }

  /** Sends a file before those that wait their turn. */
  prefer(id: string): void {
    this.#preferred = [...this.#preferred.filter((other) => other !== id), id];
  }

  provide(id: string, file: File): Promise<boolean> {
    return provideBytes(this.#list, id, file);
  }

  recover({ onlyKnown }: { readonly onlyKnown: boolean }): Promise<readonly UploadRecord[]> {
    return recoverUploads(this.#list, { keeper: this.#keeper, claims: this.#claims, now: this.#options.now, onlyKnown });
  }

  /** Has the server and this browser forget a file that was removed. */
  async forget(record: UploadRecord): Promise<void> {
    this.setAside(record);
    const discarded = record.uploadUrl === undefined ? Promise.resolve() : this.#options.transfer.discard(record.uploadUrl).catch(() => undefined);
    await this.#claims.giveUp(record, discarded);
  }

  /** Has this browser alone forget a file: a reload must not bring back what was taken off. */
  setAside(record: UploadRecord): void {
    this.#notes.forget(record);
    this.#looks.end(record.id);
  }

  /** Keeps a file again that was set aside. */
  keepAgain(record: UploadRecord): void {
    this.#notes.again(record);
  }

  forgetAll(): Promise<void> {
    return this.#keeper.forgetAll();
  }

  dispose(): void {
    this.#disposed.abort();
    this.#stopListening();
    clearTimeout(this.#holdTimer);
    for (const abort of this.#running.values()) abort.abort();
    this.#running.clear();
    this.#claims.dispose();
  }

  // One after the other: of two equal files it is always the later one that is the duplicate.
  async #checkAll(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    for (;;) {
      const [next, ...others] = this.#list.records.filter(({ state }) => state === 'waiting').slice(0, lookAhead);
      if (!next || this.#disposed.signal.aborted) break;
      // Those that come after it are read meanwhile.
      for (const other of others) {
        const file = this.#list.files.get(other.id);
        if (file) void this.#looks.begin(other, file);
      }
      await this.#check(next);
    }
    this.#isChecking = false;
  }

  async #check(before: UploadRecord): Promise<void> {
    const { id } = before;
    const file = this.#list.files.get(id);
    if (!file) return this.#list.apply({ type: 'miss', id });
    this.#list.apply({ type: 'check', id });
    const found = await this.#looks.begin(before, file);
    this.#looks.end(id);
    if ('problem' in found) return this.#refuse(id, found.problem);
    const record = this.#list.find(id);
    if (record?.state !== 'checking') return;
    const { mediaType, fingerprint, entry } = found;
    const same = record.duplicateOf !== undefined || fingerprint === undefined ? undefined
      : this.#list.records.find((other) => other.id !== id && other.sizeBytes === record.sizeBytes && other.fingerprint === fingerprint && takesRoom(other));
    if (same) return this.#list.apply({ type: 'duplicate', id, fingerprint, duplicateOf: same.id });
    const alive = (entry?.expiresAt ?? Infinity) > this.#options.now();
    this.#list.apply({ type: 'accept', id, mediaType, fingerprint, ...(alive && { uploadUrl: entry?.url, expiresAt: entry?.expiresAt }) });
    this.#notes.begin(id, file);
    // It may have been removed, or paused, while its upload was looked for.
    const replaced = record.replaces !== undefined && this.#list.find(id)?.mediaType !== undefined ? this.#list.replace(record.replaces, id) : undefined;
    if (replaced && isForgettable(replaced)) void this.forget(replaced);
  }

  #refuse(id: string, problem: UploadProblem): void {
    this.#list.apply({ type: 'fail', id, problem });
    this.#readmit();
  }

  /** A file that was refused by its bytes makes room for the first one that was refused for want of it. */
  #readmit(): void {
    const admission = this.#list.admission();
    const next = this.#list.records.find(({ problem, sizeBytes }) =>
      (problem?.code === 'tooManyFiles' || problem?.code === 'totalTooLarge') && admission.lackOfRoom({ sizeBytes }).length === 0);
    if (next) this.#list.apply({ type: 'readmit', id: next.id, name: admission.nameFor(next.name) });
  }

  #sendNext(): void {
    const { connection, parallel = 3 } = this.#options;
    if (this.#list.heldUntil !== undefined) return;
    for (;;) {
      const waiting = this.#list.records.filter(({ id, state }) => state === 'ready' && !this.#running.has(id));
      const next = waiting.find(({ id }) => this.#preferred.includes(id)) ?? waiting[0];
      if (!next) return;
      const file = this.#list.files.get(next.id);
      if (!file) this.#list.apply({ type: 'miss', id: next.id });
      else if (!connection.online) this.#list.apply({ type: 'disconnect', id: next.id });
      else if (this.#running.size < parallel) void this.#send(next, file);
      else return;
    }
  }

  #connectionChanged(): void {
    const { online } = this.#options.connection;
    for (const { id, state } of this.#list.records) {
      if (!online) this.#list.apply({ type: 'disconnect', id });
      else if (state === 'offline') this.#list.apply({ type: 'resume', id });
    }
  }

  async #send(record: UploadRecord, file: File): Promise<void> {
    const { transfer } = this.#options;
    const { id } = record;
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#preferred = this.#preferred.filter((other) => other !== id);
    const watch = this.#watch(id, abort.signal);
    let whole: Promise<string | undefined> | undefined;
    try {
      const isOurs = await this.#claims.take(record);
      if (abort.signal.aborted) return;
      if (!isOurs) return this.#list.apply({ type: 'leave', id });
      this.#list.apply({ type: 'start', id });
      watch.moved();
      const uploadId = await transfer.send({
        file, name: record.name, mediaType: record.mediaType, uploadUrl: record.uploadUrl, signal: abort.signal,
        onUploadUrl: ({ url, expiresAt }) => this.#list.apply({ type: 'address', id, uploadUrl: url, expiresAt }),
        onProgress: (bytes) => {
          // While the server looks into it.
          if (bytes.sentBytes >= file.size && !this.#isSending(id)) whole ??= this.#digest(id, file, abort.signal);
          watch.progress(bytes);
        },
      });
      watch.stop();
      this.#list.apply({ type: 'process', id, uploadId });
      const [upload, sha256] = await Promise.all([transfer.confirm(uploadId, abort.signal), whole ?? this.#digest(id, file, abort.signal)]);
      this.#settle(id, upload, sha256);
    } catch (error) {
      // To whoever sends it, a file that was moved meanwhile looks like a fault of the network.
      const found = await checkFile(file);
      if (abort.signal.aborted) return;
      if ('problem' in found) this.#refuse(id, found.problem);
      else this.#failed(id, error);
    } finally {
      watch.stop();
      if (this.#running.get(id) === abort) this.#running.delete(id);
      this.reconcile();
    }
  }

  /** Whether any other file is on its way. */
  #isSending(but?: string): boolean {
    return this.#list.records.some(({ id, state }) => state === 'uploading' && id !== but);
  }

  /**
   * The SHA-256 of a file that was sent. To read and digest all of it takes as much of the machine as to send it: what is still on
   * its way goes first. Nothing where it was stopped, or can no longer be read: it was sent whole all the same.
   */
  async #digest(id: string, file: File, signal: AbortSignal): Promise<string | undefined> {
    try {
      if (this.#isSending(id)) await Promise.race([new Promise<void>((resolve) => this.#whenCalm.push(resolve)), pause(calmMs, signal)]);
      return await sha256Of(file);
    } catch {
      return undefined;
    }
  }

  /** Follows the bytes of one attempt: how fast they are, and whether they are still moving. */
  #watch(id: string, signal: AbortSignal) {
    const { transfer, now } = this.#options;
    let rate: Rate | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => clearTimeout(timer);
    const moved = (isSent = false): void => {
      stop();
      // The server may take its time once it has everything.
      if (transfer.countsSentBytes && !isSent) timer = setTimeout(() => this.#list.apply({ type: 'stall', id }), stallMs);
    };
    const progress = ({ acceptedBytes, sentBytes }: { readonly acceptedBytes: number; readonly sentBytes: number }): void => {
      const record = this.#list.find(id);
      if (signal.aborted || !record) return;
      moved(sentBytes >= record.sizeBytes);
      if (acceptedBytes > record.acceptedBytes) this.#holds = 0;
      rate = measured(rate, now(), sentBytes);
      this.#list.apply({ type: 'progress', id, acceptedBytes, sentBytes, bytesPerSecond: rate.bytesPerSecond });
    };
    return { moved, progress, stop };
  }

  #settle(id: string, upload: Upload, sha256: string | undefined): void {
    const record = this.#list.find(id);
    if (!record || record.state !== 'processing') return;
    if (upload.status === 'rejected') {
      const { code = 'unknown', detail = 'The server refused the file.' } = upload.rejection ?? {};
      void this.#keeper.forget(record);
      return this.#list.apply({ type: 'fail', id, problem: { code, detail, retryable: false } });
    }
    if (upload.sha256 !== undefined && sha256 !== undefined && upload.sha256.toLowerCase() !== sha256) {
      if (record.uploadUrl !== undefined) void this.#options.transfer.discard(record.uploadUrl);
      const problem = { code: 'checksumMismatch', detail: 'The server has other bytes than were sent.', retryable: true, params: { sent: sha256, stored: upload.sha256 } };
      return this.#list.apply({ type: 'mismatch', id, problem });
    }
    this.#list.apply({ type: 'finish', id, upload });
    const done = this.#list.find(id);
    if (done?.state === 'done') this.#onDone(done);
  }

  #failed(id: string, error: unknown): void {
    const problem = problemOf(error);
    const status = isApiError(error) ? error.status : undefined;
    if (isApiError(error) && status === 429) return this.#hold(error.retryAfterMs);
    if (status === 404 || status === 410) return this.#list.apply({ type: 'expire', id, problem: { ...problem, retryable: true } });
    if (!this.#options.connection.online) return this.#list.apply({ type: 'disconnect', id });
    this.#list.apply({ type: 'fail', id, problem });
  }

  /** The server has had too much at once: nothing is sent for a while, then everything goes on where it was. */
  #hold(retryAfterMs: number | undefined): void {
    const durationMs = Math.min(holdMs.most, retryAfterMs ?? Math.min(holdMs.longest, holdMs.first * 2 ** this.#holds));
    this.#holds += 1;
    this.#holdTimer = setTimeout(() => this.#list.hold(undefined), durationMs);
    this.#list.hold(this.#options.now() + durationMs);
    for (const [id, abort] of this.#running) {
      abort.abort();
      this.#running.delete(id);
      this.#list.apply({ type: 'hold', id });
    }
  }
}
