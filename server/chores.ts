/** What a server does by itself, now and then. */
export interface Chore {
  everyMs: number;
  run: () => Promise<unknown>;
}

export interface Chores {
  /** Does everything once, and then each chore in its time; one that is still under way is not begun again. */
  start(): void;
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** @param options.onError told of a chore that failed; it is done again in its time */
export function createChores({ chores, onError }: { chores: readonly Chore[]; onError: (error: unknown) => void }): Chores {
  const timers: ReturnType<typeof setInterval>[] = [];
  const underWay = new Map<Chore, Promise<void>>();

  const begin = (chore: Chore): void => {
    if (underWay.has(chore)) return;
    underWay.set(chore, chore.run().then(() => {}, onError).finally(() => underWay.delete(chore)));
  };

  return {
    start() {
      if (timers.length > 0) return;
      for (const chore of chores) {
        timers.push(setInterval(begin, chore.everyMs, chore));
        begin(chore);
      }
    },
    async stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      await Promise.all(underWay.values());
    },
  };
}
