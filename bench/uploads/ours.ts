import type { Client, UploadQueue } from '../../src/index.ts';
import type { SendAll } from './batch.ts';

/** `client.uploads.send`, one call for each file. */
export const sendBySdk = (client: Client): SendAll => async (files, onTransferred) => {
  await Promise.all(files.map(async (file) => {
    let isThere = false;
    await client.uploads.send(file, {
      onProgress: ({ acceptedBytes, totalBytes }) => {
        if (isThere || acceptedBytes < totalBytes) return;
        isThere = true;
        onTransferred();
      },
    });
  }));
};

/** The queue behind the proof uploader, which sends three at a time; let go of at the end, as with the page that shows it. */
export const sendByQueue = (queue: UploadQueue): SendAll => (files, onTransferred) => new Promise((resolve, reject) => {
  const there = new Set<string>();
  queue.addEventListener('change', () => {
    for (const { id, state, problem } of queue.records) {
      if (state === 'failed') reject(new Error(`${problem?.code}: ${problem?.detail}`));
      if (there.has(id) || (state !== 'processing' && state !== 'done')) continue;
      there.add(id);
      onTransferred();
    }
    if (queue.records.length !== files.length || !queue.records.every(({ state }) => state === 'done')) return;
    queue.dispose();
    resolve();
  });
  queue.add(files);
});
