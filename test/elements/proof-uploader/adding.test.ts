import { expect } from 'chai';
import { html } from 'lit';
import type { Client } from '../../../src/index.ts';
import type { ManualOrderProofUploader } from '../../../components/index.ts';
import { allByRole, byRole, clear, fixture, settled, paste, until, violations } from '../foundation/fixture.ts';
import { fileOf, heldQueue } from './fake-transfer.ts';
import { transferOf, UploaderPage } from './uploader-page.ts';

/** A folder as a browser gives it when it is dropped. */
const folderOf = (name: string, entries: readonly object[]): object => {
  let rest = [...entries];
  return {
    name, isFile: false, isDirectory: true, fullPath: `/${name}`,
    // In portions, as the standard says: an empty one is the end.
    createReader: () => ({ readEntries: (done: (portion: object[]) => void) => { done(rest.slice(0, 1)); rest = rest.slice(1); } }),
  };
};
const entryOf = (file: File, fullPath: string): object => ({ name: file.name, isFile: true, isDirectory: false, fullPath, file: (done: (file: File) => void) => done(file) });

describe('adding proofs', () => {
  afterEach(clear);

  it('U1 takes files by a button that is always there, by drop, by paste and by the camera', async () => {
    const page = await UploaderPage.open();
    page.choose(fileOf('chosen.pdf'));
    page.drag('drop', transferOf([fileOf('dropped.pdf')]));
    paste(page.element, transferOf([fileOf('pasted.pdf')]));
    await until(() => page.transfers.length === 3);
    await until(() => page.rows.length === 3);
    expect(page.rows).to.have.members(['chosen.pdf', 'dropped.pdf', 'pasted.pdf']);
    page.button('Browse files');
    const opened: HTMLInputElement[] = [];
    for (const input of page.element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=file]')) input.click = () => void opened.push(input);
    page.button('Browse files').click();
    // Where a finger points there is a camera: the style sheet shows the button there.
    page.element.shadowRoot!.querySelector<HTMLButtonElement>('[part=camera]')!.click();
    expect(opened.map((input) => ({ multiple: input.multiple, accept: input.accept, capture: input.getAttribute('capture') }))).to.deep.equal([
      { multiple: true, accept: 'application/pdf,image/jpeg,image/png,image/webp', capture: null },
      { multiple: false, accept: 'image/*', capture: 'environment' },
    ]);
  });

  it('takes what a page adds to an element that it has made just now', () => {
    const { queue } = heldQueue();
    const element = document.createElement('manual-order-proof-uploader') as ManualOrderProofUploader;
    element.uploads = queue;
    document.body.append(element);
    element.add([fileOf('early.pdf')]);
    expect(element.records.map(({ name }) => name)).to.deep.equal(['early.pdf']);
    element.remove();
  });

  it('U3 keeps the page when a file misses it, and leaves drops alone once it is gone', async () => {
    const page = await UploaderPage.open();
    const miss = (): boolean => {
      const missed = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transferOf([fileOf('a.pdf')]) });
      document.body.dispatchEvent(missed);
      return missed.defaultPrevented;
    };
    expect(miss()).to.equal(true);
    page.element.remove();
    expect(miss()).to.equal(false);
  });

  it('U4 refuses what is no proof before anything is sent, and says of each file why', async () => {
    const page = await UploaderPage.open();
    page.element.add([
      fileOf('notes.pdf', 'text'), new File([], 'empty.pdf'), fileOf('huge.pdf', 'pdf', 10 * 1024 * 1024 + 1, 5), new File(['MZ'], 'setup.exe'), fileOf('slip.pdf', 'pdf', 100, 7),
    ]);
    await until(() => page.transfers.length === 1);
    await until(() => page.row('notes.pdf').textContent.includes('This is not a PDF, JPEG, PNG or WebP file'));
    expect(page.row('empty.pdf').textContent).to.contain('This file is empty.');
    expect(page.row('huge.pdf').textContent).to.contain('This file is 10 MB; the most is 10 MB.');
    await until(() => page.row('setup.exe').textContent.includes('This is not a PDF, JPEG, PNG or WebP file'));
    expect(page.transfers[0]!.request.name).to.equal('slip.pdf');
    // Looking into the files takes its time: those that are refused together are counted in one sentence, and few of them are named.
    expect(await page.says('This file is empty.')).to.match(/\d files were not uploaded\.|empty\.pdf: This file is empty\./);
    page.transfers[0]!.finish();
    await until(() => page.element.value.length === 1);
    expect(page.element.checkValidity(), 'what was refused holds nothing up').to.equal(true);
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('U4 tells of 500 files at once in one sentence and in few rows, each by its name when that is asked for', async function rows() {
    this.timeout(30_000);
    const page = await UploaderPage.open();
    page.element.add(Array.from({ length: 500 }, (_, place) => fileOf(`slip-${place}.pdf`, 'pdf', 64)));
    await page.shows('480 files were not added');
    await until(() => page.queue.records.every(({ state }) => state !== 'waiting' && state !== 'checking'), 'all are looked at');
    expect(await page.says('480 files were not uploaded. No more than 20 files fit.')).not.to.contain('slip-');
    const nodes = () => deepCount(page.element);
    expect(nodes()).to.be.below(1_200);
    await page.press('Show the names');
    await page.shows('slip-20.pdf');
    expect(nodes()).to.be.below(1_400);
    const names = byRole(page.element, 'group', 'Names of the files that were not added');
    names.scrollTop = names.scrollHeight;
    await page.shows('slip-499.pdf');
    expect(allByRole(names, 'listitem').at(-1)!.getAttribute('aria-posinset')).to.equal('480');
    expect(await violations(page.element)).to.deep.equal([]);
    await page.press('Dismiss');
    await until(() => page.element.records.length === 20);
  });

  it('U5 asks about a file that is there already: both, skip, or replace', async () => {
    const page = await UploaderPage.done(['slip.pdf']);
    const copy = fileOf('slip.pdf', 'pdf', 4_096, 0);
    page.element.add([copy]);
    await page.shows('This is the same file as slip.pdf.');
    await page.says('This is the same file as slip.pdf.');
    expect(page.element.checkValidity(), 'a decision is waited for').to.equal(false);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.press('Skip slip.pdf');
    await until(() => page.rows.length === 1);
    page.element.add([copy]);
    await page.press('Replace slip.pdf');
    await until(() => page.transfers.length === 2);
    expect(page.element.records).to.have.length(1);
    page.transfers[1]!.finish();
    await until(() => page.element.value.join() === 'upl_2');
    page.element.add([copy]);
    await page.press('Keep both slip.pdf');
    await until(() => page.rows.join() === 'slip.pdf,slip (2).pdf');
  });

  it('U29 lets the page refuse files, leave one out, and say what one proves', async () => {
    const page = await UploaderPage.open();
    const refuse = (event: Event) => event.preventDefault();
    page.element.addEventListener('before-proof-add', refuse);
    page.element.add([fileOf('slip.pdf')]);
    expect(page.element.records).to.deep.equal([]);
    page.element.removeEventListener('before-proof-add', refuse);
    page.element.addEventListener('before-proof-upload', (event) => {
      if (event.detail.file.name === 'private.pdf') event.preventDefault();
      else event.detail.describe({ kind: 'cheque' });
    });
    page.element.add([fileOf('private.pdf'), fileOf('cheque.pdf')]);
    await until(() => page.transfers.length === 1);
    page.transfers[0]!.finish();
    await until(() => page.element.proofs.length === 1);
    expect(page.element.proofs).to.deep.equal([{ uploadId: 'upl_1', kind: 'cheque' }]);
    expect(page.element.records.map(({ name }) => name)).to.deep.equal(['cheque.pdf']);
  });

  it('U31 takes the files of a folder with the place where they lay, and none of the system’s', async () => {
    const page = await UploaderPage.open();
    const tree = folderOf('slips', [
      entryOf(fileOf('a.pdf'), '/slips/a.pdf'), entryOf(fileOf('.DS_Store', 'text'), '/slips/.DS_Store'),
      folderOf('may', [entryOf(fileOf('b.pdf'), '/slips/may/b.pdf')]),
    ]);
    const event = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [new File([], 'slips')], items: [{ kind: 'file', type: '', webkitGetAsEntry: () => tree }] } });
    page.zone.dispatchEvent(event);
    await until(() => page.transfers.length === 2);
    await until(() => page.rows.length === 2);
    expect(page.row('b.pdf').textContent.replaceAll(/\s+/g, '')).to.contain('slips/may/b.pdf');
    expect(page.element.records.map(({ path }) => path)).to.deep.equal(['slips/a.pdf', 'slips/may/b.pdf']);
  });

  it('U32 says what to do about a HEIC photo, and tells photos with one name apart', async () => {
    const page = await UploaderPage.open();
    page.element.add([fileOf('IMG_1.HEIC', 'text'), fileOf('image.jpg', 'pdf', 100, 1), fileOf('image.jpg', 'pdf', 100, 2)]);
    await page.shows('HEIC photos cannot be used. Take a screenshot of it');
    await until(() => page.rows.includes('image (2).jpg') && page.rows.includes('image.jpg'));
  });

  it('U34 takes the same file again after it was removed', async () => {
    const page = await UploaderPage.open();
    page.choose(fileOf('slip.pdf'));
    await until(() => page.transfers.length === 1);
    await page.press('Remove slip.pdf');
    await until(() => page.element.records.length === 0);
    page.choose(fileOf('slip.pdf'));
    await until(() => page.transfers.length === 2);
    expect(page.element.shadowRoot!.querySelector<HTMLInputElement>('#file')!.value).to.equal('');
  });

  it('keeps the events of its file inputs to itself: what closes the browser’s window closes no dialog around it', async () => {
    const { queue } = heldQueue();
    const dialog = await fixture<HTMLDialogElement>(html`<dialog><manual-order-proof-uploader .uploads=${queue}></manual-order-proof-uploader></dialog>`);
    dialog.showModal();
    const uploader = dialog.querySelector('manual-order-proof-uploader')!;
    await settled(uploader);
    const heard: string[] = [];
    for (const type of ['cancel', 'close', 'input', 'change']) dialog.addEventListener(type, () => heard.push(type));
    for (const type of ['cancel', 'input', 'change']) {
      for (const input of uploader.shadowRoot!.querySelectorAll('input')) input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    expect(heard).to.deep.equal([]);
    expect(dialog.open).to.equal(true);
    dialog.close();
  });

  it('takes nothing while it is disabled or read-only', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.element.readonly = true;
    await until(() => page.buttons(/^(?!Preview)/).length === 0);
    page.element.add([fileOf('more.pdf')]);
    page.element.readonly = false;
    page.element.disabled = true;
    await settled(page.element);
    expect(page.button('Browse files').disabled).to.equal(true);
    page.element.add([fileOf('more.pdf')]);
    expect(page.transfers).to.have.length(1);
  });

  it('makes a queue of its own with its client and its scope, and takes up what was left of it', async () => {
    const { queue } = heldQueue();
    const scopes: string[] = [];
    let recovered = 0;
    queue.recover = async () => { recovered += 1; return []; };
    const client = { uploads: { createQueue: ({ scope }: { scope: string }) => { scopes.push(scope); return queue; } } } as unknown as Client;
    const uploader = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader scope="draft-7" .client=${client}></manual-order-proof-uploader>`);
    uploader.requestUpdate();
    await settled(uploader);
    expect([scopes, recovered]).to.deep.equal([['draft-7'], 1]);
    byRole(uploader, 'button', 'Browse files');
  });
});

/** How many elements there are, through shadow roots. */
function deepCount(root: Element): number {
  return [...(root.shadowRoot?.children ?? []), ...root.children].reduce((sum, child) => sum + 1 + deepCount(child), 0);
}
