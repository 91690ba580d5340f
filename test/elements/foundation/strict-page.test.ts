import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/define.ts';
// What the picker downloads later is here at once, so that a slow machine does not count against it.
import '../../../components/item-picker/picker-body.ts';
import type { ManualOrderItemPicker, ManualOrderProofUploader } from '../../../components/index.ts';
import { fakeCatalogue, itemAt } from '../item-picker/fake-catalogue.ts';
import { heldQueue, pictureOf } from '../proof-uploader/fake-transfer.ts';
// Only loaded ahead: the uploader defines it with its first file.
import '../../../components/proof-uploader/upload-files.ts';
import { allByRole, clear, fixture, settled, until } from './fixture.ts';

// A page of its own: a policy that is once there never goes away.
describe('on a page with a strict content security policy', () => {
  const violations: string[] = [];

  before(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => violations.push(`${effectiveDirective} ${sample}`));
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'self'; style-src-attr 'none'; require-trusted-types-for 'script'; img-src 'self' blob:; object-src 'none'; base-uri 'none'";
    document.head.append(policy);
  });
  afterEach(() => {
    clear();
    violations.length = 0;
  });

  it('the policy holds', async () => {
    const element = await fixture(html`<p></p>`);
    element.setAttribute('style', 'color: red');
    expect(() => { element.innerHTML = '<b></b>'; }).to.throw(TypeError);
    await until(() => violations.some((violation) => violation.startsWith('style-src-attr')) && violations.some((violation) => violation.startsWith('require-trusted-types-for')));
  });

  it('the elements break none of it', async () => {
    const { queue, transfers } = heldQueue();
    const page = await fixture(html`<manual-order-provider .client=${fakeCatalogue(200).client} theme="dark">
      <manual-order-item-picker open .value=${[{ id: 'itm_0', item: { ...itemAt(0), imageUrl: '/nowhere.png' }, quantity: 1 }]}></manual-order-item-picker>
      <manual-order-proof-uploader .uploads=${queue}></manual-order-proof-uploader>
      <manual-order-item-picker class="bare"></manual-order-item-picker>
    </manual-order-provider>`);
    const picker = page.querySelector<ManualOrderItemPicker>('manual-order-item-picker')!;
    const uploader = page.querySelector<ManualOrderProofUploader>('manual-order-proof-uploader')!;
    await until(() => allByRole(picker, 'option').length > 0);
    const list = allByRole(picker, 'listbox')[0]!;
    list.scrollTop = 2_000;
    uploader.add([await pictureOf('slip.png')]);
    await until(() => transfers.length === 1);
    transfers[0]!.progress(10);
    await until(() => allByRole(uploader, 'button', 'Preview slip.png')[0]?.querySelector('img')?.naturalWidth);
    transfers[0]!.finish();
    await until(() => uploader.value.length === 1);
    await settled(picker);
    expect(getComputedStyle(allByRole(picker, 'option')[3]!).position, 'the styles are there').to.equal('absolute');
    expect(violations).to.deep.equal([]);
  });

  it('styles of the page reach neither in nor out', async () => {
    // Adopted sheets are no inline styles, so this stands for a page's own file.
    const hostile = new CSSStyleSheet();
    hostile.replaceSync('html { font-size: 62.5% } * { all: unset } button { display: none !important } input { visibility: hidden }');
    document.adoptedStyleSheets = [hostile];
    const picker = await fixture<ManualOrderItemPicker>(html`<manual-order-item-picker .client=${fakeCatalogue(20).client}></manual-order-item-picker>`);
    const input = picker.shadowRoot!.querySelector('input')!;
    const { fontSize, visibility } = getComputedStyle(input);
    const button = getComputedStyle(picker.shadowRoot!.querySelector('.browse')!).display;
    document.adoptedStyleSheets = [];
    expect({ fontSize, visibility, button }).to.deep.equal({ fontSize: '14px', visibility: 'visible', button: 'flex' });
  });
});
