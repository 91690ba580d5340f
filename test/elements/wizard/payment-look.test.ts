import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { clear, fixture, until } from '../foundation/fixture.ts';
import { pseudoLocale, registerPseudoLocale } from '../foundation/pseudo-locale.ts';
import { fakeShop } from './fake-client.ts';
import './wizard-page.ts';

registerPseudoLocale();

describe('how the payment step of <manual-order-wizard> looks', () => {
  const { documentElement: page } = document;
  const { lang } = page;
  afterEach(() => {
    page.lang = lang;
    page.dir = '';
    clear();
  });

  it('keeps its amounts inside their box at 320 px, however long the words beside them', async () => {
    page.lang = pseudoLocale;
    page.dir = 'rtl';
    const shop = fakeShop({ actorId: `look-${Date.now()}` });
    const prefill = { segment: 'b2c', lines: [{ kind: 'custom', title: 'Fleet service', quantity: 1, unitPrice: { amount: 212_071_00, currency: 'MYR' }, taxRate: 0 }], payments: [{ methodCode: 'bankTransfer' }] };
    const place = await fixture<HTMLElement>(html`<div><manual-order-wizard .client=${shop.client} .steps=${['payment']} .prefill=${prefill}></manual-order-wizard></div>`);
    place.style.inlineSize = '320px';
    const { shadowRoot } = place.firstElementChild as ManualOrderWizard;
    const box = await until(() => shadowRoot!.querySelector<HTMLElement>('.settlement'), 'what is owed is told');
    await until(() => box.textContent.includes('212,071.00'), 'the total is there');
    const padding = Number.parseFloat(getComputedStyle(box).paddingInlineStart);
    const { left, right } = box.getBoundingClientRect();
    const outside = [...box.querySelectorAll('dt, dd')].filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const words = range.getBoundingClientRect();
      return words.left < left + padding - 1 || words.right > right - padding + 1;
    });
    expect(outside.map(({ textContent }) => textContent)).to.deep.equal([]);
  });
});
