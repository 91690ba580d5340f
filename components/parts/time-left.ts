import type { Localiser } from '../foundation/localiser.ts';

const units = [['hour', 3_600], ['minute', 60], ['second', 1]] as const;

/** How long is left, in the largest unit of which there are two, so that the number still moves: `95 minutes`, `45 seconds`. */
export const timeLeft = (localiser: Localiser, seconds: number): string => {
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? units[2];
  return new Intl.NumberFormat(localiser.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(seconds / size));
};
