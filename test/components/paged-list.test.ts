import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReactiveControllerHost } from 'lit';
import { PagedListController, type ListPage } from '../../components/controllers/paged-list.ts';

const host: ReactiveControllerHost = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };

interface HeldCall { query: string; after: string | undefined; signal: AbortSignal; answer: (page: ListPage<string>) => void; fail: (error: Error) => void }

// What stands for the window.
const page = new EventTarget();
Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page), removeEventListener: page.removeEventListener.bind(page) });

const listOf = () => {
  const calls: HeldCall[] = [];
  const list = new PagedListController<string, string>(host, {
    load: (query, { after, signal }) => new Promise((answer, fail) => calls.push({ query, after, signal, answer, fail })),
  });
  const call = (place: number): HeldCall => calls[place] ?? assert.fail(`call ${place} was not made`);
  return { list, calls, call };
};
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test('pages by cursor to the end', async () => {
  const { list, calls, call } = listOf();
  list.search('q');
  call(0).answer({ items: ['a', 'b'], nextCursor: '2', total: 3 });
  await turn();
  list.loadMore();
  list.loadMore();
  assert.equal(calls.length, 2, 'one call at a time');
  assert.equal(call(1).after, '2');
  call(1).answer({ items: ['c'] });
  await turn();
  assert.deepEqual([list.items, list.hasMore, list.total, list.status], [['a', 'b', 'c'], false, 3, 'ready']);
  list.loadMore();
  assert.equal(calls.length, 2);
});

test('a new query calls off the old one, whose late answer counts for nothing', async () => {
  const { list, call } = listOf();
  list.search('old');
  list.search('new');
  assert.equal(call(0).signal.aborted, true);
  call(1).answer({ items: ['new'] });
  await turn();
  call(0).answer({ items: ['old'] });
  await turn();
  assert.deepEqual(list.items, ['new']);
});

test('what was found stands while the next is on its way and when it fails', async () => {
  const { list, call, calls } = listOf();
  list.search('one');
  call(0).answer({ items: ['a'], nextCursor: '1' });
  await turn();
  list.search('two');
  assert.deepEqual([list.items, list.status], [['a'], 'loading']);
  call(1).fail(new Error('no network'));
  await turn();
  assert.deepEqual([list.items, list.status, (list.error as Error).message], [['a'], 'failed', 'no network']);
  list.loadMore();
  assert.equal(calls.length, 2, 'the cursor belongs to another query');
  list.retry();
  assert.equal(call(2).query, 'two');
  call(2).answer({ items: ['b'] });
  await turn();
  assert.deepEqual([list.items, list.error], [['b'], undefined]);
});

test('a page that fails is asked for again from its cursor', async () => {
  const { list, call } = listOf();
  list.search('q');
  call(0).answer({ items: ['a'], nextCursor: '1' });
  await turn();
  list.loadMore();
  call(1).fail(new Error('no network'));
  await turn();
  list.retry();
  assert.equal(call(2).after, '1');
  call(2).answer({ items: ['b'] });
  await turn();
  assert.deepEqual(list.items, ['a', 'b']);
});

test('a cursor that does not move ends the list', async () => {
  const { list, call } = listOf();
  list.search('q');
  call(0).answer({ items: ['a'], nextCursor: '1' });
  await turn();
  list.loadMore();
  call(1).answer({ items: ['b'], nextCursor: '1' });
  await turn();
  assert.equal(list.hasMore, false);
});

test('an element that leaves the page calls off its call, and makes it again when it is back', async () => {
  const { list, call, calls } = listOf();
  list.search('q');
  list.hostDisconnected();
  assert.equal(call(0).signal.aborted, true);
  list.hostConnected();
  call(1).answer({ items: ['a'] });
  await turn();
  assert.deepEqual([list.items, calls.length], [['a'], 2]);
});

test('what failed is asked for again by itself when the connection is back, while the element is in the page', async () => {
  const { list, call, calls } = listOf();
  list.hostConnected();
  list.search('q');
  page.dispatchEvent(new Event('online'));
  assert.equal(calls.length, 1, 'It is on its way.');
  call(0).answer({ items: ['a'], nextCursor: '1' });
  await turn();
  page.dispatchEvent(new Event('online'));
  assert.equal(calls.length, 1, 'It is there.');
  list.loadMore();
  call(1).fail(new Error('no network'));
  await turn();
  page.dispatchEvent(new Event('online'));
  assert.deepEqual([list.status, call(2).after, list.items], ['loadingMore', '1', ['a']]);
  call(2).fail(new Error('no network'));
  await turn();
  list.hostDisconnected();
  page.dispatchEvent(new Event('online'));
  assert.equal(calls.length, 3);
});

test('a page that comes without a promise is there at once', () => {
  const list = new PagedListController<string, string>(host, { load: (query) => ({ items: [query] }) });
  list.search('q');
  assert.deepEqual([list.items, list.status], [['q'], 'ready']);
});

test('a source that throws at once has failed', () => {
  const list = new PagedListController<string, string>(host, { load: () => { throw new Error('no network'); } });
  list.search('q');
  assert.deepEqual([list.status, (list.error as Error).message], ['failed', 'no network']);
});

test('P29 asks again for a page that was let go, by its cursor, and for no other', async () => {
  const asked: (string | undefined)[] = [];
  const loaded: boolean[] = [];
  const list = new PagedListController<number, string>(host, {
    mostPages: 2,
    load: async (_, { after }) => {
      asked.push(after);
      const page = Number(after ?? 0);
      return { items: [page * 2, page * 2 + 1], ...(page < 5 && { nextCursor: String(page + 1) }) };
    },
    onLoaded: ({ isFirst }) => loaded.push(isFirst),
  });
  list.search('q');
  for (let page = 0; page < 6; page += 1) {
    await turn();
    list.see(page * 2, page * 2 + 1, -1);
    list.loadMore();
  }
  await turn();
  assert.deepEqual([list.count, list.hasMore, list.at(2), list.items.length <= 4], [12, false, undefined, true]);
  asked.length = 0;
  list.see(2, 3, -1);
  assert.equal(list.status, 'loadingMore');
  await turn();
  assert.deepEqual([asked, list.at(2), list.at(3), list.count], [['1'], 2, 3, 12]);
  assert.deepEqual(loaded, [true, false, false, false, false, false], 'what comes back adds nothing to the list');
  list.see(2, 3, -1);
  assert.deepEqual(asked, ['1']);
});
