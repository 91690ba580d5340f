import { takesRoom } from './admission.ts';
import type { UploadRecord, UploadState, UploadTotals } from './records.ts';

const goesOn: ReadonlySet<UploadState> = new Set(['waiting', 'checking', 'ready', 'uploading', 'stalled', 'offline', 'elsewhere']);

/** All files of a list together. */
export const totalsOf = (records: readonly UploadRecord[]): UploadTotals => {
  const counted = records.filter(takesRoom);
  const sum = (of: (record: UploadRecord) => number): number => counted.reduce((total, record) => total + of(record), 0);
  const count = (...states: UploadState[]): number => counted.filter(({ state }) => states.includes(state)).length;
  const bytesPerSecond = sum((record) => record.bytesPerSecond ?? 0);
  const leftBytes = sum(({ state, sizeBytes, sentBytes }) => (goesOn.has(state) ? sizeBytes - sentBytes : 0));
  return {
    files: counted.length, done: count('done'), failed: count('failed', 'expired'),
    sizeBytes: sum(({ sizeBytes }) => sizeBytes), acceptedBytes: sum(({ acceptedBytes }) => acceptedBytes), sentBytes: sum(({ sentBytes }) => sentBytes),
    bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? leftBytes / bytesPerSecond : undefined,
  };
};
