import { expect } from 'chai';
import { ApiError, type UploadRecord } from '../../../src/index.ts';
import { clear, until, violations } from '../foundation/fixture.ts';
import { fileOf } from './fake-transfer.ts';
import { UploaderPage } from './uploader-page.ts';

const hourMs = 3_600_000;

describe('proofs that go on later', () => {
  afterEach(clear);

  const reloaded = async (expiresAt?: number): Promise<UploaderPage> => {
    const before = await UploaderPage.started(['slip.pdf'], { ...(expiresAt && { expiresAt }) });
    before.transfers[0]!.progress(1_024);
    await until(() => before.queue.records[0]!.acceptedBytes === 1_024);
    const kept = JSON.stringify(before.element.records);
    clear();
    const page = await UploaderPage.open();
    page.element.formStateRestoreCallback(kept);
    return page;
  };

  it('U13 asks for the file again after a reload, and goes on from where the server was', async () => {
    const page = await reloaded();
    await page.shows('Choose the same file again to go on');
    expect(page.element.checkValidity()).to.equal(false);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.press('Choose the file again slip.pdf');
    page.choose(fileOf('slip.pdf', 'pdf', 4_096, 0));
    await until(() => page.transfers.length === 1);
    expect(page.transfers[0]!.request.uploadUrl).to.equal('/uploads/1');
  });

  it('U15 refuses another file in its place, and says so', async () => {
    const page = await reloaded();
    await page.press('Choose the file again slip.pdf');
    page.choose(fileOf('other.pdf', 'pdf', 4_096));
    await page.shows('That is another file. Choose slip.pdf again.');
    await page.says('That is another file. Choose slip.pdf again.');
    expect(page.queue.records).to.have.length(1);
    expect(page.transfers).to.have.length(0);
  });

  it('U16 says until when the server keeps what was sent, and when it has given it up', async () => {
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    tomorrow.setHours(14, 5, 0, 0);
    const page = await reloaded(tomorrow.getTime());
    await page.shows('What was sent is kept until tomorrow 2:05 PM.');
    clear();
    const later = await UploaderPage.started(['slip.pdf']);
    later.transfers[0]!.fail(new ApiError({ type: 'about:blank', title: 'Gone', status: 410, code: 'uploadGone', requestId: 'req_1' }, { operation: 'uploads.send', attempts: 1 }));
    await later.shows('The server has given up this unfinished upload. It starts from the beginning.');
    await later.press('Try slip.pdf again');
    await until(() => later.transfers.length === 2);
    expect(later.transfers[1]!.request.uploadUrl, 'a new upload').to.equal(undefined);
  });

  it('U16 writes a date for what is kept for longer than until tomorrow', async () => {
    const page = await reloaded(Date.now() + 80 * hourMs);
    await page.shows('What was sent is kept until ');
    expect(page.text).not.to.match(/until (today|tomorrow)/);
  });

  it('keeps with a form only what it can take up again', async () => {
    const page = await UploaderPage.open();
    for (const kept of ['', '{', '7', '[null, 3, {"id": 1}]']) page.element.formStateRestoreCallback(kept);
    page.element.formStateRestoreCallback(JSON.stringify([{ id: 'rec_9', state: 'done', name: 'slip.pdf', sizeBytes: 4, lastModified: 1, acceptedBytes: 4, sentBytes: 4, uploadId: 'upl_9' } satisfies UploadRecord]));
    await until(() => page.element.value.join() === 'upl_9');
    await page.shows('slip.pdf');
  });
});
