import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { defineElement } from '../../../components/foundation/define-element.ts';
import { registerLocale } from '../../../components/foundation/messages.ts';
import type { PickedChip } from '../../../components/item-picker/chips/picked-chip.ts';
import { ManualOrderPartPickedChips } from '../../../components/item-picker/chips/picked-chips.ts';
import { ms } from '../../../components/locales/ms.ts';
import { allByRole, byRole, clear, fixture, press, settled, until, violations } from '../foundation/fixture.ts';

defineElement('manual-order-part-picked-chips', ManualOrderPartPickedChips);

const chip = (place: number, changes: Partial<PickedChip> = {}): PickedChip =>
  ({ id: `itm_${place}`, name: `Oil filter ${place}`, variant: '', sku: `OIL-${place}`, quantity: 1, isUnavailable: false, ...changes });
const chips = (count: number): PickedChip[] => Array.from({ length: count }, (_, place) => chip(place));

describe('the chips of what was picked', () => {
  afterEach(clear);

  /** Shows chips beside a field, the way the picker does: what they ask for is done. */
  const show = async (items: readonly PickedChip[], { width = 600, ...properties }: Partial<ManualOrderPartPickedChips> & { width?: number } = {}) => {
    const place = await fixture<HTMLElement>(html`<div><input aria-label="Find"></div>`);
    place.style.inlineSize = `${width}px`;
    const input = place.querySelector('input')!;
    const element = Object.assign(document.createElement('manual-order-part-picked-chips') as ManualOrderPartPickedChips, { items, ...properties });
    place.prepend(element);
    element.addEventListener('chips-remove', ({ detail }) => { element.items = element.items.filter(({ id }) => !detail.ids.includes(id)); });
    element.addEventListener('chips-leave', () => input.focus());
    await settled(element);
    return { element, place, input };
  };
  const keys = async (element: ManualOrderPartPickedChips, ...names: string[]) => {
    for (const name of names) {
      const parts = name.split('+');
      for (const held of parts.slice(0, -1)) await sendKeys({ down: held });
      await sendKeys({ press: parts.at(-1)! });
      for (const held of parts.slice(0, -1).toReversed()) await sendKeys({ up: held });
    }
    await settled(element);
  };
  const nameOf = (cell: Element | null) => cell?.ariaLabel ?? cell?.textContent.replaceAll(/\s+/g, ' ').trim();
  const said = (element: Element) => [...element.shadowRoot!.querySelectorAll('[tabindex][role=gridcell]')].map(nameOf);
  const focused = (element: ManualOrderPartPickedChips) => nameOf(element.shadowRoot!.activeElement);
  const places = (element: ManualOrderPartPickedChips) => element.items.map(({ id }) => Number(id.slice(4)));
  /** What keys that copy or cut put on the clipboard. */
  const copied = async (element: ManualOrderPartPickedChips, ...names: string[]): Promise<string | undefined> => {
    let text: string | undefined;
    const line = byRole(element, 'grid');
    const listen = (event: ClipboardEvent) => { text = event.clipboardData?.getData('text/plain'); };
    for (const type of ['copy', 'cut'] as const) line.addEventListener(type, listen);
    await keys(element, ...names);
    for (const type of ['copy', 'cut'] as const) line.removeEventListener(type, listen);
    return text;
  };

  it('P8 shows on one line as many as fit, the last ones, and a chip that says how many more there are', async () => {
    const { element, place } = await show(chips(30));
    const shown = said(element);
    expect(shown.length).to.be.within(3, 8);
    expect(shown.at(-1)).to.equal('Oil filter 29');
    const hidden = 30 - shown.length;
    expect(byRole(element, 'button', `${hidden} more selected`).textContent.trim()).to.equal(`+${hidden}`);
    expect(element.offsetHeight).to.be.below(40);
    const line = element.shadowRoot!.querySelector('[role=grid]')!;
    expect(line.scrollWidth).to.equal(line.clientWidth);
    expect(byRole(element, 'grid', 'Selected items').getAttribute('aria-rowcount')).to.equal('30');
    expect(byRole(element, 'gridcell', /^Oil filter 29/).closest('[role=row]')!.getAttribute('aria-rowindex')).to.equal('30');
    expect(await violations(place)).to.deep.equal([]);

    let pressed = 0;
    element.addEventListener('chips-overflow', () => { pressed += 1; });
    byRole(element, 'button', /more selected/).click();
    expect(pressed).to.equal(1);
  });

  it('P8 shows more where there is more room, and one at least where there is hardly any', async () => {
    const { element, place } = await show(chips(12).map((item) => ({ ...item, name: `${item.name} with a name that is far too long for any chip` })), { width: 900 });
    const before = said(element).length;
    place.style.inlineSize = '120px';
    await until(() => said(element).length === 1);
    const line = element.shadowRoot!.querySelector('[role=grid]')!;
    expect(line.scrollWidth).to.be.at.most(line.clientWidth);
    place.style.inlineSize = '900px';
    await until(() => said(element).length === before);
  });

  it('P8 never paints a chip that it then takes away', async () => {
    const { element } = await show(chips(30));
    const heights = new Set<number>();
    const widths = new Set<boolean>();
    let watching = true;
    const watch = () => {
      const line = element.shadowRoot!.querySelector('[role=grid]')!;
      heights.add(line.clientHeight);
      widths.add(line.scrollWidth > line.clientWidth);
      if (watching) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    for (let place = 30; place < 36; place += 1) {
      element.items = [...element.items, chip(place, { name: 'Fuel additive, concentrated'.slice(0, 3 + (place % 5) * 6) })];
      await new Promise(requestAnimationFrame);
    }
    watching = false;
    expect([...widths]).to.deep.equal([false]);
    expect(heights.size).to.equal(1);
  });

  it('P8 wraps over several lines when asked to, and keeps the page small with hundreds', async () => {
    const { element } = await show(chips(20), { multiline: true });
    expect(said(element)).to.have.length(20);
    expect(allByRole(element, 'button', /more selected/)).to.deep.equal([]);
    const oneLine = element.offsetHeight;
    element.items = chips(500);
    await settled(element);
    expect(element.offsetHeight).to.be.above(oneLine);
    expect(said(element)).to.have.length(48);
    expect(byRole(element, 'button', '452 more selected').textContent.trim()).to.equal('+452');
    expect(element.shadowRoot!.querySelectorAll('*').length).to.be.below(450);
  });

  it('P7 is one stop of Tab, and moves with Left and Right, Home and End, back into the field', async () => {
    const { element, input } = await show(chips(4));
    input.focus();
    await keys(element, 'Shift+Tab');
    expect(focused(element)).to.equal('Oil filter 3');
    await keys(element, 'ArrowLeft', 'ArrowLeft');
    expect(focused(element)).to.equal('Oil filter 1');
    await keys(element, 'ArrowRight');
    expect(focused(element)).to.equal('Oil filter 2');
    await keys(element, 'Home', 'ArrowLeft');
    expect(focused(element)).to.equal('Oil filter 0');
    await keys(element, 'End');
    expect(focused(element)).to.equal('Oil filter 3');
    await keys(element, 'ArrowLeft', 'Tab');
    expect(document.activeElement).to.equal(input);
    await keys(element, 'Shift+Tab');
    expect(focused(element), 'comes back to where it was').to.equal('Oil filter 2');
    await keys(element, 'End', 'ArrowRight');
    expect(document.activeElement).to.equal(input);
  });

  it('P7 follows the line of reading from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { element, input } = await show(chips(3));
    element.focusLast();
    await keys(element, 'ArrowRight');
    expect(focused(element)).to.equal('Oil filter 1');
    await keys(element, 'ArrowLeft', 'ArrowLeft');
    expect(document.activeElement).to.equal(input);
  });

  it('P7 goes to the chip for the rest, from where nothing is removed', async () => {
    const { element } = await show(chips(30));
    element.focusLast();
    await keys(element, 'Home');
    expect(focused(element)).to.match(/^\d+ more selected$/);
    await keys(element, 'Delete', 'Backspace');
    expect(element.items).to.have.length(30);
    await keys(element, 'ArrowRight');
    expect(focused(element)).to.equal(said(element)[0]);
  });

  it('P7 removes with Delete and Backspace, and the focus goes to the next one, to the one before, and at last to the field', async () => {
    const { element, input } = await show(chips(5));
    element.focusLast();
    await keys(element, 'Home', 'ArrowRight', 'Delete');
    expect(places(element)).to.deep.equal([0, 2, 3, 4]);
    expect(focused(element)).to.equal('Oil filter 2');
    await keys(element, 'Backspace');
    expect(places(element)).to.deep.equal([0, 3, 4]);
    expect(focused(element)).to.equal('Oil filter 0');
    await keys(element, 'End', 'Delete');
    expect(focused(element), 'none follows').to.equal('Oil filter 3');
    await keys(element, 'Delete', 'Delete');
    expect(places(element)).to.deep.equal([]);
    expect(document.activeElement).to.equal(input);
  });

  it('P7 brings a chip back on the line for each one that goes, and keeps the focus', async () => {
    const { element } = await show(chips(30));
    const before = said(element).length;
    element.focusLast();
    await keys(element, 'Backspace', 'Backspace');
    await settled(element);
    expect(said(element).length).to.be.at.least(before);
    expect(focused(element)).to.equal('Oil filter 27');
  });

  it('P7 removes by its button, and leaves the focus where it is', async () => {
    const { element, input } = await show(chips(3));
    input.focus();
    byRole(element, 'button', 'Remove Oil filter 1').click();
    await settled(element);
    expect(places(element)).to.deep.equal([0, 2]);
    expect(document.activeElement).to.equal(input);
  });

  it('P7 sends what is typed to the field', async () => {
    const { element, input } = await show(chips(3));
    element.focusLast();
    await keys(element, 'o', 'i', 'l');
    expect(input.value).to.equal('oil');
  });

  it('P12 copies the chip with the focus, all of them when they are marked, and all on the chip for the rest', async () => {
    const { element, place } = await show([...chips(29), chip(29, { sku: '=1+1', quantity: 12 })]);
    element.focusLast();
    expect(await copied(element, 'Control+c')).to.equal("'=1+1\t12");
    await keys(element, 'Control+a');
    expect(byRole(element, 'gridcell', /^Oil filter 28/).getAttribute('aria-selected')).to.equal('true');
    expect(await violations(place)).to.deep.equal([]);
    expect((await copied(element, 'Control+c'))?.split('\n')).to.have.length(30);
    const escape = press(element.shadowRoot!.activeElement!, 'Escape');
    await settled(element);
    expect(escape, 'Escape is used up').to.equal(false);
    expect(byRole(element, 'gridcell', /^Oil filter 28/).hasAttribute('aria-selected')).to.equal(false);
    expect(await copied(element, 'ArrowLeft', 'Control+c')).to.equal('OIL-28\t1');
    await keys(element, 'Home');
    expect((await copied(element, 'Control+c'))?.split('\n')[0]).to.equal('OIL-0\t1');
    expect(element.items, 'copying takes nothing away').to.have.length(30);
  });

  it('P12 cuts with Ctrl+X and with Shift+Delete', async () => {
    const { element, input } = await show(chips(5));
    element.focusLast();
    expect(await copied(element, 'Control+x')).to.equal('OIL-4\t1');
    expect(places(element)).to.deep.equal([0, 1, 2, 3]);
    expect(focused(element)).to.equal('Oil filter 3');
    expect(await copied(element, 'Shift+Delete')).to.equal('OIL-3\t1');
    expect(places(element)).to.deep.equal([0, 1, 2]);
    expect(await copied(element, 'Control+a', 'Control+x')).to.equal('OIL-0\t1\nOIL-1\t1\nOIL-2\t1');
    expect(element.items).to.deep.equal([]);
    expect(document.activeElement).to.equal(input);
  });

  it('P13 can be read, walked and copied where it is read-only, and nothing can be removed', async () => {
    const { element, place } = await show(chips(3), { readonly: true });
    expect(allByRole(element, 'button')).to.deep.equal([]);
    element.focusLast();
    await keys(element, 'ArrowLeft', 'Delete', 'Backspace');
    expect(await copied(element, 'Control+c')).to.equal('OIL-1\t1');
    await keys(element, 'Control+x', 'Control+a', 'Control+x', 'Delete');
    expect(places(element)).to.deep.equal([0, 1, 2]);
    expect(focused(element)).to.equal('Oil filter 1');
    expect(await violations(place)).to.deep.equal([]);
  });

  it('cannot be reached where it is disabled', async () => {
    const { element, place, input } = await show(chips(30), { disabled: true });
    input.focus();
    await keys(element, 'Shift+Tab');
    expect(focused(element)).to.equal(undefined);
    expect(byRole<HTMLButtonElement>(element, 'button', /more selected/).disabled).to.equal(true);
    expect(await violations(place)).to.deep.equal([]);
  });

  it('P15 says in words that an item is unavailable, and how many there are of each', async () => {
    const { element, place } = await show([chip(0, { quantity: 1_200, variant: '4 L' }), chip(1, { isUnavailable: true }), chip(2, { name: 'Unavailable item', sku: undefined, isUnavailable: true })]);
    expect(said(element)).to.deep.equal(['Oil filter 0 4 L× 1,200 quantity 1,200', 'Oil filter 1unavailable', 'Unavailable item']);
    expect(byRole(element, 'gridcell', 'Oil filter 0 4 L quantity 1,200')).to.be.instanceOf(HTMLElement);
    expect(await violations(place)).to.deep.equal([]);
  });

  it('speaks the language of its place', async () => {
    registerLocale('ms', ms);
    document.documentElement.lang = 'ms';
    const { element } = await show(chips(30));
    expect(byRole(element, 'grid', 'Barang dipilih')).to.be.instanceOf(HTMLElement);
    expect(byRole(element, 'button', /lagi dipilih/)).to.be.instanceOf(HTMLElement);
  });
});
