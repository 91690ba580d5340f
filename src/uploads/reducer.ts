import type { Upload } from '../contract/upload.ts';
import type { UploadProblem, UploadRecord, UploadState } from './records.ts';

/** Everything that can happen to the files of a queue. */
export type UploadAction =
  | { readonly type: 'add'; readonly records: readonly UploadRecord[] }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'check'; readonly id: string }
  | { readonly type: 'accept'; readonly id: string; readonly mediaType: string; readonly uploadUrl?: string | undefined }
  | { readonly type: 'start'; readonly id: string }
  | { readonly type: 'address'; readonly id: string; readonly uploadUrl: string }
  | { readonly type: 'progress'; readonly id: string; readonly acceptedBytes: number; readonly sentBytes: number }
  | { readonly type: 'stall'; readonly id: string }
  | { readonly type: 'process'; readonly id: string; readonly uploadId: string }
  | { readonly type: 'finish'; readonly id: string; readonly upload: Upload }
  | { readonly type: 'fail'; readonly id: string; readonly problem: UploadProblem }
  | { readonly type: 'expire'; readonly id: string; readonly problem: UploadProblem }
  | { readonly type: 'pause'; readonly id: string }
  /** Back to its turn: after a pause, a failure, or the network's return. */
  | { readonly type: 'resume'; readonly id: string }
  | { readonly type: 'disconnect'; readonly id: string }
  /** The bytes of a file that was known without them. */
  | { readonly type: 'provide'; readonly id: string };

const active = ['uploading', 'stalled'] as const satisfies readonly UploadState[];
const unfinished = ['waiting', 'checking', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline'] as const satisfies readonly UploadState[];

/** From where each action leads on; from anywhere else it changes nothing, such as progress that comes after a pause. */
const from: Readonly<Record<Exclude<UploadAction['type'], 'add' | 'remove'>, readonly UploadState[]>> = {
  check: ['waiting'],
  accept: ['checking'],
  start: ['ready'],
  address: active,
  progress: active,
  stall: ['uploading'],
  process: active,
  finish: ['processing'],
  fail: unfinished,
  expire: active,
  pause: ['waiting', 'checking', 'ready', 'uploading', 'stalled', 'offline'],
  resume: ['paused', 'offline', 'failed', 'expired'],
  disconnect: ['ready', 'uploading', 'stalled', 'processing'],
  provide: ['needsFile'],
};

type OneAction = Exclude<UploadAction, { readonly type: 'add' | 'remove' }>;

const changed = (record: UploadRecord, action: OneAction): UploadRecord => {
  switch (action.type) {
    case 'check': return { ...record, state: 'checking' };
    case 'accept': return { ...record, state: 'ready', mediaType: action.mediaType, uploadUrl: action.uploadUrl ?? record.uploadUrl };
    case 'start': return { ...record, state: 'uploading' };
    case 'address':
      // A new address is a new upload: nothing of the old one counts.
      return action.uploadUrl === record.uploadUrl ? record : { ...record, uploadUrl: action.uploadUrl, acceptedBytes: 0, sentBytes: 0 };
    case 'progress': {
      const acceptedBytes = Math.min(record.sizeBytes, Math.max(0, action.acceptedBytes));
      return { ...record, state: 'uploading', acceptedBytes, sentBytes: Math.min(record.sizeBytes, Math.max(acceptedBytes, action.sentBytes)) };
    }
    case 'stall': return { ...record, state: 'stalled' };
    case 'process': return { ...record, state: 'processing', uploadId: action.uploadId, acceptedBytes: record.sizeBytes, sentBytes: record.sizeBytes };
    case 'finish': return { ...record, state: 'done', uploadId: action.upload.id, upload: action.upload, problem: undefined, uploadUrl: undefined };
    case 'fail': return { ...record, state: 'failed', problem: action.problem, sentBytes: record.acceptedBytes };
    case 'expire': return { ...record, state: 'expired', problem: action.problem, acceptedBytes: 0, sentBytes: 0, uploadUrl: undefined, uploadId: undefined };
    case 'pause': return { ...record, state: 'paused', sentBytes: record.acceptedBytes };
    case 'disconnect': return { ...record, state: 'offline', sentBytes: record.acceptedBytes };
    // What has not been looked at yet has that before it.
    case 'resume': return { ...record, state: record.mediaType === undefined ? 'waiting' : 'ready', problem: undefined };
    case 'provide': return { ...record, state: 'waiting' };
  }
};

/** What the files are after an action; the same array where it changes nothing. */
export const reduceUploads = (records: readonly UploadRecord[], action: UploadAction): readonly UploadRecord[] => {
  if (action.type === 'add') return action.records.length === 0 ? records : [...records, ...action.records];
  const index = records.findIndex(({ id }) => id === action.id);
  const record = records[index];
  if (!record) return records;
  if (action.type === 'remove') return records.toSpliced(index, 1);
  if (!from[action.type].includes(record.state)) return records;
  if (action.type === 'resume' && record.problem?.retryable === false) return records;
  const next = changed(record, action);
  return next === record ? records : records.with(index, next);
};
