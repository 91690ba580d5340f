import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { allByRole, byRole, clear, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { fakeCatalogue, forgetRecent, itemAt } from './fake-catalogue.ts';
import { options, optionWith, picked, show } from './picker-page.ts';

describe('browsing in the dialog of the item picker', () => {
  beforeEach(forgetRecent);
  afterEach(async () => {
    clear();
    await setViewport({ width: 800, height: 600 });
  });

  const browsing = async () => {
    const fake = fakeCatalogue(40);
    const { picker } = await show(fake, html`<manual-order-item-picker .client=${fake.client} .value=${[{ id: 'itm_3', quantity: 2, item: itemAt(3) }]}></manual-order-item-picker>`);
    const changes: number[] = [];
    picker.addEventListener('change', () => changes.push(picker.value.length));
    byRole(picker, 'button', 'Browse').click();
    const dialog = await until(() => allByRole<HTMLDialogElement>(picker, 'dialog', 'Browse items')[0]);
    await until(() => options(picker).length > 2);
    return { picker, dialog, changes, input: byRole<HTMLInputElement>(dialog, 'combobox', 'Find items') };
  };

  it('P18 adds what is chosen in the dialog all at once, and gives it up on Cancel', async () => {
    const { picker, dialog, changes, input } = await browsing();
    expect([dialog.matches(':modal'), input.matches(':focus')]).to.deep.equal([true, true]);
    expect(await violations(picker)).to.deep.equal([]);
    optionWith(picker, 'Synthetic engine oil 0').click();
    optionWith(picker, 'Car shampoo 1').click();
    await settled(picker);
    expect([picked(picker), changes], 'nothing counts yet').to.deep.equal([['2 itm_3'], []]);
    byRole(dialog, 'button', 'Add 2 items').click();
    await settled(picker);
    expect([picked(picker), changes]).to.deep.equal([['2 itm_3', '1 itm_0', '1 itm_1'], [3]]);
    await until(() => picker.shadowRoot!.activeElement?.id === 'search' && !picker.shadowRoot!.querySelector('dialog'));
    byRole(picker, 'button', 'Browse').click();
    await until(() => options(picker).length > 3);
    optionWith(picker, 'Microfibre cloth 2').click();
    await settled(picker);
    byRole(picker, 'button', 'Cancel').click();
    await settled(picker);
    expect([picked(picker), changes]).to.deep.equal([['2 itm_3', '1 itm_0', '1 itm_1'], [3]]);
  });

  it('P18 gives it up on Escape, which reaches no dialog around the picker', async () => {
    const { picker, dialog, changes } = await browsing();
    const heard: string[] = [];
    for (const name of ['cancel', 'close', 'toggle']) picker.parentElement!.addEventListener(name, () => heard.push(name));
    optionWith(picker, 'Car shampoo 1').click();
    await settled(picker);
    dialog.dispatchEvent(new Event('cancel', { cancelable: true, bubbles: true }));
    await until(() => !picker.shadowRoot!.querySelector('dialog'));
    expect([picked(picker), changes, heard, picker.open]).to.deep.equal([['2 itm_3'], [], [], false]);
  });

  it('P18 searches in the dialog with its own field, and says how many it will add', async () => {
    const { picker, dialog, input } = await browsing();
    type(input, 'mug');
    await until(() => options(picker)[0]?.textContent.includes('Travel mug'));
    press(input, 'Enter');
    await settled(picker);
    expect(byRole(dialog, 'button', 'Add 1 item')).to.be.instanceOf(HTMLElement);
    const ids = [...picker.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('P18 fills a narrow screen on a tap into the field', async () => {
    await setViewport({ width: 320, height: 600 });
    const { picker, input } = await show(fakeCatalogue(40));
    input.click();
    const dialog = await until(() => allByRole(picker, 'dialog', 'Browse items')[0]);
    await until(() => options(picker).length > 2);
    const { width, height, x, y } = dialog.getBoundingClientRect();
    expect([width, height, x, y]).to.deep.equal([320, 600, 0, 0]);
    expect(dialog.scrollWidth).to.be.at.most(320);
    const foot = byRole(dialog, 'button', 'Done').getBoundingClientRect();
    expect(foot.bottom, 'the foot is always seen').to.be.at.most(600);
  });
});
