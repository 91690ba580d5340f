import { expect } from 'chai';
import { Drafts, durableStore, indexedDbStore, type KeptDraft } from '../../../src/index.ts';

interface Kept { readonly text: string; readonly file?: Blob }

const name = (): string => `test-${crypto.randomUUID()}`;

describe('indexedDbStore', () => {
  it('keeps values past a reload: another store of the same name finds them', async () => {
    const database = name();
    const one = indexedDbStore<Kept>(database);
    await one.put('a', { text: 'first' });
    await one.put('b', { text: 'second', file: new Blob(['bytes']) });
    await one.put('a', { text: 'changed' });
    const other = indexedDbStore<Kept>(database);
    expect(await other.get('a')).to.deep.equal({ text: 'changed' });
    expect(await (await other.get('b'))?.file?.text()).to.equal('bytes');
    expect(await other.get('c')).to.equal(undefined);
    expect((await other.all()).map(({ text }) => text)).to.deep.equal(['changed', 'second']);
    await other.delete('a');
    expect((await one.all()).map(({ text }) => text)).to.deep.equal(['second']);
  });

  it('keeps values for the page where the browser refuses, and for good once it does not', async () => {
    const { open } = IDBFactory.prototype;
    let refusals = 0;
    IDBFactory.prototype.open = () => {
      refusals += 1;
      throw new DOMException('No storage here.', 'SecurityError');
    };
    const database = name();
    const store = indexedDbStore<Kept>(database);
    try {
      await store.put('a', { text: 'kept' });
      expect(await store.get('a')).to.deep.equal({ text: 'kept' });
      expect(await store.all()).to.deep.equal([{ text: 'kept' }]);
      expect(refusals).to.be.greaterThan(0);
    } finally {
      IDBFactory.prototype.open = open;
    }
    await store.update('a', () => undefined);
    expect(await store.get('a'), 'nothing is made of it, and nothing is lost').to.deep.equal({ text: 'kept' });
    await store.put('a', { text: 'later' });
    expect(await store.all()).to.deep.equal([{ text: 'later' }]);
    expect(await indexedDbStore<Kept>(database).get('a')).to.deep.equal({ text: 'later' });
  });

  it('changes a value in one go, however many do it at once', async () => {
    const database = name();
    const stores = [durableStore<number>(database), durableStore<number>(database), indexedDbStore<number>(database)];
    await Promise.all(Array.from({ length: 30 }, (_, turn) => stores[turn % 3]!.update('a', (before = 0) => before + 1)));
    expect(await stores[0]!.get('a')).to.equal(30);
    await stores[0]!.update('a', () => undefined);
    expect(await stores[1]!.get('a')).to.equal(30);
  });

  it('lets another tab delete the database, and opens it again', async () => {
    const database = name();
    const store = indexedDbStore<Kept>(database);
    await store.put('a', { text: 'kept' });
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(database);
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('The store holds on to its database.'));
    });
    await store.put('b', { text: 'again' });
    expect(await indexedDbStore<Kept>(database).get('b')).to.deep.equal({ text: 'again' });
  });

  it('restores a draft with the key it had', async () => {
    const database = name();
    const open = (): Drafts => new Drafts({ scope: 'shop', store: durableStore<KeptDraft>(database), now: () => Date.now(), newKey: () => crypto.randomUUID() });
    const session = open().begin({ input: { segment: 'b2b' } });
    session.dispatch({ type: 'change', patch: { purchaseOrderNumber: 'PO-1' } });
    await new Promise((resolve) => session.addEventListener('saved', resolve, { once: true }));
    const [listed] = await open().list();
    expect(listed!.draft).to.deep.equal(session.draft);
  });
});
