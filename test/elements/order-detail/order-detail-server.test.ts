import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail, ManualOrderProofUploader } from '../../../components/index.ts';
import { createClient, type Client, type Order } from '../../../src/index.ts';
import type { TestShop } from '../../../testing/index.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';

describe('the order detail on the reference server', () => {
  let shop: TestShop;
  let backEnd: Client;
  let merchant: Client;
  let ops: Client;

  before(async function () {
    this.timeout(120_000);
    shop = await openMadeShop('new');
    const options = { baseUrl: shop.baseUrl, fetch: shop.fetch };
    backEnd = createClient({ ...options, auth: shop.serviceKey });
    merchant = createClient({ ...options, auth: () => shop.sessionToken('merchant') });
    ops = createClient({ ...options, auth: () => shop.sessionToken('ops') });
    await backEnd.catalogue.upsert([
      { sku: 'LUB-4L', title: 'Engine oil', price: { amount: 15_900, currency: 'MYR' }, taxRate: 0, onHand: 200 },
      { sku: 'CAR-WASH', title: 'Car shampoo', price: { amount: 1_690, currency: 'MYR' }, taxRate: 0, onHand: 200 },
    ]);
    const { version } = await backEnd.settings.get();
    await backEnd.settings.update({ graceSeconds: 600, secondPersonVerifies: true }, { ifMatch: version });
  });
  after(() => shop.close());
  afterEach(clear);

  let placedBefore = 0;
  const place = async (): Promise<Order> => {
    const [oil, wash] = await Promise.all(['LUB-4L', 'CAR-WASH'].map(async (sku) => (await backEnd.catalogue.search({ skus: [sku] })).items[0]!));
    placedBefore += 1;
    return merchant.orders.create({
      segment: 'b2b', submit: true, acknowledge: ['duplicateSuspected'], customer: { name: 'Lim Mei Ling', email: 'meiling@kembara.example', phone: `+6012345670${placedBefore}` }, company: { legalName: 'Kembara Logistik Sdn Bhd' },
      shippingAddress: { line1: '1 Jalan Satu', city: 'Klang', region: 'MY-10', postalCode: '41000', country: 'MY' },
      lines: [{ kind: 'catalogue', itemId: oil!.id as `itm_${string}`, quantity: 3 }, { kind: 'catalogue', itemId: wash!.id as `itm_${string}`, quantity: placedBefore }],
      payments: [{ methodCode: 'cash', amount: { amount: 47_700 + 1_690 * placedBefore, currency: 'MYR' } }],
    });
  };
  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const open = async (client: Client, { id, number }: Order) => {
    const detail = await fixture<ManualOrderDetail>(html`<manual-order-detail .client=${client} order-id=${id}></manual-order-detail>`);
    await until(() => allByRole(detail, 'heading', `Order ${number}`)[0], 'the order is there');
    return detail;
  };
  const ask = async (detail: Element, name: string | RegExp) => {
    (await until(() => allByRole(detail, 'button', name)[0], String(name))).click();
    return until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]);
  };
  const answer = async (detail: Element, name: string) => {
    byRole(byRole(detail, 'dialog'), 'button', name).click();
    await until(() => allByRole(detail, 'dialog').length === 0, `${name}: ${textOf(byRole(detail, 'dialog'))}`);
  };
  const page = (detail: Element) => textOf(detail.shadowRoot as unknown as Element);

  it('holds, changes, releases and sends an order, and the history tells it', async function () {
    this.timeout(30_000);
    const order = await place();
    const detail = await open(merchant, order);
    await ask(detail, 'Hold');
    type(byRole<HTMLTextAreaElement>(detail, 'textbox', 'Reason'), 'Address unclear');
    await answer(detail, 'Hold');
    await until(() => page(detail).includes('Waits until the order is released.'));
    await ask(detail, 'Change the quantity of Engine oil');
    type(byRole<HTMLInputElement>(detail, 'spinbutton', 'Quantity'), '5');
    await answer(detail, 'Save');
    await ask(detail, 'Change shipping address');
    type(byRole<HTMLInputElement>(detail, 'textbox', /^Address line 1/), '2 Jalan Dua');
    await answer(detail, 'Save');
    await until(() => page(detail).includes('Engine oil, quantity: 3 → 5') && page(detail).includes('2 Jalan Dua'), 'the history says what changed');
    expect(await violations(detail)).to.deep.equal([]);
    await ask(detail, 'Release');
    await answer(detail, 'Release');
    await ask(detail, 'Send now');
    await answer(detail, 'Send now');
    await until(() => !page(detail).includes('Can be undone'));
    const now = await merchant.orders.get(order.id);
    expect(now.holds).to.deep.equal([]);
    expect(now.lines[0]!.quantity).to.equal(5);
    expect(now.shippingAddress?.line1).to.equal('2 Jalan Dua');
    expect(now.shippingAddress?.postalCode).to.equal('41000');
  });

  it('leaves a payment to a second person, who verifies it and pays a part back', async function () {
    this.timeout(30_000);
    const order = await place();
    const mine = await open(merchant, order);
    await until(() => page(mine).includes('Recorded by Aminah Yusof'));
    expect(allByRole(mine, 'button', 'Verify')).to.deep.equal([]);
    clear();
    const theirs = await open(ops, order);
    await ask(theirs, 'Verify');
    await answer(theirs, 'Verify');
    await until(() => page(theirs).includes('Verified by Ben Chong'));
    await ask(theirs, 'Refund');
    type(byRole<HTMLInputElement>(theirs, 'textbox', 'Amount'), '50.00');
    type(byRole<HTMLTextAreaElement>(theirs, 'textbox', 'Reason'), 'A dented can');
    await answer(theirs, 'Record refund');
    await until(() => page(theirs).includes('A dented can'));
    expect((await ops.orders.get(order.id)).payments[0]!.refunds.map(({ amount }) => amount.amount)).to.deep.equal([5_000]);
  });

  it('undoes an order, and shows the e-mail before it leaves', async function () {
    this.timeout(30_000);
    const order = await place();
    const detail = await open(merchant, order);
    await until(() => allByRole(detail, 'button', 'Preview')[0], 'the confirmation waits');
    const preview = await ask(detail, 'Preview');
    await until(() => textOf(preview).includes(`Order: ${order.number}`), 'the text of the e-mail');
    byRole(preview, 'button', 'Close').click();
    await until(() => allByRole(detail, 'dialog').length === 0);
    await ask(detail, 'Undo order');
    await answer(detail, 'Undo order');
    await until(() => page(detail).includes('Confirmation undone'));
    expect((await merchant.orders.get(order.id)).status).to.equal('draft');
    expect((await merchant.catalogue.search({ skus: ['CAR-WASH'] })).items[0]!.stock.available).to.equal(200 - 1 - 2);
  });

  it('adds a proof to a payment that was recorded without one', async function () {
    this.timeout(30_000);
    const order = await place();
    const detail = await open(merchant, order);
    const question = await ask(detail, 'Add proof');
    byRole(question, 'button', 'Add proof').click();
    await until(() => textOf(question).includes('Add at least one file.'));
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 60 });
    const slip = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/png'); });
    const uploader = question.querySelector<ManualOrderProofUploader>('manual-order-part-proof-uploader')!;
    uploader.add([new File([slip!], 'slip.png', { type: 'image/png' })]);
    await until(() => uploader.value.length === 1, 'the file is stored');
    expect(await violations(detail)).to.deep.equal([]);
    await answer(detail, 'Add proof');
    const [payment] = (await merchant.orders.get(order.id)).payments;
    expect(payment!.proofs.map(({ filename }) => filename)).to.deep.equal(['slip.png']);
    expect(payment!.status).to.equal('proofSubmitted');
    const viewer = await until(() => detail.shadowRoot!.querySelector('manual-order-part-proof-viewer'), 'it stands beside the claim');
    await until(() => viewer.shadowRoot!.textContent.includes('slip.png'), 'it can be looked at');
    expect(uploader.records).to.deep.equal([]);
  });
});
