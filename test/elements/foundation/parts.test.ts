import { expect } from 'chai';
import { html, render, type TemplateResult } from 'lit';
import { Localiser } from '../../../components/foundation/localiser.ts';
import { address } from '../../../components/locales/en/address.ts';
import { common } from '../../../components/locales/en/common.ts';
import { forms } from '../../../components/locales/en/forms.ts';
import { status } from '../../../components/locales/en/status.ts';
import { addressFields } from '../../../components/parts/address-fields.ts';
import { alert, loadFailure } from '../../../components/parts/feedback.ts';
import { radioGroup, selectField, textField } from '../../../components/parts/field.ts';
import { icon } from '../../../components/parts/icon.ts';
import * as icons from '../../../components/parts/icons.ts';
import { moneyField } from '../../../components/parts/money-field.ts';
import { statusBadge } from '../../../components/parts/status-badge.ts';
import type { Address, Money } from '../../../src/index.ts';
import { byRole, clear, type, violations } from './fixture.ts';

const english = new Localiser({ locale: 'en-MY', english: [common, forms, address, status] });
const ignore = (): void => {};

describe('the parts of the elements', () => {
  afterEach(clear);

  const place = (): HTMLElement => {
    const main = document.createElement('main');
    document.body.append(main);
    return main;
  };
  const show = (template: TemplateResult, main = place()): HTMLElement => {
    render(template, main);
    return main;
  };

  it('draws every icon inside its box', () => {
    for (const [name, shape] of Object.entries(icons)) {
      const { x, y, width, height } = show(icon(shape)).querySelector('path')!.getBBox();
      expect(Math.min(x, y), name).to.be.at.least(1);
      expect(Math.max(x + width, y + height), name).to.be.at.most(23);
    }
  });

  it('a field is named by its label and described by its hint and its error', async () => {
    const main = show(textField({ id: 'a', label: 'Number', value: '', hint: 'From their document', error: 'Fill it in.', required: true, onInput: ignore }));
    const input = byRole<HTMLInputElement>(main, 'textbox', /^Number/);
    expect(input.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)!.textContent.trim())).to.deep.equal(['From their document', 'Fill it in.']);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(await violations(main)).to.deep.equal([]);
  });

  it('a list shows a value that is not among its choices, and never drops it', () => {
    const main = show(selectField({ id: 'a', label: 'Channel', value: 'fax', choices: [{ value: 'phone', label: 'Phone' }], onChange: ignore }));
    expect(byRole<HTMLSelectElement>(main, 'combobox', 'Channel').value).to.equal('fax');
  });

  it('radio cards form a group, and tell what was chosen once', () => {
    const chosen: string[] = [];
    const main = show(radioGroup({
      id: 'a', label: 'Order type', value: 'b2b', choices: [{ value: 'b2b', label: 'B2B' }, { value: 'b2c', label: 'B2C' }], onChange: (value) => chosen.push(value),
    }));
    let heard = 0;
    main.addEventListener('change', () => { heard += 1; });
    byRole(main, 'radiogroup', 'Order type');
    byRole(main, 'radio', 'B2C').click();
    expect(chosen).to.deep.equal(['b2c']);
    expect(heard).to.equal(0);
  });

  describe('a money field', () => {
    const live = () => {
      const main = place();
      let value: Money | undefined = { amount: 1_250, currency: 'MYR' };
      const invalid: boolean[] = [];
      const draw = (): void => {
        show(moneyField(english, {
          id: 'a', label: 'Amount', value, currency: 'MYR',
          onInput: (next, { isInvalid }) => {
            value = next;
            invalid.push(isInvalid);
            draw();
          },
        }), main);
      };
      draw();
      return { input: byRole<HTMLInputElement>(main, 'textbox', 'Amount'), now: () => value, invalid, set: (next: Money | undefined) => { value = next; draw(); } };
    };

    it('keeps what is typed while it is typed, and tidies it when the person leaves', () => {
      const { input, now } = live();
      expect(input.value).to.equal('12.50');
      for (const [text, amount] of [['1', 100], ['12', 1_200], ['12.', 1_200], ['12.3', 1_230]] as const) {
        type(input, text);
        expect(input.value).to.equal(text);
        expect(now()?.amount).to.equal(amount);
      }
      input.dispatchEvent(new Event('change', { bubbles: true }));
      expect(input.value).to.equal('12.30');
    });

    it('shows an amount that was set from outside', () => {
      const { input, set } = live();
      type(input, '99');
      set({ amount: 500, currency: 'MYR' });
      expect(input.value).to.equal('5.00');
      set(undefined);
      expect(input.value).to.equal('');
    });

    it('lets a text stand that means no amount, and says so', () => {
      const { input, now, invalid } = live();
      type(input, '12x');
      expect([input.value, now(), invalid.at(-1)]).to.deep.equal(['12x', undefined, true]);
      type(input, '');
      expect([now(), invalid.at(-1)]).to.deep.equal([undefined, false]);
    });
  });

  it('an address tells one part at a time, and an emptied one as absent', async () => {
    const changes: Partial<Record<keyof Address, string | undefined>>[] = [];
    const main = show(html`<div>${addressFields(english, { idPrefix: 's', purpose: 'shipping', value: { city: 'Ipoh', country: 'MY' }, onInput: (change) => changes.push(change) })}</div>`);
    type(byRole<HTMLInputElement>(main, 'textbox', /^City/), '');
    type(byRole<HTMLInputElement>(main, 'textbox', /^Address line 1/), '1 Jalan Besar');
    expect(changes).to.deep.equal([{ city: undefined }, { line1: '1 Jalan Besar' }]);
    expect(byRole<HTMLSelectElement>(main, 'combobox', /^Country/).selectedOptions[0]!.textContent).to.equal('Malaysia');
    expect(await violations(main)).to.deep.equal([]);
  });

  it('a status that this version does not know is written out', () => {
    const main = show(html`${statusBadge(english, 'carrier', 'lostAtSea')} ${statusBadge(english, 'order', 'confirmed')}`);
    expect(main.textContent).to.contain('Lost at sea').and.to.contain('Confirmed');
  });

  it('alerts and failures pass axe', async () => {
    const main = show(html`${alert({ tone: 'warning', title: 'Careful', body: 'Text' })}${loadFailure(english, { error: new Error('x'), onRetry: ignore })}`);
    byRole(main, 'button', 'Try again');
    expect(await violations(main)).to.deep.equal([]);
  });
});
