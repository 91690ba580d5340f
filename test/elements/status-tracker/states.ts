import { html } from 'lit';
import '../../../components/status-tracker/define.ts';
import type { ManualOrderStatusTracker } from '../../../components/index.ts';
import type { Order } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { fixture, until } from '../foundation/fixture.ts';
import { FakeShop, noNetwork, refusal } from './fake-shop.ts';

const at = '2026-11-02T04:00:00Z';
const ben = { id: 'usr_2', name: 'Ben', role: 'ops' };
const quantities = { allocated: 0, shipped: 12, delivered: 0, returned: 0, cancelled: 0 };

const shipped: Partial<Order> = {
  paymentStatus: 'paid', fulfilmentStatus: 'shipped', payments: [samplePayment({ status: 'verified', verifiedAt: at, verifiedBy: ben })],
  fulfilments: [sampleHandOff({ status: 'closed' })], shipments: [sampleShipment()], lines: [sampleLine({ quantities })],
};
const delivered: Partial<Order> = {
  ...shipped, status: 'completed', fulfilmentStatus: 'delivered', completedAt: '2026-11-04T04:00:00Z', lines: [sampleLine({ quantities: { ...quantities, delivered: 12 } })],
  shipments: [sampleShipment({ status: 'delivered', events: [{ status: 'inTransit', at: '2026-11-03T02:00:00Z', location: 'Shah Alam' }, { status: 'delivered', at: '2026-11-04T03:30:00Z' }] })],
};

/** What an order is in each state of its way. */
const orders: Readonly<Record<string, Partial<Order>>> = {
  'a draft': { status: 'draft', number: undefined as never, confirmedAt: undefined as never, paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', payments: [], fulfilments: [] },
  'with the warehouse': {},
  'on hold': { fulfilmentStatus: 'onHold', holds: [{ id: 'hld_1', reason: 'Address unclear', at, by: ben }], fulfilments: [{ ...sampleHandOff({ status: 'pending', waitingFor: 'hold' }), sentAt: undefined as never }] },
  'refused': {
    fulfilmentStatus: 'exception', fulfilments: [sampleHandOff({ status: 'rejected', rejection: { reason: 'Address outside our area', at } })],
    payments: [samplePayment({ status: 'rejected', rejection: { reason: 'Slip of another month', at, by: ben } })],
  },
  'on its way': shipped,
  'in trouble on its way': { ...shipped, shipments: [sampleShipment({ status: 'exception', events: [{ status: 'exception', at, location: 'Klang', description: 'Address not found' }] })] },
  'in two parcels': { ...shipped, shipments: [sampleShipment({ status: 'delivered' }), sampleShipment({ id: 'shp_2', trackingNumber: 'ER987654321MY', trackingUrl: undefined as never, events: [] })] },
  delivered,
  'returned': { ...delivered, fulfilmentStatus: 'returned' },
  'cancelled': { status: 'cancelled', fulfilmentStatus: 'cancelled', cancelledAt: at },
};

interface Opening {
  isCompact?: boolean;
  prepare?: (shop: FakeShop) => void;
  then?: (tracker: ManualOrderStatusTracker, shop: FakeShop) => unknown;
}

const textOf = ({ shadowRoot }: Element): string => shadowRoot!.textContent!.replaceAll(/\s+/g, ' ').trim();

const tracking = (order: Partial<Order>, { isCompact = false, prepare, then }: Opening = {}) => async (): Promise<ManualOrderStatusTracker> => {
  const shop = new FakeShop(sampleOrder(order));
  prepare?.(shop);
  const tracker = await fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker .client=${shop.client} order-id="ord_1" ?compact=${isCompact}></manual-order-status-tracker>`);
  if (then) await then(tracker, shop);
  else await until(() => tracker.shadowRoot!.querySelector('section'), 'the way is there');
  return tracker;
};

const cutOff = async (tracker: Element, shop: FakeShop): Promise<void> => {
  await until(() => tracker.shadowRoot!.querySelector('section'));
  const before = textOf(tracker).length;
  shop.connect('reconnecting');
  await until(() => textOf(tracker).length !== before);
};

/** Everything that a person may come to see of an order on its way, in full and in one line. */
export const states: Readonly<Record<string, () => Promise<ManualOrderStatusTracker>>> = Object.fromEntries([false, true].flatMap((isCompact) => {
  const name = (state: string): string => (isCompact ? `${state}, in one line` : state);
  return [
    ...Object.entries(orders).map(([state, order]) => [name(state), tracking(order, { isCompact })] as const),
    [name('loading'), tracking({}, { isCompact, prepare: (shop) => { shop.gate = new Promise(() => undefined); }, then: (tracker) => until(() => tracker.shadowRoot!.querySelector('[aria-busy]')) })] as const,
    [name('not there'), tracking({}, { isCompact, prepare: (shop) => { shop.orders = []; }, then: (tracker) => until(() => textOf(tracker).includes('Try again')) })] as const,
    [name('not read'), tracking({}, { isCompact, prepare: (shop) => { shop.failure = noNetwork(); }, then: (tracker) => until(() => textOf(tracker).includes('Try again')) })] as const,
    [name('not allowed'), tracking({}, { isCompact, prepare: (shop) => { shop.failure = refusal('permissionDenied', 403); }, then: (tracker) => until(() => textOf(tracker).includes('Try again')) })] as const,
    [name('cut off'), tracking({}, { isCompact, then: cutOff })] as const,
  ];
}));
