import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import type { Order, Scope } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, fixture, until } from '../foundation/fixture.ts';
import { sampleProof, slipPicture } from '../proof-desk/fake-desk.ts';
import { heldQueue } from '../proof-uploader/fake-transfer.ts';
import { FakeShop, noNetwork, refusal } from '../status-tracker/fake-shop.ts';

const everything: Scope[] = [
  'orders:read', 'orders:write', 'orders:cancel', 'payments:record', 'payments:verify', 'fulfilments:write', 'messages:send', 'uploads:write',
];
const me = { id: 'usr_1', name: 'Aminah', role: 'merchant' };
const ben = { id: 'usr_2', name: 'Ben', role: 'ops' };
const at = '2026-11-02T04:00:00Z';

/** What of the detail is looked at in a state; a dialog is all that there is while it is open. */
export interface DetailState {
  detail: ManualOrderDetail;
  /** What the tree of the state is taken of. */
  shown: Element;
}

interface Opening {
  order?: Partial<Order>;
  scopes?: Scope[];
  prepare?: (shop: FakeShop) => void;
}

const textOf = (element: Element): string => (element.shadowRoot ?? element).textContent!.replaceAll(/\s+/g, ' ').trim();

const confirmation = { id: 'msg_1', orderId: 'ord_1', kind: 'orderConfirmation' as const, to: ['farid@seripantai.example'], locale: 'en', attempts: [], createdAt: at };

const mount = (shop: FakeShop): Promise<ManualOrderDetail> => fixture<ManualOrderDetail>(html`<manual-order-detail .client=${shop.client} order-id="ord_1"></manual-order-detail>`);

/** An order once everything that loads later is there. */
const open = async ({ order = {}, scopes = everything, prepare }: Opening = {}): Promise<{ detail: ManualOrderDetail; shop: FakeShop }> => {
  const shop = new FakeShop(sampleOrder({ payments: [samplePayment({ recordedBy: ben, proofs: [sampleProof()] })], ...order }));
  shop.scopes = scopes;
  shop.files.set('upl_1', await slipPicture());
  shop.history.push(shop.event('ord_1', { id: '1', type: 'order.created' }), shop.event('ord_1', { id: '2', type: 'order.confirmed', changes: [{ field: 'status', before: 'draft', after: 'confirmed' }] }));
  shop.messages = [{ ...confirmation, status: 'sent', sentAt: '2026-11-02T03:06:00Z' }];
  shop.queue = heldQueue().queue;
  prepare?.(shop);
  const detail = await mount(shop);
  await until(() => allByRole(detail, 'heading', /^(Order MO-1001|Draft order)$/)[0], 'the order is there');
  await until(() => detail.shadowRoot!.querySelector('[aria-busy=true]') === null, 'its parts are there');
  await until(() => textOf(detail).includes('11:00'), 'its times are the shop’s own');
  for (const viewer of detail.shadowRoot!.querySelectorAll('manual-order-part-proof-viewer')) {
    // The bytes are asked for once they are to be seen.
    viewer.scrollIntoView({ block: 'center' });
    await until(() => viewer.shadowRoot?.querySelector('.stage > :not(.skeleton)'), 'its file is there');
  }
  return { detail, shop };
};

interface PageOptions extends Opening {
  /** The part that tells this state from others, as a selector; by itself the whole order. */
  part?: string;
  then?: (detail: ManualOrderDetail, shop: FakeShop) => unknown;
}

/** A state of the whole page. */
const page = ({ part = 'article', then, ...opening }: PageOptions = {}) => async (): Promise<DetailState> => {
  const { detail, shop } = await open(opening);
  await then?.(detail, shop);
  return { detail, shown: detail.shadowRoot!.querySelector(part)! };
};

/** A state of the page without an order on it. */
const without = (prepare: (shop: FakeShop) => void, text: string) => async (): Promise<DetailState> => {
  const shop = new FakeShop(sampleOrder());
  prepare(shop);
  const detail = await mount(shop);
  await until(() => textOf(detail).includes(text), text);
  return { detail, shown: detail.shadowRoot!.querySelector('.root')!.firstElementChild! };
};

const press = async (root: ParentNode, name: string | RegExp): Promise<void> => {
  const button = await until(() => allByRole(root, 'button', name)[0], `the button ${String(name)}`);
  button.focus();
  button.click();
};

/** A question that a button opens; and what is done in it. */
const question = (name: string | RegExp, opening: Opening = {}, then: (dialog: HTMLElement, shop: FakeShop) => unknown = () => undefined) => async (): Promise<DetailState> => {
  const { detail, shop } = await open(opening);
  await press(detail, name);
  const dialog = await until(() => allByRole(detail, 'dialog')[0], 'the question is there');
  await until(() => dialog.querySelector('[aria-busy=true]') === null, 'all of it is there');
  await then(dialog, shop);
  return { detail, shown: dialog };
};

const delivered: Partial<Order> = {
  status: 'completed', paymentStatus: 'partiallyRefunded', fulfilmentStatus: 'delivered', completedAt: '2026-11-04T04:00:00Z',
  lines: [sampleLine({ quantities: { allocated: 0, shipped: 12, delivered: 12, returned: 2, cancelled: 0 } })],
  payments: [samplePayment({
    status: 'verified', recordedBy: me, verifiedBy: ben, verifiedAt: at, proofs: [],
    refunds: [{ id: 'rfd_1', amount: { amount: 33_708, currency: 'MYR' }, reason: 'Two cans leaked', reference: 'RF-11', at: '2026-11-05T04:00:00Z', by: ben }],
  })],
  fulfilments: [sampleHandOff({ status: 'closed', acknowledgedAt: at, providerReference: 'WH-204' })],
  shipments: [sampleShipment({ status: 'delivered', events: [{ status: 'inTransit', at: '2026-11-03T02:00:00Z', location: 'Shah Alam' }, { status: 'delivered', at: '2026-11-04T03:30:00Z' }] })],
  returns: [{ id: 'ret_1', lines: [{ lineId: 'lin_1', quantity: 2 }], reason: 'Leaked', restocked: false, at: '2026-11-05T03:00:00Z', by: ben }],
};

const fortyLines = { lines: Array.from({ length: 40 }, (_, place) => sampleLine({ id: `lin_${place}`, sku: `SKU-${place}`, title: `Engine oil ${place}` })) };

const notSent = { ...sampleHandOff({ status: 'pending', waitingFor: 'verified' }), sentAt: undefined } as unknown as Order['fulfilments'][number];

const withinGrace = { graceEndsAt: new Date(Date.now() + 3_600_000).toISOString(), fulfilments: [sampleHandOff({ status: 'queued' })] };

/** Everything that a person may come to see of an order, each brought about from nothing. */
export const states: Readonly<Record<string, () => Promise<DetailState>>> = {
  'loading': without((shop) => { shop.gate = new Promise(() => undefined); }, 'Loading the order'),
  'not there': without((shop) => { shop.orders = []; }, 'There is no such order'),
  'not allowed': without((shop) => { shop.failure = refusal('permissionDenied', 403); }, 'You may not see this order'),
  'signed out': without((shop) => { shop.failure = refusal('unauthenticated', 401); }, 'You have been signed out'),
  'not read': without((shop) => { shop.failure = noNetwork(); }, 'The order could not be loaded'),

  'a draft': page({ part: '.section.payments', order: {
    status: 'draft', number: undefined as never, confirmedAt: undefined as never, fulfilmentStatus: 'unfulfilled', paymentStatus: 'unpaid', payments: [], fulfilments: [], lines: [],
  } }),
  'to be verified': page(),
  'with two files, the second open': page({
    part: 'manual-order-part-proof-viewer',
    order: { payments: [samplePayment({ recordedBy: ben, proofs: [sampleProof(), sampleProof({
      id: 'prf_2', uploadId: 'upl_1', filename: 'remittance.png', kind: 'remittanceAdvice', claimed: { amount: { amount: 200_000, currency: 'MYR' } }, duplicateOf: [{ by: 'file', orderId: 'ord_9', orderNumber: 'MO-0990' }],
    })] })] },
    then: async (detail) => {
      allByRole(detail, 'tab')[1]!.click();
      await until(() => allByRole(detail, 'tab')[1]!.ariaSelected === 'true');
    },
  }),
  'with a file that does not come': page({ part: 'manual-order-part-proof-viewer', prepare: (shop) => shop.files.clear() }),
  'within its grace period': page({ order: withinGrace }),
  'on hold': page({ part: '[part=holds]', order: {
    fulfilmentStatus: 'onHold', fulfilments: [notSent], holds: [{ id: 'hld_1', reason: 'Address unclear', at, by: me }, { id: 'hld_2', reason: 'Customer asked to wait', at, by: ben }],
  } }),
  'needing attention': page({
    part: '[part=alerts]',
    order: {
      fulfilmentStatus: 'exception', paymentStatus: 'unpaid', dueOn: '2026-11-30', overdue: true,
      alerts: [{ code: 'handOffFailed', aboutId: 'ful_1', at, detail: '503 from the warehouse' }, { code: 'messageFailed', aboutId: 'msg_1', at }],
      fulfilments: [sampleHandOff({ status: 'failed', attempts: [{ at, outcome: 'failed', detail: '503' }], amendment: { id: 'amd_1', status: 'rejected', requestedAt: at, answeredAt: at, reason: 'Already packed' } })],
      payments: [samplePayment({ status: 'rejected', recordedBy: me, proofs: [], rejection: { reason: 'Slip of another month', at, by: ben }, duplicateOf: [{ by: 'reference', orderId: 'ord_8', orderNumber: 'MO-0981' }] })],
    },
    prepare: (shop) => { shop.messages = [{ ...confirmation, status: 'failed', attempts: [{ at, outcome: 'failed', detail: '550 no such user' }] }]; },
  }),
  'with the warehouse asked to stop': page({ part: '[part=cancellation]', order: {
    cancellation: { requestedAt: at, by: ben, reason: 'Ordered twice' }, fulfilments: [sampleHandOff({ status: 'cancelRequested', cancellation: { status: 'requested', requestedAt: at, reason: 'Ordered twice' } })],
  } }),
  'cancelled': page({ part: '.section.status', order: { status: 'cancelled', fulfilmentStatus: 'cancelled', cancelledAt: at, fulfilments: [sampleHandOff({ status: 'cancelled' })] } }),
  'delivered': page({ part: '.section.payments', order: delivered }),
  'of forty lines': page({ order: fortyLines }),
  'with all its forty lines': page({ order: fortyLines, then: async (detail) => {
    await press(detail, 'Show all 40 items');
    await until(() => allByRole(detail, 'rowheader').length === 40);
  } }),
  'to be looked at only': page({ part: '[part=actions]', scopes: ['orders:read'], then: (detail) => until(() => textOf(detail).includes('You may look at this order')) }),
  'without its history': page({ part: '.section.history', prepare: (shop) => { shop.failures['events'] = refusal('providerUnavailable', 503); } }),
  'cut off': page({ then: async (detail, shop) => {
    shop.connect('reconnecting');
    await until(() => textOf(detail).includes('connection'));
  } }),
  'out of date': page({ part: '.alert', then: async (detail, shop) => {
    shop.failure = noNetwork();
    shop.tell('ord_1');
    await until(() => textOf(detail).includes('What you see may be out of date'));
  } }),
  'just changed by somebody else': page({ then: async (detail, shop) => {
    shop.change('ord_1', { notes: { internal: 'Gate 4' } });
    await until(() => textOf(detail).includes('Just changed'));
  } }),
  'with a draft made of it': page({ then: async (detail) => {
    await press(detail, 'Duplicate');
    await press(await until(() => allByRole(detail, 'dialog')[0]), 'Duplicate');
    await until(() => textOf(detail).includes('A new draft has been made'));
  } }),
  'with the customer to be told of a change': page({ then: async (detail) => {
    await press(detail, 'Change shipping address');
    await press(await until(() => allByRole(detail, 'dialog')[0]), 'Save');
    await until(() => textOf(detail).includes('The customer does not know of it yet.'));
  } }),

  'asked whether to cancel': question('Cancel order'),
  'not cancelled': question('Cancel order', {}, async (dialog, shop) => {
    shop.cancelFailure = refusal('alreadyShipped', 409);
    await press(dialog, 'Cancel order');
    await until(() => textOf(dialog).includes('The goods have left already.'));
  }),
  'asked whether to undo': question('Undo order', { order: withinGrace }),
  'asked why to hold, without a reason': question('Hold', { order: { fulfilments: [notSent] } }, async (dialog) => {
    await press(dialog, 'Hold');
    await until(() => byRole(dialog, 'textbox', 'Reason').getAttribute('aria-invalid') === 'true');
  }),
  'asked whether to release': question('Release', { order: { fulfilments: [notSent], holds: [{ id: 'hld_1', reason: 'Address unclear', at, by: me }] } }),
  'asked whether to verify': question('Verify'),
  'asked why to reject': question('Reject'),
  'asked whether to void': question('Void'),
  'recording a payment': question('Record payment', { order: { payments: [] } }),
  'recording a refund of too much': question('Refund', { order: delivered }, async (dialog) => {
    const amount = byRole<HTMLInputElement>(dialog, 'textbox', 'Amount');
    amount.value = '9999.00';
    amount.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press(dialog, 'Record refund');
    await until(() => textOf(dialog).includes('At most'));
  }),
  'adding a proof': question('Add proof', {}, (dialog) => until(() => allByRole(dialog, 'button', /Browse files/)[0])),
  'recording a return': question('Record return', { order: delivered }),
  'changing a quantity': question(/^Change the quantity/),
  'taking off a line': question(/^Remove Cap/, { order: { lines: [sampleLine(), sampleLine({ id: 'lin_2', title: 'Cap' })] } }),
  'changing the address': question('Change shipping address'),
  'changing the notes': question('Change notes'),
  'reading an e-mail': question('Preview', {}, (dialog) => until(() => dialog.querySelector('.letter'))),
  'sending an e-mail': question('Send e-mail'),
  'sending an e-mail again': question('Send again'),
  'asking the warehouse': question('Ask the warehouse'),
  'asked whether to duplicate': question('Duplicate'),
};
