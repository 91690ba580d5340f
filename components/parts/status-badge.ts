import { html, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';

/** Which of the separate statuses of an order a word belongs to, or an alert. */
export type StatusAxis = 'order' | 'payment' | 'claim' | 'fulfilment' | 'handOff' | 'carrier' | 'alert';

/** How a badge looks: neutral, on its way, good, to be watched, wrong. */
export type BadgeTone = 'neutral' | 'active' | 'success' | 'warning' | 'danger';

const tones: { readonly [Tone in BadgeTone]?: readonly string[] } = {
  success: [
    'order.completed', 'payment.paid', 'claim.verified', 'fulfilment.shipped', 'fulfilment.delivered', 'carrier.delivered', 'handOff.closed',
  ],
  active: [
    'order.confirmed', 'fulfilment.requested', 'fulfilment.inProgress', 'fulfilment.partiallyShipped', 'fulfilment.partiallyDelivered',
    'handOff.queued', 'handOff.sent', 'handOff.acknowledged', 'handOff.inProgress', 'carrier.preTransit', 'carrier.inTransit', 'carrier.outForDelivery',
    'carrier.availableForPickup', 'claim.proofSubmitted',
  ],
  warning: [
    'payment.unpaid', 'payment.pendingVerification', 'payment.partiallyPaid', 'payment.overpaid', 'claim.pending', 'fulfilment.onHold',
    'fulfilment.returned', 'handOff.pending', 'handOff.onHold', 'handOff.cancelRequested', 'carrier.attemptFailed', 'carrier.returned',
  ],
  danger: ['claim.rejected', 'fulfilment.exception', 'handOff.rejected', 'handOff.failed', 'carrier.exception'],
};

const toneOf = (name: string): BadgeTone =>
  (Object.entries(tones) as [BadgeTone, readonly string[]][]).find(([, names]) => names.includes(name))?.[0] ?? 'neutral';

/** The words for a status. One that this version does not know is written out as it came: `lostAtSea` → "Lost at sea". */
export const statusText = (localiser: Localiser, axis: StatusAxis, status: string): string => {
  const key = `status.${axis}.${status}`;
  if (localiser.has(key)) return localiser.message(key, {});
  const words = status.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A short text on a coloured ground. */
export const badge = (text: string, tone: BadgeTone = 'neutral'): TemplateResult => html`<span class="badge ${tone}" part="badge ${tone}">${text}</span>`;

/** The badge of a status. */
export const statusBadge = (localiser: Localiser, axis: StatusAxis, status: string): TemplateResult =>
  badge(statusText(localiser, axis, status), toneOf(`${axis}.${status}`));
