import type { Order } from '../../src/index.ts';

/** The order as the server has just told it. */
export interface TrackingChangeDetail { order: Order }

/** Why the order could not be read, or can no longer be listened to. */
export interface TrackingErrorDetail { error: unknown }

/** The events of `<manual-order-status-tracker>`. */
export interface StatusTrackerEventMap {
  'tracking-change': CustomEvent<Readonly<TrackingChangeDetail>>;
  'tracking-error': CustomEvent<Readonly<TrackingErrorDetail>>;
}
