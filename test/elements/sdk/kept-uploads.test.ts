import { expect } from 'chai';
import { durableStore, memoryStore, type KeyedStore } from '../../../src/index.ts';
import { openingMs, openQueue, openTab, slip, states, until } from './tab.ts';

const names = () => ({ scope: `drf-${crypto.randomUUID()}`, database: `test-${crypto.randomUUID()}` });

describe('uploads that outlive their page', () => {
  it('U14 after a killed tab a file goes on by itself, with the bytes that IndexedDB has kept', async function () {
    this.timeout(openingMs);
    const place = names();
    const before = await openTab();
    const { queue, sends } = openQueue(before, place);
    queue.add([slip('a.pdf', 3 * 1024 * 1024), slip('b.pdf')]);
    await until(() => sends.length === 2 && queue.records.every(({ isKept }) => isKept));
    sends[0]!.request.onProgress({ acceptedBytes: 1_000, sentBytes: 1_500 });
    expect(queue.losesBytes).to.equal(false);
    const [{ id, uploadUrl }] = queue.records as [typeof queue.records[0] & {}];
    // What was said last is on its way to the disk.
    await until(async () => (await durableStore<{ record?: { acceptedBytes: number } }>(`${place.database}-uploads`).all()).some(({ record }) => record?.acceptedBytes === 1_000));
    before.kill();

    const tab = await openTab();
    const after = openQueue(tab, place);
    const found = await after.queue.recover();
    expect(found.map(({ name, acceptedBytes }) => [name, acceptedBytes])).to.deep.equal([['a.pdf', 1_000], ['b.pdf', 0]]);
    await until(() => after.sends.length === 2);
    expect([after.queue.records[0]!.id, after.sends[0]!.request.uploadUrl]).to.deep.equal([id, uploadUrl]);
    expect(await after.sends[0]!.request.file.text()).to.equal(await slip('a.pdf', 3 * 1024 * 1024).text());
    for (const { finish } of after.sends) finish();
    await until(() => states(after.queue) === 'done,done');
    for (const kept of ['uploads', 'files']) await until(async () => (await durableStore(`${place.database}-${kept}`).all()).length === 0);
    tab.kill();
  });

  it('U14 a full disk keeps no bytes, says so, and the file is sent all the same', async function () {
    this.timeout(openingMs);
    let refusals = 0;
    const full: KeyedStore<File> = {
      ...memoryStore<File>(),
      put: async () => {
        refusals += 1;
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      },
    };
    const { queue, sends } = openQueue({ sdk: await import('../../../src/index.ts') }, { ...names(), fileStore: full });
    queue.add([slip('a.pdf')]);
    await until(() => refusals === 1 && sends.length === 1);
    expect([queue.losesBytes, queue.records[0]!.isKept === true]).to.deep.equal([true, false]);
    sends[0]!.finish();
    await until(() => states(queue) === 'done');
    queue.dispose();
  });

  it('a durable store refuses where the browser refuses, and forgets everything when it is told to', async () => {
    const store = durableStore<File>(`test-${crypto.randomUUID()}`);
    await store.put('a', slip('a.pdf'));
    expect((await store.get('a'))!.name).to.equal('a.pdf');
    await store.clear();
    expect(await store.all()).to.deep.equal([]);
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => { throw new DOMException('No storage here.', 'SecurityError'); };
    const refused: string[] = [];
    try {
      const none = durableStore<File>(`test-${crypto.randomUUID()}`);
      for (const attempt of [none.get('a'), none.put('a', slip('a.pdf')), none.all(), none.clear()]) await attempt.catch(({ name }: Error) => refused.push(name));
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(refused).to.deep.equal(['SecurityError', 'SecurityError', 'SecurityError', 'SecurityError']);
  });
});
