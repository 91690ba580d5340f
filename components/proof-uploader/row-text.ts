import type { UploadRecord } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { timeLeft } from '../parts/time-left.ts';
import { problemText } from './problem-text.ts';

/** A day that is near by its name, else by its date; then the time: "tomorrow 14:05". */
export const momentText = (localiser: Localiser, atMs: number, nowMs: number): string => {
  const { locale } = localiser;
  const at = new Date(atMs);
  const now = new Date(nowMs);
  const days = Math.round((Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 86_400_000);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  return Math.abs(days) > 1 ? localiser.dateTime(at.toISOString()) : `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')} ${time}`;
};

/** How fast bytes leave, such as "820 kB/s", and how long that will take. */
export const paceText = (localiser: Localiser, { bytesPerSecond, secondsLeft }: { bytesPerSecond: number; secondsLeft: number | undefined }): string[] => {
  if (bytesPerSecond < 1) return [];
  const isLarge = bytesPerSecond >= 1_024 ** 2;
  const speed = new Intl.NumberFormat(localiser.locale, { style: 'unit', unit: isLarge ? 'megabyte-per-second' : 'kilobyte-per-second', maximumFractionDigits: isLarge ? 1 : 0 });
  return [
    speed.format(bytesPerSecond / (isLarge ? 1_024 ** 2 : 1_024)),
    ...(secondsLeft === undefined ? [] : [localiser.msg('uploader.timeLeft', { time: timeLeft(localiser, Math.max(1, secondsLeft)) })]),
  ];
};

/** How much of a file there is: "1.2 MB of 3 MB" by what the server has accepted, else its size. */
export const amountText = (localiser: Localiser, { sizeBytes, acceptedBytes, sentBytes, state }: UploadRecord): string => {
  const total = localiser.size(sizeBytes);
  const isPartial = sentBytes > 0 && state !== 'processing' && state !== 'done';
  return isPartial ? localiser.msg('uploader.progress', { done: localiser.size(acceptedBytes), total }) : total;
};

/** Where a file is on its way, or why it is not, in words. */
export const stateText = (localiser: Localiser, record: UploadRecord, duplicateName: string | undefined): string => {
  const { state, problem } = record;
  if (state === 'duplicate') return localiser.msg('uploader.state.duplicate', { other: duplicateName ?? record.name });
  if (state === 'failed' && problem) return problemText(localiser, record);
  return localiser.msg(`uploader.state.${state}`);
};
