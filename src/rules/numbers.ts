import type { Settings } from '../contract/settings.ts';

/** The number of an order as people read it: the shop's prefix, and what it counts with at least so many digits. */
export const orderNumber = (position: number, { prefix, digits }: Settings['orderNumber']): string => `${prefix}${String(position).padStart(digits, '0')}`;
