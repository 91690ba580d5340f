import { html } from 'lit';
import '../../../components/wizard/define.ts';
import '../../../components/item-picker/picker-body.ts';
// What edits is here at once, so that a slow machine does not count against it.
import '../../../components/wizard/edit/edit-mode.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { createClient, isApiError, type Client, type Fetch, type Order, type OrderInput, type OrderPatch, type Role } from '../../../src/index.ts';
import type { TestShop } from '../../../testing/index.ts';
import { fixture, until } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';
import { WizardPage } from './wizard-page.ts';

/** A shop with two items, and orders to edit. */
export class EditShop {
  readonly shop: TestShop;
  readonly backEnd: Client;

  constructor(shop: TestShop) {
    this.shop = shop;
    this.backEnd = createClient({ baseUrl: shop.baseUrl, auth: shop.serviceKey, fetch: shop.fetch });
  }

  static async open(): Promise<EditShop> {
    const shop = new EditShop(await openMadeShop('new'));
    await shop.backEnd.catalogue.upsert([
      { sku: 'LUB-4L', title: 'Engine oil', price: { amount: 15_900, currency: 'MYR' }, taxRate: 600, onHand: 500 },
      { sku: 'CAR-WASH', title: 'Car shampoo', price: { amount: 1_690, currency: 'MYR' }, taxRate: 600, onHand: 500 },
    ]);
    return shop;
  }

  /** A person of the shop, over a network of their own. */
  client(role: Role = 'merchant', fetch: Fetch = this.shop.fetch): Client {
    return createClient({ baseUrl: this.shop.baseUrl, auth: () => this.shop.sessionToken(role), fetch, retry: { limit: 0 } });
  }

  /** Changes an order as somebody else: it moves on by itself too, such as when its e-mail is queued. */
  async change(orderId: string, patch: OrderPatch): Promise<Order> {
    const other = this.client('ops');
    for (;;) {
      const { version } = await other.orders.get(orderId);
      try {
        return await other.orders.update(orderId, patch, { ifMatch: version });
      } catch (error) {
        if (!isApiError(error) || error.code !== 'versionConflict') throw error;
      }
    }
  }

  /** A placed order of a company, paid in cash. */
  place(more: Partial<OrderInput & { submit: boolean }> = {}): Promise<Order> {
    return this.backEnd.orders.create({
      segment: 'b2b', submit: true, acknowledge: ['duplicateSuspected', 'amountMismatch'], customer: { name: 'Lim Mei Ling', email: 'meiling@kembara.example', phone: '+60123456789' },
      company: { legalName: 'Kembara Logistik Sdn Bhd' }, purchaseOrderNumber: 'PO-1', requestedDeliveryDate: '2027-03-01',
      shippingAddress: { line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' },
      lines: [{ kind: 'catalogue', sku: 'LUB-4L', quantity: 2 }], payments: [{ methodCode: 'cash', amount: { amount: 33_708, currency: 'MYR' } }], ...more,
    });
  }
}

/** Opens the wizard on an order, and waits for its form. */
export const openEdit = async (client: Client, orderId: string): Promise<WizardPage> => {
  const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${client} order-id=${orderId}></manual-order-wizard>`);
  await until(() => element.shadowRoot!.querySelector('form'), 'the form is shown');
  return new WizardPage(element);
};

export const updated = (page: WizardPage): Promise<Order> =>
  new Promise((done) => page.element.addEventListener('order-updated', ({ detail }) => done(detail.order), { once: true }));

/** Goes to a step by its name above the form. */
export const goTo = async (page: WizardPage, step: string): Promise<void> => {
  await page.click('button', new RegExp(`^\\d?${step}`));
  await until(() => page.heading === step, `the step is ${step}; it is ${page.heading}`);
};
