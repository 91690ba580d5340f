import type { Upload } from '../contract/upload.ts';
import type { UploadDetails, UploadProblem, UploadRecord, UploadState } from './records.ts';

/** Everything that can happen to the files of a queue. */
export type UploadAction =
  | { readonly type: 'add'; readonly records: readonly UploadRecord[] }
  /** The first duplicate of what is removed takes its part. */
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly toIndex: number }
  | { readonly type: 'describe'; readonly id: string; readonly details: UploadDetails }
  | { readonly type: 'keep'; readonly id: string; readonly isKept: boolean }
  | { readonly type: 'check'; readonly id: string }
  | { readonly type: 'accept'; readonly id: string; readonly mediaType: string; readonly fingerprint?: string | undefined; readonly uploadUrl?: string | undefined; readonly expiresAt?: number | undefined }
  /** It turned out to be the same file as another one. */
  | { readonly type: 'duplicate'; readonly id: string; readonly fingerprint?: string | undefined; readonly duplicateOf: string }
  | { readonly type: 'keepBoth'; readonly id: string; readonly name: string }
  /** There is room for a file that was refused for want of it. */
  | { readonly type: 'readmit'; readonly id: string; readonly name: string }
  | { readonly type: 'start'; readonly id: string }
  | { readonly type: 'address'; readonly id: string; readonly uploadUrl: string; readonly expiresAt?: number | undefined }
  | { readonly type: 'progress'; readonly id: string; readonly acceptedBytes: number; readonly sentBytes: number; readonly bytesPerSecond?: number | undefined }
  | { readonly type: 'stall'; readonly id: string }
  | { readonly type: 'process'; readonly id: string; readonly uploadId: string }
  | { readonly type: 'finish'; readonly id: string; readonly upload: Upload }
  | { readonly type: 'fail'; readonly id: string; readonly problem: UploadProblem }
  /** What the server has of it is worth nothing. */
  | { readonly type: 'mismatch'; readonly id: string; readonly problem: UploadProblem }
  | { readonly type: 'expire'; readonly id: string; readonly problem: UploadProblem }
  | { readonly type: 'pause'; readonly id: string }
  /** Back to its turn: after a pause, a failure, or the network's return. */
  | { readonly type: 'resume'; readonly id: string }
  /** Back to its turn, because the server asks to wait. */
  | { readonly type: 'hold'; readonly id: string }
  | { readonly type: 'disconnect'; readonly id: string }
  /** Another tab has the file, or is so far with it. */
  | { readonly type: 'leave'; readonly id: string }
  | { readonly type: 'follow'; readonly id: string; readonly acceptedBytes: number; readonly sentBytes: number; readonly bytesPerSecond?: number | undefined; readonly uploadUrl?: string | undefined }
  /** The other tab has it no more. */
  | { readonly type: 'takeOver'; readonly id: string }
  /** The bytes of a file that was known without them; or that they are not here. */
  | { readonly type: 'provide'; readonly id: string }
  | { readonly type: 'miss'; readonly id: string };

type ListAction = 'add' | 'remove' | 'move';
type OneAction = Exclude<UploadAction, { readonly type: ListAction }>;

const active = ['uploading', 'stalled'] as const satisfies readonly UploadState[];
const unfinished = ['waiting', 'checking', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline'] as const satisfies readonly UploadState[];

/** From where each action leads on; from anywhere else it changes nothing, such as progress that comes after a pause. */
const from: Readonly<Record<OneAction['type'], readonly UploadState[]>> = {
  describe: [...unfinished, 'duplicate', 'elsewhere', 'done', 'failed', 'needsFile', 'expired'],
  keep: [...unfinished, 'failed', 'needsFile', 'expired'],
  check: ['waiting'],
  accept: ['checking'],
  duplicate: ['checking'],
  keepBoth: ['duplicate'],
  readmit: ['failed'],
  start: ['ready'],
  address: active,
  progress: active,
  stall: ['uploading'],
  process: active,
  finish: [...unfinished, 'elsewhere', 'needsFile'],
  fail: unfinished,
  mismatch: ['processing'],
  expire: [...active, 'processing', 'needsFile'],
  pause: ['waiting', 'checking', 'ready', 'uploading', 'stalled', 'offline'],
  resume: ['paused', 'offline', 'failed', 'expired'],
  hold: [...active, 'processing'],
  disconnect: ['ready', 'uploading', 'stalled', 'processing'],
  leave: ['ready', 'needsFile'],
  follow: ['elsewhere'],
  takeOver: ['elsewhere'],
  provide: ['needsFile', 'expired'],
  miss: ['waiting', 'ready', 'paused', 'failed', 'expired'],
};

const within = ({ sizeBytes }: UploadRecord, action: { readonly acceptedBytes: number; readonly sentBytes: number; readonly bytesPerSecond?: number | undefined }) => {
  const acceptedBytes = Math.min(sizeBytes, Math.max(0, action.acceptedBytes));
  return { acceptedBytes, sentBytes: Math.min(sizeBytes, Math.max(acceptedBytes, action.sentBytes)), bytesPerSecond: action.bytesPerSecond };
};

const nothingSent = { acceptedBytes: 0, sentBytes: 0, uploadUrl: undefined, uploadId: undefined, expiresAt: undefined } satisfies Partial<UploadRecord>;
const admitted = { state: 'waiting', problem: undefined, problems: undefined } satisfies Partial<UploadRecord>;

const changed = (record: UploadRecord, action: OneAction): UploadRecord => {
  switch (action.type) {
    case 'describe': return { ...record, details: action.details };
    case 'keep': return (record.isKept ?? false) === action.isKept ? record : { ...record, isKept: action.isKept };
    case 'check': return { ...record, state: 'checking' };
    case 'accept': {
      const { mediaType, fingerprint, uploadUrl = record.uploadUrl, expiresAt = record.expiresAt } = action;
      return { ...record, state: 'ready', mediaType, fingerprint, uploadUrl, expiresAt, replaces: undefined };
    }
    case 'duplicate': return { ...record, state: 'duplicate', fingerprint: action.fingerprint, duplicateOf: action.duplicateOf };
    case 'keepBoth': case 'readmit': return { ...record, ...admitted, name: action.name };
    case 'start': return { ...record, state: 'uploading' };
    case 'address': {
      const { uploadUrl, expiresAt } = action;
      // A new address is a new upload: nothing of the old one counts.
      return uploadUrl === record.uploadUrl ? { ...record, expiresAt } : { ...record, ...nothingSent, uploadUrl, expiresAt };
    }
    case 'progress': return { ...record, state: 'uploading', ...within(record, action) };
    case 'stall': return { ...record, state: 'stalled' };
    case 'process': return { ...record, state: 'processing', uploadId: action.uploadId, acceptedBytes: record.sizeBytes, sentBytes: record.sizeBytes };
    case 'finish': {
      const { sizeBytes } = record;
      return { ...record, ...nothingSent, state: 'done', uploadId: action.upload.id, upload: action.upload, acceptedBytes: sizeBytes, sentBytes: sizeBytes, problem: undefined, isKept: undefined };
    }
    case 'fail': return { ...record, state: 'failed', problem: action.problem, sentBytes: record.acceptedBytes };
    case 'mismatch': return { ...record, ...nothingSent, state: 'failed', problem: action.problem };
    case 'expire': return { ...record, ...nothingSent, state: 'expired', problem: action.problem };
    case 'pause': return { ...record, state: 'paused', sentBytes: record.acceptedBytes };
    case 'hold': return { ...record, state: 'ready', sentBytes: record.acceptedBytes };
    case 'disconnect': return { ...record, state: 'offline', sentBytes: record.acceptedBytes };
    // What has not been looked at yet has that before it.
    case 'resume': return { ...record, state: record.mediaType === undefined ? 'waiting' : 'ready', problem: undefined };
    case 'leave': return { ...record, state: 'elsewhere' };
    case 'follow': return { ...record, ...within(record, action), uploadUrl: action.uploadUrl ?? record.uploadUrl };
    case 'takeOver': return { ...record, state: record.mediaType === undefined ? 'waiting' : 'ready', sentBytes: record.acceptedBytes };
    case 'provide': return { ...record, state: 'waiting', problem: undefined };
    case 'miss': return { ...record, state: 'needsFile', problem: undefined, sentBytes: record.acceptedBytes };
  }
};

/** Only what is moving has a speed. */
const settled = (record: UploadRecord): UploadRecord =>
  (record.bytesPerSecond === undefined || record.state === 'uploading' || record.state === 'elsewhere' ? record : { ...record, bytesPerSecond: undefined });

const removed = (records: readonly UploadRecord[], { id }: UploadRecord): readonly UploadRecord[] => {
  const rest = records.filter((record) => record.id !== id);
  const heir = rest.find(({ state, duplicateOf }) => state === 'duplicate' && duplicateOf === id);
  return heir === undefined ? rest : rest.map((record) => {
    if (record === heir) return { ...record, state: 'waiting', duplicateOf: undefined };
    return record.state === 'duplicate' && record.duplicateOf === id ? { ...record, duplicateOf: heir.id } : record;
  });
};

/** What the files are after an action; the same array where it changes nothing. */
export const reduceUploads = (records: readonly UploadRecord[], action: UploadAction): readonly UploadRecord[] => {
  if (action.type === 'add') return action.records.length === 0 ? records : [...records, ...action.records];
  const index = records.findIndex(({ id }) => id === action.id);
  const record = records[index];
  if (!record) return records;
  if (action.type === 'remove') return removed(records, record);
  if (action.type === 'move') {
    const toIndex = Math.min(records.length - 1, Math.max(0, action.toIndex));
    return toIndex === index ? records : records.toSpliced(index, 1).toSpliced(toIndex, 0, record);
  }
  if (!from[action.type].includes(record.state)) return records;
  if (action.type === 'resume' && record.problem?.retryable === false) return records;
  const next = settled(changed(record, action));
  return next === record ? records : records.with(index, next);
};
