import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { createClient } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, press, settled, type, until } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { opened, options, picked, show, textOf } from './picker-page.ts';

describe('the item picker on a page', () => {
  beforeEach(forgetRecent);
  afterEach(clear);

  it('P25 takes part in a form: name, label, required, limit, reset, and a restore that fetches the items again', async () => {
    const fake = fakeCatalogue(40);
    const form = await fixture<HTMLFormElement>(html`<form><label for="items">Things</label>
      <manual-order-item-picker id="items" name="items" required max-items="2" .client=${fake.client}></manual-order-item-picker></form>`);
    const picker = form.querySelector('manual-order-item-picker')!;
    await settled(picker);
    expect(form.checkValidity()).to.equal(false);
    form.querySelector('label')!.click();
    expect(document.activeElement).to.equal(picker);
    picker.value = [{ id: 'itm_3', quantity: 7, item: itemAt(3) }, { id: 'itm_gone', quantity: 2 }];
    await settled(picker);
    expect(new FormData(form).getAll('items')).to.deep.equal(['itm_3', 'itm_gone']);
    expect(form.checkValidity()).to.equal(true);
    const state = (picker as unknown as { toFormState(): unknown }).toFormState();
    picker.value = [...picker.value, { id: 'itm_5', quantity: 1 }];
    await settled(picker);
    expect(picker.validity!.rangeOverflow).to.equal(true);
    form.reset();
    await settled(picker);
    expect([new FormData(form).getAll('items'), picker.value]).to.deep.equal([[], []]);
    picker.formStateRestoreCallback(state as string);
    await until(() => textOf(picker).includes('Wiper blade 3'));
    expect(picked(picker), 'an item that is gone is kept').to.deep.equal(['7 itm_3', '2 itm_gone']);
    expect(form.checkValidity()).to.equal(true);
  });

  it('P28 shares no id with another picker on the page', async () => {
    const fake = fakeCatalogue(40);
    const both = await fixture<HTMLElement>(html`<div><manual-order-item-picker label="One" .client=${fake.client}></manual-order-item-picker>
      <manual-order-item-picker label="Two" .client=${fake.client}></manual-order-item-picker></div>`);
    const [one, two] = [...both.querySelectorAll('manual-order-item-picker')] as [ManualOrderItemPicker, ManualOrderItemPicker];
    for (const [picker, label] of [[one, 'One'], [two, 'Two']] as const) {
      byRole(picker, 'combobox', label).click();
      await until(() => options(picker).length > 0);
      press(byRole(picker, 'combobox', label), 'ArrowDown');
      await settled(picker);
      const input = byRole(picker, 'combobox', label);
      const ids = [...picker.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      for (const reference of ['aria-controls', 'aria-activedescendant']) expect(picker.shadowRoot!.getElementById(input.getAttribute(reference)!), reference).not.to.equal(null);
    }
    expect(both.querySelectorAll('[id]').length, 'none of them is in the page').to.equal(0);
  });

  it('lets no event of its insides reach the page', async () => {
    const { picker, input } = await opened(fakeCatalogue(40));
    const heard: string[] = [];
    for (const name of ['input', 'change', 'cancel', 'close', 'toggle']) picker.parentElement!.addEventListener(name, () => heard.push(name));
    type(input, 'mug');
    input.dispatchEvent(new Event('change', { bubbles: true }));
    byRole<HTMLInputElement>(picker, 'checkbox', 'In stock only').click();
    await settled(picker);
    expect(heard).to.deep.equal([]);
  });

  it('takes its properties before it is attached and before any data', async () => {
    const fake = fakeCatalogue(40);
    const picker = document.createElement('manual-order-item-picker');
    Object.assign(picker, { value: [{ id: 'itm_2', quantity: 3, item: itemAt(2) }], open: true, client: fake.client });
    const place = document.createElement('main');
    document.body.append(place);
    place.append(picker);
    await until(() => options(picker).length > 0);
    expect(picked(picker)).to.deep.equal(['3 itm_2']);
    expect(options(picker)[0]!.getAttribute('aria-selected')).to.equal('true');
  });

  it('catches up with what was typed and pressed before what searches is there', async () => {
    const picker = Object.assign(document.createElement('manual-order-item-picker'), { items: [itemAt(0), itemAt(1), itemAt(4)] });
    const place = document.createElement('main');
    document.body.append(place);
    place.append(picker);
    await picker.updateComplete;
    expect(picker.shadowRoot!.querySelector('.panel'), 'it is not there yet').to.equal(null);
    const input = byRole<HTMLInputElement>(picker, 'combobox', 'Find items');
    type(input, '3x mug');
    expect(picker.value).to.deep.equal([]);
    await until(() => options(picker).length === 1);
    press(input, 'Enter');
    await settled(picker);
    expect([input.value, picked(picker)]).to.deep.equal(['3x mug', ['3 itm_4']]);
  });

  const answers: Record<string, () => Response | Promise<Response>> = {
    'a 500': () => new Response('{"type":"about:blank","title":"Oh","status":500}', { status: 500, headers: { 'content-type': 'application/problem+json' } }),
    'nothing': () => Promise.reject(new TypeError('Failed to fetch')),
    'an empty body': () => new Response('', { status: 200, headers: { 'content-type': 'application/json' } }),
    'garbage': () => new Response('{"items":[{"id":5}],', { status: 200, headers: { 'content-type': 'application/json' } }),
    'something else': () => Response.json({ items: 'none' }),
    'HTML': () => new Response('<!doctype html><h1>Sign in</h1>', { status: 200, headers: { 'content-type': 'text/html' } }),
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`shows a message with a retry and loses no selection when the server answers with ${what}`, async function () {
      this.timeout(20_000);
      let calls = 0;
      const client = createClient({ baseUrl: 'https://shop.example/v1', auth: 'token', maxRetries: 0, fetch: async () => {
        calls += 1;
        return answer();
      } } as Parameters<typeof createClient>[0]);
      const { picker, input } = await show(fakeCatalogue(0), html`<manual-order-item-picker .client=${client} selection-hidden .value=${[{ id: 'itm_2', quantity: 3, item: itemAt(2) }]}></manual-order-item-picker>`);
      input.click();
      for (const end = Date.now() + 15_000; Date.now() < end && allByRole(picker, 'button', 'Try again').length === 0;) await new Promise((done) => setTimeout(done, 50));
      const [retry] = allByRole(picker, 'button', 'Try again');
      expect(retry, 'a way to try again').to.be.instanceOf(HTMLElement);
      expect(calls, 'the fault happened').to.be.greaterThan(0);
      expect(picked(picker)).to.deep.equal(['3 itm_2']);
    });
  }
});
