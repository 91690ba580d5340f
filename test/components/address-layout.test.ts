import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressLabel, addressLayout, hasRegions } from '../../components/parts/address-layout.ts';
import { loadRegions, regionsOf } from '../../components/parts/regions.ts';
import { placeOfPostcode } from '../../components/wizard/malaysian-postcodes.ts';
import { AddressInput } from '../../src/contract/address.ts';
import { addressRule, malaysianStates } from '../../src/index.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = letters.flatMap((first) => letters.map((second) => first + second));

describe('addresses by country', () => {
  it('ask for each part in the order and by the name of the country', () => {
    assert.deepEqual(addressLayout('MY'), ['lines', 'postalCode', 'city', 'region']);
    assert.deepEqual(addressLayout('SG'), ['lines', 'postalCode']);
    assert.deepEqual(addressLayout('US'), ['lines', 'city', 'region', 'postalCode']);
    assert.deepEqual(addressLayout('GB'), ['lines', 'city', 'postalCode']);
    assert.deepEqual(addressLayout('JP'), ['postalCode', 'region', 'city', 'lines']);
    assert.deepEqual(addressLayout('DE'), ['lines', 'postalCode', 'city']);
    assert.deepEqual(addressLayout('HK'), ['city', 'lines']);
    assert.deepEqual(['US', 'GB', 'IE', 'MY', 'DE'].map((country) => addressLabel('postalCode', country)), ['address.zipCode', 'address.postcode', 'address.eircode', 'address.postalCode', 'address.postalCode']);
    assert.deepEqual(['US', 'JP', 'CA', 'AE', 'CL'].map((country) => addressLabel('region', country)), ['address.state', 'address.prefecture', 'address.province', 'address.emirate', 'address.region']);
    assert.equal(addressLabel('city', 'GB'), 'address.townOrCity');
    assert.equal(addressLabel('line1', 'GB'), 'address.line1');
  });

  it('show every part that the rules require, and require no region that cannot be chosen', async () => {
    await loadRegions();
    for (const country of countries) {
      const layout = addressLayout(country);
      for (const part of addressRule(country).required) assert.ok((layout as string[]).includes(part === 'line1' ? 'lines' : part), `${country} ${part}`);
      if (hasRegions(country)) assert.ok(Object.keys(regionsOf(country) ?? {}).length > 5, country);
    }
  });

  it('name only regions that the contract takes', async () => {
    await loadRegions();
    const named = countries.filter(hasRegions).flatMap((country) => Object.entries(regionsOf(country) ?? {}).map(([region, name]) => ({ country, region, name })));
    assert.ok(named.length > 1_000);
    for (const { country, region, name } of named) {
      assert.ok(region.startsWith(`${country}-`) && name.trim() !== '', region);
      assert.ok(AddressInput.safeParse({ line1: '1', country, region }).success, region);
    }
  });
});

describe('Malaysian postcodes', () => {
  it('tell city and state, and only the state where one stands for two cities', () => {
    assert.deepEqual(placeOfPostcode('47301'), { region: 'MY-10', city: 'Petaling Jaya' });
    assert.deepEqual(placeOfPostcode('05000'), { region: 'MY-02', city: 'Alor Setar' });
    assert.deepEqual(placeOfPostcode('86400'), { region: 'MY-01' });
    assert.equal(placeOfPostcode('00000'), undefined);
    assert.equal(placeOfPostcode('4730'), undefined);
  });

  it('are all that there are, each in a state', () => {
    const known = Array.from({ length: 100_000 }, (_, number) => placeOfPostcode(String(number).padStart(5, '0'))).filter((place) => place !== undefined);
    assert.equal(known.length, 2_929);
    for (const { region } of known) assert.ok(region in malaysianStates, region);
    assert.equal(new Set(known.map(({ region }) => region)).size, 16);
  });
});
