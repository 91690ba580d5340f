import { expect } from 'chai';
import { fieldErrors, OrderCreate, type OrderInput } from '../../../src/index.ts';
import { fieldOf } from '../../../components/wizard/order-check.ts';
import { readAt } from '../../../components/wizard/pointer.ts';
import { hostileTexts } from '../../hostile-text.ts';
import { clear, until } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { bornOfText, forbidden, forbidScripts } from '../foundation/strict-policy.ts';
import { WizardPage } from './wizard-page.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** The long run tries 1,000 of them. */
const count = isLongRun ? 1_000 : 8;
const entrySteps = ['General details', 'Customer details', 'Item details', 'Payment details'];
/** What is read as something else than a text, with what is typed there to go on. */
const readable: Readonly<Record<string, string>> = {
  'customer-email': 'aisyah@post.example', 'customer-phone': '+60 12 345 6789', 'shippingAddress-phone': '+60 12 345 6789', 'billingAddress-phone': '+60 12 345 6789', recipients: 'office@post.example',
  'lines-0-quantity': '2', 'lines-1-quantity': '1', 'lines-0-unitPrice': '50.00', 'lines-1-unitPrice': '12.00', 'lines-0-discounts': '', 'lines-1-discounts': '', discounts: '',
  'shippingAddress-postalCode': '50450', 'billingAddress-postalCode': '50450', 'shipping-price': '15.00', 'payments-0-amount': '',
};
const pointerOf = (id: string): string => `/${id.replaceAll('-', '/')}`;
const valueOf = (id: string, typed: string): string | string[] => (id === 'tags' ? typed.replaceAll(/[;\n]/g, ',').split(',').map((tag) => tag.trim()).filter(Boolean) : typed.trim());
const isStorable = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\0');

/** The document with another value at a pointer, in whatever stands on the way there. */
const withAt = (document: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown => {
  const inner = rest.length === 0 ? value : withAt((document as Record<string, unknown> | undefined)?.[name], rest, value);
  return Array.isArray(document) ? document.with(Number(name), inner) : { ...(document as object | undefined), [name]: inner };
};

const enter = (control: Control, text: string): string => {
  control.value = text;
  const typed = control.value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  return typed;
};

describe('hostile texts in every field of the wizard', () => {
  before(forbidScripts);
  afterEach(clear);

  const controlsOf = (page: WizardPage): Control[] => [...page.root.querySelectorAll<Control>('.step-content :is(input:not([type=radio], [type=checkbox], [type=date], [role=combobox]), textarea)')].filter((control) => control.checkVisibility());
  const errorOf = (page: WizardPage, control: Control): string => (control.ariaInvalid === 'true' ? page.root.getElementById(`${control.id}-error`)?.textContent.trim() ?? '' : '');

  const open = async (page: WizardPage, heading: string): Promise<void> => {
    [...page.root.querySelectorAll<HTMLElement>('.step button')].find((button) => button.textContent.includes(heading))!.click();
    await until(() => page.heading === heading, heading);
  };

  /** Every field there is, filled in as usual, and all that can be wrong shown from then on. */
  const prepare = async (): Promise<WizardPage> => {
    const page = await WizardPage.open({ scopes: ['orders:write', 'prices:override'] });
    await page.choose('Reason for manual order', 'Phone order');
    await page.next('Customer details');
    await page.fillCompany();
    page.root.getElementById('billing-same')!.click();
    await page.element.updateComplete;
    for (const [id, text] of [['line1', '12 Jalan Ampang'], ['postalCode', '50450'], ['city', 'Kuala Lumpur']]) enter(page.root.getElementById(`billingAddress-${id}`) as Control, text!);
    const state = page.root.getElementById('billingAddress-region') as unknown as HTMLSelectElement;
    await until(() => state.options.length > 2, 'the states are there');
    state.value = 'MY-14';
    state.dispatchEvent(new Event('change', { bubbles: true }));
    await page.next('Item details');
    await page.pick(/travel mug/i);
    await page.click('button', 'Add custom line');
    await page.fill('Item name', 'Gift wrap');
    enter(page.root.getElementById('lines-1-unitPrice') as Control, '12.00');
    await page.fill('Unit price, Steel travel mug', '50.00');
    await page.choose('Reason for the changed price', 'Negotiated price');
    await page.choose('Shipping method', 'Standard delivery');
    await page.next('Payment details');
    await page.choose('Payment method', 'Bank transfer');
    await page.fill('Payment reference', 'TRX-1');
    await page.attach('slip.pdf');
    await page.next('Overview');
    return page;
  };

  it(`${count} of them are shown as texts and sent as typed, or refused at the field, and none is run`, async function all() {
    this.timeout(1_700 * count);
    const page = await prepare();
    let sent: OrderInput | undefined;
    page.element.addEventListener('before-submit', (event) => {
      sent = event.detail.order;
      event.preventDefault();
    });
    const create = async (): Promise<OrderInput> => {
      sent = undefined;
      page.root.querySelector<HTMLElement>('.actions .primary')!.click();
      await until(() => sent ?? page.problems[0]);
      if (!sent) throw new Error(`Refused: ${page.problems.join(' | ')}`);
      return sent;
    };
    let order = await create();
    const tried = { fields: new Set<string>(), accepted: 0, refused: 0 };

    for (const text of hostileTexts(count)) {
      const what = JSON.stringify(text.slice(0, 300));
      const typed = new Map<string, string>();
      for (const heading of entrySteps) {
        await open(page, heading);
        // What is read as a number or an address first: a price that cannot be read takes the fields below it away.
        const read = controlsOf(page).filter(({ id }) => id in readable);
        for (const control of read) enter(control, text);
        await page.element.updateComplete;
        for (const control of read) {
          tried.fields.add(control.id.replace(/\d/, 'n'));
          tried[errorOf(page, control) ? 'refused' : 'accepted'] += 1;
          enter(control, readable[control.id]!);
        }
        await page.element.updateComplete;
        const plain = controlsOf(page).filter(({ id }) => !(id in readable));
        for (const control of plain) typed.set(control.id, enter(control, text));
        await page.element.updateComplete;
        // What the contract and the server's store say of these texts, apart from the wizard.
        const parsed = OrderCreate.safeParse(plain.reduce<unknown>((body, { id }) => withAt(body, id.split('-'), valueOf(id, typed.get(id)!) || undefined), order));
        const wrong = new Set(parsed.success ? [] : fieldErrors(parsed.error.issues).map(({ pointer }) => fieldOf(pointer)));
        for (const control of plain) {
          const { id } = control;
          const value = typed.get(id)!;
          const error = errorOf(page, control);
          expect(control.value, `${id} shows what was typed: ${what}`).to.equal(id === 'tags' ? value.replaceAll(';', ',') : value);
          const isRefused = wrong.has(pointerOf(id)) || !isStorable(value) || (value.trim() === '' && control.required);
          expect(error !== '', `${id} is ${isRefused ? 'refused' : `taken, not “${error}”`}: ${what}`).to.equal(isRefused);
          tried.fields.add(id.replace(/\d/, 'n'));
          tried[isRefused ? 'refused' : 'accepted'] += 1;
          if (isRefused) typed.set(id, enter(control, 'Instead'));
        }
        await page.element.updateComplete;
        expect(bornOfText(page.element), what).to.deep.equal([]);
      }
      await open(page, 'Overview');
      order = await create();
      const shown = page.root.querySelector('.step-content')!.textContent;
      for (const [id, value] of typed) {
        const expected = valueOf(id, value);
        expect(readAt(order, pointerOf(id)) ?? expected.slice(0, 0), `${id} is sent: ${what}`).to.deep.equal(expected);
        if (typeof expected === 'string') expect(shown, `${id} is shown: ${what}`).to.contain(expected);
      }
      expect(bornOfText(page.element), what).to.deep.equal([]);
      expect(forbidden(), what).to.deep.equal([]);
    }
    expect(tried.fields.size, 'fields').to.be.above(35);
    expect(Math.min(tried.accepted, tried.refused), 'of each kind').to.be.above(10 * count);
  });
});
