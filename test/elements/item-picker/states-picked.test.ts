import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { expectTree } from '../foundation/accessibility-tree.ts';
import { allByRole, byRole, clear, fixture, settled, until, violations } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { show, textOf } from './picker-page.ts';

const pick = (place: number, quantity = 1) => ({ id: `itm_${place}`, quantity, item: itemAt(place) });
const picks = (count: number) => Array.from({ length: count }, (_, place) => pick(place));

describe('what is picked in the item picker, as it is seen and as it is read', () => {
  afterEach(() => {
    clear();
    forgetRecent();
  });

  /** A picker once its parts that load later are there. */
  const withParts = async (template: TemplateResult, parts: readonly string[] = ['manual-order-part-picked-chips', 'manual-order-part-selected-items']) => {
    const picker = await fixture<ManualOrderItemPicker>(template);
    for (const part of parts) await until(() => picker.shadowRoot!.querySelector(part)?.shadowRoot?.querySelector('[role=gridcell], li'), part);
    return picker;
  };
  const part = (picker: ManualOrderItemPicker, name: string): Element => picker.shadowRoot!.querySelector(`manual-order-part-${name}`)!;

  it('cuts a long SKU at its own end on a page that reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    try {
      const { client } = fakeCatalogue(1);
      const long = { ...pick(0), item: { ...itemAt(0), sku: 'A-SKU-THAT-IS-LONGER-THAN-A-PHONE-IS-WIDE' } };
      const picker = await withParts(html`<manual-order-item-picker .client=${client} .value=${[long]}></manual-order-item-picker>`);
      picker.parentElement!.style.inlineSize = '320px';
      const details = part(picker, 'selected-items').shadowRoot!.querySelector<HTMLElement>('.details')!;
      const { direction, textOverflow, textAlign } = getComputedStyle(details);
      expect([direction, textOverflow, details.scrollWidth > details.clientWidth]).to.deep.equal(['ltr', 'ellipsis', true]);
      expect(textAlign, 'at the right').to.match(/right|match-parent/);
    } finally {
      document.documentElement.dir = '';
    }
  });

  it('P15 P30 shows what is short, what costs more now and what is gone', async () => {
    const { client } = fakeCatalogue(3);
    const dearer = { ...pick(1), item: { ...itemAt(1), price: { amount: 100, currency: 'MYR' } } };
    const picker = await withParts(html`<manual-order-item-picker .client=${client} .value=${[pick(0, 300), dearer, { id: 'itm_gone', quantity: 1 }]}></manual-order-item-picker>`);
    await until(() => textOf(picker).includes('Was RM') && textOf(picker).includes('does not have this item'));
    await expectTree(part(picker, 'picked-chips'), `
      grid "Selected items" multiselectable description "Arrow keys move between items, Delete removes one."
        row "Synthetic engine oil 0 4 L quantity 300 Remove Synthetic engine oil 0 4 L"
          gridcell "Synthetic engine oil 0 4 L quantity 300"
          gridcell "Remove Synthetic engine oil 0 4 L"
            button "Remove Synthetic engine oil 0 4 L"
        row "Car shampoo 1 Remove Car shampoo 1"
          gridcell "Car shampoo 1"
          gridcell "Remove Car shampoo 1"
            button "Remove Car shampoo 1"
        row "Unavailable item Remove Unavailable item"
          gridcell "Unavailable item"
          gridcell "Remove Unavailable item"
            button "Remove Unavailable item"
    `);
    await expectTree(part(picker, 'selected-items'), `
      heading "Selected items 3" level 3
      button "Remove all"
      list "Selected items"
        listitem
          text Synthetic engine oil 0 SKU-0000 · 4 L Only 120 in stock RM 19.90
          textbox "Quantity of Synthetic engine oil 0 4 L" value "300"
          button "Remove Synthetic engine oil 0 4 L"
        listitem
          text Car shampoo 1 SKU-0001 Was RM 1.00, now RM 20.00
          button "Use the new price"
          text RM 1.00
          textbox "Quantity of Car shampoo 1" value "1"
          button "Remove Car shampoo 1"
        listitem
          text Unavailable item itm_gone The catalogue does not have this item.
          textbox "Quantity of Unavailable item" value "1"
          button "Remove Unavailable item"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P8 shows few chips of many, and leads from “+n” to the list of all', async () => {
    const picker = await withParts(html`<manual-order-item-picker .client=${fakeCatalogue(40).client} .value=${picks(40)}></manual-order-item-picker>`);
    const more = await until(() => allByRole(picker, 'button', /^\d+ more selected$/)[0]);
    expect(allByRole(part(picker, 'picked-chips'), 'button', /^Remove/).length).to.be.below(12);
    expect(await violations(picker)).to.deep.equal([]);
    more.click();
    await until(() => part(picker, 'selected-items').shadowRoot!.activeElement?.textContent.includes('Selected items'));
  });

  it('P8 P11 opens the list with only what is selected from “+n”, where no other list shows it', async () => {
    const picker = await withParts(html`<manual-order-item-picker selection-hidden .client=${fakeCatalogue(40).client} .value=${picks(30)}></manual-order-item-picker>`, ['manual-order-part-picked-chips']);
    (await until(() => allByRole(picker, 'button', /^\d+ more selected$/)[0])).click();
    await until(() => picker.open && allByRole(picker, 'button', 'Only selected (30)')[0]?.ariaPressed === 'true');
    expect(allByRole(picker, 'option')[0]!.textContent).to.contain('Synthetic engine oil 0');
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P8 shows all chips on several lines', async () => {
    const picker = await withParts(html`<manual-order-item-picker multiline selection-hidden .client=${fakeCatalogue(40).client} .value=${picks(15)}></manual-order-item-picker>`, ['manual-order-part-picked-chips']);
    await until(() => allByRole(picker, 'button', /^Remove/).length === 15);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P13 shows all that is selected where it is read-only, and no way to change it', async () => {
    const picker = await withParts(html`<manual-order-item-picker readonly .client=${fakeCatalogue(3).client} .value=${[pick(0, 2), pick(1)]}></manual-order-item-picker>`);
    await expectTree(picker, `
      grid "Selected items" multiselectable readonly description "Arrow keys move between items."
        row "Synthetic engine oil 0 4 L quantity 2"
          gridcell "Synthetic engine oil 0 4 L quantity 2" readonly
        row "Car shampoo 1"
          gridcell "Car shampoo 1" readonly
      heading "Selected items 2" level 3
      list "Selected items"
        listitem: Synthetic engine oil 0 SKU-0000 · 4 L RM 19.90 × 2
        listitem: Car shampoo 1 SKU-0001 RM 20.00 × 1
      status
      alert
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P13 opens the whole list from “+n” where it is read-only and hidden', async () => {
    const picker = await withParts(html`<manual-order-item-picker readonly selection-hidden .client=${fakeCatalogue(40).client} .value=${picks(30)}></manual-order-item-picker>`, ['manual-order-part-picked-chips']);
    (await until(() => allByRole(picker, 'button', /^\d+ more selected$/)[0])).click();
    await until(() => picker.shadowRoot!.querySelector('manual-order-part-selected-items')?.shadowRoot?.querySelector('li'));
    expect(textOf(picker)).to.contain('SKU-0029');
    expect(picker.open).to.equal(false);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('can be read where it is disabled, and nothing can be reached', async () => {
    const picker = await withParts(html`<manual-order-item-picker disabled .client=${fakeCatalogue(3).client} .value=${[pick(0, 2)]}></manual-order-item-picker>`);
    const reachable = ['combobox', 'checkbox', 'button', 'textbox'].flatMap((role) => allByRole<HTMLButtonElement>(picker, role)).filter((control) => !control.disabled);
    expect(reachable).to.deep.equal([]);
    await expectTree(part(picker, 'picked-chips'), `
      grid "Selected items" disabled multiselectable
        row "Synthetic engine oil 0 4 L quantity 2"
          gridcell "Synthetic engine oil 0 4 L quantity 2"
    `);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P25 is invalid, and says why at the field', async () => {
    const { picker, input } = await show(fakeCatalogue(3), html`<manual-order-item-picker required .client=${fakeCatalogue(3).client}></manual-order-item-picker>`);
    expect(picker.reportValidity()).to.equal(false);
    await until(() => input.getAttribute('aria-invalid') === 'true');
    expect(textOf(picker)).to.contain('Select at least one item.');
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P9 shows what was removed, with a way back', async () => {
    const picker = await withParts(html`<manual-order-item-picker .client=${fakeCatalogue(3).client} .value=${[pick(0, 2), pick(1)]}></manual-order-item-picker>`);
    byRole(part(picker, 'selected-items'), 'button', 'Remove all').click();
    const undo = await until(() => allByRole(picker, 'button', 'Undo')[0]);
    expect(await violations(picker)).to.deep.equal([]);
    undo.click();
    await settled(picker);
    expect(picker.value.map(({ id, quantity }) => `${quantity} ${id}`)).to.deep.equal(['2 itm_0', '1 itm_1']);
  });
});
