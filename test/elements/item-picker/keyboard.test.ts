import { expect } from 'chai';
import { html } from 'lit';
import { byRole, clear, press, settled, type, until } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemsUpTo } from './fake-catalogue.ts';
import { activeOption, opened, options, picked, show, status } from './picker-page.ts';

describe('the keys of the item picker', () => {
  beforeEach(forgetRecent);
  afterEach(clear);

  it('P3 toggles by click and by Enter, and by Space only where the list has the focus', async () => {
    const { picker, input } = await opened(fakeCatalogue(120));
    press(input, 'ArrowDown');
    press(input, 'Enter');
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    expect(press(input, ' '), 'a space in the field is a space').to.equal(true);
    press(input, 'Enter');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_2']);
    expect(activeOption(picker, input)?.getAttribute('aria-selected')).to.equal('true');
    const list = byRole(picker, 'listbox', 'Items found');
    list.focus();
    press(list, ' ');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0']);
    options(picker)[1]!.click();
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_1']);
    await until(() => status(picker).includes('Car shampoo 1 added, 2 selected'));
  });

  it('P4 stays open after a pick, with its text selected for the next key; or empties it where the page says so', async () => {
    const fake = fakeCatalogue(120);
    const kept = await opened(fake);
    type(kept.input, 'mug');
    await until(() => options(kept.picker)[0]?.textContent.includes('mug'));
    press(kept.input, 'Enter');
    await settled(kept.picker);
    expect([kept.picker.open, kept.input.value, kept.input.selectionStart, kept.input.selectionEnd]).to.deep.equal([true, 'mug', 0, 3]);
    clear();
    const emptied = await opened(fake, html`<manual-order-item-picker clear-filter .client=${fake.client}></manual-order-item-picker>`);
    type(emptied.input, 'mug');
    await until(() => options(emptied.picker)[0]?.textContent.includes('mug'));
    press(emptied.input, 'Enter');
    await settled(emptied.picker);
    expect([emptied.picker.open, emptied.input.value, picked(emptied.picker)]).to.deep.equal([true, '', ['1 itm_4']]);
  });

  it('P5 moves by arrows, pages, Home and End, opens and closes by F4 and Alt, and Escape closes before it clears', async () => {
    const { picker, input } = await opened(fakeCatalogue(40));
    const active = () => Number(activeOption(picker, input)?.getAttribute('aria-posinset'));
    const moves = async (target: HTMLElement, key: string) => {
      press(target, key);
      await settled(picker);
      return active();
    };
    expect(await moves(input, 'ArrowDown')).to.equal(1);
    expect(await moves(input, 'PageDown')).to.be.greaterThan(4);
    expect(await moves(input, 'PageUp')).to.equal(1);
    const list = byRole(picker, 'listbox', 'Items found');
    expect(await moves(list, 'End')).to.equal(40);
    expect(await moves(list, 'Home')).to.equal(1);
    expect(press(input, 'Home'), 'in the field it belongs to the text').to.equal(true);
    for (const [key, altKey, isOpen] of [['F4', false, false], ['F4', false, true], ['ArrowUp', true, false], ['ArrowDown', true, true]] as const) {
      press(input, key, { altKey });
      await settled(picker);
      expect(picker.open, `${key} ${altKey}`).to.equal(isOpen);
    }
    let escapes = 0;
    picker.addEventListener('keydown', ({ key }) => { escapes += Number(key === 'Escape'); });
    type(input, 'oil');
    press(input, 'Escape');
    await settled(picker);
    expect([picker.open, input.value]).to.deep.equal([false, 'oil']);
    press(input, 'Escape');
    await settled(picker);
    expect(input.value).to.equal('');
    expect(escapes, 'neither reaches a dialog around the picker').to.equal(0);
    press(input, 'Escape');
    expect(escapes, 'with nothing left to do here, the key belongs to the page').to.equal(1);
  });

  it('P6 selects ranges with Shift, by key and by click, and skips what is no longer sold', async () => {
    const { picker, input } = await opened(fakeCatalogue(40));
    press(input, 'ArrowDown');
    press(input, 'ArrowDown', { shiftKey: true });
    press(input, 'ArrowDown', { shiftKey: true });
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0', '1 itm_1', '1 itm_2']);
    options(picker)[4]!.click();
    options(picker)[6]!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    await settled(picker);
    expect(picked(picker).slice(3)).to.deep.equal(['1 itm_4', '1 itm_5', '1 itm_6']);
    expect(picker.shadowRoot!.activeElement).to.equal(input);
    const list = byRole(picker, 'listbox', 'Items found');
    list.focus();
    press(list, 'End', { shiftKey: true, ctrlKey: true });
    await settled(picker);
    expect(picker.value.map(({ id }) => id)).to.include('itm_39').and.not.to.include('itm_16');
  });

  it('P6 selects all that is found with Ctrl+A, also what is not loaded yet, up to the limit, and takes it back', async () => {
    const fake = fakeCatalogue(230);
    const { picker } = await opened(fake);
    const list = byRole(picker, 'listbox', 'Items found');
    list.focus();
    press(list, 'a', { ctrlKey: true });
    await until(() => picker.value.length > 0);
    expect(picker.value.length).to.equal(230 - 13);
    expect(picker.value.some(({ id }) => id === 'itm_16'), 'what is no longer sold').to.equal(false);
    await until(() => status(picker).includes('217 items added, 217 selected'));
    press(list, 'a', { ctrlKey: true });
    await until(() => picker.value.length === 0);
    picker.maxItems = 20;
    await settled(picker);
    press(list, 'a', { ctrlKey: true });
    await until(() => picker.value.length === 20);
    await until(() => status(picker).includes('At most 20 items can be selected.'));
  });

  it('P6 shows how far it is while it selects all, and can be called off', async () => {
    const fake = fakeCatalogue(500);
    const { picker } = await opened(fake);
    fake.delayMs = 30;
    const list = byRole(picker, 'listbox', 'Items found');
    press(list, 'a', { ctrlKey: true });
    await until(() => picker.shadowRoot!.querySelector('[part=notice]')?.textContent.includes('Selecting…'));
    const cancel = await until(() => [...picker.shadowRoot!.querySelectorAll<HTMLElement>('[part=cancel-all]')][0]);
    const asked = fake.queries.length;
    cancel.click();
    await settled(picker);
    fake.delayMs = 0;
    await until(() => !picker.shadowRoot!.querySelector('[part=notice]'));
    expect([picker.value.length, fake.queries.length - asked <= 1]).to.deep.equal([0, true]);
  });

  it('P27 does nothing on any key while an input method composes', async () => {
    const { picker, input } = await opened(fakeCatalogue(120));
    press(input, 'ArrowDown');
    for (const key of ['Enter', 'ArrowDown', 'Escape', 'Backspace']) expect(press(input, key, { isComposing: true }), key).to.equal(true);
    await settled(picker);
    expect([picker.value, picker.open, activeOption(picker, input)?.getAttribute('aria-posinset')]).to.deep.equal([[], true, '1']);
  });

  it('P20 says the active option too where assistive technology does not follow it', async () => {
    const vendor = Object.getOwnPropertyDescriptor(Navigator.prototype, 'vendor')!;
    Object.defineProperty(navigator, 'vendor', { configurable: true, value: 'Apple Computer, Inc.' });
    try {
      const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .items=${itemsUpTo(5)}></manual-order-item-picker>`);
      press(input, 'ArrowDown');
      await settled(picker);
      press(input, 'ArrowDown');
      await until(() => status(picker).includes('Synthetic engine oil 0 SKU-0000'));
    } finally {
      Reflect.deleteProperty(navigator, 'vendor');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'vendor')).to.deep.equal(vendor);
    }
  });
});
