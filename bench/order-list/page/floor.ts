import type { OrderSummary } from '../../../src/index.ts';
import type { Subject } from './probe.ts';

const rowsDrawn = 50;

/** A plain table of the first rows, which does nothing else: less is no list of orders. */
export const mount = (orders: readonly OrderSummary[], place: Element): Subject => {
  const element = document.createElement('table');
  for (const { number = '', orderedAt, companyName = '', segment, channel = '', itemCount, total, paymentMethods, paymentStatus, fulfilmentStatus, trackingNumbers } of orders.slice(0, rowsDrawn)) {
    const row = element.insertRow();
    for (const text of [number, orderedAt.slice(0, 10), companyName, segment, channel, String(itemCount), String(total.amount / 100), paymentMethods.join(', '), paymentStatus, fulfilmentStatus, trackingNumbers.join(', ')]) {
      row.insertCell().textContent = text;
    }
  }
  place.append(element);
  return { element, viewport: () => undefined, firstRow: () => element.rows[0] };
};
