import { expect } from 'chai';
import { html } from 'lit';
import { byRole, clear, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { activeOption, opened, options, optionWith, picked, show } from './picker-page.ts';

const sizes = ['1 L', '4 L', '20 L'];
const catalogue = [...sizes.map((value, place) => ({ ...itemAt(place), title: 'Engine oil', options: [{ name: 'Size', value }] })), itemAt(4)];

describe('what the item picker shows in its rows', () => {
  beforeEach(forgetRecent);
  afterEach(clear);

  it('P16 shows a product above its variants, partly, wholly or not selected, and toggles all of them by key and by click', async () => {
    const { picker, input } = await opened(fakeCatalogue(4, catalogue));
    const product = () => options(picker)[0]!;
    expect(options(picker).map((option) => option.textContent.trim().replace(/SKU.*/, '').replace(/^Engine oil (?=\d)/, ''))).to.deep.equal(['Engine oil3 variants', '1 L', '4 L', '20 L', 'Travel mug 4']);
    expect(product().getAttribute('aria-checked')).to.equal('false');
    optionWith(picker, '4 L').click();
    await settled(picker);
    expect([product().getAttribute('aria-checked'), product().getAttribute('aria-selected')]).to.deep.equal(['mixed', 'false']);
    expect(await violations(picker)).to.deep.equal([]);
    press(input, 'Home');
    const list = byRole(picker, 'listbox', 'Items found');
    press(list, 'Home');
    await settled(picker);
    expect(activeOption(picker, input)).to.equal(product());
    press(input, 'Enter');
    await settled(picker);
    expect([picked(picker), product().getAttribute('aria-checked')]).to.deep.equal([['1 itm_1', '1 itm_0', '1 itm_2'], 'true']);
    product().click();
    await settled(picker);
    expect([picked(picker), product().getAttribute('aria-checked')]).to.deep.equal([[], 'false']);
  });

  it('keeps the words of a row on their lines and inside it, where it is narrow', async () => {
    const { picker } = await opened(fakeCatalogue(4, catalogue.map((item) => ({ ...item, price: { amount: 15_900, currency: 'MYR' }, stock: { onHand: 140, available: 140 } }))));
    picker.parentElement!.style.inlineSize = '288px';
    await settled(picker);
    const variant = optionWith(picker, '4 L');
    const box = variant.getBoundingClientRect();
    expect(box.height, 'whole pixels, which the place in a long list is counted in').to.equal(variant.offsetHeight);
    const stock = variant.querySelector<HTMLElement>('.stock')!;
    expect([stock.getClientRects().length, stock.scrollWidth > stock.clientWidth], stock.textContent).to.deep.equal([1, false]);
    for (const words of variant.querySelectorAll('.title, .details, .stock, .price')) {
      const { top, bottom } = words.getBoundingClientRect();
      expect([top >= box.top + 2, bottom <= box.bottom - 2], words.className).to.deep.equal([true, true]);
    }
    const [picture, row] = [variant.querySelector('.thumbnail')?.getBoundingClientRect(), box];
    if (picture) expect(Math.abs((picture.top + picture.bottom) - (row.top + row.bottom)), 'the picture is in the middle').to.be.below(4);
  });

  it('keeps room for what is typed where the text is large: the filters go below it', async () => {
    const { picker, input } = await opened(fakeCatalogue(4, catalogue));
    const place = picker.parentElement!;
    place.style.inlineSize = '800px';
    const widthAt = async (size: string) => {
      place.style.setProperty('--manual-order-font-size', size);
      await settled(picker);
      return input.getBoundingClientRect().width;
    };
    expect(await widthAt('14px')).to.be.above(300);
    expect(await widthAt('28px')).to.be.above(500);
    const icon = input.parentElement!.querySelector('.icon')!.getBoundingClientRect();
    expect(icon.right, 'the glass does not lie on the words').to.be.below(input.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(input).paddingInlineStart));
  });

  it('P16 makes the first variant active after a search, so that Enter takes one and not all', async () => {
    const { picker, input } = await opened(fakeCatalogue(4, catalogue));
    type(input, 'engine');
    await until(() => options(picker).length === 4);
    press(input, 'Enter');
    await settled(picker);
    expect(picked(picker)).to.deep.equal(['1 itm_0']);
    expect(options(picker).map((option) => option.getAttribute('aria-selected'))).to.deep.equal(['false', 'true', 'false', 'false']);
  });

  it('P26 shows what the page renders in a row, and keeps role, id and selection', async () => {
    const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .items=${catalogue.slice(2)}
      .renderItem=${(item: { title: string }) => html`<b class="own">Own ${item.title}</b>`}></manual-order-item-picker>`);
    input.click();
    await until(() => options(picker).length === 2);
    const first = options(picker)[0]!;
    expect(first.querySelector('.own')!.textContent).to.equal('Own Engine oil');
    expect(first.querySelector('.price')).to.equal(null);
    const [row, own] = [first, first.querySelector('.own')!].map((element) => element.getBoundingClientRect());
    expect([own!.height < 30, Math.abs(row!.top + row!.height / 2 - own!.top - own!.height / 2) < 3], 'It stands in one line, in the middle.').to.deep.equal([true, true]);
    first.click();
    await settled(picker);
    expect([picked(picker), first.getAttribute('aria-selected'), first.id]).to.deep.equal([['1 itm_2'], 'true', 'option-itm_2']);
    expect(await violations(picker)).to.deep.equal([]);
  });

  it('P26 shows what the page puts where nothing is found', async () => {
    const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .items=${catalogue}><a slot="empty" href="#new">Add a new item</a></manual-order-item-picker>`);
    input.click();
    type(input, 'nothing like it');
    await until(() => picker.querySelector('a')!.assignedSlot && picker.querySelector('a')!.checkVisibility());
    picker.querySelector('a')!.remove();
    await until(() => picker.shadowRoot!.querySelector('.panel')!.textContent.includes('No item matches'));
  });
});
