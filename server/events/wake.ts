/** Tells whoever waits in this process that something was committed; who waits also looks by itself, in case nobody told. */
export interface Wake {
  /** Something was committed in the shop. */
  ring(shopId: string): void;
  /** Calls back on every ring until the returned function is called. */
  listen(callback: (shopId: string) => void): () => void;
}

export function createWake(): Wake {
  const listeners = new Set<(shopId: string) => void>();
  return {
    ring(shopId) {
      for (const listener of [...listeners]) listener(shopId);
    },
    listen(callback) {
      listeners.add(callback);
      return () => { listeners.delete(callback); };
    },
  };
}
