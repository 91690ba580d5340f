import { expect } from 'chai';
import { html } from 'lit';
import type { Client, UploadRecord } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, press, until, violations } from '../foundation/fixture.ts';
import { fileOf, heldQueue, pictureOf } from './fake-transfer.ts';
import { deepFocus, textOf } from './reading.ts';
import { UploaderPage } from './uploader-page.ts';

describe('looking at proofs', () => {
  afterEach(clear);

  const previewed = async (): Promise<UploaderPage> => {
    const page = await UploaderPage.open();
    page.element.add([await pictureOf('one.png', { width: 900, height: 700 }), await pictureOf('two.png', { width: 300, height: 900 }), fileOf('three.pdf')]);
    await until(() => page.transfers.length === 3);
    await until(() => page.buttons(/^Preview/).length === 3);
    return page;
  };
  const dialog = (page: UploaderPage): HTMLDialogElement => byRole<HTMLDialogElement>(page.element, 'dialog', /^Preview of/);
  const picture = (page: UploaderPage): Promise<HTMLImageElement> => until(() => {
    const image = dialog(page).querySelector('img');
    return image && image.naturalWidth > 0 && image.offsetWidth > 0 && image;
  });

  it('U18 opens a picture in a window of its own, zooms and turns it, and gives the focus back', async () => {
    const page = await previewed();
    await page.press('Preview one.png');
    const image = await picture(page);
    expect(dialog(page).matches(':modal')).to.equal(true);
    expect(image.naturalWidth, 'the whole picture').to.equal(900);
    expect(await violations(page.element)).to.deep.equal([]);
    const before = image.offsetWidth;
    await page.press('Zoom in');
    await until(() => image.offsetWidth > before);
    await page.press('Fit');
    await until(() => image.offsetWidth === before);
    await page.press('Close');
    await until(() => allByRole(page.element, 'dialog').length === 0);
    await until(() => deepFocus() === page.button('Preview one.png'));
    const { src } = image;
    let address = 'there';
    const look = async (): Promise<void> => { address = await fetch(src).then(() => 'there', () => 'gone'); };
    await until(() => {
      void look();
      return address === 'gone';
    }, 'its address is given back');
  });

  it('U18 goes to the next and the previous file, by buttons and by keys, and says which one it is', async () => {
    const page = await previewed();
    await page.press('Preview one.png');
    await picture(page);
    expect(textOf(dialog(page))).to.contain('1 of 3');
    await page.press('Previous file');
    expect(dialog(page).getAttribute('aria-label'), 'there is none').to.equal('Preview of one.png');
    await page.press('Next file');
    await until(() => dialog(page).getAttribute('aria-label') === 'Preview of two.png');
    press(dialog(page), 'ArrowRight');
    await until(() => dialog(page).getAttribute('aria-label') === 'Preview of three.pdf');
    press(dialog(page), 'ArrowLeft');
    await until(() => dialog(page).getAttribute('aria-label') === 'Preview of two.png');
    document.documentElement.dir = 'rtl';
    press(dialog(page), 'ArrowRight');
    await until(() => dialog(page).getAttribute('aria-label') === 'Preview of one.png');
  });

  it('U18 offers a PDF for another tab where there is no viewer for it, by the type that its bytes have', async () => {
    Object.defineProperty(navigator, 'pdfViewerEnabled', { value: false, configurable: true });
    const page = await UploaderPage.open();
    page.element.add([new File(['%PDF-1.7\n<script>1</script>'], 'trick.pdf', { type: 'text/html' })]);
    await page.press('Preview trick.pdf');
    const link = await until(() => allByRole<HTMLAnchorElement>(page.element, 'link', 'Open in a new tab')[0]);
    expect(textOf(dialog(page))).to.contain('This file cannot be shown here');
    expect((await (await fetch(link.href)).blob()).type).to.equal('application/pdf');
    Reflect.deleteProperty(navigator, 'pdfViewerEnabled');
  });

  it('U18 leaves a dialog around it open when it is closed', async () => {
    const { queue } = heldQueue();
    const outer = await fixture<HTMLDialogElement>(html`<dialog aria-label="Order"><manual-order-proof-uploader .uploads=${queue}></manual-order-proof-uploader></dialog>`);
    outer.showModal();
    const heard: string[] = [];
    for (const type of ['cancel', 'close', 'toggle']) outer.addEventListener(type, () => heard.push(type));
    queue.add([await pictureOf('one.png')]);
    (await until(() => allByRole(outer, 'button', 'Preview one.png')[0])).click();
    (await until(() => allByRole(outer, 'button', 'Close')[0])).click();
    await until(() => allByRole(outer, 'dialog', /^Preview/).length === 0);
    expect(outer.open).to.equal(true);
    expect(heard.filter((type) => type !== 'toggle')).to.deep.equal([]);
    outer.close();
  });

  it('U18 asks the server for a file whose bytes are not here, and says when it does not get them', async () => {
    const { queue } = heldQueue();
    const answers: (() => Promise<Blob>)[] = [() => Promise.reject(new Error('500')), async () => (await pictureOf('stored.png')) as Blob];
    const client = { uploads: { content: () => answers.shift()!() } } as unknown as Client;
    queue.restore([{ id: 'rec_9', state: 'done', name: 'stored.png', mediaType: 'image/png', sizeBytes: 4, lastModified: 1, acceptedBytes: 4, sentBytes: 4, uploadId: 'upl_9' } satisfies UploadRecord]);
    const uploader = await fixture(html`<manual-order-proof-uploader .uploads=${queue} .client=${client}></manual-order-proof-uploader>`);
    (await until(() => allByRole(uploader, 'button', 'Preview stored.png')[0])).click();
    await until(() => textOf(uploader).includes('stored.png could not be loaded'));
    byRole(uploader, 'button', 'Try again').click();
    await until(() => byRole(uploader, 'dialog').querySelector('img')?.naturalWidth);
  });
});
