import type { KeyedStore } from './keyed-store.ts';
import type { UploadRecord } from './records.ts';
import { resumeKey, type UnfinishedUpload } from './transfer.ts';

const mebibyte = 1024 * 1024;
const dayMs = 24 * 60 * 60 * 1_000;
/** The bytes of a file are kept up to this size, and up to this much in all. */
const maxFileBytes = 10 * mebibyte;
const maxAllBytes = 300 * mebibyte;
/** Bytes are kept for a day, as the server keeps an unfinished upload; what a person is told of it, for a week. */
const bytesLifeMs = dayMs;
const entryLifeMs = 7 * dayMs;

export interface UploadKeeperOptions {
  readonly resumeStore: KeyedStore<UnfinishedUpload>;
  /** Rejects what it cannot keep past a reload. Without it no bytes are kept. */
  readonly fileStore: KeyedStore<File> | undefined;
  readonly scope: string;
  readonly now: () => number;
}

/** An unfinished upload as it was kept, and its bytes where they were. */
export interface KeptUpload {
  readonly entry: UnfinishedUpload & Required<Pick<UnfinishedUpload, 'record'>>;
  readonly file: File | undefined;
}

const isCurrent = (entry: UnfinishedUpload): entry is KeptUpload['entry'] & Required<Pick<UnfinishedUpload, 'scope' | 'keptAt'>> =>
  entry.schemaVersion === 2 && entry.record !== undefined && entry.scope !== undefined && entry.keptAt !== undefined;

/** When an entry was kept that is being let go of: longer ago than any may be. */
const letGo = -Infinity;
const keptSince = (entry: UnfinishedUpload | undefined): number | undefined => (entry?.keptAt === letGo ? undefined : entry?.keptAt);

/** Whether the bytes that are kept are those of a record: another file may have had its name. */
const hasBytesOf = (entry: UnfinishedUpload | undefined, record: UploadRecord): boolean => entry?.hasBytes === true && entry.record?.fingerprint === record.fingerprint;

/** Keeps what is needed to go on after a reload or a killed tab. Never fails: what the browser does not keep is not kept. */
export class UploadKeeper {
  readonly #options: UploadKeeperOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: UploadKeeperOptions) {
    this.#options = options;
  }

  keyOf(record: Pick<UploadRecord, 'name' | 'sizeBytes' | 'lastModified'>): string {
    return resumeKey(this.#options.scope, record);
  }

  /** What is known of a file since before. One whose bytes are others is another file. */
  async entryOf(record: UploadRecord, fingerprint: string | undefined): Promise<UnfinishedUpload | undefined> {
    const entry = await this.#inTurn(() => this.#options.resumeStore.get(this.keyOf(record)));
    const known = entry?.record?.fingerprint;
    return entry?.sizeBytes === record.sizeBytes && (known === undefined || fingerprint === undefined || known === fingerprint) ? entry : undefined;
  }

  /** Keeps how a file stands, and its bytes where there is room. @returns whether the bytes are kept */
  async keep(record: UploadRecord, { file, position }: { readonly file: File; readonly position: number }): Promise<boolean> {
    const { fileStore, resumeStore, now } = this.#options;
    const key = this.keyOf(record);
    const room = await this.#inTurn(async () => {
      const before = await resumeStore.get(key);
      const wasKept = hasBytesOf(before, record);
      const hasBytes = fileStore !== undefined && (wasKept || await this.#hasRoomFor(file.size));
      // The entry first: bytes without one would never be found again.
      await resumeStore.put(key, this.#entry(record, { position, hasBytes, keptAt: keptSince(before) ?? now() }));
      return { hasBytes, wasKept };
    });
    if (!fileStore || !room?.hasBytes) return false;
    // Not in turn: the address of an upload must not wait until the bytes of another one are on the disk.
    const isKept = await this.#put(fileStore, key, file, room).catch(() => false);
    const isWanted = await this.#inTurn(async () => {
      const entry = await resumeStore.get(key);
      if (entry && !isKept) await resumeStore.put(key, { ...entry, hasBytes: false });
      return entry !== undefined;
    });
    // It was removed, or is done, meanwhile.
    if (!isWanted) await fileStore.delete(key).catch(() => undefined);
    return isKept && isWanted === true;
  }

  /** Keeps how a file stands now. */
  async update(record: UploadRecord, position: number): Promise<void> {
    const { resumeStore, now } = this.#options;
    const key = this.keyOf(record);
    await this.#inTurn(() => resumeStore.update(key, (before) =>
      this.#entry(record, { position, hasBytes: hasBytesOf(before, record), keptAt: keptSince(before) ?? now() })));
  }

  async forget(record: UploadRecord): Promise<void> {
    await this.#inTurn(() => this.#delete(this.keyOf(record)));
  }

  /** What is unfinished in this scope, in its order; lets go of what is too old in any. */
  async unfinished(): Promise<readonly KeptUpload[]> {
    const { resumeStore, fileStore, scope, now } = this.#options;
    return await this.#inTurn(async () => {
      const kept: KeptUpload[] = [];
      for (const entry of await resumeStore.all()) {
        if (!isCurrent(entry)) continue;
        const key = resumeKey(entry.scope, { ...entry.record, sizeBytes: entry.sizeBytes });
        const ageMs = now() - entry.keptAt;
        if (ageMs > entryLifeMs) await this.#delete(key);
        else if (ageMs > bytesLifeMs && entry.hasBytes) {
          await fileStore?.delete(key);
          await resumeStore.put(key, { ...entry, hasBytes: false });
        }
        if (entry.scope !== scope || ageMs > entryLifeMs) continue;
        kept.push({ entry, file: entry.hasBytes && ageMs <= bytesLifeMs ? await fileStore?.get(key).catch(() => undefined) : undefined });
      }
      return kept.toSorted((one, other) => (one.entry.position ?? 0) - (other.entry.position ?? 0));
    }) ?? [];
  }

  async forgetAll(): Promise<void> {
    const { resumeStore, fileStore } = this.#options;
    await this.#inTurn(() => fileStore?.clear() ?? Promise.resolve());
    await this.#inTurn(() => resumeStore.clear());
  }

  #entry(record: UploadRecord, kept: Required<Pick<UnfinishedUpload, 'position' | 'hasBytes' | 'keptAt'>>): UnfinishedUpload {
    const { id, name, path, sizeBytes, lastModified, mediaType, fingerprint, duplicateOf, details, acceptedBytes, uploadUrl, expiresAt } = record;
    return {
      schemaVersion: 2, url: uploadUrl, sizeBytes, expiresAt, scope: this.#options.scope, ...kept,
      record: { id, name, path, lastModified, mediaType, fingerprint, duplicateOf, details, acceptedBytes },
    };
  }

  async #put(fileStore: KeyedStore<File>, key: string, file: File, { wasKept }: { readonly wasKept: boolean }): Promise<boolean> {
    if (!wasKept || !await fileStore.get(key)) await fileStore.put(key, file);
    return true;
  }

  async #hasRoomFor(sizeBytes: number): Promise<boolean> {
    if (sizeBytes > maxFileBytes) return false;
    const entries = await this.#options.resumeStore.all();
    return entries.reduce((total, entry) => total + (entry.hasBytes ? entry.sizeBytes : 0), sizeBytes) <= maxAllBytes;
  }

  // Bytes without an entry would never be found again, and an entry whose bytes are gone asks the person for them: a tab that is
  // killed between the two leaves one that is too old, which goes with the next look.
  async #delete(key: string): Promise<void> {
    const { resumeStore, fileStore } = this.#options;
    await resumeStore.update(key, (entry) => (entry?.hasBytes ? { ...entry, keptAt: letGo } : undefined));
    await fileStore?.delete(key).catch(() => undefined);
    await resumeStore.delete(key);
  }

  /** One after the other, so that what was forgotten is not kept again by what began before. */
  #inTurn<T>(run: () => Promise<T>): Promise<T | undefined> {
    const turn = this.#last.then(run).catch(() => undefined);
    this.#last = turn;
    return turn;
  }
}
