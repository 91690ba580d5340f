import type { TestContext } from 'node:test';
import {
  memoryStore, UploadQueue, type Connection, type KeyedStore, type Tabs, type TabNews, type Transfer, type TransferRequest, type UnfinishedUpload, type Upload, type UploadQueueOptions,
  type UploadRecord,
} from '../../src/index.ts';
import { upload } from '../sdk/fixtures.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A file that passes for a picture; of its name alone unless its bytes are given. */
export const file = (name: string, { bytes = `bytes of ${name}`, lastModified = 1 }: { bytes?: BlobPart; lastModified?: number } = {}): File =>
  new File([signature, bytes], name, { lastModified });

export interface Sending { readonly request: TransferRequest; finish(upload?: Partial<Upload>): void; fail(error: Error): void }

/** A transfer whose every step the test takes. */
const scripted = () => {
  const sendings: Sending[] = [];
  const discarded: string[] = [];
  const uploads = new Map<string, Partial<Upload>>();
  const transfer: Transfer & { countsSentBytes: boolean } = {
    countsSentBytes: false,
    send: (request) => new Promise((resolve, reject) => {
      const id = `upl_${sendings.length + 1}`;
      sendings.push({
        request, fail: reject,
        finish: (change = {}) => {
          uploads.set(id, change);
          resolve(id);
        },
      });
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      request.onUploadUrl({ url: request.uploadUrl ?? `/uploads/${id}` });
    }),
    confirm: async (uploadId) => ({ ...upload(uploadId), sha256: undefined, ...uploads.get(uploadId) } as Upload),
    discard: async (url) => void discarded.push(url),
  };
  /** The latest attempt with a file of a name. */
  const sendingOf = (name: string): Sending | undefined => sendings.findLast(({ request }) => request.name === name);
  return { transfer, sendings, sendingOf, discarded };
};

const switchable = () => {
  let listener = (): void => undefined;
  const connection: Connection & { online: boolean } = { online: true, onChange: (listen) => { listener = listen; return () => { listener = () => undefined; }; } };
  return { connection, turn: (online: boolean) => { connection.online = online; listener(); } };
};

export interface Stores { readonly resumeStore: KeyedStore<UnfinishedUpload>; readonly fileStore: KeyedStore<File> }

/** What a browser keeps, shared by the queues of its tabs and outliving them. */
export const openStores = (): Stores => ({ resumeStore: memoryStore<UnfinishedUpload>(), fileStore: memoryStore<File>() });

/** Tabs of one browser: `open` makes one, `close` kills it with everything that it holds. */
export const openBrowser = <News = TabNews>() => {
  const locks = new Map<string, object>();
  const waiting: (() => void)[] = [];
  const listeners = new Map<object, Set<(news: News) => void>>();
  const letGo = (key: string, owner: object): void => {
    if (locks.get(key) !== owner) return;
    locks.delete(key);
    for (const wake of waiting.splice(0)) wake();
  };
  const open = () => {
    const owner = {};
    const own = new Set<(news: News) => void>();
    listeners.set(owner, own);
    const tabs: Tabs<News> = {
      take: async (key) => {
        if (locks.has(key)) return undefined;
        locks.set(key, owner);
        return () => letGo(key, owner);
      },
      isTaken: async (key) => locks.has(key),
      freed: async (key, signal) => {
        while (locks.has(key)) {
          await new Promise<void>((resolve, reject) => {
            waiting.push(resolve);
            signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          });
        }
      },
      tell: (news) => { for (const [other, heard] of listeners) if (other !== owner) for (const hear of heard) hear(structuredClone(news)); },
      onNews: (listener) => { own.add(listener); return () => own.delete(listener); },
    };
    const close = (): void => {
      listeners.delete(owner);
      for (const [key, holder] of [...locks]) if (holder === owner) letGo(key, owner);
    };
    return { tabs, close };
  };
  return { open, locks };
};

export interface OpenOptions extends Partial<Pick<UploadQueueOptions, 'scope' | 'limits' | 'tabs' | 'parallel'>> { readonly stores?: Stores; readonly clock?: { now: number } }

/** A queue whose transfer, network, clock and ids are the test's. */
export const open = (t: TestContext, { stores = openStores(), clock = { now: 0 }, scope = 'drf_1', ...rest }: OpenOptions = {}) => {
  const script = scripted();
  const network = switchable();
  const prefix = Math.random().toString(36).slice(2);
  let count = 0;
  const queue = new UploadQueue({ ...rest, ...stores, scope, transfer: script.transfer, connection: network.connection, now: () => clock.now, newId: () => `${prefix}${++count}` });
  t.after(() => queue.dispose());
  return { queue, ...stores, clock, ...script, ...network };
};

/** Waits, without a timer, until something is so. */
export const until = async (condition: () => unknown): Promise<void> => {
  for (const began = performance.now(); !condition();) {
    if (performance.now() - began > 10_000) throw new Error(`It never came to be: ${condition.toString()}`);
    await new Promise(setImmediate);
  }
};

/** Lets everything happen that happens by itself. */
export const settle = async (): Promise<void> => {
  await import('../../src/uploads/runner.ts');
  for (let turn = 0; turn < 60; turn += 1) await new Promise(setImmediate);
};

export const states = ({ records }: { readonly records: readonly UploadRecord[] }): string[] => records.map(({ state }) => state);
export const recordOf = ({ records }: { readonly records: readonly UploadRecord[] }, name: string): UploadRecord => {
  const record = records.find((one) => one.name === name);
  if (!record) throw new Error(`There is no ${name}: ${records.map((one) => one.name).join(', ')}`);
  return record;
};
