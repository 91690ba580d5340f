import '@vaadin/grid';
import type { OrderSummary } from '../../../src/index.ts';
import type { Subject } from './probe.ts';

const pageSize = 50;
/** What the rows of the list stand in, so that both draw as many. */
const heightPx = 640;
const paths = [
  'number', 'orderedAt', 'companyName', 'segment', 'channel', 'itemCount', 'total.amount', 'paymentMethods', 'paymentStatus', 'fulfilmentStatus', 'trackingNumbers',
] as const;

/** The columns of the list as plain texts, its pages from the page itself. */
export const mount = (orders: readonly OrderSummary[], place: Element): Subject => {
  const element = document.createElement('vaadin-grid');
  element.pageSize = pageSize;
  element.style.blockSize = `${heightPx}px`;
  element.dataProvider = ({ page }, answer) => queueMicrotask(() => answer(orders.slice(page * pageSize, (page + 1) * pageSize), orders.length));
  for (const path of paths) element.append(Object.assign(document.createElement('vaadin-grid-column'), { path }));
  place.append(element);
  const number = orders[0]?.number;
  return {
    element,
    viewport: () => element.shadowRoot?.querySelector('#table'),
    firstRow: () => [...element.querySelectorAll('vaadin-grid-cell-content')].find(({ textContent }) => textContent === number),
  };
};
