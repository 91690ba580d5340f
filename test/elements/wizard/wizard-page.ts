import { html } from 'lit';
import '../../../components/wizard/define.ts';
// What the picker downloads later is here at once, so that a slow machine does not count against it.
import '../../../components/item-picker/picker-body.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import type { Order, Segment } from '../../../src/index.ts';
import { allByRole, byRole, fixture, press, type, until } from '../foundation/fixture.ts';
import { fakeShop, type FakeShop } from './fake-client.ts';

let people = 0;

/** A wizard as a person meets it, by its roles and labels. */
export class WizardPage {
  readonly element: ManualOrderWizard;
  readonly #shop: FakeShop | undefined;

  /** `shop` is absent where a real server answers. */
  constructor(element: ManualOrderWizard, shop?: FakeShop) {
    this.element = element;
    this.#shop = shop;
  }

  /** The shop behind it, which answers from memory. */
  get shop(): FakeShop {
    if (!this.#shop) throw new Error('A real server answers here.');
    return this.#shop;
  }

  /** Opens a wizard for a person who has no drafts yet, unless `actorId` names one who has been here. */
  static async open({ actorId = `person-${Date.now()}-${(people += 1)}`, scopes, type: segment, last, ...rest }: { actorId?: string; scopes?: readonly string[]; type?: Segment; last?: Order; graceEndsAt?: string; mustAcknowledge?: boolean } = {}): Promise<WizardPage> {
    const shop = fakeShop({ actorId, ...(scopes && { scopes }), ...rest });
    shop.lastOrder = last;
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} .type=${segment}></manual-order-wizard>`);
    const page = new WizardPage(element, shop);
    await until(() => page.root.querySelector('form'), 'the form is shown');
    return page;
  }

  get root(): ShadowRoot { return this.element.shadowRoot!; }
  get heading(): string { return this.root.querySelector('h2')?.textContent ?? ''; }
  /** What has the focus, inside the wizard's own shadow root. */
  get focused(): Element | null { return this.root.activeElement; }

  /** The control that a label names. */
  field<Control extends HTMLElement = HTMLInputElement>(label: string): Control {
    const labels = [...this.root.querySelectorAll('label')].filter((one) => one.textContent!.replace('*', '').trim() === label && one.checkVisibility());
    if (labels.length !== 1) throw new Error(`${labels.length} fields are labelled “${label}”`);
    return this.root.getElementById(labels[0]!.htmlFor) as unknown as Control;
  }

  async fill(label: string, text: string): Promise<void> {
    type(this.field(label), text);
    await this.element.updateComplete;
  }

  async choose(label: string, option: string): Promise<void> {
    const select = this.field<HTMLSelectElement>(label);
    const found = [...select.options].find((one) => one.text === option);
    if (!found) throw new Error(`“${label}” offers no “${option}”`);
    select.value = found.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  async radio(name: string | RegExp): Promise<void> { await this.click('radio', name); }

  async click(role: string, name: string | RegExp): Promise<void> {
    byRole(this.root, role, name).click();
    await this.element.updateComplete;
  }

  /** Presses *Next* and waits for the step that follows. */
  async next(heading: string): Promise<void> {
    await this.click('button', 'Next');
    await until(() => this.heading === heading, `the step is ${heading}; it is ${this.heading} and says: ${this.problems.join(' | ')}`);
  }

  /** The links above a step to what is wrong in it. */
  get problems(): string[] { return [...this.root.querySelectorAll('.problem-list a')].map((link) => link.textContent!); }

  /** What is wrong with a field, by what describes it. */
  errorOf(label: string): string {
    const field = this.field(label);
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
    return field.getAttribute('aria-invalid') === 'true' ? ids.map((id) => this.root.getElementById(id)?.textContent?.trim()).join(' ') : '';
  }

  /** Finds something by a few letters and takes the first suggestion with the keyboard. */
  async lookUp(label: string, text: string): Promise<void> {
    const input = this.field(label);
    type(input, text);
    await until(() => allByRole(this.root, 'option').length > 0, `“${text}” is found`);
    press(input, 'Enter');
    await this.element.updateComplete;
  }

  /** Picks items of the catalogue by their titles, in the picker. */
  async pick(...titles: RegExp[]): Promise<void> {
    const picker = this.root.querySelector('manual-order-item-picker')!;
    const search = byRole<HTMLInputElement>(picker, 'combobox', 'Add items');
    search.focus();
    search.click();
    for (const title of titles) (await until(() => allByRole(picker, 'option', title)[0], `${title} is offered`)).click();
    picker.open = false;
    await this.element.updateComplete;
  }

  async fillCompany(): Promise<void> {
    await this.lookUp('Find a customer', 'kembara');
  }

  async fillPerson(): Promise<void> {
    await this.fill('Contact name', 'Aisyah Rahman');
    await this.fill('Phone', '012-345 6789');
    await this.fill('Address line 1', '7 Lorong Damai');
    await this.fill('Postal code', '41000');
    await this.fill('City', 'Klang');
    await this.choose('State', 'Selangor');
  }

  /** Attaches a file as the proof and waits until it is stored. */
  async attach(name: string): Promise<void> {
    this.shop.queue().add([new File(['%PDF-1.7'], name, { type: 'application/pdf' })]);
    await this.element.updateComplete;
  }

  async create(): Promise<void> {
    await this.click('button', 'Create order');
  }

  /** From the first step of a B2C order to its items, of which one is picked, as a person's phone order. */
  async toItems(remark = 'Called the station'): Promise<void> {
    await this.choose('Reason for manual order', 'Phone order');
    await this.fill('Remark', remark);
    await this.next('Customer details');
    await this.fillPerson();
    await this.next('Item details');
    await this.pick(/travel mug/i);
  }

  /** From the start to the overview, as a person's phone order paid in cash. */
  async toOverview(): Promise<void> {
    await this.radio(/^B2C/);
    await this.toItems();
    await this.next('Payment details');
    await this.choose('Payment method', 'Cash');
    await this.next('Overview');
  }
}
