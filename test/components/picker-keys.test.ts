import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeUrl } from '../../components/foundation/safe-url.ts';
import { pickerAction, type PickerAction, type PickerPlace, type PickerState } from '../../components/item-picker/picker-keys.ts';

type Modifiers = Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing', boolean>>;
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const closed: PickerState = { isOpen: false, isBrowsing: false, hasText: false, isRtl: false };
const action = (key: string, place: PickerPlace, state: boolean | Partial<PickerState>, modifiers: Modifiers = {}): PickerAction | undefined =>
  pickerAction({ ...none, ...modifiers, key }, place, { ...closed, ...(typeof state === 'boolean' ? { isOpen: state } : state) });

test('opens and closes', () => {
  assert.equal(action('ArrowDown', 'field', false), 'open');
  assert.equal(action('F4', 'field', false), 'open');
  assert.equal(action('ArrowDown', 'field', false, { altKey: true }), 'open');
  assert.equal(action('ArrowUp', 'field', true, { altKey: true }), 'close');
  assert.equal(action('Escape', 'list', true), 'close');
  assert.equal(action('Enter', 'field', false), undefined);
});

test('leaves to the text what is the text’s', () => {
  for (const key of ['Home', 'End', ' ', 'ArrowLeft', 'Backspace', 'a']) assert.equal(action(key, 'field', { isOpen: true, hasText: true }), undefined, key);
  assert.equal(action('a', 'field', true, { ctrlKey: true }), undefined);
  assert.equal(action('Home', 'field', true, { shiftKey: true }), undefined);
  assert.equal(action('Tab', 'list', true), undefined);
});

test('P7 leads from an empty field to the chips, along the line of reading', () => {
  for (const isOpen of [false, true]) {
    assert.deepEqual(['Backspace', 'ArrowLeft', 'ArrowRight'].map((key) => action(key, 'field', { isOpen })), ['chips', 'chips', undefined]);
    assert.deepEqual(['Backspace', 'ArrowLeft', 'ArrowRight'].map((key) => action(key, 'field', { isOpen, isRtl: true })), ['chips', undefined, 'chips']);
  }
  assert.equal(action('Backspace', 'field', { isOpen: true, isBrowsing: true }), undefined, 'they are not in the dialog');
});

test('Enter in the field takes an item or a code, and is the page’s where there is neither', () => {
  assert.deepEqual([action('Enter', 'field', true), action('Enter', 'field', { hasText: true }), action('Enter', 'field', false)], ['enter', 'enter', undefined]);
});

test('Escape is the dialog’s while one is open, and clears a closed field', () => {
  assert.deepEqual([action('Escape', 'field', { isOpen: true, isBrowsing: true }), action('Escape', 'field', { hasText: true }), action('Escape', 'field', false)], [undefined, 'clear', undefined]);
  assert.equal(action('F4', 'field', { isOpen: true, isBrowsing: true }), undefined);
});

test('acts on the list', () => {
  assert.equal(action(' ', 'list', true), 'toggle');
  assert.equal(action(' ', 'list', true, { shiftKey: true }), 'extend');
  assert.equal(action('a', 'list', true, { metaKey: true }), 'toggleAll');
  assert.equal(action('End', 'list', true), 'move');
  assert.equal(action('End', 'list', true, { shiftKey: true, ctrlKey: true }), 'extend');
  assert.equal(action('ArrowUp', 'list', true, { shiftKey: true }), 'extend');
});

test('an input method keeps all its keys', () => {
  for (const key of ['Enter', 'Escape', 'ArrowDown', 'F4']) assert.equal(action(key, 'field', true, { isComposing: true }), undefined, key);
});

test('addresses from outside are web addresses or nothing', () => {
  assert.equal(safeUrl('https://track.example/1'), 'https://track.example/1');
  assert.equal(safeUrl('/images/oil.svg', 'image'), '/images/oil.svg');
  for (const url of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '', undefined]) assert.equal(safeUrl(url), undefined, String(url));
  assert.equal(safeUrl('mailto:a@b.example', 'image'), undefined);
});
