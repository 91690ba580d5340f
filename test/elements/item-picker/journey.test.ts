import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { allByRole, clear, fixture, settled, until } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { fakeCatalogue, forgetRecent } from './fake-catalogue.ts';
import { options, picked, status, textOf } from './picker-page.ts';

/** Who has the focus, through all shadow roots, by its name. */
const focused = (): string => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element?.ariaLabel ?? element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
};

/** Presses real keys one after the other: names such as `Control+a`. */
const keys = async (...names: string[]): Promise<void> => {
  for (const name of names) {
    const held = name.split('+').slice(0, -1);
    for (const key of held) await sendKeys({ down: key });
    await sendKeys({ press: name.split('+').at(-1)! });
    for (const key of held.toReversed()) await sendKeys({ up: key });
  }
};

describe('the item picker by the keyboard alone', function keyboard() {
  // Each key goes to the browser and back.
  this.timeout(60_000);
  afterEach(() => {
    clear();
    forgetRecent();
  });

  const form = async () => {
    const fake = fakeCatalogue(120);
    const place = await fixture<HTMLElement>(html`<form><button type="button">Before</button>
      <manual-order-item-picker name="items" .client=${fake.client}></manual-order-item-picker><button type="button">After</button></form>`);
    const picker = place.querySelector<ManualOrderItemPicker>('manual-order-item-picker')!;
    await until(() => picker.shadowRoot!.querySelector('.panel'), 'what comes after the field is there');
    place.querySelector('button')!.focus();
    return { fake, picker, place };
  };

  it('P3 P5 P7 P9 P20 searches, picks, changes a quantity, takes one back and clears, and leaves', async () => {
    const { picker, place } = await form();
    await keys('Tab');
    expect(focused()).to.equal('Find items');

    await sendKeys({ type: 'oil' });
    await until(() => options(picker).length > 0 && options(picker).every((option) => option.textContent.includes('Synthetic engine oil')));
    // The third is no longer sold.
    await keys('ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter');
    await until(() => picker.value.length === 3);
    expect(focused(), 'the focus has not left the field').to.equal('Find items');
    await until(() => status(picker).includes('3 selected'));

    await keys('Escape');
    await until(() => !picker.open);
    await keys('Escape');
    expect(picker.shadowRoot!.querySelector<HTMLInputElement>('#search')!.value, 'the second Escape clears').to.equal('');

    await until(() => allByRole(picker, 'grid', 'Selected items')[0]);
    await keys('Backspace');
    const last = await until(() => focused().startsWith('Synthetic engine oil') && focused());
    await keys('ArrowLeft');
    expect(focused()).not.to.equal(last);
    await keys('ArrowRight', 'Backspace');
    await until(() => picker.value.length === 2);
    await until(() => status(picker).includes('removed, 2 selected'));
    expect(focused()).to.contain('Synthetic engine oil');

    await keys('End', 'ArrowRight');
    await until(() => focused() === 'Find items');
    for (let step = 0; !focused().startsWith('Quantity of'); step += 1) {
      expect(step, 'Tab reaches the quantities').to.be.below(12);
      await keys('Tab');
    }
    await sendKeys({ type: '12' });
    await keys('Tab');
    await settled(picker);
    expect(picked(picker)[0]).to.match(/^12 /);
    expect(focused()).to.match(/^Remove /);

    for (let step = 0; focused() !== 'Remove all'; step += 1) {
      expect(step, 'Shift+Tab reaches the button for all').to.be.below(12);
      await keys('Shift+Tab');
    }
    await keys('Enter');
    await until(() => focused() === 'Undo');
    await keys('Enter');
    await until(() => picker.value.length === 2);
    expect(picked(picker)[0], 'with its quantity').to.match(/^12 /);

    for (let step = 0; document.activeElement !== place.querySelector('form > button:last-of-type') && focused() !== 'After'; step += 1) {
      expect(step, 'Tab leads out of it').to.be.below(20);
      await keys('Tab');
    }
    expect(picker.open).to.equal(false);
    expect(new FormData(place as HTMLFormElement).getAll('items')).to.have.length(2);
  });

  if (isLongRun) it('P6 P18 browses in the dialog, selects a range and all, thinks better of it, and then adds', async () => {
    const { picker } = await form();
    await keys('Tab', 'Tab');
    expect(focused()).to.equal('Browse');
    await keys('Enter');
    await until(() => picker.shadowRoot!.querySelector('dialog')?.open && options(picker).length > 0);
    await until(() => focused() === 'Find items');
    await sendKeys({ type: 'mug' });
    await until(() => options(picker).every((option) => option.textContent.includes('Travel mug')));
    for (let step = 0; focused() !== 'Items found'; step += 1) {
      expect(step, 'Tab reaches the list').to.be.below(8);
      await keys('Tab');
    }
    await keys('ArrowDown', ' ', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await until(() => textOf(picker).includes('Add 3 items'));
    await keys('Escape');
    await until(() => !picker.shadowRoot!.querySelector('dialog'));
    expect(picker.value, 'Escape throws away what was chosen in the dialog').to.deep.equal([]);
    await until(() => ['Find items', 'Browse'].includes(focused()));

    if (focused() === 'Find items') await keys('Tab');
    await keys('Enter');
    await until(() => picker.shadowRoot!.querySelector('dialog')?.open && options(picker).length > 0);
    for (let step = 0; focused() !== 'Items found'; step += 1) {
      expect(step, 'Tab reaches the list').to.be.below(8);
      await keys('Tab');
    }
    await keys('Control+a');
    const add = await until(() => allByRole(picker, 'button', /^Add \d+ items$/)[0]);
    for (let step = 0; !focused().startsWith('Add '); step += 1) {
      expect(step, 'Tab reaches the button that adds').to.be.below(8);
      await keys('Tab');
    }
    const count = Number(/\d+/.exec(add.textContent)![0]);
    await keys('Enter');
    await until(() => picker.value.length === count);
    await until(() => focused() === 'Find items');
  });

  it('P22 takes what a scanner types, one code after the other, without a pause', async () => {
    const { picker } = await form();
    await keys('Tab');
    for (const code of ['SKU-0003', 'SKU-0007', 'SKU-0003']) {
      await sendKeys({ type: code });
      await sendKeys({ press: 'Enter' });
    }
    await until(() => picked(picker).includes('2 itm_3') && picked(picker).includes('1 itm_7'));
    expect(focused()).to.equal('Find items');
  });
});
