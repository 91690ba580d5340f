import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultSettings } from '../../server/settings/default-settings.ts';
import { SettingsInput } from '../../src/contract/settings.ts';
import { settingsErrors } from '../../src/rules/settings.ts';

const { version: _version, providers: _providers, shop: { id: _id, ...shop }, ...rest } = defaultSettings({ shopId: 'shop', graceSeconds: 0 });
const right = (): SettingsInput => SettingsInput.parse(structuredClone({ ...rest, shop }));
const errorsOf = (change: (settings: SettingsInput) => void) => {
  const settings = right();
  change(settings);
  return settingsErrors(settings).map(({ code, pointer }) => `${code} ${pointer}`);
};

test('the settings of a new shop are right', () => {
  assert.deepEqual(settingsErrors(right()), []);
});

test('a code stands once in its list, and may stand in two lists', () => {
  for (const list of ['reasons', 'priceReasons', 'paymentMethods', 'shippingMethods', 'taxRates'] as const) {
    const found = errorsOf((settings) => { (settings[list] as unknown[]).push({ ...settings[list][0] }); });
    assert.equal(found.length, 1, list);
    assert.match(found[0] ?? '', new RegExp(`^invalidValue /${list}/\\d+/code$`));
  }
  assert.deepEqual(errorsOf((settings) => { settings.priceReasons.push({ code: 'sample', label: 'A code of a reason too' }); }), []);
});

test('currency, language, time zone and country must be ones that there are', () => {
  const wrong = { currency: ['XYZ', 'QQQ'], locale: ['xx', 'qq-QQ', 'e'], timeZone: ['Mars/Olympus', '+08:00', 'KL', ''], country: ['ZZ', 'QQ', 'XX'] };
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const found = errorsOf((settings) => { Object.assign(settings, { [field]: value }); });
      assert.ok(found.includes(`invalidValue /${field}`), `${field} ${value}: ${found.join()}`);
    }
  }
  const fine = { locale: ['ms-MY', 'zh-Hans', 'en'], timeZone: ['UTC', 'Asia/Kuala_Lumpur', 'America/New_York'], country: ['SG', 'GB'] };
  for (const [field, values] of Object.entries(fine)) {
    for (const value of values) assert.deepEqual(errorsOf((settings) => { Object.assign(settings, { [field]: value }); }), [], `${field} ${value}`);
  }
});

test('what shipping costs is in the shop’s currency', () => {
  assert.deepEqual(errorsOf((settings) => { settings.currency = 'SGD'; }), [0, 1, 2].map((index) => `currencyMismatch /shippingMethods/${index}/price/currency`));
});

test('every type of order has a reason and a way to pay', () => {
  const forB2b = <Entry extends { segments: string[] }>(entries: Entry[]): Entry[] => entries.map((entry) => ({ ...entry, segments: ['b2b'] }));
  assert.deepEqual(errorsOf((settings) => { settings.reasons = forB2b(settings.reasons); }), ['tooFew /reasons']);
  assert.deepEqual(errorsOf((settings) => { settings.paymentMethods = []; }), ['tooFew /paymentMethods', 'tooFew /paymentMethods']);
});

test('no role but the shop’s own back end makes sessions, and that one keeps every right', () => {
  assert.deepEqual(errorsOf((settings) => { settings.roles.ops = ['orders:read', 'sessions:create']; }), ['invalidValue /roles/ops/1']);
  assert.deepEqual(errorsOf((settings) => { settings.roles.service = ['orders:read']; }), ['invalidValue /roles/service']);
  assert.deepEqual(errorsOf((settings) => { settings.roles.viewer = []; }), []);
});

test('everything that is wrong is said at once', () => {
  const breaks: ((settings: SettingsInput) => void)[] = [
    (settings) => { settings.timeZone = 'Nowhere'; }, (settings) => { settings.locale = 'xx'; }, (settings) => { settings.country = 'QQ'; },
    (settings) => { settings.taxRates.push({ code: 'zero', label: 'Again', rate: 1 }); }, (settings) => { settings.roles.merchant.push('sessions:create'); },
    (settings) => { settings.shippingMethods.push({ code: 'boat', label: 'Boat', price: { amount: 1, currency: 'SGD' } }); }, (settings) => { settings.priceReasons.push({ code: 'other', label: 'Twice' }); },
  ];
  fc.assert(fc.property(fc.subarray(breaks), (chosen) => {
    const settings = right();
    for (const spoil of chosen) spoil(settings);
    const found = settingsErrors(settings);
    assert.equal(found.length, chosen.length);
    assert.equal(new Set(found.map(({ pointer }) => pointer)).size, chosen.length);
  }), { numRuns: 200 });
});
