import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Selection } from '../../components/controllers/selection.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const selectionOf = (initial: readonly string[] = [], blocked: readonly string[] = []) => {
  let selected = [...initial];
  const selection = new Selection({
    keys: () => keys,
    isSelected: (key) => selected.includes(key),
    isSelectable: (key) => !blocked.includes(key),
    apply: ({ add, remove }) => { selected = [...selected.filter((key) => !remove.includes(key)), ...add]; },
  });
  return { selection, now: () => selected };
};

test('toggles one without touching the others', () => {
  const { selection, now } = selectionOf(['elsewhere']);
  selection.toggle('b');
  selection.toggle('d');
  selection.toggle('b');
  assert.deepEqual(now(), ['elsewhere', 'd']);
});

test('extends from where the range began, in both directions, over what cannot be selected', () => {
  const { selection, now } = selectionOf([], ['c']);
  selection.toggle('d');
  selection.extendTo('b');
  assert.deepEqual(now(), ['d', 'b']);
  selection.extendTo('e');
  assert.deepEqual(now(), ['d', 'b', 'e']);
});

test('begins a range at the option that was active before', () => {
  const { selection, now } = selectionOf();
  selection.startAt('b');
  selection.extendTo('c');
  assert.deepEqual(now(), ['b', 'c']);
});

test('selects all that can be, then none, and leaves what is not loaded', () => {
  const { selection, now } = selectionOf(['elsewhere', 'b'], ['c']);
  selection.toggleAll();
  assert.deepEqual(now(), ['elsewhere', 'b', 'a', 'd', 'e']);
  selection.toggleAll();
  assert.deepEqual(now(), ['elsewhere']);
});

test('no gesture selects what is blocked, selects twice, or loses what is not loaded', () => {
  const key = fc.constantFrom(...keys, 'unknown');
  const gesture = fc.oneof(
    fc.record({ run: fc.constant('toggle' as const), key }), fc.record({ run: fc.constant('extendTo' as const), key }),
    fc.record({ run: fc.constant('startAt' as const), key }), fc.record({ run: fc.constant('toggleAll' as const), key }),
  );
  fc.assert(fc.property(fc.array(gesture), (gestures) => {
    const { selection, now } = selectionOf(['elsewhere'], ['c', 'unknown']);
    for (const { run, key: at } of gestures) {
      if (run === 'toggleAll') selection.toggleAll();
      else selection[run](at);
      assert.equal(new Set(now()).size, now().length);
      assert.ok(!now().includes('c') && now().includes('elsewhere'));
    }
  }));
});
