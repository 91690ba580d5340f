import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Selection } from '../../components/controllers/selection.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const selectionOf = (initial: readonly string[] = [], blocked: readonly string[] = []) => {
  let selected = [...initial];
  const selection = new Selection({
    list: { count: keys.length, keyAt: (index) => keys[index] },
    isSelected: (key) => selected.includes(key),
    isSelectable: ({ key }) => !blocked.includes(key),
    apply: ({ add, remove }) => { selected = [...selected.filter((key) => !remove.includes(key)), ...add.map(({ key }) => key)]; },
  });
  return { selection, at: (key: string) => keys.indexOf(key), now: () => selected };
};

test('toggles one without touching the others', () => {
  const { selection, at, now } = selectionOf(['elsewhere']);
  selection.toggle(at('b'));
  selection.toggle(at('d'));
  selection.toggle(at('b'));
  assert.deepEqual(now(), ['elsewhere', 'd']);
});

test('extends from where the range began, in both directions, over what cannot be selected', () => {
  const { selection, at, now } = selectionOf([], ['c']);
  selection.toggle(at('d'));
  selection.extendTo(at('b'));
  assert.deepEqual(now(), ['d', 'b']);
  selection.extendTo(at('e'));
  assert.deepEqual(now(), ['d', 'b', 'e']);
});

test('begins a range at the option that was active before', () => {
  const { selection, at, now } = selectionOf();
  selection.startAt(at('b'));
  selection.extendTo(at('c'));
  assert.deepEqual(now(), ['b', 'c']);
});

test('selects several that belong together, then none of them, and leaves what is not loaded', () => {
  const { selection, at, now } = selectionOf(['elsewhere', 'b'], ['c']);
  const together = ['a', 'b', 'c', 'd'].map((key) => ({ key, index: at(key) }));
  selection.toggleAll(together.filter(({ key }) => key !== 'c'));
  assert.deepEqual(now(), ['elsewhere', 'b', 'a', 'd']);
  selection.toggleAll(together);
  assert.deepEqual(now(), ['elsewhere', 'b', 'a', 'd'], 'what is blocked does not come in, and keeps them from being all');
  selection.toggleAll(together.filter(({ key }) => key !== 'c'));
  assert.deepEqual(now(), ['elsewhere']);
});

test('no gesture selects what is blocked, selects twice, or loses what is not loaded', () => {
  const key = fc.constantFrom(...keys, 'unknown');
  const gesture = fc.oneof(
    fc.record({ run: fc.constant('toggle' as const), key }), fc.record({ run: fc.constant('extendTo' as const), key }),
    fc.record({ run: fc.constant('startAt' as const), key }), fc.record({ run: fc.constant('toggleAll' as const), key }),
  );
  fc.assert(fc.property(fc.array(gesture), (gestures) => {
    const { selection, at: place, now } = selectionOf(['elsewhere'], ['c', 'unknown']);
    for (const { run, key } of gestures) {
      if (run === 'toggleAll') selection.toggleAll(keys.map((one, index) => ({ key: one, index })));
      else selection[run](place(key));
      assert.equal(new Set(now()).size, now().length);
      assert.ok(!now().includes('c') && now().includes('elsewhere'));
    }
  }));
});
