import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadNumberingPlans, phoneFault, shownPhone, toE164 } from '../../components/wizard/phone.ts';

describe('telephone numbers, before the numbering plans are there', () => {
  it('become E.164 in the countries whose codes are known, and nothing is said against any', () => {
    assert.equal(toE164('012-345 6789', 'MY'), '+60123456789');
    assert.equal(toE164('+60 12 345 6789', 'SG'), '+60123456789');
    assert.equal(toE164('0060 (12) 345.6789', 'MY'), '+60123456789');
    assert.equal(toE164('012-345 6789', 'FR'), '0123456789');
    assert.equal(phoneFault('012', 'MY'), undefined);
  });
});

describe('telephone numbers, once the numbering plans are there', () => {
  before(loadNumberingPlans);

  it('become E.164 for any country', () => {
    assert.equal(toE164('012-345 6789', 'MY'), '+60123456789');
    assert.equal(toE164('03-2161 0000', 'MY'), '+60321610000');
    assert.equal(toE164('01 42 68 53 00', 'FR'), '+33142685300');
    assert.equal(toE164('(212) 555-0123', 'US'), '+12125550123');
    assert.equal(toE164('06 1234 5678', 'IT'), '+390612345678', 'Italy keeps its zero');
    assert.equal(toE164('+65 6123 4567', 'MY'), '+6561234567');
    assert.equal(toE164('0065 6123 4567', 'MY'), '+6561234567');
  });

  it('are shown as they are written internationally, and mean the same when they are read again', () => {
    assert.equal(shownPhone('0123456789', 'MY'), '+60 12 345 6789');
    assert.equal(shownPhone('call Mei Ling', 'MY'), 'call Mei Ling');
    fc.assert(fc.property(fc.constantFrom('MY', 'SG', 'US', 'FR', 'JP', 'XX'), fc.stringMatching(/^[+0-9 ()-]{0,18}$/), (country, typed) => {
      const shown = shownPhone(typed, country);
      assert.equal(toE164(shown, country), toE164(typed, country));
    }));
  });

  it('say what is wrong with them', () => {
    assert.equal(phoneFault('012-345', 'MY'), 'phoneTooShort');
    assert.equal(phoneFault('012-345 678 901 23', 'MY'), 'phoneTooLong');
    assert.equal(phoneFault('call Mei Ling', 'MY'), 'phoneUnreadable');
    assert.equal(phoneFault('+999 12345678', 'MY'), 'phoneUnreadable');
    for (const fine of ['012-345 6789', '+65 6123 4567', '', undefined]) assert.equal(phoneFault(fine, 'MY'), undefined, fine);
  });
});
