import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, press, settled, type, until, violations } from '../foundation/fixture.ts';
import { fileOf, heldQueue, pictureOf } from './fake-transfer.ts';
import { deepFocus } from './reading.ts';
import { UploaderPage } from './uploader-page.ts';

const refusal = (status: number, code: string, detail: string): ApiError =>
  new ApiError({ type: 'about:blank', title: detail, status, code, detail, requestId: 'req_7h2k' }, { operation: 'uploads.send', attempts: 1, requestId: 'req_7h2k' });

describe('proofs that are there', () => {
  afterEach(clear);

  it('U18 shows a small picture of a picture, and gives its address back', async () => {
    const page = await UploaderPage.open();
    page.element.add([await pictureOf('slip.png', { width: 1_200, height: 3_000 }), fileOf('slip.pdf')]);
    await until(() => page.rows.length === 2);
    const image = await until(() => page.row('slip.png').querySelector('img'));
    await until(() => image.naturalWidth > 0);
    expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([96, 96]);
    expect(page.row('slip.pdf').querySelector('img')).to.equal(null);
    expect(page.text, 'it is large enough').not.to.contain('This picture is small');
    const { src } = image;
    await page.press('Remove slip.png');
    await until(() => page.rows.length === 1);
    await settled(page.element);
    expect(await fetch(src).then(() => 'there', () => 'gone')).to.equal('gone');
  });

  it('U18 has an icon for a picture that cannot be shown', async () => {
    const page = await UploaderPage.open();
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    page.element.add([new File([bytes], 'broken.png')]);
    await until(() => page.transfers.length === 1);
    await until(() => page.rows.length === 1);
    expect(page.row('broken.png').querySelector('img')).to.equal(null);
    expect(page.row('broken.png').querySelector('svg')).not.to.equal(null);
  });

  it('U19 asks of each file what it is, and holds the form up until that is said', async () => {
    const page = await UploaderPage.done(['slip.pdf', 'advice.pdf'], { properties: { detailFields: ['kind', 'reference'], requiredDetails: ['kind'] } });
    expect(page.element.validationMessage).to.equal('Say what each file is.');
    const details = (name: string) => byRole(page.element, 'group', `Details of ${name}`);
    await until(() => allByRole(page.element, 'group', /^Details of/).length === 2);
    const changes: string[] = [];
    page.element.addEventListener('change', () => changes.push(page.element.proofs.map(({ kind }) => kind).join()));
    const choose = (name: string, kind: string) => {
      const select = byRole<HTMLSelectElement>(details(name), 'combobox');
      select.value = kind;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('slip.pdf', 'bankSlip');
    page.element.reportValidity();
    await until(() => details('advice.pdf').textContent.includes('Fill in this field.'));
    expect(details('slip.pdf').textContent).not.to.contain('Fill in this field.');
    expect(await violations(page.element)).to.deep.equal([]);
    choose('advice.pdf', 'remittanceAdvice');
    type(byRole<HTMLInputElement>(details('advice.pdf'), 'textbox'), 'TRX 1 ');
    await until(() => page.element.checkValidity());
    expect(page.element.proofs).to.deep.equal([
      { uploadId: 'upl_1', kind: 'bankSlip' }, { uploadId: 'upl_2', kind: 'remittanceAdvice', claimed: { reference: 'TRX 1' } },
    ]);
    expect(changes.slice(0, 2)).to.deep.equal(['bankSlip,other', 'bankSlip,remittanceAdvice']);
  });

  it('U19 reads from attributes what is asked', async () => {
    const { queue } = heldQueue();
    const uploader = await fixture(html`<manual-order-proof-uploader detail-fields="reference nonsense" required-details="kind" .uploads=${queue}></manual-order-proof-uploader>`);
    expect(uploader).to.have.property('detailFields').that.deep.equals(['reference']);
    expect(uploader).to.have.property('requiredDetails').that.deep.equals(['kind']);
  });

  it('U20 moves a file by the arrow keys, says where it is, and keeps the focus on it', async () => {
    const page = await UploaderPage.done(['a.pdf', 'b.pdf', 'c.pdf']);
    const changes: string[] = [];
    page.element.addEventListener('change', () => changes.push(page.element.value.join()));
    const move = async (key: string, expected: string) => {
      press(page.button('Move a.pdf'), key);
      await until(() => page.rows.join() === expected);
      await until(() => deepFocus() === page.button('Move a.pdf'));
    };
    page.button('Move a.pdf').focus();
    await move('ArrowDown', 'b.pdf,a.pdf,c.pdf');
    await page.says('a.pdf, 2 of 3');
    await move('End', 'b.pdf,c.pdf,a.pdf');
    await move('ArrowUp', 'b.pdf,a.pdf,c.pdf');
    await move('Home', 'a.pdf,b.pdf,c.pdf');
    expect(press(page.button('Move a.pdf'), 'ArrowUp'), 'the first stays the first').to.equal(false);
    expect(changes).to.deep.equal(['upl_2,upl_1,upl_3', 'upl_2,upl_3,upl_1', 'upl_2,upl_1,upl_3', 'upl_1,upl_2,upl_3']);
  });

  it('U20 moves a file by dragging it, and puts it back with Escape', async () => {
    const page = await UploaderPage.done(['a.pdf', 'b.pdf', 'c.pdf']);
    const list = byRole(page.element, 'list', 'Files');
    list.setPointerCapture = () => {};
    const grab = () => page.button('Move a.pdf').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, button: 0, pointerId: 1 }));
    const to = (name: string) => {
      const { bottom } = page.row(name).getBoundingClientRect();
      list.dispatchEvent(new PointerEvent('pointermove', { clientY: bottom - 2 }));
    };
    grab();
    to('c.pdf');
    await until(() => page.rows.join() === 'b.pdf,c.pdf,a.pdf');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    window.dispatchEvent(escape);
    expect(escape.defaultPrevented, 'a dialog around it stays').to.equal(true);
    await until(() => page.rows.join() === 'a.pdf,b.pdf,c.pdf');
    grab();
    to('b.pdf');
    list.dispatchEvent(new PointerEvent('pointerup'));
    await until(() => page.element.value.join() === 'upl_2,upl_1,upl_3');
    await page.says('a.pdf, 2 of 3');
    to('c.pdf');
    await settled(page.element);
    expect(page.rows.join(), 'it has been let go').to.equal('b.pdf,a.pdf,c.pdf');
  });

  it('U21 holds a form up while a file is on its way, says why, then gives it the ids in their order', async () => {
    const { queue, transfers } = heldQueue();
    const form = await fixture<HTMLFormElement>(html`<form><manual-order-proof-uploader name="proofs" label="Proof of payment" required .uploads=${queue}></manual-order-proof-uploader></form>`);
    const uploader = form.querySelector('manual-order-proof-uploader')!;
    await settled(uploader);
    expect(uploader.shadowRoot!.querySelector('[part=label]')?.textContent, 'as other required fields').to.equal('Proof of payment*');
    expect(uploader.validity?.valueMissing).to.equal(true);
    uploader.add([fileOf('slip.pdf')]);
    await until(() => transfers.length === 1);
    expect(form.checkValidity()).to.equal(false);
    expect(uploader.validationMessage).to.contain('Wait until all files are uploaded');
    transfers[0]!.finish();
    await until(() => form.checkValidity());
    await settled(uploader);
    expect(new FormData(form).getAll('proofs')).to.deep.equal(['upl_1']);
    form.reset();
    await settled(uploader);
    expect(uploader.records).to.deep.equal([]);
  });

  it('U26 tells a screen reader of the start, the end and the failure of a file, once each', async () => {
    const page = await UploaderPage.started(['a.pdf', 'b.pdf']);
    await page.says('Uploading 2 files.');
    const said: string[] = [];
    new MutationObserver(() => said.push(page.heard)).observe(page.element.shadowRoot!, { subtree: true, characterData: true, childList: true });
    for (const bytes of [1_000, 2_000, 3_000]) page.transfers[0]!.progress(bytes);
    page.transfers[0]!.finish();
    await page.says('a.pdf uploaded.');
    page.transfers[1]!.cut();
    await page.says('b.pdf: The connection was lost. Try again.');
    expect(said.filter((text) => /\d (kB|of)/.test(text)), 'never of a step').to.deep.equal([]);
    expect(page.buttons().filter((button) => /^(Pause|Resume|Try|Remove|Move|Preview)$/.test(button.getAttribute('aria-label') ?? '')), 'each is named with its file').to.deep.equal([]);
  });

  it('U27 leads the focus to the next file after one is removed, at last to the browse button', async () => {
    const page = await UploaderPage.done(['a.pdf', 'b.pdf', 'c.pdf']);
    await page.press('Remove b.pdf');
    await until(() => deepFocus()?.getAttribute('aria-label') === 'Remove c.pdf');
    await page.press('Remove c.pdf');
    await until(() => deepFocus()?.getAttribute('aria-label') === 'Remove a.pdf');
    await page.press('Remove a.pdf');
    await until(() => deepFocus() === page.button('Browse files'));
    await page.says('a.pdf removed.');
  });

  it('U27 keeps the focus in its row when the button that had it goes', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    await page.press('Pause slip.pdf');
    await until(() => deepFocus()?.getAttribute('aria-label') === 'Resume slip.pdf');
    await page.press('Resume slip.pdf');
    (await until(() => page.transfers.length === 2 && page.buttons('Pause slip.pdf')[0])).focus();
    page.transfers[1]!.finish();
    await page.shows('Uploaded');
    await until(() => deepFocus()?.getAttribute('aria-label') === 'Remove slip.pdf');
  });

  it('U28 says a failure in words, with what the server said and the reference for support', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.transfers[0]!.fail(refusal(403, 'permissionDenied', 'The key lacks uploads:write.'));
    await page.shows('You do not have the right to upload files.');
    const summary = await until(() => page.row('slip.pdf').querySelector('summary'));
    expect(page.text, 'not before it is asked for').not.to.contain('req_7h2k');
    summary.click();
    await page.shows('The key lacks uploads:write.');
    expect(page.text).to.contain('Reference: req_7h2k');
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('U33 says what the server finds in a file: that it looks, that it refuses, that it carries active content', async () => {
    const page = await UploaderPage.started(['a.pdf', 'b.pdf']);
    page.transfers[0]!.arrive();
    await page.shows('Checking on the server');
    page.transfers[0]!.finish({ activeContent: true });
    await page.shows('This PDF carries active content, such as a script.');
    page.transfers[1]!.finish({ status: 'rejected', rejection: { code: 'unsupportedMediaType', detail: 'Not a PDF inside.' } });
    await until(() => page.row('b.pdf').textContent.includes('This is not a PDF, JPEG, PNG or WebP file'));
    expect(page.element.value).to.deep.equal(['upl_1']);
    expect(page.buttons(/Try b\.pdf/)).to.deep.equal([]);
  });

  it('says when the same slip proves other orders', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.transfers[0]!.finish({ duplicateOf: [{ by: 'file', orderId: 'ord_1', orderNumber: 'M-1001' }, { by: 'file', orderId: 'ord_2', orderNumber: 'M-1002' }] });
    await page.shows('This file is also a proof for M-1001 and M-1002.');
    expect(page.element.value).to.deep.equal(['upl_1']);
  });
});
