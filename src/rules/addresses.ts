import type { Address } from '../contract/address.ts';

export interface AddressRule {
  readonly required: readonly (keyof Address)[];
  readonly postalCode?: RegExp;
}

type Required = AddressRule['required'];

// By the metadata of libaddressinput (chromium-i18n), and regions only of countries where a list of them is to be had.
const required: readonly (readonly [Required, string])[] = [
  [['line1', 'city', 'postalCode', 'region'], 'AU BR CA CN ES IN IT KR MX MY TW US'],
  [['line1', 'city', 'postalCode'], 'AT AX BE BL CH CZ DE DK EE FI FK FO FR GB GF GG GL GP GR GS GU HU ID IM IO JE LI LT LU LV MF MQ NC NL NO NZ PL PM PN PR PT RE RO RU SE SH SJ SK TC TH TR UA WF YT ZA'],
  [['line1', 'postalCode', 'region'], 'JP'],
  [['line1', 'postalCode'], 'SG SM'],
  [['line1', 'region'], 'AE'],
  [['line1'], 'AG GI HK MO NR VA VG'],
];

const postalCodes: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}$/, 'AT AU BE CH DK HU NO NZ PH ZA'],
  [/^\d{5}$/, 'DE EE ES FI FR HR ID IT KR MX MY PK TH TR'],
  [/^\d{6}$/, 'CN IN RO SG'],
  [/^\d{5}(-\d{4})?$/, 'US'],
  [/^\d{3} ?\d{2}$/, 'CZ GR SE SK'],
  [/^\d{2}-\d{3}$/, 'PL'],
  [/^\d{3}-?\d{4}$/, 'JP'],
  [/^\d{4}-\d{3}$/, 'PT'],
  [/^\d{5}-?\d{3}$/, 'BR'],
  [/^\d{4} ?[A-Z]{2}$/i, 'NL'],
  [/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, 'CA'],
  [/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, 'GB'],
];

const ruleFor = <Rule>(rules: readonly (readonly [Rule, string])[], country: string): Rule | undefined =>
  rules.find(([, countries]) => countries.split(' ').includes(country))?.[0];

/** Which parts an address needs in a country (ISO 3166-1 alpha-2), and how its postal code looks. */
export const addressRule = (country: string): AddressRule => {
  const postalCode = ruleFor(postalCodes, country);
  return { required: ruleFor(required, country) ?? ['line1', 'city'], ...(postalCode && { postalCode }) };
};

/** The states of Malaysia by ISO 3166-2. */
export const malaysianStates: Readonly<Record<string, string>> = {
  'MY-01': 'Johor', 'MY-02': 'Kedah', 'MY-03': 'Kelantan', 'MY-04': 'Melaka', 'MY-05': 'Negeri Sembilan', 'MY-06': 'Pahang',
  'MY-07': 'Pulau Pinang', 'MY-08': 'Perak', 'MY-09': 'Perlis', 'MY-10': 'Selangor', 'MY-11': 'Terengganu', 'MY-12': 'Sabah',
  'MY-13': 'Sarawak', 'MY-14': 'Kuala Lumpur', 'MY-15': 'Labuan', 'MY-16': 'Putrajaya',
};
