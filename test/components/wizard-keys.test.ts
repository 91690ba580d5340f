import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wizardKey } from '../../components/wizard/keys.ts';
import { contactFrom } from '../../components/wizard/new-customer.ts';

const press = (key: string, held: Partial<Parameters<typeof wizardKey>[0]> = {}) =>
  wizardKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, repeat: false, ...held });

describe('the keys of the wizard', () => {
  it('go on, back and order as last time, from wherever the focus is', () => {
    assert.equal(press('Enter', { ctrlKey: true }), 'on');
    assert.equal(press('Enter', { metaKey: true }), 'on');
    assert.equal(press('Enter', { ctrlKey: true, shiftKey: true }), 'back');
    assert.equal(press('F2'), 'asLastTime');
  });

  it('leave every other key to the field, a composed word to its input method, and count a held key once', () => {
    for (const key of ['Enter', 'Escape', 'a', 'F3']) assert.equal(press(key), undefined, key);
    assert.equal(press('a', { ctrlKey: true }), undefined);
    assert.equal(press('Enter', { ctrlKey: true, isComposing: true }), undefined);
    assert.equal(press('Enter', { ctrlKey: true, repeat: true }), undefined);
    assert.equal(press('Enter', { ctrlKey: true, altKey: true }), undefined);
    assert.equal(press('F2', { shiftKey: true }), undefined);
  });
});

describe('a customer who is not found', () => {
  it('is begun with what was typed, in the field where it belongs', () => {
    assert.deepEqual(contactFrom('Acme Sdn Bhd', 'b2b'), { pointer: '/company/legalName', next: '/customer/name' });
    assert.deepEqual(contactFrom('Aisyah', 'b2c'), { pointer: '/customer/name', next: '/customer/email' });
    assert.deepEqual(contactFrom('aisyah@post.example', 'b2c'), { pointer: '/customer/email', next: '/customer/name' });
    assert.deepEqual(contactFrom('012-345 6789', 'b2b'), { pointer: '/customer/phone', next: '/company/legalName' });
    assert.deepEqual(contactFrom('+60 12 345 6789', 'b2c'), { pointer: '/customer/phone', next: '/customer/name' });
  });
});
