import type { UploadClaims } from './claims.ts';
import { isSameFile } from './digest.ts';
import type { KeptUpload, UploadKeeper } from './keeper.ts';
import type { UploadList } from './list.ts';
import type { UploadProblem, UploadRecord } from './records.ts';

const gone: UploadProblem = { code: 'uploadGone', detail: 'The server kept the unfinished upload for a while and has given it up.', retryable: true };

const recordOf = ({ entry: { record, sizeBytes, url, expiresAt } }: KeptUpload): UploadRecord =>
  ({ ...record, state: 'needsFile', sizeBytes, sentBytes: record.acceptedBytes, uploadUrl: url, expiresAt });

/**
 * Finds what this browser has kept of a scope. What has its bytes goes on by itself; the server says from where.
 * @param options.onlyKnown leaves out what is not in the list
 * @returns the records that were found, those included that were in the list as `needsFile`
 */
export const recoverUploads = async (list: UploadList, { keeper, claims, now, onlyKnown }: {
  readonly keeper: UploadKeeper; readonly claims: UploadClaims; readonly now: () => number; readonly onlyKnown: boolean;
}): Promise<readonly UploadRecord[]> => {
  const found: string[] = [];
  const unfinished = await keeper.unfinished();
  const ofKey = new Map(list.records.map((record) => [keeper.keyOf(record), record]));
  for (const kept of unfinished) {
    const record = recordOf(kept);
    const known = ofKey.get(keeper.keyOf(record));
    if (known ? list.find(known.id)?.state !== 'needsFile' : onlyKnown) continue;
    const id = known?.id ?? record.id;
    if (!known) list.apply({ type: 'add', records: [record] });
    found.push(id);
    if (kept.file) list.files.set(id, kept.file);
    if ((kept.entry.expiresAt ?? Infinity) <= now()) list.apply({ type: 'expire', id, problem: gone });
    else if (kept.file) list.apply({ type: 'provide', id });
  }
  // Another tab may have what this one lacks.
  for (const record of list.records) {
    if (record.state === 'needsFile' && !await claims.isFree(record)) list.apply({ type: 'leave', id: record.id });
  }
  return list.records.filter(({ id }) => found.includes(id));
};

/** Gives a record its bytes. @returns whether the file is the one that it waits for */
export const provideBytes = async (list: UploadList, id: string, file: File): Promise<boolean> => {
  const waiting = (): UploadRecord | undefined => {
    const record = list.find(id);
    return record?.state === 'needsFile' || record?.state === 'expired' ? record : undefined;
  };
  const record = waiting();
  if (!record || !await isSameFile(record, file) || !waiting()) return false;
  list.files.set(id, file);
  list.apply({ type: 'provide', id });
  return true;
};
