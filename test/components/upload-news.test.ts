import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Localiser } from '../../components/foundation/localiser.ts';
import { uploaderFiles } from '../../components/locales/en/uploader-files.ts';
import type { Announcer } from '../../components/foundation/announcer.ts';
import { UploadNews } from '../../components/proof-uploader/upload-news.ts';
import type { UploadRecord } from '../../src/index.ts';

const localiser = new Localiser({ locale: 'en', english: [uploaderFiles] });
const refused = (place: number): UploadRecord => ({
  id: `rec_${place}`, state: 'failed', name: `slip-${place}.pdf`, sizeBytes: 64, lastModified: 0, mediaType: 'application/pdf', acceptedBytes: 0, sentBytes: 0,
  problem: { code: 'tooManyFiles', detail: 'No more files fit.', retryable: false, params: { limit: 20 } },
});

/** What is said of records that move one after the other in one task. */
const saidOf = async (records: readonly UploadRecord[]): Promise<string[]> => {
  const said: string[] = [];
  const announcer = { polite: (text: string) => said.push(text), assertive: (text: string) => said.push(text) } as unknown as Announcer;
  const news = new UploadNews(() => announcer, () => localiser);
  for (const record of records) news.moved(record, records);
  await Promise.resolve();
  return said;
};

describe('what is told of files that fail', () => {
  it('is one sentence for many that were refused together, also where all of them have been looked at', async () => {
    assert.deepEqual(await saidOf(Array.from({ length: 480 }, (_, place) => refused(place))), ['480 files were not uploaded. No more than 20 files fit.']);
  });

  it('is a sentence for each of a few', async () => {
    assert.deepEqual(await saidOf([refused(1), refused(2)]), ['slip-1.pdf: No more than 20 files fit.', 'slip-2.pdf: No more than 20 files fit.']);
  });

  it('waits for those that are still looked at', async () => {
    assert.deepEqual(await saidOf([refused(1), { ...refused(2), state: 'checking', problem: undefined }]), []);
  });
});
