import type { Connection } from './queue.ts';

/** The connection as the page or the worker knows it; always there where the platform says nothing. */
export const pageConnection = (): Connection => ({
  get online() {
    return globalThis.navigator?.onLine !== false;
  },
  onChange(listener) {
    if (typeof globalThis.addEventListener !== 'function') return () => undefined;
    globalThis.addEventListener('online', listener);
    globalThis.addEventListener('offline', listener);
    return () => {
      globalThis.removeEventListener('online', listener);
      globalThis.removeEventListener('offline', listener);
    };
  },
});
