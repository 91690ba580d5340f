import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeUrl } from '../../components/foundation/safe-url.ts';
import { pickerAction, type PickerAction, type PickerPlace } from '../../components/item-picker/picker-keys.ts';

type Modifiers = Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing', boolean>>;
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const action = (key: string, place: PickerPlace, isOpen: boolean, modifiers: Modifiers = {}): PickerAction | undefined =>
  pickerAction({ ...none, ...modifiers, key }, place, isOpen);

test('opens and closes', () => {
  assert.equal(action('ArrowDown', 'field', false), 'open');
  assert.equal(action('F4', 'field', false), 'open');
  assert.equal(action('ArrowDown', 'field', false, { altKey: true }), 'open');
  assert.equal(action('ArrowUp', 'field', true, { altKey: true }), 'close');
  assert.equal(action('Escape', 'list', true), 'close');
  assert.equal(action('Enter', 'field', false), undefined);
});

test('leaves to the text what is the text’s', () => {
  for (const key of ['Home', 'End', ' ', 'ArrowLeft', 'a']) assert.equal(action(key, 'field', true), undefined, key);
  assert.equal(action('a', 'field', true, { ctrlKey: true }), undefined);
  assert.equal(action('Home', 'field', true, { shiftKey: true }), undefined);
  assert.equal(action('Tab', 'list', true), undefined);
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
