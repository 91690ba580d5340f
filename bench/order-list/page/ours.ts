import type { Client, OrderListQuery, OrderSummary } from '../../../src/index.ts';
import type { Subject } from './probe.ts';

/** A client whose server is in the page and answers at once. */
const clientOf = (orders: readonly OrderSummary[]): Client => ({
  orders: {
    list: async ({ after, limit = 50 }: OrderListQuery) => {
      const start = Number(after ?? 0);
      return { items: orders.slice(start, start + limit), total: orders.length, ...(start + limit < orders.length && { nextCursor: String(start + limit) }) };
    },
    sum: async () => ({ items: [] }),
  },
  events: { async *watch() { await new Promise(() => undefined); } },
  sessions: { current: async () => ({ shopId: 'shp', actor: { id: 'usr_1', name: 'Aminah', role: 'merchant' }, scopes: [] }) },
  settings: { get: async () => ({ timeZone: 'Asia/Kuala_Lumpur', paymentMethods: [{ code: 'bankTransfer', label: 'Bank transfer' }], reasons: [] }) },
} as unknown as Client);

export const mount = (orders: readonly OrderSummary[], place: Element): Subject => {
  const element = document.createElement('manual-order-list');
  Object.assign(element, { client: clientOf(orders) });
  place.append(element);
  return { element, viewport: () => element.shadowRoot?.querySelector('.viewport'), firstRow: () => element.shadowRoot?.querySelector('tbody [data-place="0"]') };
};
