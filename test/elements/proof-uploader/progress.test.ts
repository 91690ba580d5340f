import { expect } from 'chai';
import { ApiError } from '../../../src/index.ts';
import { byRole, clear, settled, until, violations } from '../foundation/fixture.ts';
import { fileOf } from './fake-transfer.ts';
import { textOf } from './reading.ts';
import { UploaderPage } from './uploader-page.ts';

const tooMany = (): ApiError => new ApiError({ type: 'about:blank', title: 'Too many requests', status: 429, code: 'rateLimited', requestId: 'req_1' }, { operation: 'uploads.send', attempts: 1 });
const bar = (page: UploaderPage, name: string): HTMLProgressElement => byRole<HTMLProgressElement>(page.element, 'progressbar', name);

describe('proofs on their way', () => {
  afterEach(clear);

  it('U6 sends three at a time, the others in their order, one that is tried again before them', async () => {
    const page = await UploaderPage.started(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf']);
    const sent = () => page.transfers.map(({ request }) => request.name).join(' ');
    expect(sent()).to.equal('a.pdf b.pdf c.pdf');
    page.transfers[0]!.cut();
    await until(() => sent() === 'a.pdf b.pdf c.pdf d.pdf');
    await page.press('Try a.pdf again');
    page.transfers[1]!.finish();
    await until(() => sent() === 'a.pdf b.pdf c.pdf d.pdf a.pdf');
    expect(page.rows).to.deep.equal(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf']);
  });

  it('U7 pauses, resumes, fails, tries again and removes', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    await page.press('Pause slip.pdf');
    await page.shows('Paused');
    expect(page.transfers[0]!.request.signal.aborted).to.equal(true);
    await page.press('Resume slip.pdf');
    await until(() => page.transfers.length === 2);
    expect(page.transfers[1]!.request.uploadUrl, 'goes on where it was').to.equal('/uploads/1');
    page.transfers[1]!.cut();
    await page.shows('The connection was lost. Try again.');
    expect(page.element.checkValidity()).to.equal(false);
    await page.press('Try slip.pdf again');
    await until(() => page.transfers.length === 3);
    await page.press('Remove slip.pdf');
    await until(() => page.element.records.length === 0);
    // What is added next ends the time in which it can come back.
    page.element.add([fileOf('other.pdf')]);
    await until(() => page.discarded.length === 1);
  });

  it('U7 does the same with all files at once', async () => {
    const page = await UploaderPage.started(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf']);
    await page.press('Pause all');
    await until(() => page.queue.records.every(({ state }) => state === 'paused'));
    await page.press('Resume all');
    await until(() => page.transfers.length === 6);
    page.transfers[3]!.cut();
    page.transfers[4]!.cut();
    await until(() => page.queue.totals.failed === 2);
    await page.press('Try all again');
    await until(() => page.queue.totals.failed === 0);
    await page.press('Remove all');
    await until(() => page.element.records.length === 0);
    await page.says('All files removed.');
  });

  it('U8 tells of each file and of all how far, how fast and how long, and what stands still', async () => {
    let now = 0;
    const page = await UploaderPage.open({ now: () => now, countsSentBytes: true });
    page.element.add([fileOf('a.pdf', 'pdf', 80_000), fileOf('b.pdf', 'pdf', 40_000)]);
    await until(() => page.transfers.length === 2);
    for (let second = 1; second <= 4; second += 1) {
      now = second * 1_000;
      page.transfers[0]!.progress(0, second * 10_000);
    }
    await until(() => /kB\/s|MB\/s/.test(page.row('a.pdf').textContent));
    expect(page.row('a.pdf').textContent).to.match(/Uploading[\s\S]*\d (kB|MB)\/s[\s\S]*\d seconds left/);
    expect(bar(page, 'Upload of a.pdf').value).to.be.closeTo(0.5, 0.001);
    const all = () => textOf(byRole(page.element, 'group', 'All files'));
    await until(() => /0 of 2 files uploaded[\s\S]*(kB|MB)\/s[\s\S]*left/.test(all()));
    expect(bar(page, 'All uploads').value).to.be.closeTo(1 / 3, 0.001);
    await until(() => page.row('b.pdf').textContent.includes('Slow connection, still trying') || page.queue.records[1]!.state !== 'stalled');
    page.transfers[0]!.arrive();
    await until(() => page.row('a.pdf').textContent.includes('Checking on the server'));
    expect(bar(page, 'Upload of a.pdf').hasAttribute('value'), 'nothing tells how long').to.equal(false);
    page.transfers[0]!.finish();
    await until(() => page.row('a.pdf').textContent.includes('Uploaded'));
  });

  it('U9 counts the bytes that the server has accepted, not those that have left', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.transfers[0]!.progress(1_024, 3_072);
    await until(() => bar(page, 'Upload of slip.pdf').getAttribute('aria-valuetext') === 'Uploading, 1 kB of 4 kB');
    expect(page.text).to.contain('1 kB of 4 kB').and.not.to.contain('3 kB of');
  });

  it('U11 says when the server asks to wait, and until when', async () => {
    const noon = new Date(2026, 10, 26, 14, 5, 25).getTime();
    const page = await UploaderPage.started(['a.pdf', 'b.pdf'], { now: () => noon });
    page.transfers[0]!.fail(tooMany());
    await page.shows('The server asks to wait. The uploads go on by themselves at 2:05:30 PM.');
    expect(page.transfers[1]!.request.signal.aborted, 'the whole queue waits').to.equal(true);
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('U12 waits without a network and goes on by itself', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.setOnline(false);
    await page.shows('There is no network.');
    expect(page.row('slip.pdf').textContent).to.contain('No network, goes on by itself');
    expect(page.transfers[0]!.request.signal.aborted, 'the fault happened').to.equal(true);
    page.setOnline(true);
    await until(() => page.transfers.length === 2);
    await until(() => !page.text.includes('There is no network.'));
  });

  it('U22 asks before the page is left, only while bytes would be lost with it', async () => {
    const leaves = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const page = await UploaderPage.started(['slip.pdf']);
    await until(() => !leaves());
    await page.press('Pause slip.pdf');
    await until(() => leaves());
    await page.press('Resume slip.pdf');
    await until(() => page.transfers.length === 2 && !leaves());
    page.transfers[1]!.finish();
    await until(() => leaves());
  });

  it('U23 goes on while it is moved or off the page, and shows how it went when it is back', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    const place = page.element.parentElement!;
    const dialog = document.createElement('dialog');
    place.append(dialog);
    dialog.append(page.element);
    dialog.show();
    await settled(page.element);
    page.transfers[0]!.progress(1_024);
    await page.shows('1 kB of 4 kB');
    page.element.remove();
    page.transfers[0]!.finish();
    await until(() => page.queue.totals.done === 1);
    expect(page.transfers).to.have.length(1);
    place.append(page.element);
    await page.shows('Uploaded');
    expect(page.element.value).to.deep.equal(['upl_1']);
  });

  it('U24 shows what another tab sends, and leaves it to that tab', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    const [record] = page.queue.records;
    Object.defineProperty(page.queue, 'records', { configurable: true, get: () => [{ ...record!, state: 'elsewhere', acceptedBytes: 2_048, sentBytes: 2_048 }] });
    page.queue.dispatchEvent(new Event('change'));
    await page.shows('Uploading in another tab');
    expect(page.text).to.contain('2 kB of 4 kB');
    expect(bar(page, 'Upload of slip.pdf').value).to.equal(0.5);
    expect(page.buttons(/slip\.pdf/).map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Preview slip.pdf']);
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('U30 draws progress with the element that is made for it', async () => {
    const page = await UploaderPage.started(['slip.pdf', 'other.pdf']);
    page.transfers[0]!.progress(2_048);
    await until(() => bar(page, 'Upload of slip.pdf').value === 0.5);
    expect(bar(page, 'Upload of slip.pdf').localName).to.equal('progress');
    const styled: Element[] = [];
    const walk = (root: ParentNode): void => {
      for (const inner of root.querySelectorAll('*')) {
        if (inner.hasAttribute('style')) styled.push(inner);
        if (inner.shadowRoot) walk(inner.shadowRoot);
      }
    };
    walk(page.element.shadowRoot!);
    expect(styled, 'no style attribute').to.deep.equal([]);
  });
});
