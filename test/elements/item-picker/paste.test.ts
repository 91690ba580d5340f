import { expect } from 'chai';
import { html } from 'lit';
import { defineElement } from '../../../components/foundation/define-element.ts';
import { memorySource } from '../../../components/item-picker/memory-source.ts';
import type { PasteSource } from '../../../components/item-picker/paste/paste-matcher.ts';
import type { PasteReportEventMap } from '../../../components/item-picker/paste/paste-report.events.ts';
import { ManualOrderPartPasteReport } from '../../../components/item-picker/paste/paste-report.ts';
import { NetworkError } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { itemAt, itemsUpTo } from './fake-catalogue.ts';

defineElement('manual-order-part-paste-report', ManualOrderPartPasteReport);

const list = 'SKU\tName\tQty\nSKU-0007\tCap\t3\nsku-0012\tMug\t2\nSKU-0021\tFluid\tmany\nB-77\tCar shampoo\t1\nX-1\tUnheard of\t12\nSKU-0016\tOil\t1\nSKU-0007\tCap\t4';
const rowOf = (report: Element, line: number): HTMLElement =>
  [...report.shadowRoot!.querySelectorAll<HTMLElement>('[data-row]')].find((row) => row.querySelector('.visually-hidden')?.textContent === `Line ${line}`)!;
const stateAt = (report: Element, line: number): string => rowOf(report, line).querySelector('.state')!.textContent!.trim();
const isIdle = (report: Element): boolean => report.shadowRoot!.querySelector('[role=status]')!.textContent!.trim() !== '';

/** A source whose calls fail while it is told so. */
const failing = (source: PasteSource): PasteSource & { fails: boolean; failures: number } => {
  const fake = {
    fails: true, failures: 0,
    byCodes: (codes: readonly string[]) => {
      if (!fake.fails) return source.byCodes(codes);
      fake.failures += 1;
      return Promise.reject(new NetworkError({ operation: 'catalogue.search', attempts: 1 }));
    },
    search: source.search,
  };
  return fake;
};

describe('the report on a pasted list', () => {
  afterEach(clear);

  const shown = async (text: string, source: PasteSource = memorySource(itemsUpTo(400))): Promise<ManualOrderPartPasteReport> =>
    fixture<ManualOrderPartPasteReport>(html`<manual-order-part-paste-report .source=${source} .text=${text}></manual-order-part-paste-report>`);
  const reported = async (text: string, source?: PasteSource): Promise<ManualOrderPartPasteReport> => {
    const report = await shown(text, source);
    await until(() => isIdle(report), 'the end was announced');
    return report;
  };
  const picked = (report: ManualOrderPartPasteReport): Promise<PasteReportEventMap['paste-done']['detail']['picked']> =>
    new Promise((done) => report.addEventListener('paste-done', ({ detail }) => done(detail.picked)));

  it('P12 reports each row of a pasted list as matched, ambiguous or not found', async () => {
    const report = await reported(list);
    expect(byRole(report, 'dialog', 'Paste a list')).to.exist;
    expect(stateAt(report, 2)).to.equal('Matched · on 2 lines, added up');
    expect(stateAt(report, 3)).to.equal('Matched');
    expect(stateAt(report, 4)).to.equal('Enter a whole number from 1 to 99,999.');
    expect(stateAt(report, 5)).to.equal('Several match');
    expect(stateAt(report, 6)).to.equal('Not found');
    expect(stateAt(report, 7)).to.equal('No longer sold');
    expect(report.shadowRoot!.textContent).to.contain('Read as headings: SKU\tName\tQty');
    expect(byRole(report, 'status').textContent).to.contain('2 matched, 1 with several matches, 1 not found, 1 with an unclear quantity, and 1 no longer sold');
    expect(await violations(report)).to.deep.equal([]);
  });

  it('P12 lets a person put each row right in place and takes what is matched, each item once', async () => {
    const report = await reported(list);
    const choice = byRole<HTMLSelectElement>(report, 'combobox', 'Item for line 5');
    choice.value = itemAt(1).id;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    type(byRole<HTMLInputElement>(report, 'textbox', 'Quantity on line 4'), '5');
    const code = byRole<HTMLInputElement>(report, 'textbox', 'SKU or name for line 6');
    type(code, 'sku-0030');
    press(code, 'Enter');
    await until(() => stateAt(report, 6) === 'Matched');
    byRole(report, 'button', 'Leave out line 3').click();
    await settled(report);
    expect([3, 4, 5].map((line) => stateAt(report, line))).to.deep.equal(['Left out', 'Matched', 'Matched · by its name']);
    expect(report.shadowRoot!.textContent).to.contain('2 lines will be left out.');
    const answer = picked(report);
    byRole(report, 'button', 'Add 4 items').click();
    expect((await answer).map(({ id, quantity, item }) => [id, quantity, item.sku])).to.deep.equal([
      ['itm_7', 7, 'SKU-0007'], ['itm_21', 5, 'SKU-0021'], ['itm_1', 1, 'SKU-0001'], ['itm_30', 12, 'SKU-0030']]);
  });

  it('P12 keeps the focus where the person works when what they used has gone', async () => {
    const report = await reported(list);
    const code = byRole<HTMLInputElement>(report, 'textbox', 'SKU or name for line 6');
    type(code, 'SKU-0030');
    press(code, 'Enter');
    await until(() => stateAt(report, 6) === 'Matched');
    await settled(report);
    expect(report.shadowRoot!.activeElement).to.equal(byRole(report, 'textbox', 'Quantity on line 6'));
    const another = byRole<HTMLSelectElement>(report, 'combobox', 'Item for line 5');
    another.focus();
    another.value = 'none of these';
    another.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(report);
    expect(byRole(report, 'textbox', 'SKU or name for line 5')).to.exist;
    expect(report.shadowRoot!.activeElement).to.equal(byRole(report, 'textbox', 'Quantity on line 5'));
  });

  it('P12 shows some rows alone, and leaves those that change meanwhile where they are', async () => {
    const report = await reported(list);
    byRole(report, 'button', /^Not found/).click();
    await settled(report);
    expect(allByRole(report, 'listitem').length).to.equal(1);
    byRole(report, 'button', 'Leave out line 6').click();
    await settled(report);
    expect(stateAt(report, 6)).to.equal('Left out');
    byRole(report, 'button', /^Not found/).click();
    await settled(report);
    expect(allByRole(report, 'listitem').length).to.equal(0);
    expect(await violations(report)).to.deep.equal([]);
    byRole(report, 'button', /^All/).click();
    await settled(report);
    expect(allByRole(report, 'listitem').length).to.equal(6);
  });

  it('P12 takes a list that is pasted into its field, and says when there is nothing in it', async () => {
    const report = await shown('');
    const field = byRole<HTMLTextAreaElement>(report, 'textbox', 'SKUs and quantities, one item a line');
    expect(report.shadowRoot!.activeElement).to.equal(field);
    expect(await violations(report)).to.deep.equal([]);
    type(field, ' \n--- ');
    byRole(report, 'button', 'Check the list').click();
    await until(() => field.getAttribute('aria-invalid') === 'true');
    expect(await violations(report)).to.deep.equal([]);
    type(field, '3x SKU-0007');
    byRole(report, 'button', 'Check the list').click();
    await until(() => isIdle(report));
    expect(report.shadowRoot!.activeElement).to.equal(byRole(report, 'heading', 'Paste a list'));
    expect(stateAt(report, 1)).to.equal('Matched');
  });

  it('P12 keeps every row when the catalogue cannot be reached, says so, and tries again', async () => {
    const source = failing(memorySource(itemsUpTo(400)));
    const report = await reported(list, source);
    expect(source.failures).to.equal(1);
    expect(report.shadowRoot!.textContent).to.contain('6 lines could not be looked up.').and.to.contain('could not be reached');
    expect(byRole(report, 'button', 'Add 0 items').getAttribute('aria-disabled')).to.equal('true');
    expect(await violations(report)).to.deep.equal([]);
    source.fails = false;
    report.shadowRoot!.querySelector<HTMLElement>('[part=retry]')!.click();
    await until(() => stateAt(report, 2).startsWith('Matched'));
  });

  it('P12 leaves the page responsive while ten thousand lines of rubbish are looked up, and reports them all', async function () {
    this.timeout(60_000);
    const rubbish = Array.from({ length: 10_000 }, (_, line) => `Z${line}#@! ${line * 7_919} ~`).join('\n');
    const report = await shown(rubbish);
    let frames = 0;
    let mostNodes = 0;
    const count = (): void => {
      frames += 1;
      mostNodes = Math.max(mostNodes, report.shadowRoot!.querySelectorAll('*').length);
      if (report.isConnected) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await until(() => byRole<HTMLProgressElement>(report, 'progressbar', 'Looking up the items').value, 'it progresses');
    await until(() => frames > 3, 'the page draws while it does');
    // A machine that does much else takes a while for all of them.
    while (byRole(report, 'status').textContent === '') await until(() => isIdle(report)).catch(() => undefined);
    expect(byRole(report, 'button', /^Not found/).textContent).to.contain('10,000');
    expect(byRole(report, 'status').textContent).to.equal('10,000 not found');
    expect(report.shadowRoot!.textContent).to.contain('9,950 lines have no exact SKU.');
    expect(mostNodes).to.be.lessThan(700);
    expect(byRole(report, 'list', 'Lines of the list').getBoundingClientRect().height).to.be.greaterThan(100_000);
    expect(allByRole(report, 'listitem')[0]!.getAttribute('aria-setsize')).to.equal('10000');
    expect(await violations(report)).to.deep.equal([]);
  });

  it('P12 stops a look-up when it is told to, and goes on where it stopped', async () => {
    const slow: PasteSource = { byCodes: (_codes, { signal } = {}) => new Promise((_done, fail) => signal?.addEventListener('abort', () => fail(signal.reason as Error))), search: () => ({ items: [] }) };
    const report = await shown(list, slow);
    expect(await violations(report)).to.deep.equal([]);
    byRole(report, 'button', 'Stop').click();
    await until(() => isIdle(report));
    expect(stateAt(report, 3)).to.equal('Not looked up');
    expect(report.shadowRoot!.activeElement).to.equal(byRole(report, 'heading', 'Paste a list'));
    report.source = memorySource(itemsUpTo(400));
    report.shadowRoot!.querySelector<HTMLElement>('[part=retry]')!.click();
    await until(() => stateAt(report, 3) === 'Matched');
  });

  it('P12 copies what is left out, so that nothing of the list is lost', async () => {
    const report = await reported(list);
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void (copied = text) } });
    byRole(report, 'button', 'Copy what is left out').click();
    await until(() => copied);
    expect(copied).to.equal('SKU-0021\tFluid\tmany\nB-77\tCar shampoo\t1\nX-1\tUnheard of\t12\nSKU-0016\tOil\t1');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) } });
    byRole(report, 'button', 'Copy what is left out').click();
    const field = await until(() => allByRole<HTMLTextAreaElement>(report, 'textbox', 'Left out: copy this text')[0]);
    expect(field.value).to.equal(copied);
    await until(() => field.selectionEnd === copied.length && field.selectionStart === 0);
    delete (navigator as { clipboard?: unknown }).clipboard;
  });

  it('lets no event of its fields and its dialog out, tells once that it was cancelled, and gives the focus back', async () => {
    const button = document.createElement('button');
    const host = document.createElement('main');
    host.append(button);
    document.body.append(host);
    button.focus();
    const heard: string[] = [];
    for (const name of ['input', 'change', 'cancel', 'close', 'toggle']) document.addEventListener(name, ({ type: what }) => heard.push(what));
    const report = await reported(list);
    let cancelled = 0;
    report.addEventListener('paste-cancel', () => { cancelled += 1; });
    type(byRole<HTMLInputElement>(report, 'textbox', 'Quantity on line 4'), '5');
    byRole(report, 'textbox', 'Quantity on line 4').dispatchEvent(new Event('change', { bubbles: true }));
    const dialog = report.shadowRoot!.querySelector('dialog')!;
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => cancelled > 0 && !dialog.open);
    await settled(report);
    expect(cancelled).to.equal(1);
    expect(heard).to.deep.equal([]);
    expect(document.activeElement).to.equal(button);
    expect(dialog.open).to.equal(false);
  });
});
