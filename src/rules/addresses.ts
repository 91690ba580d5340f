import type { Address } from '../contract/address.ts';

export interface AddressRule {
  readonly required: readonly (keyof Address)[];
  readonly postalCode?: RegExp;
}

const rules: Readonly<Record<string, AddressRule>> = {
  MY: { required: ['line1', 'city', 'postalCode', 'region'], postalCode: /^\d{5}$/ },
  SG: { required: ['line1', 'postalCode'], postalCode: /^\d{6}$/ },
  ID: { required: ['line1', 'city', 'postalCode'], postalCode: /^\d{5}$/ },
  TH: { required: ['line1', 'city', 'postalCode'], postalCode: /^\d{5}$/ },
  US: { required: ['line1', 'city', 'region', 'postalCode'], postalCode: /^\d{5}(-\d{4})?$/ },
  GB: { required: ['line1', 'city', 'postalCode'], postalCode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i },
  BN: { required: ['line1', 'city'] },
  HK: { required: ['line1'] },
};

/** Which parts an address needs in a country (ISO 3166-1 alpha-2), and how its postal code looks. */
export const addressRule = (country: string): AddressRule => rules[country] ?? { required: ['line1', 'city'] };

/** The states of Malaysia by ISO 3166-2. */
export const malaysianStates: Readonly<Record<string, string>> = {
  'MY-01': 'Johor', 'MY-02': 'Kedah', 'MY-03': 'Kelantan', 'MY-04': 'Melaka', 'MY-05': 'Negeri Sembilan', 'MY-06': 'Pahang',
  'MY-07': 'Pulau Pinang', 'MY-08': 'Perak', 'MY-09': 'Perlis', 'MY-10': 'Selangor', 'MY-11': 'Terengganu', 'MY-12': 'Sabah',
  'MY-13': 'Sarawak', 'MY-14': 'Kuala Lumpur', 'MY-15': 'Labuan', 'MY-16': 'Putrajaya',
};
