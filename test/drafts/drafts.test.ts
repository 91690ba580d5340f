import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { browserTabs, Drafts, memoryStore, type DraftNews, type DraftSession, type KeptDraft, type KeyedStore, type OrderDraft } from '../../src/index.ts';
import { until } from '../uploads/fake-queue.ts';
import { openTabs, textOf, typed, type Tab } from './tabs.ts';

const dayMs = 24 * 3_600_000;
const opened = async (tab: Tab, id: string): Promise<DraftSession> => {
  const session = await tab.drafts.open(id);
  assert.ok(typeof session === 'object', `It is ${String(session)}`);
  return session;
};
const texts = async ({ drafts }: Tab): Promise<string[]> => (await drafts.list()).map((one) => textOf(one));

/** A draft that one tab has open, and a second tab. */
const twoTabs = async (options?: Parameters<typeof openTabs>[0]) => {
  const { open, store } = openTabs(options);
  const [one, two] = [open(), open()];
  const first = one.drafts.begin();
  first.dispatch(typed('a'));
  await first.flush();
  return { one, two, first, id: first.draft.id, store, open };
};

test('drafts are listed the latest first, with until when they are kept, for their own person alone', async () => {
  let now = Date.UTC(2026, 10, 22);
  const { open } = openTabs({ now: () => now });
  const tab = open();
  for (const text of ['PO-1', 'PO-2']) {
    const session = tab.drafts.begin();
    session.dispatch(typed(text));
    await session.close();
    now += 1_000;
  }
  tab.drafts.begin();
  const [latest] = await tab.drafts.list();
  assert.deepEqual(await texts(tab), ['PO-2', 'PO-1']);
  assert.deepEqual([latest?.keptUntil, latest?.isElsewhere], ['2026-12-06T00:00:01.000Z', false]);
  const other = open('shop/usr_2');
  assert.deepEqual(await other.drafts.list(), []);
  assert.equal(await other.drafts.open(latest?.draft.id ?? ''), undefined, 'Somebody else’s draft was opened.');
  assert.equal(await other.drafts.takeOver(latest?.draft.id ?? ''), undefined);
});

test('a draft is kept for 14 days, and then goes, unless a tab has it open', async () => {
  let now = Date.UTC(2026, 10, 22);
  const { open, store } = openTabs({ now: () => now });
  const [one, two] = [open(), open()];
  const left = one.drafts.begin();
  left.dispatch(typed('left'));
  await left.close();
  const used = one.drafts.begin();
  used.dispatch(typed('used'));
  await used.flush();
  now += 14 * dayMs;
  assert.equal((await two.drafts.list()).length, 2);
  now += 1;
  const gone: string[] = [];
  two.drafts.addEventListener('expired', (event) => gone.push(textOf(event as Event & { draft: OrderDraft })));
  assert.deepEqual([await texts(two), gone], [['used'], ['left']]);
  assert.equal((await store.all()).length, 1);
});

test('a draft is deleted and put back as it was', async () => {
  const { open } = openTabs();
  const tab = open();
  const session = tab.drafts.begin();
  session.dispatch(typed('PO-1'));
  await session.close();
  const draft = await tab.drafts.delete(session.draft.id);
  assert.deepEqual([await texts(tab), draft], [[], session.draft]);
  await tab.drafts.putBack(draft!);
  assert.deepEqual((await tab.drafts.list())[0]?.draft, session.draft);
});

test('a draft that one tab has open is elsewhere for the others, which hear of every change', async () => {
  const { one, two, first, id } = await twoTabs();
  let heard = 0;
  two.drafts.addEventListener('change', () => { heard += 1; });
  assert.deepEqual((await two.drafts.list()).map(({ isElsewhere }) => isElsewhere), [true]);
  assert.deepEqual((await one.drafts.list()).map(({ isElsewhere }) => isElsewhere), [false]);
  assert.equal(await two.drafts.open(id), 'elsewhere');
  first.dispatch(typed('ab'));
  await first.flush();
  assert.ok(heard > 0);
  await first.close();
  assert.equal(textOf(await opened(two, id)), 'ab');
});

test('a tab that takes a draft over gets the last key of the other one, which can only read from then on', async () => {
  const { two, first, id } = await twoTabs();
  first.dispatch(typed('ab'));
  const second = await two.drafts.takeOver(id);
  assert.deepEqual([second && textOf(second), first.isClosed], ['ab', true]);
  first.dispatch(typed('abX'));
  second?.dispatch(typed('abc'));
  await second?.flush();
  assert.deepEqual([textOf(first), await texts(two)], ['ab', ['abc']]);
});

test('a submit comes to its end before another tab gets the draft', async () => {
  const { two, first, id } = await twoTabs();
  let end = (): void => undefined;
  const running = first.during(() => new Promise<void>((resolve) => { end = resolve; }));
  const taking = two.drafts.takeOver(id);
  await new Promise(setImmediate);
  assert.equal(first.isClosed, false);
  const ended = running.then(() => first.delete());
  end();
  await ended;
  assert.equal(await taking, undefined, 'A draft that was placed is open again.');
});

test('a killed tab leaves its draft to the others', async () => {
  const { one, two, first, id } = await twoTabs();
  first.dispatch(typed('ab'));
  one.kill();
  const second = await opened(two, id);
  assert.equal(textOf(second), 'a');
});

test('a tab that does not answer is not waited for, and what it still writes becomes a copy under the same key', async (t) => {
  const { two, first, id } = await twoTabs();
  let busy = (): void => undefined;
  void first.during(() => new Promise<void>((resolve) => { busy = resolve; }));
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const taking = two.drafts.takeOver(id);
  for (let count = 0; count < 10; count += 1) await new Promise(setImmediate);
  t.mock.timers.tick(3_000);
  const second = await taking;
  t.mock.timers.reset();
  second?.dispatch(typed('ab'));
  await second?.flush();
  first.dispatch(typed('aX'));
  await first.flush();
  busy();
  await until(() => first.isClosed);
  assert.deepEqual([first.isCopy, second?.isCopy, (await texts(two)).toSorted()], [true, false, ['aX', 'ab']]);
  assert.equal(first.draft.idempotencyKey, second?.draft.idempotencyKey);
});

/** Every call waits for its turn, which the scheduler gives. */
const scheduledStore = (scheduler: fc.Scheduler): KeyedStore<KeptDraft> => {
  const kept = memoryStore<KeptDraft>();
  const inTurn = <Arguments extends unknown[], Answer>(name: string, run: (...given: Arguments) => Promise<Answer>) => async (...given: Arguments): Promise<Answer> => {
    await scheduler.schedule(Promise.resolve(), name);
    return run(...given);
  };
  return { ...kept, get: inTurn('get', kept.get), update: inTurn('update', kept.update), delete: inTurn('delete', kept.delete) };
};

/** One call comes to its turn, and everything that follows from it. */
const step = async (scheduler: fc.Scheduler): Promise<void> => {
  if (scheduler.count() > 0) await scheduler.waitOne();
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
};

type Deed = readonly [tab: 0 | 1, 'type' | 'flush' | 'open' | 'takeOver' | 'close' | 'kill'];
const deed = fc.tuple(fc.constantFrom(0 as const, 1 as const), fc.constantFrom('type' as const, 'type' as const, 'flush' as const, 'open' as const, 'takeOver' as const, 'close' as const, 'kill' as const));

/** With which two tabs are soon at the same draft, where neither knows of the other. */
const meeting: readonly Deed[] = [[0, 'type'], [0, 'flush'], [1, 'open'], [0, 'type'], [1, 'type']];

for (const isAlone of [false, true]) {
  test(`whatever two tabs do with one draft${isAlone ? ', without knowing of each other' : ''}, nothing that was written is written over`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let [runs, copies, switches] = [0, 0, 0];
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(deed, { minLength: 4, maxLength: 24 }), async (scheduler, deeds: readonly Deed[]) => {
      runs += 1;
      const { open, store } = openTabs({ store: scheduledStore(scheduler), isAlone });
      const tabs = [open(), open()];
      const sessions: (DraftSession | undefined)[] = [undefined, undefined];
      const written: string[] = [];
      let keys = 0;
      const use = (at: 0 | 1, session: DraftSession): void => {
        sessions[at] = session;
        session.addEventListener('saved', (event) => written.push(textOf(event as Event & { draft: OrderDraft })));
      };
      const first = tabs[0]!.drafts.begin();
      use(0, first);
      const pending: Promise<unknown>[] = [];
      const act = async (at: 0 | 1, what: Deed[1]): Promise<void> => {
        const session = sessions[at];
        if (what === 'type') session?.dispatch(typed(`${textOf(session)}${String.fromCharCode(97 + keys++ % 26)}${keys}.`));
        else if (what === 'flush') await session?.flush();
        else if (what === 'close') {
          sessions[at] = undefined;
          await session?.close();
        } else if (what === 'kill') {
          sessions[at] = undefined;
          tabs[at]!.kill();
          tabs[at] = open();
        } else if (!session) {
          const found = await (what === 'open' ? tabs[at]!.drafts.open(first.draft.id) : tabs[at]!.drafts.takeOver(first.draft.id));
          if (typeof found !== 'object') return;
          switches += 1;
          if (sessions[at]) await found.close();
          else use(at, found);
        }
      };
      for (const [at, what] of [...(isAlone ? meeting : []), ...deeds]) {
        pending.push(act(at, what));
        await step(scheduler);
      }
      let isOver = false;
      void Promise.all(pending).then(() => Promise.all(sessions.map(async (session) => session?.close()))).then(() => { isOver = true; });
      for (let turns = 0; !isOver; turns += 1) {
        assert.ok(turns < 10_000, 'It never came to an end.');
        await step(scheduler);
        t.mock.timers.tick(100);
      }
      const kept = (await store.all()).map(({ input }) => input.purchaseOrderNumber ?? '');
      if (kept.length > 1) copies += 1;
      for (const text of written) assert.ok(kept.some((one) => one.startsWith(text)), `“${text}” was written and is in none of ${kept.join(' | ')}`);
      assert.equal(new Set((await store.all()).map(({ idempotencyKey }) => idempotencyKey)).size <= 1, true);
    }), { numRuns: 300 });
    assert.ok(runs >= 300 && switches > 50, `${switches} switches in ${runs} runs`);
    if (isAlone) assert.ok(copies > 10, `The tabs met ${copies} times.`);
  });
}

test('drafts that are let go of leave no channel open, though they are written last', async () => {
  const { BroadcastChannel: Channel } = globalThis;
  const open = new Set<BroadcastChannel>();
  let opened = 0;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      open.add(this);
      opened += 1;
    }

    override close(): void {
      open.delete(this);
      super.close();
    }
  };
  try {
    const tabs = browserTabs<DraftNews>('drafts of a test');
    const drafts = new Drafts({ scope: 'shop/usr_1', store: memoryStore<KeptDraft>(), tabs, now: Date.now, newKey: () => crypto.randomUUID() });
    drafts.begin().dispatch(typed('PO-1'));
    await drafts.dispose();
    assert.deepEqual([opened > 0, open.size, (await drafts.list()).length], [true, 0, 1]);
  } finally {
    for (const left of open) left.close();
    globalThis.BroadcastChannel = Channel;
  }
});

test('a browser that never answers for its drafts is not waited for: there are none, and a deletion ends', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const never = (): Promise<never> => { asked += 1; return new Promise(() => undefined); };
  const kept = memoryStore<KeptDraft>();
  const { drafts } = openTabs({ store: { ...kept, get: never, all: never, delete: never } }).open();
  const session = drafts.begin();
  session.dispatch(typed('PO-1'));
  await session.flush();
  const ends = Promise.all([drafts.list(), drafts.open('drf_of_another'), session.delete()]);
  for (let count = 0; count < 20; count += 1) {
    await Promise.resolve();
    t.mock.timers.tick(1_000);
  }
  assert.deepEqual([await ends, asked], [[[], undefined, undefined], 3]);
});
