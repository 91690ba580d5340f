import type { PaymentEntry } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';

/** The number of the order that a payment is for. */
export const numberOf = (localiser: Localiser, { order }: PaymentEntry): string => order.number ?? localiser.msg('desk.unnumbered');

const minuteMs = 60_000;
const units = [['day', 24 * 60 * minuteMs], ['hour', 60 * minuteMs], ['minute', minuteMs]] as const;

/** How long something has waited, in its largest whole unit: `2 days`, `5 hours`, `1 minute`. */
export const waitingTime = (localiser: Localiser, { since, now }: { since: string; now: number }): string => {
  const passed = Math.max(now - Date.parse(since), minuteMs);
  const [unit, size] = units.find(([, ms]) => passed >= ms) ?? units[2];
  return new Intl.NumberFormat(localiser.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(passed / size));
};
