/** How fast something grows, smoothed: what is older counts less, so that one slow moment does not make the figure jump. */
export interface Rate {
  readonly atMs: number;
  readonly bytes: number;
  /** Absent until two figures with time between them are known. */
  readonly bytesPerSecond?: number | undefined;
}

/** After so many milliseconds an older speed counts for 1/e. */
const memoryMs = 3_000;
/** Figures that lie closer together are taken for one: what a network card swallows at once says nothing of the network. */
const shortestMs = 250;

/** The rate after another figure. Less than before begins anew. */
export const measured = (rate: Rate | undefined, atMs: number, bytes: number): Rate => {
  if (!rate || bytes < rate.bytes || atMs < rate.atMs) return { atMs, bytes };
  const elapsedMs = atMs - rate.atMs;
  if (elapsedMs < shortestMs) return rate;
  const now = ((bytes - rate.bytes) / elapsedMs) * 1_000;
  const weight = Math.exp(-elapsedMs / memoryMs);
  return { atMs, bytes, bytesPerSecond: rate.bytesPerSecond === undefined ? now : rate.bytesPerSecond * weight + now * (1 - weight) };
};
