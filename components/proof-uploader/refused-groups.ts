import type { UploadRecord } from '../../src/index.ts';

/** So many files that were refused for one reason are shown each in a row of its own. */
const mostRows = 4;

/** A file that was refused here, before anything of it was sent: it never becomes a proof. */
export const isRefused = ({ state, problem, uploadId }: UploadRecord): boolean => state === 'failed' && problem?.retryable === false && uploadId === undefined;

/** What is shown file by file, and the files that were refused in such a number that one row stands for all of one reason. */
export const grouped = (records: readonly UploadRecord[]): { rows: readonly UploadRecord[]; groups: readonly (readonly UploadRecord[])[] } => {
  const refused = new Map<string, UploadRecord[]>();
  for (const record of records.filter(isRefused)) {
    const code = record.problem?.code ?? '';
    refused.set(code, [...(refused.get(code) ?? []), record]);
  }
  const groups = [...refused.values()].filter(({ length }) => length > mostRows);
  const inGroups = new Set(groups.flat());
  return { rows: records.filter((record) => !inGroups.has(record)), groups };
};
