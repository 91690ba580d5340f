import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/define.ts';
// What the picker downloads later is here at once, so that a slow machine does not count against it.
import '../../../components/item-picker/picker-body.ts';
import type { ManualOrderItemPicker, ManualOrderProofUploader } from '../../../components/index.ts';
import { createClient, type Client } from '../../../src/index.ts';
import { sampleSlip, type TestShop } from '../../../testing/index.ts';
import { allByRole, byRole, clear, fixture, press, type, until } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';

describe('picker and uploader on the reference server', () => {
  let shop: TestShop;
  let client: Client;

  before(async function () {
    this.timeout(120_000);
    shop = await openMadeShop('busy');
    client = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('merchant'), fetch: shop.fetch });
  });
  after(() => shop.close());
  afterEach(clear);

  it('finds by words and by category, pages to the end, and picks what the server has', async function () {
    this.timeout(30_000);
    const picker = await fixture<ManualOrderItemPicker>(html`<manual-order-item-picker .client=${client}></manual-order-item-picker>`);
    const input = byRole<HTMLInputElement>(picker, 'combobox', 'Find items');
    input.focus();
    press(input, 'ArrowDown');
    await until(() => allByRole(picker, 'option').length > 0, 'the first page is there');
    // The row of a product with several variants is none of the items that are counted.
    const total = Number(allByRole(picker, 'option').find((option) => option.hasAttribute('aria-setsize'))!.getAttribute('aria-setsize'));
    expect(total).to.equal((await client.catalogue.search({ limit: 1, includeTotal: true })).total);
    const list = byRole(picker, 'listbox', 'Items found');
    for (let pages = Math.ceil(total / 50); pages > 0; pages -= 1) {
      list.scrollTop = list.scrollHeight;
      await until(() => list.getAttribute('aria-busy') === 'false');
      await new Promise((done) => setTimeout(done, 30));
    }
    await until(() => allByRole(picker, 'option').at(-1)?.getAttribute('aria-posinset') === String(total), 'the last item is reached');

    const category = byRole<HTMLSelectElement>(picker, 'combobox', 'Category');
    // Its names are there once a person goes for them.
    category.focus();
    await until(() => category.options.length > 1, 'the categories are there');
    const chosen = [...category.options].at(-1)!.value;
    category.value = chosen;
    category.dispatchEvent(new Event('change', { bubbles: true }));
    const inCategory = await client.catalogue.search({ category: chosen, limit: 5 });
    await until(() => allByRole(picker, 'option').slice(0, 2).some((option) => option.textContent.includes(inCategory.items[0]!.sku)), 'the category is shown');
    type(input, inCategory.items[0]!.sku);
    await until(() => allByRole(picker, 'option').length === 1 && list.getAttribute('aria-busy') === 'false', 'one item is left');
    press(input, 'Enter');
    expect(picker.value.map(({ id }) => id)).to.deep.equal([inCategory.items[0]!.id]);
  });

  it('P12 P22 takes codes as a scanner types them, and a pasted list', async function () {
    this.timeout(30_000);
    const { items: [one, two, three] } = await client.catalogue.search({ limit: 3 });
    const picker = await fixture<ManualOrderItemPicker>(html`<manual-order-item-picker .client=${client}></manual-order-item-picker>`);
    const input = byRole<HTMLInputElement>(picker, 'combobox', 'Find items');
    await until(() => picker.shadowRoot!.querySelector('.panel'), 'what takes them is there');
    // Faster than any answer comes, and the same one twice.
    for (const { sku } of [one!, two!, one!]) {
      type(input, sku);
      press(input, 'Enter');
    }
    await until(() => picker.value.length === 2 && picker.value[0]!.quantity === 2, 'none of them is lost');
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', `SKU\tQuantity\n${three!.sku}\t12\n${two!.sku.toLowerCase()}\t4\nNO-SUCH-CODE-77\t1`);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, composed: true, cancelable: true }));
    const add = await until(() => allByRole(picker, 'button', /^Add 2 items/).find((button) => button.getAttribute('aria-disabled') === 'false'), 'the list is matched');
    add.click();
    await until(() => picker.value.length === 3);
    expect(picker.value.map(({ id, quantity }) => [id, quantity])).to.deep.equal([[one!.id, 2], [two!.id, 5], [three!.id, 12]]);
  });

  it('uploads a slip that the server then has, and refuses a forged one', async function () {
    this.timeout(30_000);
    const uploader = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader .client=${client} scope="test"></manual-order-proof-uploader>`);
    uploader.add([sampleSlip({ lines: ['RM 10.00'] }), new File(['not a slip'], 'slip.pdf')]);
    await until(() => uploader.value.length === 1 && uploader.records.every(({ state }) => state === 'done' || state === 'failed'), 'both are through');
    expect(uploader.records.map(({ state, problem }) => problem?.code ?? state)).to.deep.equal(['done', 'unsupportedMediaType']);
    const stored = await client.uploads.get(uploader.value[0]!);
    expect([stored.status, stored.mediaType]).to.deep.equal(['stored', 'application/pdf']);
  });
});
