/** Keeps values under keys, past a reload where the platform lets it. */
export interface KeyedStore<Value> {
  get(key: string): Promise<Value | undefined>;
  put(key: string, value: Value): Promise<void>;
  /** Puts what `change` makes of the value that is there, in one go: nobody writes between the two. Where it makes nothing of it, the value stays. */
  update(key: string, change: (before: Value | undefined) => Value | undefined): Promise<void>;
  delete(key: string): Promise<void>;
  all(): Promise<readonly Value[]>;
  clear(): Promise<void>;
}

/** Keeps values as long as the page lives. */
export const memoryStore = <Value>(): KeyedStore<Value> => {
  const values = new Map<string, Value>();
  return {
    get: async (key) => values.get(key),
    put: async (key, value) => void values.set(key, value),
    update: async (key, change) => {
      const after = change(values.get(key));
      if (after !== undefined) values.set(key, after);
    },
    delete: async (key) => void values.delete(key),
    all: async () => [...values.values()],
    clear: async () => values.clear(),
  };
};

const storeName = 'values';

const settled = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error('IndexedDB failed.'));
});

const opened = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  return settled(request);
};

/**
 * Keeps values in IndexedDB, each database with one store; on disk before `put` resolves.
 * Where the browser refuses it (private windows, sandboxed frames, a full disk), every method rejects.
 */
export const durableStore = <Value>(name: string): KeyedStore<Value> => {
  let database: Promise<IDBDatabase> | undefined;

  const open = (): Promise<IDBDatabase> => opened(name).then((open) => {
    // A newer version in another tab, or the browser itself, may close it; the next call opens it again.
    open.onclose = () => { database = undefined; };
    open.onversionchange = () => {
      open.close();
      database = undefined;
    };
    return open;
  });

  const transact = async <T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
    try {
      database ??= open();
      const transaction = (await database).transaction(storeName, mode, { durability: 'strict' });
      const result = run(transaction.objectStore(storeName));
      // The transaction says it too.
      result.catch(() => undefined);
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB gave up a transaction.'));
      });
      return await result;
    } catch (error) {
      database = undefined;
      throw error;
    }
  };

  return {
    get: (key) => transact<Value | undefined>('readonly', (store) => settled(store.get(key))),
    put: async (key, value) => void await transact('readwrite', (store) => settled(store.put(value, key))),
    update: (key, change) => transact('readwrite', async (store) => {
      const after = change(await settled<Value | undefined>(store.get(key)));
      if (after !== undefined) await settled(store.put(after, key));
    }),
    delete: async (key) => void await transact('readwrite', (store) => settled(store.delete(key))),
    all: () => transact<Value[]>('readonly', (store) => settled(store.getAll())),
    clear: async () => void await transact('readwrite', (store) => settled(store.clear())),
  };
};

/** Keeps values in IndexedDB as `durableStore` does; where the browser refuses it, they live as long as the page. */
export const indexedDbStore = <Value>(name: string): KeyedStore<Value> => {
  const stored = durableStore<Value>(name);
  const fallback = memoryStore<Value>();
  const nothing = (): undefined => undefined;
  return {
    get: async (key) => (await fallback.get(key)) ?? stored.get(key).catch(nothing),
    put: (key, value) => stored.put(key, value).then(() => fallback.delete(key), () => fallback.put(key, value)),
    update: async (key, change) => {
      const latest = await fallback.get(key);
      let isWritten = false;
      await stored.update(key, (before) => {
        const after = change(latest ?? before);
        isWritten = after !== undefined;
        return after;
      }).then(() => (isWritten ? fallback.delete(key) : undefined), () => fallback.update(key, change));
    },
    delete: async (key) => {
      await fallback.delete(key);
      await stored.delete(key).catch(nothing);
    },
    all: async () => [...await stored.all().catch(() => []), ...await fallback.all()],
    clear: async () => {
      await fallback.clear();
      await stored.clear().catch(nothing);
    },
  };
};
