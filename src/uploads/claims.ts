import type { Upload } from '../contract/upload.ts';
import { pause } from '../transport/pause.ts';
import type { UploadKeeper } from './keeper.ts';
import type { UploadList } from './list.ts';
import type { UploadRecord } from './records.ts';
import type { TabNews, Tabs } from './tabs.ts';

/** How long to wait for the news of a file that nobody has any more and nothing is kept of: it was stored or removed, in milliseconds. */
const newsMs = 2_000;

export interface UploadClaimsOptions {
  readonly tabs: Tabs;
  readonly keeper: UploadKeeper;
  readonly onDone: (record: UploadRecord) => void;
}

interface Claim { readonly key: string; readonly letGo: () => void; told: UploadRecord | undefined }

/** Which files of a queue this tab has, so that no other one sends them; and how those stand that another tab has. */
export class UploadClaims {
  readonly #list: UploadList;
  readonly #tabs: Tabs;
  readonly #keeper: UploadKeeper;
  readonly #onDone: (record: UploadRecord) => void;
  readonly #held = new Map<string, Claim>();
  readonly #taking = new Map<string, Promise<boolean>>();
  /** What other tabs have asked for, be it before this one had it: how it goes is told of nothing else. */
  readonly #followed = new Set<string>();
  readonly #waiting = new Map<string, AbortController>();
  readonly #stopListening: () => void;

  constructor(list: UploadList, { tabs, keeper, onDone }: UploadClaimsOptions) {
    this.#list = list;
    this.#tabs = tabs;
    this.#keeper = keeper;
    this.#onDone = onDone;
    this.#stopListening = tabs.onNews((news) => this.#hear(news));
  }

  /** Takes a file for this tab until it is done or removed: also while it is paused or failed. @returns whether it could */
  take(record: UploadRecord): Promise<boolean> {
    if (this.#held.has(record.id)) return Promise.resolve(true);
    const running = this.#taking.get(record.id);
    if (running) return running;
    const taking = this.#take(record).finally(() => this.#taking.delete(record.id));
    this.#taking.set(record.id, taking);
    return taking;
  }

  /** Whether no tab has a file at this moment. */
  async isFree(record: UploadRecord): Promise<boolean> {
    return this.#held.has(record.id) || !await this.#tabs.isTaken(this.#keeper.keyOf(record));
  }

  /** Tells the other tabs what has changed, and waits for what they have. */
  reconcile(): void {
    for (const [id, claim] of this.#held) {
      const record = this.#list.find(id);
      if (!record) continue;
      this.#tell(claim, record);
      if (record.state === 'done' || record.problem?.retryable === false) this.#end(record, claim);
    }
    for (const [id, abort] of this.#waiting) {
      if (this.#list.find(id)?.state !== 'elsewhere') abort.abort();
    }
    for (const record of this.#list.records) {
      if (record.state === 'elsewhere' && !this.#waiting.has(record.id)) void this.#waitFor(record);
    }
  }

  /** Lets go of a file that was removed here, once the server knows. */
  async giveUp(record: UploadRecord, discarded: Promise<void>): Promise<void> {
    this.#tabs.tell({ key: this.#keeper.keyOf(record), type: 'removed' });
    await discarded;
    this.#letGo(record.id);
  }

  dispose(): void {
    this.#stopListening();
    for (const id of [...this.#held.keys()]) this.#letGo(id);
    for (const abort of this.#waiting.values()) abort.abort();
  }

  async #take(record: UploadRecord): Promise<boolean> {
    const key = this.#keeper.keyOf(record);
    const letGo = await this.#tabs.take(key);
    if (!letGo) return false;
    this.#held.set(record.id, { key, letGo, told: undefined });
    if (!this.#list.find(record.id)) this.#letGo(record.id);
    return true;
  }

  /** What is kept of a stored file goes first: a tab that takes over then knows that there is news to wait for. A refused one keeps its place. */
  #end(record: UploadRecord, { letGo }: Claim): void {
    this.#held.delete(record.id);
    void (record.state === 'done' ? this.#keeper.forget(record) : Promise.resolve()).then(letGo);
  }

  #letGo(id: string): void {
    this.#held.get(id)?.letGo();
    this.#held.delete(id);
  }

  async #waitFor(record: UploadRecord): Promise<void> {
    const { id } = record;
    const abort = new AbortController();
    const key = this.#keeper.keyOf(record);
    this.#waiting.set(id, abort);
    this.#tabs.tell({ key, type: 'ask' });
    try {
      await this.#tabs.freed(key, abort.signal);
      if (!await this.#keeper.entryOf(record, record.fingerprint)) await pause(newsMs, abort.signal);
      this.#waiting.delete(id);
      this.#list.apply({ type: 'takeOver', id });
    } catch {
      // It is told of as done or removed, or is no longer waited for.
      this.#waiting.delete(id);
    }
  }

  #tell(claim: Claim, record: UploadRecord): void {
    if (claim.told === record || (record.state !== 'done' && !this.#followed.has(claim.key))) return;
    claim.told = record;
    const { acceptedBytes, sentBytes, bytesPerSecond, uploadUrl, state, upload } = record;
    this.#tabs.tell(state === 'done' && upload ? { key: claim.key, type: 'done', upload }
      : { key: claim.key, type: 'progress', acceptedBytes, sentBytes, bytesPerSecond, uploadUrl });
  }

  #hear(news: TabNews): void {
    if (news.type === 'ask') {
      this.#followed.add(news.key);
      for (const [id, claim] of this.#held) {
        const record = this.#list.find(id);
        if (claim.key !== news.key || !record) continue;
        claim.told = undefined;
        this.#tell(claim, record);
      }
      return;
    }
    for (const record of this.#list.records) {
      const { id, state } = record;
      if (this.#keeper.keyOf(record) !== news.key) continue;
      // It may be heard of only after this tab has taken over: what is stored is stored.
      if (news.type === 'done') this.#finish(id, news.upload);
      else if (this.#held.has(id)) continue;
      else if (news.type === 'progress') this.#list.apply({ ...news, type: 'follow', id });
      else if (state === 'elsewhere' || state === 'needsFile') this.#list.apply({ type: 'remove', id });
    }
  }

  #finish(id: string, upload: Upload): void {
    const before = this.#list.find(id)?.state;
    this.#list.apply({ type: 'finish', id, upload });
    const record = this.#list.find(id);
    if (before !== 'done' && record?.state === 'done') this.#onDone(record);
  }
}
