import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { expectTree } from '../foundation/accessibility-tree.ts';
import { allByRole, byRole, clear, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { pseudoLocale, registerPseudoLocale } from '../foundation/pseudo-locale.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { opened, options, optionWith, show, status, textOf } from './picker-page.ts';

const variants = ['1 L', '4 L', '208 L'].map((value, place) => ({ ...itemAt(place), title: 'Gear oil', options: [{ name: 'Size', value }] }));
const pick = (place: number, quantity = 1) => ({ id: `itm_${place}`, quantity, item: itemAt(place) });
const panel = (picker: ManualOrderItemPicker): Element => picker.shadowRoot!.querySelector('.panel')!;

describe('what opens in the item picker, as it is seen and as it is read', () => {
  afterEach(() => {
    clear();
    forgetRecent();
  });

  it('is closed: one field with what helps to find, and where the selection will stand', async () => {
    const { picker } = await show(fakeCatalogue(3));
    await expectTree(picker, `
      combobox "Find items" collapsed
      button "Browse"
      combobox "Category" collapsed value "All categories"
      checkbox "In stock only" not checked
      button "Paste a list"
      paragraph: Nothing selected yet
      paragraph: Search above and choose as many items as you need.
      status
      alert
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P20 is open: the field names the active option, and each option its place', async () => {
    const { picker, input } = await opened(fakeCatalogue(2));
    press(input, 'ArrowDown');
    await until(() => status(picker) === '2 items found');
    await expectTree(picker, `
      combobox "Find items" focused expanded active "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 120 in stock"
      button "Browse"
      combobox "Category" collapsed value "All categories"
      checkbox "In stock only" not checked
      button "Paste a list"
      group
        listbox "Items found" multiselectable active "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 120 in stock"
          option "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 120 in stock" not selected 1 of 2
          option "Car shampoo 1 SKU-0001 RM 20.00 119 in stock" not selected 2 of 2
        text 2 items
        button "Done"
      paragraph: Nothing selected yet
      paragraph: Search above and choose as many items as you need.
      status: 2 items found
      alert
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  for (const { what, size, language } of [{ what: 'with text twice as large', size: '28px', language: 'en' }, { what: 'in a long language', size: '14px', language: pseudoLocale }]) it(`cuts off neither price nor stock in a phone’s width ${what}`, async () => {
    registerPseudoLocale();
    const { picker, input } = await show(fakeCatalogue(3));
    const place = picker.parentElement!;
    place.lang = language;
    place.style.inlineSize = '320px';
    place.style.setProperty('--manual-order-font-size', size);
    picker.shadowRoot!.querySelector<HTMLElement>('.panel')!.style.setProperty('min-inline-size', '0');
    press(input, 'ArrowDown');
    const rows = await until(() => options(picker).length === 3 && options(picker));
    for (const row of rows) {
      for (const words of row.querySelectorAll<HTMLElement>('.price, .stock')) {
        expect(words.scrollWidth, words.textContent).to.be.at.most(words.clientWidth);
        expect(words.getBoundingClientRect().bottom, words.textContent).to.be.at.most(row.getBoundingClientRect().bottom);
      }
    }
  });

  it('P20 has found nothing, or one, and says each', async () => {
    const { picker, input } = await opened(fakeCatalogue(2));
    type(input, 'zzz');
    await until(() => status(picker) === '0 items found');
    await expectTree(panel(picker), `
      group
        paragraph: No item matches
        paragraph: Check the spelling or loosen the filters.
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
    type(input, 'shampoo');
    await until(() => status(picker) === '1 item found');
  });

  it('P20 says that the catalogue is empty where nothing was asked for', async () => {
    const { picker, input } = await show(fakeCatalogue(0));
    press(input, 'ArrowDown');
    await until(() => status(picker) === '0 items found');
    await expectTree(panel(picker), `
      group
        paragraph: The catalogue has no items yet
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('waits for the first answer', async () => {
    const fake = fakeCatalogue(2);
    fake.delayMs = 5_000;
    const { picker, input } = await show(fake);
    press(input, 'ArrowDown');
    await until(() => picker.open && textOf(picker).includes('Loading'));
    await expectTree(panel(picker), `
      group
        text Loading…
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P24 could not load anything', async () => {
    const fake = fakeCatalogue(2);
    const { picker, input } = await show(fake);
    fake.failures = 1;
    press(input, 'ArrowDown');
    await until(() => allByRole(picker, 'button', 'Try again')[0]);
    expect(fake.failures, 'the fault happened').to.equal(0);
    await expectTree(panel(picker), `
      group
        paragraph: The items could not be loaded.
        paragraph: The shop’s server could not be reached. Check the connection and try again.
        button "Try again"
        button "Done"
    `);
    await until(() => allByRole(picker, 'alert').some(({ textContent }) => textContent.includes('The items could not be loaded.')));
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P24 shows what it had found before where the next search fails', async () => {
    const fake = fakeCatalogue(2);
    const { picker, input } = await opened(fake);
    fake.failures = 1;
    type(input, 'oil');
    await until(() => allByRole(picker, 'button', 'Try again')[0]);
    expect(fake.failures, 'the fault happened').to.equal(0);
    await expectTree(panel(picker), `
      group
        paragraph: Not everything could be loaded. The list shows what was found before.
        paragraph: The shop’s server could not be reached. Check the connection and try again.
        button "Try again"
        listbox "Items found" multiselectable
          option "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 120 in stock" not selected 1 of 2
          option "Car shampoo 1 SKU-0001 RM 20.00 119 in stock" not selected 2 of 2
        text 2 items
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P16 shows a product with its variants, partly selected', async () => {
    const { picker } = await opened(fakeCatalogue(0, variants));
    optionWith(picker, '4 L').click();
    await settled(picker);
    await expectTree(panel(picker), `
      group
        listbox "Items found" multiselectable active "Gear oil 4 L SKU-0001 RM 20.00 119 in stock"
          option "Gear oil 3 variants" partly checked not selected
          option "Gear oil 1 L SKU-0000 RM 19.90 120 in stock" not selected 1 of 3
          option "Gear oil 4 L SKU-0001 RM 20.00 119 in stock" selected 2 of 3
          option "Gear oil 208 L SKU-0002 RM 20.10 118 in stock" not selected 3 of 3
        text 3 items
        button "Only selected (1)" not pressed
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P10 P14 shows what is selected first, and says why no more can be', async () => {
    const { picker } = await opened(fakeCatalogue(2), html`<manual-order-item-picker .client=${fakeCatalogue(2).client} max-items="1" .value=${[pick(1)]}></manual-order-item-picker>`);
    await expectTree(panel(picker), `
      group
        listbox "Items found" multiselectable
          text Selected
          option "Car shampoo 1 SKU-0001 RM 20.00 119 in stock" selected 1 of 2
          text All items
          option "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 Limit reached" disabled not selected 2 of 2 description "Limit reached"
        text 2 items
        button "Only selected (1)" not pressed
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P14 shows an item that is no longer sold, which can be reached and not be picked', async () => {
    const { picker, input } = await opened(fakeCatalogue(0, [itemAt(16), itemAt(4)]));
    press(input, 'ArrowDown');
    press(input, 'Enter');
    await until(() => textOf(picker).includes('is no longer sold.'));
    expect(picker.value).to.deep.equal([]);
    await expectTree(panel(picker), `
      group
        listbox "Items found" multiselectable active "Synthetic engine oil 16 SKU-0016 RM 21.50 No longer sold"
          option "Synthetic engine oil 16 SKU-0016 RM 21.50 No longer sold" disabled not selected 1 of 2 description "No longer sold"
          option "Travel mug 4 SKU-0004 RM 20.30 Out of stock" not selected 2 of 2
        text Synthetic engine oil 16 is no longer sold. 2 items
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P11 shows only what is selected', async () => {
    const { picker } = await opened(fakeCatalogue(3), html`<manual-order-item-picker .client=${fakeCatalogue(3).client} .value=${[pick(1)]}></manual-order-item-picker>`);
    byRole(picker, 'button', 'Only selected (1)').click();
    await until(() => options(picker).length === 1);
    await expectTree(panel(picker), `
      group
        listbox "Items found" multiselectable
          option "Car shampoo 1 SKU-0001 RM 20.00 119 in stock" selected 1 of 1
        text 1 item
        button "Only selected (1)" pressed
        button "Done"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P18 is a dialog in which nothing counts before it is added', async () => {
    const { picker } = await show(fakeCatalogue(2));
    byRole(picker, 'button', 'Browse').click();
    await until(() => options(picker).length > 0);
    optionWith(picker, 'Car shampoo').click();
    await settled(picker);
    expect(picker.value).to.deep.equal([]);
    await expectTree(picker.shadowRoot!.querySelector('dialog')!, `
      dialog "Browse items" modal
        heading "Browse items" level 2
        combobox "Find items" focused expanded active "Car shampoo 1 SKU-0001 RM 20.00 119 in stock"
        combobox "Category" collapsed value "All categories"
        checkbox "In stock only" not checked
        button "Paste a list"
        listbox "Items found" multiselectable active "Car shampoo 1 SKU-0001 RM 20.00 119 in stock"
          option "Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 120 in stock" not selected 1 of 2
          option "Car shampoo 1 SKU-0001 RM 20.00 119 in stock" selected 2 of 2
        text 2 items
        button "Only selected (1)" not pressed
        button "Cancel"
        button "Add 1 item"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P12 takes a pasted list in a dialog', async () => {
    const { picker } = await show(fakeCatalogue(2));
    byRole(picker, 'button', 'Paste a list').click();
    const report = await until(() => picker.shadowRoot!.querySelector('manual-order-part-paste-report'));
    await until(() => allByRole(report, 'dialog').length > 0);
    expect(byRole(report, 'dialog').contains(report.shadowRoot!.activeElement)).to.equal(true);
    expect(await violations(picker)).to.deep.equal([]);
  });
});
