import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderItemPicker, PickedItem } from '../../../components/index.ts';
import { allByRole, byRole, clear, press, settled, type, until } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt, itemsUpTo } from './fake-catalogue.ts';
import { opened, options, optionWith, picked, show, status, textOf } from './picker-page.ts';

const pick = (place: number, quantity = 1): PickedItem => ({ id: `itm_${place}`, quantity, item: itemAt(place) });

describe('what is picked in the item picker', () => {
  beforeEach(forgetRecent);
  afterEach(clear);

  const withValue = async (value: readonly PickedItem[], fake = fakeCatalogue(40)) => {
    const shown = await show(fake, html`<manual-order-item-picker .client=${fake.client} .value=${value}></manual-order-item-picker>`);
    await until(() => shown.picker.shadowRoot!.querySelector('manual-order-part-selected-items')?.shadowRoot?.querySelector('li'), 'the list of it is there');
    return { ...shown, fake };
  };
  const labels = (picker: Element) => [...picker.shadowRoot!.querySelectorAll('.surface ~ *')].map((row) => row.textContent.replace(/SKU.*/s, '').trim());

  it('changes quantities below, refuses what is none, and moves the focus on when a row goes', async () => {
    const { picker } = await withValue([pick(0), pick(4)]);
    let changes = 0;
    picker.addEventListener('change', () => { changes += 1; });
    const quantity = byRole<HTMLInputElement>(picker, 'textbox', 'Quantity of Synthetic engine oil 0 4 L');
    type(quantity, '12');
    quantity.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(picker);
    expect([picked(picker), changes]).to.deep.equal([['12 itm_0', '1 itm_4'], 1]);
    type(quantity, '1.5');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['12 itm_0', '1 itm_4']);
    expect([quantity.value, quantity.getAttribute('aria-invalid'), picker.checkValidity()]).to.deep.equal(['1.5', 'true', false]);
    expect(textOf(picker)).to.contain('Out of stock');
    allByRole(picker, 'button', 'Remove Synthetic engine oil 0 4 L').find(({ part }) => part.contains('remove'))!.click();
    await until(() => allByRole(picker, 'button', 'Remove Travel mug 4').some((button) => button.matches(':focus')));
    expect(picker.checkValidity()).to.equal(true);
  });

  it('P9 clears all, and one undo brings everything back; the same after removing one', async () => {
    const { picker } = await withValue([pick(0, 2), pick(4)]);
    byRole(picker, 'button', 'Remove all').click();
    const undo = await until(() => allByRole(picker, 'button', 'Undo')[0]);
    await until(() => undo.matches(':focus'), 'the focus is not lost');
    expect(picker.value).to.deep.equal([]);
    await until(() => status(picker).includes('All items removed.'));
    undo.click();
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['2 itm_0', '1 itm_4']);
    await until(() => status(picker).includes('2 items are back.'));
    (await until(() => allByRole(picker, 'button', 'Remove Travel mug 4').find(({ tabIndex }) => tabIndex === 0))).click();
    (await until(() => allByRole(picker, 'button', 'Undo')[0])).click();
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['2 itm_0', '1 itm_4']);
    expect(allByRole(picker, 'button', 'Undo'), 'once only').to.deep.equal([]);
  });

  it('P10 shows what is selected first when it is opened, under its label, once only, and moves nothing while it is open', async () => {
    const { picker, input } = await withValue([pick(30), pick(2)]);
    input.click();
    await until(() => options(picker).length > 0);
    expect(labels(picker).slice(0, 5)).to.deep.equal(['Selected', 'Tyre gauge 30', 'Microfibre cloth 2', 'All items', 'Synthetic engine oil 0']);
    expect(labels(picker).filter((text) => text === 'Microfibre cloth 2').length).to.equal(1);
    optionWith(picker, 'Car shampoo 1').click();
    optionWith(picker, 'Tyre gauge 30').click();
    await settled(picker);
    expect(labels(picker).slice(0, 6)).to.deep.equal(['Selected', 'Tyre gauge 30', 'Microfibre cloth 2', 'All items', 'Synthetic engine oil 0', 'Car shampoo 1']);
    press(input, 'Escape');
    await settled(picker);
    input.click();
    await until(() => labels(picker)[2] === 'Car shampoo 1');
    expect(labels(picker).slice(0, 4)).to.deep.equal(['Selected', 'Microfibre cloth 2', 'Car shampoo 1', 'All items']);
  });

  it('P11 shows only what is selected, and everything again', async () => {
    const { picker, input } = await withValue([pick(3), pick(5)]);
    input.click();
    await until(() => options(picker).length > 2);
    const toggle = byRole(picker, 'button', 'Only selected (2)');
    toggle.click();
    await settled(picker);
    expect(options(picker).map((option) => option.getAttribute('aria-selected'))).to.deep.equal(['true', 'true']);
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    optionWith(picker, 'Wiper blade 3').click();
    await settled(picker);
    expect([picked(picker), options(picker).length], 'a row stays where it is').to.deep.equal([['1 itm_5'], 2]);
    toggle.click();
    await until(() => options(picker).length > 2);
  });

  it('P13 lets everything be seen and nothing be changed while it is read-only', async () => {
    const { picker } = await withValue(itemsUpTo(12).map((_, place) => pick(place, 2)).filter(({ item }) => item?.status !== 'archived'));
    picker.readonly = true;
    await settled(picker);
    await until(() => !allByRole(picker, 'button', /^Remove/).length);
    expect(allByRole(picker, 'combobox')).to.deep.equal([]);
    (await until(() => allByRole(picker, 'button', /earlier/)[0])).click();
    await until(() => textOf(picker).includes('Synthetic engine oil 0') && textOf(picker).includes('× 2'));
    picker.selectionHidden = true;
    await settled(picker);
    const more = await until(() => allByRole(picker, 'button', /more selected/)[0] ?? [...picker.shadowRoot!.querySelectorAll('manual-order-part-picked-chips')][0]?.shadowRoot?.querySelector<HTMLElement>('.more'));
    more.click();
    await until(() => allByRole(picker, 'list', 'Selected items').length > 0, 'the list opens all the same');
  });

  it('P14 picks up to the limit, says why on each row that cannot be picked, and lets them be reached', async () => {
    const fake = fakeCatalogue(40);
    const { picker, input } = await opened(fake, html`<manual-order-item-picker max-items="2" .client=${fake.client}></manual-order-item-picker>`);
    options(picker)[0]!.click();
    options(picker)[1]!.click();
    await settled(picker);
    const third = options(picker)[2]!;
    expect([third.getAttribute('aria-disabled'), third.getAttribute('aria-description')]).to.deep.equal(['true', 'Limit reached']);
    expect(third.textContent).to.contain('Limit reached');
    expect(options(picker)[0]!.hasAttribute('aria-disabled'), 'what is picked can be given back').to.equal(false);
    third.click();
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_1']);
    await until(() => status(picker).includes('At most 2 items can be selected.'));
    type(input, 'oil 16');
    const archived = await until(() => options(picker).find((option) => option.textContent.includes('SKU-0016')));
    picker.maxItems = 5;
    await settled(picker);
    expect([archived.getAttribute('aria-disabled'), archived.getAttribute('aria-description')]).to.deep.equal(['true', 'No longer sold']);
    archived.click();
    await settled(picker);
    expect(picker.value.length).to.equal(2);
    picker.maxItems = 1;
    await settled(picker);
    expect([picker.checkValidity(), picker.validity!.rangeOverflow]).to.deep.equal([false, true]);
  });

  it('P15 takes ids alone, finds their items, and keeps those that are gone as unavailable', async () => {
    const fake = fakeCatalogue(40);
    const value = [{ id: 'itm_3', quantity: 7 }, { id: 'itm_gone', quantity: 2 }, { id: 'itm_16', quantity: 1 }];
    const { picker } = await withValue(value, fake);
    await until(() => textOf(picker).includes('Wiper blade 3') && textOf(picker).includes('Unavailable item'));
    expect(fake.queries.filter(({ ids }) => ids).every(({ ids }) => ids!.length === 3)).to.equal(true);
    expect(picker.value, 'the value is the page’s').to.equal(value);
    expect(textOf(picker)).to.contain('The catalogue does not have this item.').and.to.contain('No longer sold');
  });

  it('loads the details of ids again after a failure, and loses none', async () => {
    const fake = fakeCatalogue(40);
    fake.failures = 9;
    const { picker } = await withValue([{ id: 'itm_3', quantity: 7 }], fake);
    const retry = await until(() => allByRole(picker, 'button', 'Try again')[0]);
    expect([fake.failures < 9, picked(picker)], 'the fault happened').to.deep.equal([true, ['7 itm_3']]);
    expect(textOf(picker), 'nobody has said that it is gone').to.contain('itm_3').and.not.to.contain('Unavailable item');
    fake.failures = 0;
    retry.click();
    await until(() => textOf(picker).includes('Wiper blade 3'));
    await until(() => allByRole(picker, 'button', 'Try again').length === 0);
  });

  it('draws few rows of 500 selected items, those picked last, and the rest when asked', async () => {
    const { picker } = await withValue(itemsUpTo(500).map((item) => ({ id: item.id, quantity: 1, item })), fakeCatalogue(500));
    const list = picker.shadowRoot!.querySelector('manual-order-part-selected-items')!.shadowRoot!;
    expect(list.querySelectorAll('li').length).to.equal(10);
    expect(list.textContent).to.contain('SKU-0499');
    byRole(picker, 'button', 'Show 490 earlier items').click();
    await until(() => list.querySelectorAll('li').length === 110);
  });

  it('asks the page before an item is added', async () => {
    const { picker } = await opened(fakeCatalogue(40));
    picker.addEventListener('before-item-select', (event) => { if (event.detail.item.id === 'itm_1') event.preventDefault(); });
    let changes = 0;
    picker.addEventListener('change', () => { changes += 1; });
    options(picker)[1]!.click();
    options(picker)[2]!.click();
    await settled(picker);
    expect([picked(picker), changes]).to.deep.equal([['1 itm_2'], 1]);
  });

  it('closes when the focus leaves it', async () => {
    const { picker } = await opened(fakeCatalogue(40));
    const other = document.createElement('button');
    picker.after(other);
    other.focus();
    await until(() => !(picker as ManualOrderItemPicker).open);
    expect(options(picker)).to.deep.equal([]);
  });
});
