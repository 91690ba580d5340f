import { expect } from 'chai';
import { html } from 'lit';
import { ManualOrderPartPasteReport } from '../../../components/item-picker/paste/paste-report.ts';
import { allByRole, byRole, clear, paste, press, settled, type, until } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { opened, options, optionWith, picked, show, status, textOf } from './picker-page.ts';

describe('what is typed, scanned and pasted into the item picker', () => {
  afterEach(() => {
    clear();
    forgetRecent();
  });

  it('P23 takes the quantity that stands in front of the words', async () => {
    const { picker, input } = await show(fakeCatalogue(40));
    type(input, '3x travel');
    await until(() => options(picker).length === 5, 'the words alone are searched for');
    press(input, 'ArrowDown');
    press(input, 'ArrowUp');
    press(input, 'Enter');
    await until(() => picker.value.length === 1);
    expect(picked(picker)).to.deep.equal(['3 itm_4']);
  });

  it('P22 adds the item whose code a scanner types, again and again, and loses none', async () => {
    const fake = fakeCatalogue(40);
    fake.delayMs = 30;
    const { picker, input } = await show(fake);
    for (const code of ['SKU-0003', 'sku-0004', '2x SKU-0003', 'SKU-0003']) {
      type(input, code);
      press(input, 'Enter');
    }
    await until(() => picked(picker).join() === '4 itm_3,1 itm_4', 'each scan counts');
    expect(input.value).to.equal('');
    await until(() => status(picker).includes(`${itemAt(3).title}`));
  });

  it('P22 says so when there is no such code, and keeps the text to be corrected', async () => {
    const { picker, input } = await show(fakeCatalogue(40));
    type(input, 'NO-SUCH');
    await until(() => textOf(picker).includes('No item matches'));
    press(input, 'Enter');
    await until(() => textOf(picker).includes('“NO-SUCH”'));
    expect(input.value).to.equal('NO-SUCH');
    expect(picker.value).to.deep.equal([]);
  });

  it('P12 opens the report on lines that are pasted into the field, and adds what it matched to what is there', async () => {
    const { picker, input } = await show(fakeCatalogue(40), html`<manual-order-item-picker .client=${fakeCatalogue(40).client} .value=${[{ id: 'itm_3', quantity: 1, item: itemAt(3) }]}></manual-order-item-picker>`);
    let changes = 0;
    picker.addEventListener('change', () => { changes += 1; });
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'SKU-0003\t2\nSKU-0005\t4\nX-9\t1');
    paste(input, clipboardData);
    const report = await until(() => {
      const element = picker.shadowRoot!.querySelector('manual-order-part-paste-report');
      return element instanceof ManualOrderPartPasteReport && element;
    });
    await until(() => allByRole(report, 'button', 'Add 2 items')[0]?.getAttribute('aria-disabled') === 'false');
    byRole(report, 'button', 'Add 2 items').click();
    await until(() => picked(picker).join() === '3 itm_3,4 itm_5');
    expect(changes).to.equal(1);
    expect(picker.shadowRoot!.querySelector('manual-order-part-paste-report')).to.equal(null);
    await until(() => picker.shadowRoot!.activeElement === input, 'the person goes on in the field');
  });

  it('P21 offers what was picked often before anything is typed, and forgets nothing at a reload', async () => {
    const fake = fakeCatalogue(40);
    const { picker, input } = await opened(fake);
    optionWith(picker, itemAt(6).title).click();
    await until(() => picker.value.length === 1);
    await until(() => localStorage.getItem('manual-order-kit.recent-items.shop')?.includes('itm_6'), 'it is remembered');
    press(input, 'Escape');
    picker.remove();

    const later = fakeCatalogue(40);
    const { picker: again, input: field } = await show(later);
    field.focus();
    await until(() => later.queries.some(({ ids }) => ids?.includes('itm_6')), 'they are asked for as soon as the person comes');
    await settled(again);
    press(field, 'ArrowDown');
    await until(() => textOf(again).includes('Picked often'));
    await until(() => options(again)[0]?.textContent.includes(itemAt(6).title), 'it comes before all others');
    expect(options(again).filter((option) => option.textContent.includes(itemAt(6).title)).length).to.equal(1);
    for (const use of JSON.parse(localStorage.getItem('manual-order-kit.recent-items.shop') ?? '[]') as object[]) expect(use).to.have.all.keys('id', 'count', 'lastUsedAt');
  });

  it('P30 tells what changed since an item was picked, and takes the new price when the person wants it', async () => {
    const cheaper = { ...itemAt(1), price: { amount: 100, currency: 'MYR' } };
    const full = { ...itemAt(4), stock: { onHand: 9, available: 9 } };
    const { picker } = await show(fakeCatalogue(40), html`<manual-order-item-picker .client=${fakeCatalogue(40).client}
      .value=${[{ id: 'itm_1', quantity: 2, item: cheaper }, { id: 'itm_4', quantity: 2, item: full }, { id: 'itm_gone', quantity: 1, item: { ...itemAt(5), id: 'itm_gone' } }]}></manual-order-item-picker>`);
    const list = await until(() => picker.shadowRoot!.querySelector('manual-order-part-selected-items'));
    await until(() => /Was RM\s1.00, now RM\s20.00/.test(textOf(list)));
    expect(textOf(list)).to.contain('The stock has fallen to 0').and.to.contain('No longer sold');
    byRole(list, 'button', 'Use the new price').click();
    await until(() => picker.value[0]?.item?.price.amount === 2_000);
    await until(() => allByRole(list, 'button', 'Use the new price').length === 0);
    expect(picked(picker)).to.deep.equal(['2 itm_1', '2 itm_4', '1 itm_gone']);
  });
});
