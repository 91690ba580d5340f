import { expect } from 'chai';
import { html } from 'lit';
import { allByRole, byRole, clear, press, settled, type, until } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt, itemsUpTo } from './fake-catalogue.ts';
import { activeOption, opened, options, optionWith, picked, show, status } from './picker-page.ts';

describe('searching in the item picker', () => {
  beforeEach(forgetRecent);
  afterEach(clear);

  it('asks for nothing until it is opened, then shows the first page', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await show(fake);
    expect(fake.queries).to.deep.equal([]);
    input.click();
    await until(() => options(picker).length > 0);
    expect(input.getAttribute('aria-expanded')).to.equal('true');
    await until(() => status(picker) === '120 items found');
  });

  it('P1 searches as one types, once for several keys, and calls off what is no longer asked', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await opened(fake);
    fake.delayMs = 40;
    for (const text of ['m', 'mu', 'mug']) type(input, text);
    await until(() => fake.queries.at(-1)?.q === 'mug');
    type(input, 'mug 4');
    await until(() => fake.queries.at(-1)?.q === 'mug 4' && options(picker).every((option) => option.textContent.includes('Travel mug')));
    expect(fake.queries.map(({ q }) => q)).to.deep.equal([undefined, 'mug', 'mug 4']);
    expect(fake.aborted).to.equal(1);
  });

  it('P2 loads the next page while the list scrolls, and by its button, and renders few rows', async () => {
    const fake = fakeCatalogue(10_000);
    const { picker } = await opened(fake);
    const list = byRole(picker, 'listbox', 'Items found');
    list.scrollTop = list.scrollHeight;
    await until(() => fake.queries.length === 2);
    expect(fake.queries[1]!.after).to.equal('50');
    (await until(() => allByRole(picker, 'button', 'Load more')[0])).click();
    await until(() => list.scrollHeight > 56 * 149);
    expect(options(picker)[0]!.getAttribute('aria-setsize')).to.equal('10000');
    expect(picker.shadowRoot!.querySelectorAll('*').length).to.be.at.most(200);
  });

  it('P17 begins with the query, the category and the stock that the page asks for, before and after it is upgraded', async () => {
    const fake = fakeCatalogue(120);
    const { picker, input } = await show(fake, html`<manual-order-item-picker .client=${fake.client} query="shampoo" category="Car care" in-stock></manual-order-item-picker>`);
    expect([input.value, byRole<HTMLSelectElement>(picker, 'combobox', 'Category').value]).to.deep.equal(['shampoo', 'Car care']);
    expect(fake.queries, 'nothing before it is opened').to.deep.equal([]);
    input.click();
    await until(() => options(picker).length > 0);
    expect(fake.queries.at(-1)).to.include({ q: 'shampoo', category: 'Car care', inStock: true });
    picker.query = 'wiper';
    picker.category = '';
    await until(() => fake.queries.at(-1)?.q === 'wiper' && fake.queries.at(-1)?.category === undefined);
    await until(() => options(picker)[0]?.textContent.includes('Wiper'));
  });

  it('P17 filters by category and by stock', async () => {
    const fake = fakeCatalogue(120);
    const { picker } = await opened(fake);
    const category = await until(() => allByRole<HTMLSelectElement>(picker, 'combobox', 'Category')[0]);
    category.focus();
    await until(() => category.options.length > 1);
    category.value = 'Car care';
    category.dispatchEvent(new Event('change', { bubbles: true }));
    byRole<HTMLInputElement>(picker, 'checkbox', 'In stock only').click();
    await until(() => fake.queries.at(-1)?.inStock === true && fake.queries.at(-1)?.category === 'Car care');
    await until(() => status(picker).endsWith('24 items found'));
  });

  it('P19 shows picture, price, stock and SKU of each item, and marks what matched', async () => {
    const items = [{ ...itemAt(0), imageUrl: `blob:${location.origin}/nowhere` }, itemAt(4)];
    const fake = fakeCatalogue(2, items);
    const { picker, input } = await opened(fake);
    const text = optionWith(picker, 'engine oil').textContent.replaceAll(/\s+/g, ' ');
    expect(text).to.contain('Synthetic engine oil 0').and.to.contain('SKU-0000 · 4 L').and.to.contain('19.90').and.to.contain('120 in stock');
    expect(optionWith(picker, 'Travel mug').textContent).to.contain('Out of stock');
    const picture = options(picker)[0]!.querySelector('img')!;
    expect([picture.getAttribute('width'), picture.getAttribute('height'), picture.loading]).to.deep.equal(['40', '40', 'lazy']);
    await until(() => !picture.hasAttribute('src'), 'a picture that does not load gives way');
    // A browser tells of generated text either what it says or where it comes from.
    const letter = options(picker)[0]!.querySelector<HTMLElement>('.thumbnail')!;
    expect([letter.dataset['letter'], getComputedStyle(letter, '::before').content]).to.be.deep.oneOf([['S', '"S"'], ['S', 'attr(data-letter)']]);
    type(input, 'mug');
    await until(() => options(picker).length === 1);
    expect(options(picker)[0]!.querySelector('mark')?.textContent).to.equal('mug');
  });

  it('P24 keeps what was found and what was picked when a search fails, and tries again', async () => {
    const fake = fakeCatalogue(120);
    // Without the list of what is picked, which asks the catalogue as well when the page comes into view.
    const { picker, input } = await opened(fake, html`<manual-order-item-picker selection-hidden .client=${fake.client}></manual-order-item-picker>`);
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

  it('P29 holds as much however far one scrolls, keeps the active option, and asks again for what it let go', async function () {
    // Sixty pages, each awaited.
    this.timeout(60_000);
    const fake = fakeCatalogue(3_000);
    const { picker, input } = await opened(fake);
    const list = byRole(picker, 'listbox', 'Items found');
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    for (let pages = 2; pages <= 60; pages += 1) {
      list.scrollTop = list.scrollHeight;
      await until(() => fake.queries.length === pages && list.getAttribute('aria-busy') === 'false', `page ${pages}`);
      await settled(picker);
    }
    expect(activeOption(picker, input)?.textContent, 'its page was kept').to.contain('Car shampoo 1');
    expect(picker.shadowRoot!.querySelectorAll('*').length).to.be.at.most(200);
    const before = fake.queries.length;
    list.scrollTop = 56 * 60;
    await until(() => fake.queries.length === before + 1, 'a page that was let go is asked for again');
    expect(fake.queries.at(-1)!.after).to.equal('50');
    await until(() => options(picker).some((option) => option.textContent.includes('Brake fluid 61')));
    list.scrollTop = 0;
    await until(() => options(picker).some((option) => option.textContent.includes('Synthetic engine oil 0')));
    expect(fake.queries.length).to.equal(before + 1);
  });

  it('P29 shows 100,000 items in memory in as few nodes, filters them at once and asks no client', async () => {
    const items = itemsUpTo(100_000);
    const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .items=${items}></manual-order-item-picker>`);
    input.click();
    await picker.updateComplete;
    expect(options(picker).length, 'without a turn in between').to.be.greaterThan(6);
    expect(options(picker)[0]!.getAttribute('aria-setsize')).to.equal('100000');
    type(input, 'mug 99996');
    await picker.updateComplete;
    expect(options(picker).map((option) => option.getAttribute('aria-setsize'))).to.deep.equal(['1']);
    type(input, '');
    await picker.updateComplete;
    byRole(picker, 'listbox', 'Items found').scrollTop = 56 * 90_000;
    await until(() => options(picker).some((option) => option.textContent.includes('Synthetic engine oil 90000')));
    expect(picker.shadowRoot!.querySelectorAll('*').length).to.be.at.most(200);
  });

  it('P29 keeps the element of each row that stays in sight while the list moves, and has them in the order of the list once it rests', async () => {
    const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .items=${itemsUpTo(1_000)}></manual-order-item-picker>`);
    input.click();
    await until(() => options(picker).length > 6);
    const list = byRole(picker, 'listbox', 'Items found');
    const rowsByIndex = (): Map<string, HTMLElement> => new Map(options(picker).map((option) => [option.dataset['index']!, option]));
    const scrollTo = async (row: number): Promise<void> => {
      list.scrollTop = 56 * row;
      await until(() => rowsByIndex().has(String(row + 5)), `row ${row + 5}`);
    };
    await scrollTo(100);
    const before = rowsByIndex();
    await scrollTo(103);
    const after = rowsByIndex();
    const stayed = [...after].filter(([index]) => before.has(index));
    expect(stayed.length, 'some stay').to.be.at.least(5);
    for (const [index, row] of stayed) expect(row, `row ${index}`).to.equal(before.get(index));
    expect([...after.values()].every((row) => [...before.values()].includes(row)), 'those that come take the elements of those that went').to.equal(true);
    const places = (): number[] => options(picker).map((option) => Number(option.dataset['index']));
    await until(() => places().every((place, at, all) => at === 0 || place > all[at - 1]!), 'rows in the order of the list');
    expect(rowsByIndex().get('104')!.textContent).to.contain('104');
  });

  it('has what is typed stand where the page begins, whichever way that reads', async () => {
    const { picker, input } = await show(fakeCatalogue(3));
    type(input, 'oil');
    expect(getComputedStyle(input).textAlign).to.equal('left');
    picker.dir = 'rtl';
    expect(getComputedStyle(input).textAlign).to.equal('right');
  });
});
