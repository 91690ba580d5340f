import type { UploadRecord } from '../../src/index.ts';
import type { Localiser, MessageValues } from '../foundation/localiser.ts';

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Why a file was not uploaded and what to do, in words for a person. */
export const problemText = (localiser: Localiser, { name, sizeBytes, problem }: UploadRecord): string => {
  if (!problem) return '';
  const { code, params = {} } = problem;
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

/** That the same file proves the payment of other orders; empty when it does not. */
export const duplicateText = (localiser: Localiser, { upload }: UploadRecord): string => {
  if (!upload || upload.duplicateOf.length === 0) return '';
  const numbers = upload.duplicateOf.flatMap(({ orderNumber }) => orderNumber ?? []);
  return numbers.length === 0 ? localiser.msg('uploader.usedBeforeUnnumbered') : localiser.msg('uploader.usedBefore', { orders: localiser.list(numbers) });
};
