import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/proof-uploader/define.ts';
import type { ManualOrderProofUploader } from '../../../components/index.ts';
import type { Client } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, settled, until, violations } from '../foundation/fixture.ts';
import { fileOf, heldQueue, pictureOf } from './fake-transfer.ts';

const transferOf = (files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
};

describe('the proof uploader', () => {
  afterEach(clear);

  const show = async () => {
    const held = heldQueue();
    const uploader = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader name="proofs" .uploads=${held.queue}></manual-order-proof-uploader>`);
    return { ...held, uploader, shown: () => uploader.shadowRoot!.textContent.replaceAll(/\s+/g, ' ') };
  };
  const started = async (names: readonly string[]) => {
    const all = await show();
    all.uploader.add(names.map((name, place) => fileOf(name, 'pdf', 4_096, place)));
    await until(() => all.transfers.length === names.length);
    await until(() => allByRole(all.uploader, 'button', /^Pause/).length === names.length);
    return all;
  };
  const choose = (uploader: ManualOrderProofUploader, files: readonly File[]) => {
    const input = uploader.shadowRoot!.querySelector<HTMLInputElement>('#file')!;
    input.files = transferOf(files).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('sends a file that was chosen, tells how far it is, and gives its id', async () => {
    const { uploader, transfers, shown } = await show();
    const events: string[] = [];
    uploader.addEventListener('change', () => events.push(`change ${uploader.value.join()}`));
    uploader.addEventListener('proof-upload-complete', ({ detail }) => events.push(`complete ${detail.record.uploadId}`));
    choose(uploader, [fileOf('slip.pdf', 'pdf', 4_096)]);
    const bar = await until(() => transfers.length === 1 && allByRole(uploader, 'progressbar', 'Upload of slip.pdf')[0]);
    transfers[0]!.progress(1_024);
    await until(() => bar.getAttribute('aria-valuetext') === 'Uploading, 1 kB of 4 kB');
    expect(uploader.matches(':state(uploading)')).to.equal(true);
    expect(events).to.deep.equal([]);
    transfers[0]!.finish();
    await until(() => shown().includes('Uploaded'));
    expect(events).to.deep.equal(['complete upl_1', 'change upl_1']);
    expect(allByRole(uploader, 'progressbar')).to.deep.equal([]);
    await until(() => byRole(uploader, 'status').textContent.includes('slip.pdf uploaded.'));
    expect(await violations(uploader)).to.deep.equal([]);
  });

  it('takes what is dropped and pasted, and lights up while files hang over it', async () => {
    const { uploader, transfers } = await show();
    const zone = uploader.shadowRoot!.querySelector('.drop-zone')!;
    const dropped = transferOf([fileOf('a.pdf'), fileOf('b.pdf')]);
    zone.dispatchEvent(new DragEvent('dragenter', { bubbles: true, composed: true, cancelable: true, dataTransfer: dropped }));
    await settled(uploader);
    expect(zone.part.contains('over')).to.equal(true);
    zone.dispatchEvent(new DragEvent('dragleave', { bubbles: true, composed: true, relatedTarget: zone.firstElementChild }));
    await settled(uploader);
    expect(zone.part.contains('over'), 'still over a child').to.equal(true);
    zone.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: dropped }));
    uploader.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: transferOf([fileOf('c.pdf')]) }));
    await until(() => transfers.length === 3);
    expect(zone.part.contains('over')).to.equal(false);
    expect(uploader.records.map(({ name }) => name)).to.deep.equal(['a.pdf', 'b.pdf', 'c.pdf']);
  });

  it('keeps the page when a file misses it', async () => {
    await show();
    const missed = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transferOf([fileOf('a.pdf')]) });
    document.body.dispatchEvent(missed);
    expect(missed.defaultPrevented).to.equal(true);
  });

  it('refuses what is no proof before anything is sent, and says why', async () => {
    const { uploader, transfers, shown } = await show();
    uploader.add([
      fileOf('notes.pdf', 'text'), new File([], 'empty.pdf'),
      fileOf('huge.pdf', 'pdf', 10 * 1024 * 1024 + 1, 5), fileOf('photo.heic', 'text', 100, 6), fileOf('slip.pdf', 'pdf', 100, 7), fileOf('slip.pdf', 'pdf', 100, 7),
    ]);
    await until(() => transfers.length === 1);
    await until(() => shown().includes('This is not a PDF, JPEG, PNG or WebP file'));
    expect(shown()).to.contain('This file is empty.').and.to.contain('the most is 10 MB').and.to.contain('HEIC photos cannot be used').and.to.contain('in the list already');
    expect(transfers[0]!.request.name).to.equal('slip.pdf');
    await until(() => byRole(uploader, 'alert').textContent.includes('empty.pdf: This file is empty.'));
    transfers[0]!.finish();
    await until(() => uploader.value.length === 1);
    expect(uploader.checkValidity(), 'what was refused holds nothing up').to.equal(true);
    expect(await violations(uploader)).to.deep.equal([]);
  });

  it('pauses, resumes, fails, tries again and removes', async () => {
    const { uploader, transfers, discarded, shown } = await started(['slip.pdf']);
    byRole(uploader, 'button', 'Pause slip.pdf').click();
    await until(() => shown().includes('Paused'));
    expect(transfers[0]!.request.signal.aborted).to.equal(true);
    byRole(uploader, 'button', 'Resume slip.pdf').click();
    await until(() => transfers.length === 2);
    expect(transfers[1]!.request.uploadUrl, 'goes on where it was').to.equal('/uploads/1');
    transfers[1]!.cut();
    const retry = await until(() => allByRole(uploader, 'button', 'Try slip.pdf again')[0]);
    expect(shown()).to.contain('The connection was lost. Try again.');
    expect(uploader.checkValidity()).to.equal(false);
    retry.click();
    await until(() => transfers.length === 3);
    await until(() => allByRole(uploader, 'progressbar').length === 1);
    byRole(uploader, 'button', 'Remove slip.pdf').click();
    await until(() => uploader.records.length === 0);
    expect(discarded).to.have.length(1);
    await until(() => uploader.shadowRoot!.activeElement === byRole(uploader, 'button', 'Browse files'));
  });

  it('waits without a network and goes on by itself', async () => {
    const { shown, transfers, setOnline } = await started(['slip.pdf']);
    setOnline(false);
    await until(() => shown().includes('No network, goes on by itself'));
    expect(transfers[0]!.request.signal.aborted, 'the fault happened').to.equal(true);
    setOnline(true);
    await until(() => transfers.length === 2);
  });

  it('takes the same file again after it was removed', async () => {
    const { uploader, transfers } = await show();
    choose(uploader, [fileOf('slip.pdf')]);
    await until(() => transfers.length === 1 && allByRole(uploader, 'button', 'Remove slip.pdf')[0]);
    byRole(uploader, 'button', 'Remove slip.pdf').click();
    await until(() => uploader.records.length === 0);
    choose(uploader, [fileOf('slip.pdf')]);
    await until(() => transfers.length === 2);
    expect(uploader.shadowRoot!.querySelector<HTMLInputElement>('#file')!.value).to.equal('');
  });

  it('shows a picture of a picture, and gives its address back', async () => {
    const { uploader, transfers } = await show();
    uploader.add([await pictureOf('slip.png')]);
    const image = await until(() => transfers.length === 1 && uploader.shadowRoot!.querySelector<HTMLImageElement>('.preview img'));
    await until(() => image.naturalWidth === 60);
    const { src } = image;
    byRole(uploader, 'button', 'Remove slip.png').click();
    await until(() => uploader.records.length === 0);
    await settled(uploader);
    expect(await fetch(src).then(() => 'there', () => 'gone')).to.equal('gone');
  });

  it('says when the same slip proves another order', async () => {
    const { uploader, transfers, shown } = await started(['slip.pdf']);
    transfers[0]!.finish({ duplicateOf: [{ by: 'file', orderId: 'ord_1', orderNumber: 'M-1001' }, { by: 'file', orderId: 'ord_2', orderNumber: 'M-1002' }] });
    await until(() => shown().includes('This file is also a proof for M-1001 and M-1002.'));
    expect(uploader.value).to.deep.equal(['upl_1']);
  });

  it('says when the server refuses a file', async () => {
    const { uploader, transfers, shown } = await started(['slip.pdf']);
    transfers[0]!.finish({ status: 'rejected', rejection: { code: 'unsupportedMediaType', detail: 'Not a PDF inside.' } });
    await until(() => shown().includes('This is not a PDF, JPEG, PNG or WebP file'));
    expect(uploader.value).to.deep.equal([]);
    expect(allByRole(uploader, 'button', /again/)).to.deep.equal([]);
  });

  it('holds a form up while a file is on its way, then gives it the ids', async () => {
    const { queue, transfers } = heldQueue();
    const form = await fixture<HTMLFormElement>(html`<form><manual-order-proof-uploader name="proofs" required .uploads=${queue}></manual-order-proof-uploader></form>`);
    const uploader = form.querySelector('manual-order-proof-uploader')!;
    await settled(uploader);
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

  it('asks for a file again after a reload, and refuses another one', async () => {
    const first = await started(['slip.pdf']);
    const kept = JSON.stringify(first.uploader.records);
    const { uploader, transfers, shown, queue } = await show();
    uploader.formStateRestoreCallback(kept);
    const again = await until(() => allByRole(uploader, 'button', 'Choose slip.pdf again')[0]);
    expect(uploader.checkValidity()).to.equal(false);
    again.click();
    choose(uploader, [fileOf('other.pdf')]);
    await until(() => shown().includes('That is another file. Choose slip.pdf again.'));
    expect(queue.records).to.have.length(1);
    again.click();
    choose(uploader, [fileOf('slip.pdf', 'pdf', 4_096, 0)]);
    await until(() => transfers.length === 1);
    expect(transfers[0]!.request.uploadUrl).to.equal('/uploads/1');
  });

  it('goes on while it is off the page, and shows how it went when it is back', async () => {
    const { uploader, transfers, shown } = await started(['slip.pdf']);
    const place = uploader.parentElement!;
    uploader.remove();
    transfers[0]!.finish();
    await new Promise((done) => setTimeout(done, 30));
    expect(transfers[0]!.request.signal.aborted).to.equal(false);
    place.append(uploader);
    await until(() => shown().includes('Uploaded'));
    expect(uploader.value).to.deep.equal(['upl_1']);
  });

  it('keeps the events of its file inputs to itself', async () => {
    const { uploader } = await show();
    const leaked: string[] = [];
    for (const type of ['cancel', 'input', 'change']) uploader.addEventListener(type, () => leaked.push(type));
    for (const type of ['cancel', 'input', 'change']) {
      uploader.shadowRoot!.querySelector('#file')!.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    expect(leaked).to.deep.equal([]);
  });

  it('lets the page refuse files', async () => {
    const { uploader, transfers } = await show();
    uploader.addEventListener('before-proof-add', (event) => event.preventDefault());
    uploader.add([fileOf('slip.pdf')]);
    expect(uploader.records).to.deep.equal([]);
    expect(transfers).to.deep.equal([]);
  });

  it('takes nothing while it is disabled or read-only', async () => {
    const { uploader, transfers } = await started(['slip.pdf']);
    uploader.readonly = true;
    await settled(uploader);
    expect(allByRole(uploader, 'button')).to.deep.equal([]);
    uploader.add([fileOf('more.pdf')]);
    uploader.readonly = false;
    uploader.disabled = true;
    await settled(uploader);
    expect(byRole<HTMLButtonElement>(uploader, 'button', 'Browse files').disabled).to.equal(true);
    uploader.add([fileOf('more.pdf')]);
    expect(transfers).to.have.length(1);
  });

  it('makes a queue of its own with its client and its scope', async () => {
    const { queue } = heldQueue();
    const scopes: string[] = [];
    const client = { uploads: { createQueue: ({ scope }: { scope: string }) => { scopes.push(scope); return queue; } } } as unknown as Client;
    const uploader = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader scope="draft-7" .client=${client}></manual-order-proof-uploader>`);
    uploader.requestUpdate();
    await settled(uploader);
    expect(scopes).to.deep.equal(['draft-7']);
    byRole(uploader, 'button', 'Browse files');
  });
});
