import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import '../../../components/item-picker/define.ts';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { allByRole, byRole, clear, fixture, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { fakeCatalogue, itemAt, type FakeCatalogue } from './fake-catalogue.ts';

describe('the item picker', () => {
  afterEach(clear);

  const show = async (fake: FakeCatalogue, template?: TemplateResult) => {
    const picker = await fixture<ManualOrderItemPicker>(template ?? html`<manual-order-item-picker .client=${fake.client} name="items"></manual-order-item-picker>`);
    return { picker, input: byRole<HTMLInputElement>(picker, 'combobox', 'Find items') };
  };
  const options = (picker: Element) => allByRole(picker, 'option');
  const opened = async (fake: FakeCatalogue, template?: TemplateResult) => {
    const shown = await show(fake, template);
    shown.input.focus();
    press(shown.input, 'ArrowDown');
    await until(() => options(shown.picker).length > 0, 'options are there');
    return shown;
  };
  const activeOption = (picker: ManualOrderItemPicker, input: HTMLElement) =>
    picker.shadowRoot!.getElementById(input.getAttribute('aria-activedescendant') ?? '');
  const picked = (picker: ManualOrderItemPicker) => picker.value.map(({ item, quantity }) => `${quantity} ${item.id}`);
  const status = (picker: ManualOrderItemPicker) => byRole(picker, 'status').textContent.trim();

  it('asks for nothing until it is opened, then shows the first page with price, SKU and stock', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await show(fake);
    expect(fake.queries).to.deep.equal([]);
    input.click();
    await until(() => options(picker).length > 0);
    expect(input.getAttribute('aria-expanded')).to.equal('true');
    expect(options(picker)[0]!.textContent.replaceAll(/\s+/g, ' ')).to.contain('Synthetic engine oil 0').and.to.contain('SKU-0000').and.to.contain('19.90').and.to.contain('120 in stock');
    expect(options(picker)[0]!.getAttribute('aria-setsize')).to.equal('120');
    await until(() => status(picker) === '120 items found');
  });

  it('searches as one types, once for several keys, and calls off what is no longer asked', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    fake.delayMs = 40;
    for (const text of ['m', 'mu', 'mug']) type(input, text);
    await until(() => fake.queries.at(-1)?.q === 'mug');
    type(input, 'mug 4');
    await until(() => fake.queries.at(-1)?.q === 'mug 4' && options(picker).every((option) => option.textContent.includes('Travel mug')));
    expect(fake.queries.map(({ q }) => q)).to.deep.equal([undefined, 'mug', 'mug 4']);
    expect(fake.aborted).to.equal(1);
    expect(options(picker)[0]!.querySelector('mark')?.textContent.toLowerCase()).to.equal('mug');
  });

  it('picks many with the keyboard alone', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    press(input, 'ArrowDown');
    press(input, 'Enter');
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    press(input, 'Enter');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_2']);
    expect(activeOption(picker, input)?.getAttribute('aria-selected')).to.equal('true');
    press(input, 'Enter');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0']);
    await until(() => status(picker).includes('removed, 1 selected'));
    // Escape closes first and clears what was typed next; neither reaches a dialog around the picker.
    let escapes = 0;
    picker.addEventListener('keydown', ({ key }) => { escapes += Number(key === 'Escape'); });
    press(input, 'Escape');
    await settled(picker);
    expect(picker.open).to.equal(false);
    expect(escapes).to.equal(0);
    press(input, 'Escape');
    expect(escapes, 'with nothing left to do here, the key belongs to the page').to.equal(1);
  });

  it('selects ranges with Shift, all with Ctrl+A, and skips what is no longer sold', async () => {
    const fake = fakeCatalogue(40);
    const { picker, input } = await opened(fake);
    press(input, 'ArrowDown');
    press(input, 'ArrowDown', { shiftKey: true });
    press(input, 'ArrowDown', { shiftKey: true });
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_1', '1 itm_2']);
    const list = byRole(picker, 'listbox', 'Items found');
    list.focus();
    press(list, 'a', { ctrlKey: true });
    await settled(picker);
    expect(picker.value.length).to.equal(38);
    expect(picked(picker)).not.to.include('1 itm_16');
    press(list, 'a', { ctrlKey: true });
    await settled(picker);
    expect(picker.value).to.deep.equal([]);
  });

  it('picks by click and by Shift and click, and keeps the focus in the field', async () => {
    const fake = fakeCatalogue(40);
    const { picker, input } = await opened(fake);
    options(picker)[1]!.click();
    await settled(picker);
    options(picker)[3]!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_1', '1 itm_2', '1 itm_3']);
    expect(picker.shadowRoot!.activeElement).to.equal(input);
  });

  it('loads the next page while the list scrolls, and by its button, and renders few rows', async () => {
    const fake = fakeCatalogue(10_000);
    const { picker } = await opened(fake);
    const list = byRole(picker, 'listbox', 'Items found');
    list.scrollTop = list.scrollHeight;
    await until(() => fake.queries.length === 2);
    expect(fake.queries[1]!.after).to.equal('50');
    await until(() => byRole(picker, 'button', 'Load more'));
    byRole(picker, 'button', 'Load more').click();
    await until(() => list.scrollHeight > 56 * 149);
    expect(picker.shadowRoot!.querySelectorAll('*').length).to.be.at.most(200);
  });

  it('filters by category and by stock', async () => {
    const fake = fakeCatalogue(120);
    const { picker } = await opened(fake);
    const category = await until(() => allByRole<HTMLSelectElement>(picker, 'combobox', 'Category')[0]);
    category.value = 'Car care';
    category.dispatchEvent(new Event('change', { bubbles: true }));
    byRole<HTMLInputElement>(picker, 'checkbox', 'In stock only').click();
    await until(() => fake.queries.at(-1)?.inStock === true && fake.queries.at(-1)?.category === 'Car care');
    await until(() => status(picker).endsWith('24 items found'));
  });

  it('keeps what was found and what was picked when a search fails, and tries again', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    options(picker)[0]!.click();
    fake.failures = 1;
    const errors: unknown[] = [];
    picker.addEventListener('item-load-error', ({ detail }) => errors.push(detail.error));
    type(input, 'cap');
    const retry = await until(() => allByRole(picker, 'button', 'Try again')[0]);
    expect(fake.failures, 'the fault happened').to.equal(0);
    expect(errors).to.have.length(1);
    expect(picker.shadowRoot!.textContent).to.contain('could not be reached');
    expect(options(picker).length).to.be.greaterThan(0);
    expect(picked(picker)).to.deep.equal(['1 itm_0']);
    retry.click();
    await until(() => allByRole(picker, 'button', 'Try again').length === 0 && options(picker)[0]?.textContent.includes('Cap'));
    expect(picked(picker)).to.deep.equal(['1 itm_0']);
  });

  it('says that nothing was found', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    type(input, 'zzz');
    await until(() => picker.shadowRoot!.textContent.includes('No item matches'));
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('lets the page refuse an item, and limits how many', async () => {
    const fake = fakeCatalogue(40);
    const { picker } = await opened(fake, html`<manual-order-item-picker .client=${fake.client} max-items="2"></manual-order-item-picker>`);
    picker.addEventListener('before-item-select', (event) => { if (event.detail.item.id === 'itm_1') event.preventDefault(); });
    for (const place of [0, 1, 2, 3]) {
      options(picker)[place]!.click();
      await settled(picker);
    }
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_2']);
    expect(options(picker)[3]!.getAttribute('aria-disabled')).to.equal('true');
    await until(() => status(picker).includes('At most 2 items can be selected.'));
    expect(picker.checkValidity()).to.equal(true);
  });

  it('changes quantities below, refuses what is none, and moves the focus on when a row goes', async () => {
    const fake = fakeCatalogue(40);
    const { picker } = await show(fake, html`<manual-order-item-picker .client=${fake.client}
      .value=${[{ item: itemAt(0), quantity: 2 }, { item: itemAt(4), quantity: 1 }]}></manual-order-item-picker>`);
    let changes = 0;
    picker.addEventListener('change', () => { changes += 1; });
    const quantity = byRole<HTMLInputElement>(picker, 'textbox', 'Quantity of Synthetic engine oil 0');
    type(quantity, '12');
    quantity.dispatchEvent(new Event('change', { bubbles: true }));
    expect(picked(picker)).to.deep.equal(['12 itm_0', '1 itm_4']);
    expect(changes).to.equal(1);
    type(quantity, '1.5');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['12 itm_0', '1 itm_4']);
    expect(quantity.value).to.equal('1.5');
    expect(quantity.getAttribute('aria-invalid')).to.equal('true');
    expect(picker.checkValidity()).to.equal(false);
    expect(picker.shadowRoot!.textContent).to.contain('Out of stock');
    expect(await violations(picker)).to.deep.equal([]);
    byRole(picker, 'button', 'Remove Synthetic engine oil 0').click();
    await settled(picker);
    await until(() => picker.shadowRoot!.activeElement === byRole(picker, 'button', 'Remove Travel mug 4'));
    expect(picker.checkValidity()).to.equal(true);
  });

  it('removes all, and takes that back', async () => {
    const fake = fakeCatalogue(40);
    const { picker } = await show(fake, html`<manual-order-item-picker .client=${fake.client}
      .value=${[{ item: itemAt(0), quantity: 2 }, { item: itemAt(4), quantity: 1 }]}></manual-order-item-picker>`);
    byRole(picker, 'button', 'Remove all').click();
    await settled(picker);
    expect(picker.value).to.deep.equal([]);
    byRole(picker, 'button', 'Undo').click();
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['2 itm_0', '1 itm_4']);
  });

  it('takes part in a form: name, required, reset, and a restore that fetches the items again', async () => {
    const fake = fakeCatalogue(40);
    const form = await fixture<HTMLFormElement>(html`<form><manual-order-item-picker name="items" required .client=${fake.client}></manual-order-item-picker></form>`);
    const picker = form.querySelector('manual-order-item-picker')!;
    await settled(picker);
    expect(form.checkValidity()).to.equal(false);
    const state = new FormData();
    for (const [id, quantity] of [['itm_3', '7'], ['itm_gone', '2']] as const) {
      state.append('id', id);
      state.append('quantity', quantity);
    }
    picker.formStateRestoreCallback(state);
    await until(() => picker.value.length === 1);
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['7 itm_3']);
    expect(new FormData(form).getAll('items'), 'an item that is gone is kept').to.deep.equal(['itm_3', 'itm_gone']);
    expect(picker.shadowRoot!.textContent).to.contain('Unavailable item');
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await settled(picker);
    expect(new FormData(form).getAll('items')).to.deep.equal([]);
  });

  it('shows a sign where a picture is missing, is none, or does not load', async () => {
    const fake = fakeCatalogue(40);
    const picked = (imageUrl: string, place: number) => ({ item: { ...itemAt(place), imageUrl }, quantity: 1 });
    const picture = 'data:image/png;base64,iVBORw0KGgo=';
    const { picker } = await show(fake, html`<manual-order-item-picker .client=${fake.client}
      .value=${[picked('', 0), picked(picture, 1), picked('javascript:alert(1)', 2), picked('/nowhere.png', 3)]}></manual-order-item-picker>`);
    const boxes = [...picker.shadowRoot!.querySelectorAll('.thumbnail')];
    boxes.at(-1)!.scrollIntoView();
    await until(() => boxes.every((box) => box.querySelector('svg') && !box.querySelector('img:not([hidden])')));
    expect(boxes.map((box) => box.querySelectorAll('img').length), 'no address but of the web is asked for').to.deep.equal([0, 0, 0, 1]);
    picker.value = [picked('/nowhere.png', 3)];
    await settled(picker);
    expect(picker.shadowRoot!.querySelectorAll('.thumbnail')).to.have.length(1);
  });

  it('shows what is picked, and no more, when it is read-only', async () => {
    const fake = fakeCatalogue(40);
    const picker = await fixture<ManualOrderItemPicker>(html`<manual-order-item-picker readonly .client=${fake.client}
      .value=${[{ item: itemAt(0), quantity: 2 }]}></manual-order-item-picker>`);
    expect(allByRole(picker, 'button', /Remove/)).to.deep.equal([]);
    expect(picker.shadowRoot!.textContent).to.contain('Synthetic engine oil 0').and.to.contain('× 2');
  });

  it('does nothing on Enter while an input method composes or a search is on its way', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    press(input, 'ArrowDown');
    press(input, 'Enter', { isComposing: true });
    expect(picker.value).to.deep.equal([]);
    fake.delayMs = 60;
    type(input, 'mug');
    press(input, 'Enter');
    expect(picker.value).to.deep.equal([]);
    await until(() => options(picker)[0]?.textContent.includes('Travel mug'));
    press(input, 'Enter');
    expect(picked(picker)).to.deep.equal(['1 itm_4']);
  });

  it('takes its properties before it is defined, before it is attached and before any data', async () => {
    const fake = fakeCatalogue(40);
    const picker = document.createElement('manual-order-item-picker');
    Object.assign(picker, { value: [{ item: itemAt(2), quantity: 3 }], open: true, client: fake.client });
    const place = document.createElement('main');
    document.body.append(place);
    place.append(picker);
    await until(() => options(picker).length > 0);
    expect(picked(picker)).to.deep.equal(['3 itm_2']);
    expect(options(picker)[2]!.getAttribute('aria-selected')).to.equal('true');
  });

  it('closes when the focus leaves it', async () => {
    const fake = fakeCatalogue(40);
    const form = await fixture(html`<div><manual-order-item-picker .client=${fake.client}></manual-order-item-picker><button>After</button></div>`);
    const picker = form.querySelector('manual-order-item-picker')!;
    byRole(picker, 'combobox', 'Find items').click();
    byRole(picker, 'combobox', 'Find items').focus();
    await until(() => options(picker).length > 0);
    form.querySelector('button')!.focus();
    await until(() => !picker.open);
    expect(options(picker)).to.deep.equal([]);
  });

  it('passes axe when it is open and something is picked', async () => {
    const fake = fakeCatalogue(120);
    const { picker } = await opened(fake);
    options(picker)[0]!.click();
    options(picker)[4]!.click();
    await settled(picker);
    expect(await violations(picker)).to.deep.equal([]);
  });
});
