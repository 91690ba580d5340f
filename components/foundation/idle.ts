/** Long enough for what a person waits for, short enough not to be forgotten where there is never a pause. */
const timeoutMs = 500;

/** Resolves once the browser has nothing better to do: after the next paint at the earliest. */
export const whenIdle = (): Promise<void> => new Promise((done) => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done(), { timeout: timeoutMs });
  else setTimeout(done, 50);
});
