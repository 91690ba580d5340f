import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, type KeptDraft } from '../../src/index.ts';
import { openTabs, refusingStore, textOf, typed } from './tabs.ts';

const clocked = (t: TestContext): void => t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 22, 10) });
const turn = async (): Promise<void> => { for (let count = 0; count < 20; count += 1) await Promise.resolve(); };

const counted = () => {
  const kept = memoryStore<KeptDraft>();
  let writes = 0;
  const store = { ...kept, update: (...given: Parameters<typeof kept.update>) => { writes += 1; return kept.update(...given); } };
  return { store, writes: () => writes };
};

test('a draft is written within 300 ms of the last key, and one that never rests within a second', async (t) => {
  clocked(t);
  const { store, writes } = counted();
  const session = openTabs({ store }).open().drafts.begin({ input: { segment: 'b2b' } });
  session.dispatch(typed('1'));
  assert.equal(session.saved, false);
  t.mock.timers.tick(149);
  session.dispatch(typed('12'));
  t.mock.timers.tick(150);
  await turn();
  assert.equal(writes(), 1);
  assert.equal(session.saved, true);
  assert.equal((await store.all())[0]?.input.purchaseOrderNumber, '12');
  for (let count = 0; count < 12; count += 1) {
    session.dispatch(typed(String(count)));
    t.mock.timers.tick(100);
    await turn();
  }
  assert.equal(writes(), 2);
  await session.close();
});

test('a draft that is being written is not said to be saved before it is', async () => {
  const kept = memoryStore<KeptDraft>();
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => { goOn = resolve; });
  const session = openTabs({ store: { ...kept, update: async (...given) => { await gate; return kept.update(...given); } } }).open().drafts.begin();
  session.dispatch(typed('PO-1'));
  const flushing = session.flush();
  await turn();
  assert.equal(session.saved, false);
  goOn();
  await flushing;
  assert.equal(session.saved, true);
});

test('a spent key is replaced and kept; a deleted draft is gone, whatever was still to be written', async (t) => {
  clocked(t);
  const { store, open } = openTabs();
  const session = open().drafts.begin();
  const { idempotencyKey } = session.draft;
  session.dispatch(typed('PO-1'));
  await session.keySpent();
  assert.notEqual(session.draft.idempotencyKey, idempotencyKey);
  assert.equal((await store.all())[0]?.idempotencyKey, session.draft.idempotencyKey);
  session.dispatch(typed('PO-2'));
  await session.delete();
  t.mock.timers.tick(5_000);
  await turn();
  assert.deepEqual(await store.all(), []);
  session.dispatch(typed('PO-3'));
  assert.equal(textOf(session), 'PO-2', 'A closed draft was changed.');
});

test('what a browser refuses to keep stays in memory, is said, and is kept once it does not refuse any more', async (t) => {
  clocked(t);
  const { store, kept, state } = refusingStore(new DOMException('Full.', 'QuotaExceededError'));
  const { drafts } = openTabs({ store }).open();
  const session = drafts.begin();
  session.dispatch(typed('PO-1'));
  await session.flush();
  assert.deepEqual([(session.problem as DOMException).name, session.saved], ['QuotaExceededError', false]);
  const refused = state.refusals;
  assert.ok(refused > 0);
  session.dispatch(typed('PO-12'));
  assert.equal(textOf(session), 'PO-12');
  t.mock.timers.tick(700);
  await turn();
  assert.ok(state.refusals > refused, 'It was not tried again.');
  state.isRefusing = false;
  t.mock.timers.tick(5_000);
  await turn();
  assert.deepEqual([session.problem, session.saved, (await kept.all())[0]?.input.purchaseOrderNumber], [undefined, true, 'PO-12']);
});

test('a draft that was left while the browser refused to keep it is in the list, and is kept with the next one', async () => {
  const { store, kept, state } = refusingStore(new DOMException('Private.', 'SecurityError'));
  const { drafts } = openTabs({ store }).open();
  const session = drafts.begin();
  session.dispatch(typed('PO-1'));
  await session.close();
  const other = drafts.begin();
  other.dispatch(typed('PO-2'));
  await other.flush();
  assert.deepEqual((await drafts.list()).map((one) => textOf(one)).toSorted(), ['PO-1', 'PO-2']);
  const back = await drafts.open(session.draft.id);
  assert.ok(typeof back === 'object' && textOf(back) === 'PO-1');
  await back.close();
  assert.ok(state.refusals > 2, `${state.refusals} refusals`);
  state.isRefusing = false;
  other.dispatch(typed('PO-23'));
  await other.flush();
  assert.deepEqual((await kept.all()).map(({ input }) => input.purchaseOrderNumber).toSorted(), ['PO-1', 'PO-23']);
  await other.close();
});

test('a browser that never answers is taken for one that refuses', async (t) => {
  clocked(t);
  let asked = 0;
  const kept = memoryStore<KeptDraft>();
  const session = openTabs({ store: { ...kept, update: () => { asked += 1; return new Promise<void>(() => undefined); } } }).open().drafts.begin();
  session.dispatch(typed('PO-1'));
  const flushed = session.flush();
  await turn();
  t.mock.timers.tick(3_000);
  await flushed;
  assert.equal(asked, 1);
  assert.ok(session.problem instanceof Error);
});
