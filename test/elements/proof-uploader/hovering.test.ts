import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderProofUploader } from '../../../components/index.ts';
import { clear, fixture, settled, paste, until, violations } from '../foundation/fixture.ts';
import { fileOf, heldQueue } from './fake-transfer.ts';
import { deepFocus, textOf } from './reading.ts';
import { transferOf, UploaderPage } from './uploader-page.ts';

/** Hangs files of these types over a page; answers what would become of them and what is said. */
const hang = async (page: UploaderPage, ...types: readonly string[]): Promise<string> => {
  // Until files are dropped, a browser tells no more of them than their types; a DragEvent takes no stand-in for that.
  const transfer = { types: ['Files'], items: types.map((type) => ({ kind: 'file', type })), dropEffect: '' };
  const event = new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: transfer });
  page.zone.dispatchEvent(event);
  await settled(page.element);
  return `${transfer.dropEffect}: ${page.zone.querySelector('.words')!.textContent}`;
};

/** Opens an uploader of one file, with that file uploaded. */
const withOne = (name = 'slip.pdf'): Promise<UploaderPage> => UploaderPage.done([name], { properties: { maxFiles: 1 } });

describe('files that hang over the uploader', () => {
  afterEach(clear);

  it('U2 says while files hang over it whether they can be dropped, and does not flicker', async () => {
    const page = await UploaderPage.open();
    expect(await hang(page, 'application/pdf', 'text/plain')).to.equal('copy: Drop to add');
    expect(page.zone.part.contains('accepted')).to.equal(true);
    expect(await hang(page, 'text/plain')).to.equal('none: Only PDF, JPEG, PNG and WebP files can be added');
    expect(page.zone.part.contains('rejected')).to.equal(true);
    expect(await hang(page, ''), 'Safari does not tell').to.equal('copy: Drop to add');
    expect(await hang(page, 'image/heic'), 'to be told what to do').to.equal('copy: Drop to add');
    page.drag('dragleave', new DataTransfer(), { relatedTarget: page.zone.firstElementChild });
    await settled(page.element);
    expect(page.zone.part.contains('over'), 'still over a child').to.equal(true);
    page.drag('dragleave', new DataTransfer());
    await hang(page, 'application/pdf');
    await new Promise((done) => setTimeout(done, 150));
    expect(page.zone.part.contains('over'), 'it went on telling').to.equal(true);
    page.drag('dragleave', new DataTransfer(), { relatedTarget: document.body });
    await settled(page.element);
    expect(page.zone.part.contains('over')).to.equal(false);
    page.element.add(Array.from({ length: 20 }, (_, place) => fileOf(`slip-${place}.pdf`)));
    expect(await hang(page, 'application/pdf')).to.equal('none: No more than 20 files fit');
    page.element.disabled = true;
    expect(await hang(page, 'application/pdf')).to.equal('none: All 20 files are here. Remove one to add another.');
  });

  it('U2 says that one file replaces the only one that fits, and puts it there once its bytes are good', async () => {
    const page = await withOne();
    expect(page.text).to.contain('At most 1 file.');
    expect(await hang(page, 'application/pdf')).to.equal('copy: Drop to replace slip.pdf');
    expect(page.zone.part.contains('over') && page.zone.part.contains('replace')).to.equal(true);
    expect(await violations(page.element)).to.deep.equal([]);
    expect(await hang(page, ''), 'Safari does not tell').to.equal('copy: Drop to replace slip.pdf');
    expect(await hang(page, 'text/plain')).to.equal('none: Only PDF, JPEG, PNG and WebP files can be added');
    expect(await hang(page, 'application/pdf', 'image/png')).to.equal('none: Only 1 file fits');
    page.drag('drop', transferOf([fileOf('new.pdf', 'pdf', 3_000, 9)]));
    await page.says('Uploading new.pdf in place of slip.pdf.');
    await until(() => page.rows.join() === 'new.pdf');
    await until(() => page.transfers.length === 2);
    page.transfers[1]!.finish();
    await until(() => page.element.value.join() === 'upl_2');
    expect(page.discarded, 'what is stored may stand on an order').to.deep.equal([]);
  });

  it('U2 replaces by a paste and by a choice as well, and has the server forget what was unfinished', async () => {
    const page = await UploaderPage.started(['slip.pdf'], { properties: { maxFiles: 1 } });
    expect(page.element.shadowRoot!.querySelector<HTMLInputElement>('#file')!.multiple).to.equal(false);
    page.button('Remove slip.pdf').focus();
    paste(page.element, transferOf([fileOf('pasted.pdf')]));
    await until(() => page.rows.join() === 'pasted.pdf');
    await until(() => page.discarded.join() === '/uploads/1');
    await until(() => deepFocus()?.closest('[data-id]') === page.row('pasted.pdf'), 'the focus is not lost');
    // By the same name it is another file all the same, and keeps that name.
    page.choose(fileOf('pasted.pdf', 'pdf', 3_000, 9));
    await until(() => page.discarded.length === 2);
    expect(page.element.records.map(({ name, sizeBytes }) => [name, sizeBytes])).to.deep.equal([['pasted.pdf', 3_000]]);
  });

  it('U2 loses nothing when what was to replace a file is refused', async () => {
    const page = await withOne();
    page.choose(fileOf('notes.pdf', 'text'));
    await until(() => page.element.records.some(({ name, problem }) => name === 'notes.pdf' && problem?.code === 'unsupportedMediaType'));
    page.choose(new File([], 'empty.pdf'));
    page.choose(fileOf('a.pdf', 'pdf', 100, 5), fileOf('b.pdf', 'pdf', 100, 6));
    await until(() => page.element.records.filter(({ problem }) => problem?.code === 'tooManyFiles').length === 2);
    const leaveOut = (event: Event) => event.preventDefault();
    page.element.addEventListener('before-proof-upload', leaveOut);
    page.choose(fileOf('private.pdf'));
    expect(page.element.records.map(({ name, state }) => `${name} ${state}`)).to.deep.equal(['slip.pdf done', 'notes.pdf failed', 'empty.pdf failed', 'a.pdf failed', 'b.pdf failed']);
    expect(page.element.value).to.deep.equal(['upl_1']);
  });

  it('U2 holds to its own number of files where the page’s queue takes more, and to the queue’s where that takes fewer', async () => {
    const { queue } = heldQueue();
    const uploader = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader max-files="2" .uploads=${queue}></manual-order-proof-uploader>`);
    uploader.add(['a.pdf', 'b.pdf', 'c.pdf'].map((name, place) => fileOf(name, 'pdf', 100, place)));
    expect(queue.records.map(({ problem }) => problem?.params?.['limit'])).to.deep.equal([undefined, undefined, 2]);
    await until(() => textOf(uploader).includes('All 2 files are here. Remove one to add another.'));
    uploader.maxFiles = 3;
    await settled(uploader);
    expect(textOf(uploader)).to.contain('Drop files here');
    uploader.add([fileOf('d.pdf'), fileOf('e.pdf')]);
    expect(queue.records.slice(3).map(({ problem }) => problem?.params?.['limit'])).to.deep.equal([undefined, 3]);
    for (const wrong of [0, -1, NaN, 1_000]) {
      uploader.maxFiles = wrong;
      await settled(uploader);
      expect(queue.maxFiles).to.equal(20);
    }
    const { queue: small } = heldQueue({ maxFiles: 1 });
    uploader.uploads = small;
    await settled(uploader);
    expect(textOf(uploader)).to.contain('At most 1 file.');
    uploader.add([fileOf('a.pdf'), fileOf('b.pdf')]);
    expect(small.records.map(({ state }) => state)).to.deep.equal(['waiting', 'failed']);
  });
});
