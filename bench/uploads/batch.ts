// What is asked of both: to send some files at once, and to say when.

/** When all files of a batch had got there, in milliseconds since it began. */
export interface Batch {
  /** The server has accepted the last byte. */
  readonly transferredMs: number;
  /** The server has also looked into them, as far as the sender waits for that; else the same. */
  readonly doneMs: number;
}

/** A sender: gets the files there, and calls `onTransferred` for each of them. */
export type SendAll = (files: readonly File[], onTransferred: () => void) => Promise<void>;

export const timed = async (send: SendAll, files: readonly File[]): Promise<Batch> => {
  const began = performance.now();
  let transferred = 0;
  let transferredMs = NaN;
  await send(files, () => {
    transferred += 1;
    if (transferred === files.length) transferredMs = performance.now() - began;
  });
  const doneMs = performance.now() - began;
  if (Number.isNaN(transferredMs)) throw new Error(`${transferred} of ${files.length} files arrived.`);
  return { transferredMs, doneMs };
};
