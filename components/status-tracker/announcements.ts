import type { Order } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { statusText } from '../parts/status-badge.ts';
import { isOtherEnd, timeline, type StageKey } from './timeline.ts';

const reached = (order: Order): Set<StageKey> =>
  new Set(timeline(order).stages.filter((stage) => stage.state === 'done' || isOtherEnd(stage)).map(({ key }) => key));

/** What somebody who does not see the tracker should hear of a change: the stations reached, new tracking numbers, moved parcels. */
export const announcementsOf = (localiser: Localiser, order: Order, before: Order): string[] => {
  const said: string[] = [];
  const known = reached(before);
  for (const key of reached(order)) {
    if (known.has(key)) continue;
    said.push(key === 'cancelled' ? localiser.msg('tracker.announce.cancelled')
      : localiser.msg('tracker.announce.stage', { stage: localiser.msg(`tracker.stage.${key}`) }));
  }
  for (const shipment of order.shipments) {
    const parcelBefore = before.shipments.find(({ id }) => id === shipment.id);
    const carrier = shipment.carrier || localiser.msg('tracker.unknownCarrier');
    if (shipment.trackingNumber && shipment.trackingNumber !== parcelBefore?.trackingNumber) {
      said.push(localiser.msg('tracker.announce.tracking', { number: shipment.trackingNumber, carrier }));
    } else if (parcelBefore && parcelBefore.status !== shipment.status) {
      const parcel = [carrier, shipment.trackingNumber].filter(Boolean).join(' ');
      said.push(localiser.msg('tracker.announce.parcel', { parcel, what: statusText(localiser, 'carrier', shipment.status) }));
    }
  }
  return said;
};
