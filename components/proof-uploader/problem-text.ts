import type { UploadProblem, UploadRecord } from '../../src/index.ts';
import type { Localiser, MessageValues } from '../foundation/localiser.ts';

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const oneText = (localiser: Localiser, { name, sizeBytes }: UploadRecord, { code, params = {} }: UploadProblem): string => {
  const values: MessageValues = {
    name,
    size: localiser.size(sizeBytes),
    limit: localiser.size(numberOf(params['limitBytes'])),
    count: numberOf(params['limit']),
  };
  if (code === 'unsupportedMediaType' && /\.hei[cf]$/i.test(name)) return localiser.msg('uploader.error.heic');
  const key = `uploader.error.${code}`;
  return localiser.message(localiser.has(key) ? key : 'uploader.error.unknown', values);
};

/** Why a file was not uploaded and what to do, in words for a person: every reason that there is. */
export const problemText = (localiser: Localiser, record: UploadRecord): string =>
  (record.problems ?? (record.problem ? [record.problem] : [])).map((problem) => oneText(localiser, record, problem)).join(' ');

/** That the same file proves the payment of other orders; empty when it does not. */
export const duplicateText = (localiser: Localiser, { upload }: UploadRecord): string => {
  if (!upload || upload.duplicateOf.length === 0) return '';
  const numbers = upload.duplicateOf.flatMap(({ orderNumber }) => orderNumber ?? []);
  return numbers.length === 0 ? localiser.msg('uploader.usedBeforeUnnumbered') : localiser.msg('uploader.usedBefore', { orders: localiser.list(numbers) });
};

/** The longer edge below which an amount is seldom readable, in px: half a phone's screen. */
const smallPx = 600;

/** What a person should look at once more, though the file was taken. `picture` is its size in px, where it is known. */
export const warnings = (localiser: Localiser, record: UploadRecord, picture: { width: number; height: number } | undefined): string[] => {
  const { upload } = record;
  const { width = 0, height = 0 } = picture ?? upload ?? {};
  const longer = Math.max(width, height);
  return [
    duplicateText(localiser, record),
    upload?.activeContent ? localiser.msg('uploader.activeContent') : '',
    longer > 0 && longer < smallPx && record.state !== 'failed' ? localiser.msg('uploader.smallPicture', { width, height }) : '',
  ].filter(Boolean);
};
