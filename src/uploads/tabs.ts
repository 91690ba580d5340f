import type { Upload } from '../contract/upload.ts';

/** What one tab tells the others of a file, by the key of its upload. */
export type TabNews = { readonly key: string } & (
  | { readonly type: 'progress'; readonly acceptedBytes: number; readonly sentBytes: number; readonly bytesPerSecond?: number | undefined; readonly uploadUrl?: string | undefined }
  | { readonly type: 'done'; readonly upload: Upload }
  | { readonly type: 'removed' }
  /** Whoever has it says how far it is. */
  | { readonly type: 'ask' }
);

/** The tabs of a browser that may have the same file. */
export interface Tabs {
  /** Takes a file for this tab. @returns how to let go of it; nothing where another tab has it */
  take(key: string): Promise<(() => void) | undefined>;
  /** Resolves when no tab has the file any more, be it that it was closed. Rejects when `signal` aborts. */
  freed(key: string, signal: AbortSignal): Promise<void>;
  tell(news: TabNews): void;
  /** @returns how to stop listening */
  onNews(listener: (news: TabNews) => void): () => void;
}

const name = 'manual-order-kit.uploads';

/** For a queue that nobody shares its files with. */
export const onlyTab: Tabs = {
  take: async () => () => undefined,
  freed: async () => undefined,
  tell: () => undefined,
  onNews: () => () => undefined,
};

/** The tabs by Web Locks and a BroadcastChannel; where the platform has none, or refuses them, this tab is taken for the only one. */
export const browserTabs = (): Tabs => {
  const lockOf = (key: string): string => `${name} ${key}`;
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  const listeners = new Set<(news: TabNews) => void>();
  let channel: BroadcastChannel | undefined;

  const open = (): BroadcastChannel | undefined => {
    if (channel || typeof BroadcastChannel !== 'function') return channel;
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<TabNews>) => { for (const listener of listeners) listener(data); };
    // In Node a channel would keep the process alive.
    (channel as { unref?: () => void }).unref?.();
    return channel;
  };

  return {
    take: (key) => new Promise((resolve) => {
      const alone = (): void => resolve(() => undefined);
      if (!locks) return alone();
      locks.request(lockOf(key), { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<void>((letGo) => { resolve(letGo); });
        resolve(undefined);
        return undefined;
      }).catch(alone);
    }),
    freed: async (key, signal) => { await locks?.request(lockOf(key), { signal }, () => undefined); },
    tell: (news) => open()?.postMessage(news),
    onNews: (listener) => {
      listeners.add(listener);
      open();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
};
