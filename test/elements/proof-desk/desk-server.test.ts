import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-list/define.ts';
import '../../../components/proof-desk/define.ts';
import type { ManualOrderList, ManualOrderProofDesk } from '../../../components/index.ts';
import { createClient, type Client, type Role } from '../../../src/index.ts';
import type { TestShop } from '../../../testing/index.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';
import { announced, focusDesk, key, numberOf, queueOf, textOf } from './desk-page.ts';
import { slipPicture } from './fake-desk.ts';

// The real server with its database, in the page: nothing between the desk and the money is made up.
describe('the proof desk on a real server', () => {
  let shop: TestShop;
  let merchant: Client;
  let ops: Client;

  const as = (role: Role) => createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: () => shop.sessionToken(role) });
  /** A merchant's order, paid by a transfer with a picture of its slip. */
  const placed = async (client: Client, name: string, reference: string, picture: Blob): Promise<string> => {
    const order = {
      segment: 'b2c' as const, channel: 'chat' as const, reason: { code: 'phoneOrder', note: 'Wrote in the chat.' }, customer: { name, phone: '+60122345009' },
      shippingAddress: { name, line1: '8 Jalan Kenari', city: 'Puchong', region: 'MY-10', postalCode: '47100', country: 'MY' },
      lines: [{ kind: 'catalogue' as const, sku: 'LUB-4T-1L', quantity: 2 }],
    };
    const { totals: { total } } = await client.orders.calculate(order);
    const upload = await client.uploads.send(new File([picture], `${reference}.png`, { type: 'image/png' }));
    const { id } = await client.orders.create({
      ...order, submit: true, acknowledge: ['duplicateSuspected'],
      payments: [{ methodCode: 'bankTransfer', amount: total, paidAt: new Date().toISOString(), reference, proofs: [{ uploadId: upload.id as `upl_${string}`, kind: 'bankSlip' }] }],
    });
    return id;
  };

  before(async function () {
    // A database is made and weeks of work are done in it.
    this.timeout(90_000);
    shop = await openMadeShop('busy');
    merchant = as('merchant');
    ops = as('ops');
  });
  afterEach(clear);
  after(() => shop.close());

  const mount = async (client: Client) => {
    const desk = await fixture<ManualOrderProofDesk>(html`<manual-order-proof-desk .client=${client}></manual-order-proof-desk>`);
    desk.parentElement!.style.width = '1200px';
    await until(() => numberOf(desk) || desk.shadowRoot!.querySelector('.nothing'));
    return desk;
  };
  const untilSeen = (desk: Element) => until(() => desk.shadowRoot!.querySelector('img')?.offsetWidth, 'the picture is there');
  /** Goes on to an order in the queue. */
  const goTo = async (desk: Element, number: string) => {
    (await until(() => allByRole(desk, 'button', new RegExp(`^${number}`))[0], `${number} waits`)).click();
    await until(() => numberOf(desk) === number);
  };

  it('brings a proof as it comes in, shows its picture, and verifies it', async () => {
    const desk = await mount(ops);
    const id = await placed(merchant, 'Nurul Izzah', 'IBG-9001', await slipPicture());
    const { number = '' } = await merchant.orders.get(id);
    await until(() => queueOf(desk).includes(number), 'the new proof is there');
    await goTo(desk, number);
    await untilSeen(desk);
    expect(textOf(desk.shadowRoot!.querySelector('.claim-body'))).to.contain('Nurul Izzah').and.to.contain('IBG-9001');
    expect(await violations(desk)).to.deep.equal([]);
    focusDesk(desk);
    key(desk, 'v');
    await until(() => announced(desk).includes('Verified:'));
    const { paymentStatus, payments: [payment] } = await ops.orders.get(id);
    expect([paymentStatus, payment?.status, payment?.verifiedBy?.name]).to.deep.equal(['paid', 'verified', 'Ben Chong']);
    await until(() => !queueOf(desk).includes(number));
  });

  it('rejects with the reason, names a slip that was used before, and the merchant reads why', async () => {
    const picture = await slipPicture('RM 77.00');
    const first = await merchant.orders.get(await placed(merchant, 'Hafiz Rahman', 'IBG-9002', picture));
    const id = await placed(merchant, 'Kavitha Nair', 'IBG-9003', picture);
    const { number = '' } = await merchant.orders.get(id);
    const desk = await mount(ops);
    await goTo(desk, number);
    await untilSeen(desk);
    expect(textOf(desk.shadowRoot!.querySelector('.claim-body'))).to.contain(`Same slip as on ${first.number}`);
    focusDesk(desk);
    key(desk, 'x');
    await until(() => desk.shadowRoot!.activeElement?.id === 'reason');
    type(desk.shadowRoot!.querySelector<HTMLInputElement>('#reason')!, 'This slip belongs to another order.');
    desk.shadowRoot!.querySelector<HTMLElement>('[part=confirm-reject]')!.click();
    await until(() => announced(desk).includes('Rejected:'));
    const { payments: [payment] } = await merchant.orders.get(id);
    expect([payment?.status, payment?.rejection?.reason]).to.deep.equal(['rejected', 'This slip belongs to another order.']);
  });

  it('lets nobody verify what they recorded themselves', async () => {
    const id = await placed(ops, 'Lim Mei Yee', 'IBG-9004', await slipPicture());
    const { number = '' } = await ops.orders.get(id);
    const desk = await mount(ops);
    await goTo(desk, number);
    await until(() => desk.shadowRoot!.textContent.includes('You recorded this payment'));
    expect(byRole(desk, 'button', 'Verify').getAttribute('aria-disabled')).to.equal('true');
  });

  it('meets an order that was changed, and one that was decided, by somebody else', async () => {
    const [one = '', two = ''] = [await placed(merchant, 'Siti Aminah', 'IBG-9005', await slipPicture('1')), await placed(merchant, 'Farid Osman', 'IBG-9006', await slipPicture('2'))];
    const desk = await mount(ops);
    const { number = '', version } = await merchant.orders.get(one);
    await goTo(desk, number);
    await untilSeen(desk);
    await merchant.orders.update(one, { tags: ['urgent'] }, { ifMatch: version });
    focusDesk(desk);
    key(desk, 'v');
    // Whether the news or the refusal comes first, the order is there as it is now, and the next key decides.
    await until(() => desk.shadowRoot!.querySelector('.notice'));
    if ((await ops.orders.get(one)).paymentStatus !== 'paid') {
      key(desk, 'v');
      await until(() => announced(desk).includes('Verified:'));
    }
    const { number: other = '', version: otherVersion, payments: [payment] } = await ops.orders.get(two);
    await goTo(desk, other);
    const service = createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: shop.serviceKey });
    await service.payments.verify(two, payment!.id, { ifMatch: otherVersion });
    await until(() => new RegExp(`has verified ${other} already`).test(textOf(desk.shadowRoot!.querySelector('.notice'))));
    expect(numberOf(desk)).to.equal(other);
  });

  it('says below the list what the same orders were to bring and brought', async () => {
    const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${ops} .query=${{ paymentMethod: ['bankTransfer'] }}></manual-order-list>`);
    list.parentElement!.style.width = '1200px';
    const fold = await until(() => allByRole(list, 'button', 'Reconciliation')[0]);
    fold.click();
    const table = await until(() => allByRole(list, 'table', 'What each payment method was to bring, and brought')[0]);
    const { totals: [total] } = await ops.orders.reconcile({ paymentMethod: ['bankTransfer'] });
    const amount = new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(total!.verified.amount / 100);
    expect(textOf(table.querySelector('tfoot .verified'))).to.contain(amount);
    expect(await violations(list)).to.deep.equal([]);
    expect(await ops.orders.exportReconciliation({ paymentMethod: ['bankTransfer'] })).to.contain('MO-');
  });
});
