import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rank, RecentItems, type ItemUse, type RecentStorage } from '../../components/item-picker/recent-items.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const start = Date.UTC(2026, 0, 1);

class FakeStorage implements RecentStorage {
  readonly texts = new Map<string, string>();
  failures = 0;
  fails = false;
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (this.fails) {
      this.failures += 1;
      throw new DOMException('Full.', 'QuotaExceededError');
    }
    this.texts.set(key, text);
  }
}

const setUp = () => {
  const clock = { now: start };
  const storage = new FakeStorage();
  const open = (scope = 'shop', from: () => RecentStorage | undefined = () => storage) => new RecentItems({ scope, now: () => clock.now, storage: from });
  return { clock, storage, open };
};

test('P21 offers what is used often and lately first', () => {
  const { clock, open } = setUp();
  const recent = open();
  recent.remember(['habit']);
  recent.remember(['habit', 'once']);
  recent.remember(['habit', 'habit']);
  assert.deepEqual(recent.top(8), ['habit', 'once']);
  clock.now += 60 * dayMs;
  recent.remember(['new']);
  assert.deepEqual(recent.top(8), ['new', 'habit', 'once'], 'three uses of two months ago count less than one of now');
  assert.deepEqual(recent.top(1), ['new']);
  assert.deepEqual(recent.top(0), []);
});

test('P21 finds after a reload what it remembered, and another shop’s never', () => {
  const { open } = setUp();
  open().remember(['a']);
  assert.deepEqual(open().top(8), ['a']);
  assert.deepEqual(open('other').top(8), []);
});

test('P21 keeps ids, counts and times of fifty items, and nothing else', () => {
  const { clock, storage, open } = setUp();
  for (let place = 0; place < 120; place += 1) {
    clock.now += dayMs;
    open().remember([`item-${place}`]);
  }
  const stored = JSON.parse([...storage.texts.values()].join('')) as object[];
  assert.equal(stored.length, 50);
  for (const use of stored) assert.deepEqual(Object.keys(use), ['id', 'count', 'lastUsedAt']);
  assert.equal(open().top(1)[0], 'item-119');
});

test('P21 remembers as long as the page lives where the browser stores nothing', () => {
  const { storage, open } = setUp();
  storage.fails = true;
  const recent = open();
  recent.remember(['a']);
  recent.remember(['b', 'a']);
  assert.equal(storage.failures, 2);
  assert.deepEqual(recent.top(8), ['a', 'b']);
  storage.fails = false;
  recent.remember(['b']);
  assert.deepEqual(open().top(8).length, 2, 'stored as soon as it can be');

  let asked = 0;
  const refused = open('shop', () => {
    asked += 1;
    throw new DOMException('No.', 'SecurityError');
  });
  refused.remember(['c']);
  assert.deepEqual(refused.top(8), ['c']);
  assert.ok(asked > 0);
  const without = open('shop', () => undefined);
  without.remember(['d']);
  assert.deepEqual(without.top(8), ['d']);
});

test('P21 takes what somebody else stored under its key for nothing', () => {
  const { storage, open } = setUp();
  const key = 'manual-order-kit.recent-items.shop';
  for (const text of ['', '{', '{}', 'null', '7', '[null, 1, "a", {"id": 7}, {"id": "a", "count": "1", "lastUsedAt": 1}, {"id": "", "count": 1, "lastUsedAt": 1}]']) {
    storage.texts.set(key, text);
    assert.deepEqual(open().top(8), [], text);
  }
  storage.texts.set(key, JSON.stringify([{ id: 'a', count: 1, lastUsedAt: 1 }, { id: 'a', count: 9, lastUsedAt: 9 }, { id: 'b', count: 1, lastUsedAt: start }]));
  assert.deepEqual(open().top(8), ['b', 'a']);
});

const uses = fc.uniqueArray(fc.record({
  id: fc.string(), count: fc.double({ min: 0.01, max: 1_000, noNaN: true }), lastUsedAt: fc.integer({ min: 0, max: start + 30 * dayMs }),
}), { selector: ({ id }) => id });

test('ranking keeps every item once, is stable, and never puts a rarer and older one first', () => {
  fc.assert(fc.property(uses, (all: readonly ItemUse[]) => {
    const ranked = rank(all, start);
    assert.deepEqual(new Set(ranked), new Set(all));
    assert.equal(ranked.length, all.length);
    assert.deepEqual(rank(ranked, start), ranked);
    ranked.forEach((use, place) => {
      const next = ranked[place + 1];
      if (next) assert.ok(!(next.count > use.count && next.lastUsedAt > use.lastUsedAt));
    });
  }));
});

test('a clock that was set back spoils nothing', () => {
  const { clock, open } = setUp();
  const recent = open();
  recent.remember(['a']);
  clock.now -= 3_650 * dayMs;
  recent.remember(['b', 'a']);
  assert.deepEqual(recent.top(8), ['a', 'b']);
});
