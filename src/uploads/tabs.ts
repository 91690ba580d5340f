import type { Upload } from '../contract/upload.ts';

/** What one tab tells the others of a file, by the key of its upload. */
export type TabNews = { readonly key: string } & (
  | { readonly type: 'progress'; readonly acceptedBytes: number; readonly sentBytes: number; readonly bytesPerSecond?: number | undefined; readonly uploadUrl?: string | undefined }
  | { readonly type: 'done'; readonly upload: Upload }
  | { readonly type: 'removed' }
  /** Whoever has it says how far it is. */
  | { readonly type: 'ask' }
);

/** The tabs of a browser that may have the same file or draft, and what they tell each other. */
export interface Tabs<News = TabNews> {
  /** Takes a file or draft for this tab. @returns how to let go of it; nothing where another tab has it */
  take(key: string): Promise<(() => void) | undefined>;
  /** Whether any tab has it at this moment, this one too. */
  isTaken(key: string): Promise<boolean>;
  /** Resolves when no tab has it any more, be it that it was closed. Rejects when `signal` aborts. */
  freed(key: string, signal: AbortSignal): Promise<void>;
  tell(news: News): void;
  /** @returns how to stop listening */
  onNews(listener: (news: News) => void): () => void;
}

/** For what no other tab has. */
export const onlyTab: Tabs<never> = {
  take: async () => () => undefined,
  isTaken: async () => false,
  freed: async () => undefined,
  tell: () => undefined,
  onNews: () => () => undefined,
};

/**
 * The tabs by Web Locks and a BroadcastChannel; where the platform has none, or refuses them, this tab is taken for the only one.
 * @param name what the locks and the channel are called: tabs with another name know nothing of these
 */
export const browserTabs = <News = TabNews>(name = 'manual-order-kit.uploads'): Tabs<News> => {
  const lockOf = (key: string): string => `${name} ${key}`;
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  const listeners = new Set<(news: News) => void>();
  let channel: BroadcastChannel | undefined;

  const open = (): BroadcastChannel | undefined => {
    if (channel || typeof BroadcastChannel !== 'function') return channel;
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<News>) => { for (const listener of listeners) listener(data); };
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
    isTaken: async (key) => {
      const { held = [] } = await locks?.query().catch(() => undefined) ?? {};
      return held.some(({ name: lock }) => lock === lockOf(key));
    },
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
