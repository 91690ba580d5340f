import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PageWindow } from '../../components/controllers/page-window.ts';

const windowOf = (pages: number, mostPages: number, size = 3): PageWindow<number> => {
  const list = new PageWindow<number>({ mostPages });
  for (let page = 0; page < pages; page += 1) list.append(Array.from({ length: size }, (_, place) => page * size + place), page === 0 ? undefined : `c${page}`);
  return list;
};

test('P29 lets go the pages farthest from what is seen, and spares the one that is kept', () => {
  const list = windowOf(10, 3);
  list.release(28, 0);
  assert.deepEqual([list.at(0), list.at(3), list.at(20), list.at(24), list.at(29)], [0, undefined, undefined, 24, 29]);
  assert.equal(list.count, 30, 'the list is as long as before');
  assert.equal(list.missing(0, 29), 1);
  assert.equal(list.cursorOf(1), 'c1');
  list.refill(1, [3, 4, 5, 99]);
  assert.deepEqual([list.at(3), list.at(5), list.at(6)], [3, 5, undefined]);
});

test('a page that comes back shorter leaves a gap and is not asked for again', () => {
  const list = windowOf(3, 1);
  list.release(8, 8);
  list.refill(0, [0]);
  assert.deepEqual([list.at(0), list.at(1), list.missing(0, 2)], [0, undefined, -1]);
});

test('one page is answered as it came', () => {
  const items = Object.freeze([1, 2, 3]);
  const list = new PageWindow<number>();
  list.append(items, undefined);
  assert.equal(list.items, items);
});

test('whatever is scrolled to, no more is held than allowed, what is held is right, and what is seen can be asked for', () => {
  const step = fc.record({ near: fc.nat(120), kept: fc.integer({ min: -1, max: 120 }) });
  fc.assert(fc.property(fc.integer({ min: 2, max: 6 }), fc.array(step), (most, steps) => {
    const list = windowOf(30, most, 4);
    for (const { near, kept } of steps) {
      list.release(near, kept);
      assert.ok(list.items.length <= most * 4);
      for (let place = 0; place < list.count; place += 1) assert.ok(list.at(place) === undefined || list.at(place) === place);
      for (let page = list.missing(near, near + 3); page >= 0; page = list.missing(near, near + 3)) list.refill(page, [0, 1, 2, 3].map((place) => page * 4 + place));
      if (near < list.count) assert.equal(list.at(near), near);
    }
  }));
});
