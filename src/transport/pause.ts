/** Waits, in milliseconds; throws the signal's reason when it aborts, and leaves no listener behind. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> => new Promise((resolve, reject) => {
  const stop = () => {
    clearTimeout(timer);
     
    reject(signal?.reason);
  };
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', stop);
    resolve();
  }, ms);
  if (signal?.aborted) stop();
  else signal?.addEventListener('abort', stop, { once: true });
});

/** What something comes to that may take so long, in milliseconds. @throws {Error} when it takes longer; its signal then aborts */
export const within = async <T>(ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const abort = new AbortController();
  const tooLong = pause(ms, abort.signal).then(() => Promise.reject(new Error(`It took more than ${ms} ms.`)));
  try {
    return await Promise.race([run(abort.signal), tooLong]);
  } finally {
    abort.abort();
  }
};
