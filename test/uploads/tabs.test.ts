import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { UploadDoneEvent } from '../../src/index.ts';
import { upload } from '../sdk/fixtures.ts';
import { file, open, openBrowser, openStores, recordOf, settle, states, until } from './fake-queue.ts';

/** Two tabs with the same draft, the first of which sends a file. */
const twoTabs = async (t: Parameters<typeof open>[0]) => {
  const stores = openStores();
  const browser = openBrowser();
  const [one, two] = [browser.open(), browser.open()];
  const first = open(t, { stores, tabs: one.tabs });
  first.queue.add([file('a.png')]);
  await until(() => first.sendings.length === 1);
  first.sendings[0]?.request.onProgress({ acceptedBytes: 3, sentBytes: 4 });
  await until(() => first.queue.records[0]?.isKept);
  await settle();
  const second = open(t, { stores, tabs: two.tabs });
  return { first, second, browser, close: one.close };
};

test('U24 a second tab does not send what the first one sends, and shows how far that is', async (t) => {
  const { first, second } = await twoTabs(t);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  await until(() => second.queue.records[0]?.sentBytes === 4);
  first.sendings[0]?.request.onProgress({ acceptedBytes: 6, sentBytes: 8 });
  assert.deepEqual([second.queue.records[0]?.acceptedBytes, second.queue.records[0]?.sentBytes, second.queue.busy, second.queue.losesBytes], [6, 8, true, false]);
  const done: string[] = [];
  second.queue.addEventListener('done', (event) => done.push((event as UploadDoneEvent).record.uploadId ?? ''));
  first.sendings[0]?.finish();
  await until(() => states(second.queue).join() === 'done');
  assert.deepEqual([second.sendings, second.queue.records[0]?.uploadId, done], [[], 'upl_1', ['upl_1']]);
  await settle();
  assert.deepEqual(second.sendings, []);
});

test('U24 how far a file is is told only where another tab has asked, be it before this one had it', async (t) => {
  const browser = openBrowser();
  const { tabs } = browser.open();
  const other = browser.open();
  const news: string[] = [];
  other.tabs.onNews(({ key, type }) => news.push(`${(JSON.parse(key) as string[])[1]} ${type}`));
  const { queue, sendings } = open(t, { tabs });
  const ask = (slip: File): void => other.tabs.tell({ key: JSON.stringify(['drf_1', slip.name, slip.size, slip.lastModified]), type: 'ask' });
  const slips = ['a.png', 'b.png'].map((name) => file(name));
  queue.add([slips[0]!]);
  await until(() => sendings.length === 1);
  ask(slips[1]!);
  queue.add([slips[1]!]);
  await until(() => sendings.length === 2);
  for (const { request } of sendings) request.onProgress({ acceptedBytes: 1, sentBytes: 1 });
  assert.deepEqual([...new Set(news)], ['b.png progress']);
  news.length = 0;
  ask(slips[0]!);
  assert.deepEqual(news, ['a.png progress'], 'Whoever asks hears it at once.');
  for (const { finish } of sendings) finish();
  await until(() => states(queue).join() === 'done,done');
  assert.deepEqual(news.filter((one) => one.endsWith('done')).toSorted(), ['a.png done', 'b.png done']);
});

test('U24 the same file that is chosen in a second tab is not sent twice either', async (t) => {
  const { first, second } = await twoTabs(t);
  second.queue.add([file('a.png')]);
  await until(() => states(second.queue).join() === 'elsewhere');
  first.sendings[0]?.finish();
  await until(() => states(second.queue).join() === 'done');
  assert.deepEqual(second.sendings, []);
});

test('U24 when the first tab dies the second one goes on from where the server has it', async (t) => {
  const { first, second, close } = await twoTabs(t);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  close();
  await until(() => second.sendings.length === 1);
  assert.deepEqual([second.sendings[0]?.request.uploadUrl, second.queue.records[0]?.acceptedBytes], ['/uploads/upl_1', 3]);
  first.sendings[0]?.request.onProgress({ acceptedBytes: 9, sentBytes: 9 });
  assert.equal(second.queue.records[0]?.acceptedBytes, 3, 'What a dead tab says was believed.');
  second.sendings[0]?.finish();
  await until(() => states(second.queue).join() === 'done');
});

test('U24 a tab that has no bytes waits for the other one, and then asks for the file', async (t) => {
  const { first, second, close } = await twoTabs(t);
  await first.fileStore.clear();
  second.queue.restore(first.queue.records);
  assert.deepEqual(states(second.queue), ['needsFile']);
  await until(() => states(second.queue).join() === 'elsewhere');
  close();
  await until(() => states(second.queue).join() === 'needsFile');
  assert.deepEqual(second.sendings, []);
  assert.equal(await second.queue.provideFile(second.queue.records[0]?.id ?? '', file('a.png')), true);
  await until(() => second.sendings.length === 1);
});

test('U24 a paused and a failed file stay with their tab', async (t) => {
  const { first, second } = await twoTabs(t);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  const { id } = recordOf(first.queue, 'a.png');
  first.queue.pause(id);
  await settle();
  first.queue.resume(id);
  await until(() => first.sendings.length === 2);
  first.sendings[1]?.fail(new Error('broken'));
  await until(() => states(first.queue).join() === 'failed');
  await settle();
  assert.deepEqual([states(second.queue), second.sendings], [['elsewhere'], []]);
});

test('U24 what is removed in its tab is gone in the other one; what is only shown is removed there alone', async (t) => {
  const { first, second, browser } = await twoTabs(t);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  second.queue.removeAll();
  await settle();
  assert.deepEqual([states(first.queue), second.discarded, (await first.resumeStore.all()).length], [['uploading'], [], 1]);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  first.queue.removeAll();
  await until(() => second.queue.records.length === 0);
  await settle();
  assert.deepEqual([second.sendings, first.discarded, browser.locks.size], [[], ['/uploads/upl_1'], 0]);
});

test('U24 a tab that took over before it heard that the file is stored sends it no further', async (t) => {
  const { second, browser, close } = await twoTabs(t);
  await second.queue.recover();
  await until(() => states(second.queue).join() === 'elsewhere');
  close();
  await until(() => second.sendings.length === 1);
  const slip = file('a.png');
  browser.open().tabs.tell({ key: JSON.stringify(['drf_1', slip.name, slip.size, slip.lastModified]), type: 'done', upload: upload('upl_1') });
  assert.deepEqual([states(second.queue), second.queue.records[0]?.uploadId, second.sendings[0]?.request.signal.aborted], [['done'], 'upl_1', true]);
  await settle();
  assert.equal(browser.locks.size, 0);
});

test('U24 a place among the three is not taken by what another tab sends', async (t) => {
  const stores = openStores();
  const browser = openBrowser();
  const first = open(t, { stores, tabs: browser.open().tabs });
  first.queue.add(['a', 'b', 'c'].map((name) => file(name)));
  await until(() => first.sendings.length === 3);
  const second = open(t, { stores, tabs: browser.open().tabs });
  second.queue.add(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => file(name)));
  await until(() => states(second.queue).join() === 'elsewhere,elsewhere,elsewhere,uploading,uploading,uploading');
});

test('a script in Node that sends with a queue ends by itself', async () => {
  const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
  const script = `
    import { createClient } from ${JSON.stringify(entry)};
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const shop = createClient({ baseUrl: 'https://shop.example/v1', auth: 'key', fetch: async () => Response.json({ type: 'about:blank', title: 'No', status: 403, code: 'permissionDenied', requestId: 'req_1' }, { status: 403 }) });
    const queue = shop.uploads.createQueue({ scope: 'drf_1' });
    const end = () => {
      if (queue.records[0]?.state !== 'failed') return;
      queue.removeEventListener('change', end);
      console.log(queue.records[0].problem.code);
      queue.dispose();
    };
    queue.addEventListener('change', end);
    queue.add([new File([png], 'a.png')]);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { timeout: 30_000 });
  assert.equal(stdout.trim(), 'permissionDenied');
});
