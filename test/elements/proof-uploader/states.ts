import { ApiError } from '../../../src/index.ts';
import { settled, until } from '../foundation/fixture.ts';
import { fileOf, pictureOf } from './fake-transfer.ts';
import { UploaderPage } from './uploader-page.ts';

const answer = (status: number, code: string, detail: string): ApiError => new ApiError(
  { type: 'about:blank', title: detail, status, code, detail, requestId: 'req_7h2k' }, { operation: 'uploads.send', attempts: 1, requestId: 'req_7h2k' });

const hang = async (page: UploaderPage, ...types: readonly string[]): Promise<UploaderPage> => {
  const event = new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items: types.map((type) => ({ kind: 'file', type })), dropEffect: '' } });
  page.zone.dispatchEvent(event);
  await settled(page.element);
  return page;
};

const resting = async (page: UploaderPage, ...texts: readonly string[]): Promise<UploaderPage> => {
  for (const text of texts) await page.shows(text);
  return page;
};

const noon = new Date(2026, 10, 26, 12).getTime();

const tomorrowAfternoon = (): number => {
  const time = new Date();
  time.setDate(time.getDate() + 1);
  return time.setHours(14, 5, 0, 0);
};

/** Every state that an uploader can be seen in, each brought about as it comes about. */
export const states: Readonly<Record<string, () => Promise<UploaderPage>>> = {
  empty: () => UploaderPage.open(),
  over: async () => hang(await UploaderPage.open(), 'application/pdf'),
  rejected: async () => hang(await UploaderPage.open(), 'text/plain'),
  uploading: async () => {
    const page = await UploaderPage.started(['slip-november.pdf', 'remittance-advice.pdf', 'purchase-order.pdf', 'second-slip.pdf']);
    page.transfers[0]!.finish();
    await until(() => page.transfers.length === 4);
    page.transfers[1]!.progress(2_900);
    page.transfers[2]!.progress(1_024);
    return resting(page, '1 of 4 files uploaded', '1 kB of 4 kB');
  },
  paused: async () => {
    const page = await UploaderPage.started(['slip-november.pdf']);
    page.transfers[0]!.progress(1_024);
    await page.press('Pause slip-november.pdf');
    return resting(page, 'Paused');
  },
  stalled: async () => {
    const page = await UploaderPage.started(['slip-november.pdf'], { countsSentBytes: true });
    page.transfers[0]!.progress(1_024);
    await new Promise<void>((done) => {
      const look = () => { if (page.queue.records[0]?.state === 'stalled') done(); };
      page.queue.addEventListener('change', look);
    });
    return resting(page, 'Slow connection, still trying');
  },
  offline: async () => {
    const page = await UploaderPage.started(['slip-november.pdf', 'remittance-advice.pdf']);
    page.transfers[0]!.progress(2_048);
    page.setOnline(false);
    return resting(page, 'There is no network.', 'No network, goes on by itself');
  },
  held: async () => {
    const page = await UploaderPage.started(['slip-november.pdf', 'remittance-advice.pdf'], { now: () => noon });
    page.transfers[0]!.fail(answer(429, 'rateLimited', 'Too many requests.'));
    return resting(page, 'The server asks to wait.');
  },
  elsewhere: async () => {
    const page = await UploaderPage.open({ isElsewhere: true });
    page.element.add([fileOf('slip-november.pdf', 'pdf', 4_096)]);
    return resting(page, 'Uploading in another tab');
  },
  processing: async () => {
    const page = await UploaderPage.open();
    page.element.add([fileOf('slip-november.pdf', 'pdf', 4_096)]);
    await until(() => page.transfers.length === 1);
    page.transfers[0]!.arrive();
    return resting(page, 'Checking on the server');
  },
  failed: async () => {
    const page = await UploaderPage.started(['slip-november.pdf', 'remittance-advice.pdf']);
    page.transfers[0]!.progress(1_024);
    page.transfers[0]!.cut();
    page.transfers[1]!.fail(answer(403, 'permissionDenied', 'The key lacks uploads:write.'));
    return resting(page, 'The connection was lost.', 'You do not have the right');
  },
  needsFile: async () => {
    const first = await UploaderPage.started(['slip-november.pdf'], { expiresAt: tomorrowAfternoon() });
    first.transfers[0]!.progress(1_024);
    await until(() => first.queue.records[0]!.acceptedBytes === 1_024);
    const kept = JSON.stringify(first.element.records);
    first.element.parentElement!.remove();
    const page = await UploaderPage.open();
    page.element.formStateRestoreCallback(kept);
    return resting(page, 'Choose the same file again to go on');
  },
  expired: async () => {
    const page = await UploaderPage.started(['slip-november.pdf']);
    page.transfers[0]!.fail(answer(410, 'uploadGone', 'The upload has expired.'));
    return resting(page, 'The server has given up this unfinished upload.');
  },
  duplicate: async () => {
    const page = await UploaderPage.done(['slip-november.pdf']);
    page.element.add([fileOf('slip-november.pdf', 'pdf', 4_096, 0)]);
    return resting(page, 'This is the same file as slip-november.pdf.');
  },
  warnings: async () => {
    const page = await UploaderPage.open();
    page.element.add([await pictureOf('screenshot.png', { width: 320, height: 200 }), fileOf('form.pdf', 'pdf', 90_000)]);
    await until(() => page.transfers.length === 2);
    page.transfers[0]!.finish({ duplicateOf: [{ by: 'file', orderId: 'ord_1', orderNumber: 'M-1001' }, { by: 'file', orderId: 'ord_2', orderNumber: 'M-1002' }] });
    page.transfers[1]!.finish({ activeContent: true });
    return resting(page, 'also a proof for M-1001 and M-1002', 'carries active content', 'This picture is small (320 × 200)');
  },
  refused: async () => {
    const page = await UploaderPage.open();
    page.element.add([fileOf('notes.pdf', 'text'), new File([], 'empty.pdf'), fileOf('IMG_2041.HEIC', 'text'), fileOf('slip.pdf')]);
    await until(() => page.transfers.length === 1);
    page.transfers[0]!.finish();
    return resting(page, 'This file is empty.', 'HEIC photos cannot be used', 'This is not a PDF', 'Uploaded');
  },
  '500 refused': async () => {
    const page = await UploaderPage.open();
    page.element.add(Array.from({ length: 500 }, (_, place) => fileOf(`slip-${place}.pdf`)));
    await resting(page, '480 files were not added');
    await until(() => page.transfers.length === 3);
    await page.press('Show the names');
    return resting(page, 'slip-20.pdf');
  },
  removed: async () => {
    const page = await UploaderPage.done(['slip-november.pdf', 'remittance-advice.pdf']);
    await page.press('Remove slip-november.pdf');
    return resting(page, 'slip-november.pdf removed.');
  },
  details: async () => {
    const page = await UploaderPage.done(['slip-november.pdf', 'remittance-advice.pdf'], { properties: { detailFields: ['kind', 'reference'], requiredDetails: ['kind'] } });
    page.queue.describe(page.queue.records[0]!.id, { kind: 'bankSlip', claimed: { reference: 'TRX-20261126' } });
    return resting(page, 'Kind of proof');
  },
  invalid: async () => {
    const page = await UploaderPage.done(['slip-november.pdf'], { properties: { requiredDetails: ['kind'] } });
    page.element.reportValidity();
    return resting(page, 'Fill in this field.');
  },
  'read-only': async () => {
    const page = await UploaderPage.done(['slip-november.pdf', 'remittance-advice.pdf']);
    page.element.readonly = true;
    await settled(page.element);
    return page;
  },
  disabled: async () => {
    const page = await UploaderPage.done(['slip-november.pdf', 'remittance-advice.pdf']);
    page.element.disabled = true;
    await settled(page.element);
    return page;
  },
};
