/** Long enough for what a person waits for, short enough not to be forgotten where there is never a pause. */
const timeoutMs = 200;
/** So long may be worked where there was none: one frame. */
const frameMs = 16;

/** Resolves once the browser has nothing better to do, after the next paint at the earliest, with how long that still lasts in milliseconds. */
export const whenIdle = (): Promise<() => number> => new Promise((done) => {
  const oneFrame = (): void => {
    const end = performance.now() + frameMs;
    done(() => end - performance.now());
  };
  if (typeof requestIdleCallback !== 'function') setTimeout(oneFrame, 50);
  else requestIdleCallback((deadline) => (deadline.didTimeout ? oneFrame() : done(() => deadline.timeRemaining())), { timeout: timeoutMs });
});
