import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Address } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { addressLabel, addressLayout, digitsOnly, type LaidOutPart } from './address-layout.ts';
import { selectField, textArea, textField, type TextFieldOptions } from './field.ts';

// ISO 3166-1 alpha-2, officially assigned.
const countryCodes = ('AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI '
  + 'CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY '
  + 'HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK '
  + 'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB '
  + 'SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS '
  + 'YE YT ZA ZM ZW').split(' ');

/** An address while it is typed: nothing in it is required yet. */
export type AddressDraft = { readonly [Key in keyof Address]?: Address[Key] | undefined };

export type AddressField = keyof Address;

export interface AddressFieldsOptions {
  /** Begins every id: `${idPrefix}-line1` and so on. */
  idPrefix: string;
  value: AddressDraft;
  /** Called with one part at a time; an emptied one is `undefined`. */
  onInput: (change: AddressDraft) => void;
  /** `shipping` or `billing`, for the browser's autofill. */
  purpose: 'shipping' | 'billing';
  errors?: { readonly [Key in AddressField]?: string | undefined } | undefined;
  /** Parts that must be filled for this address; line 1, city and country when absent. */
  required?: readonly AddressField[] | undefined;
  /** The regions of the chosen country by their ISO 3166-2 codes; without them the code is typed. */
  regions?: Readonly<Record<string, string>> | undefined;
  /** What is known of the postal code that was typed. */
  postalCodeHint?: string | undefined;
  /** How the phone is typed, beside its label. */
  phone?: Pick<TextFieldOptions, 'hint' | 'onChange' | 'onFocus'> | undefined;
  /** Parts to leave out, such as the recipient who stands elsewhere. */
  without?: readonly AddressField[] | undefined;
  disabled?: boolean | undefined;
  /** Why nobody can change it (any more). */
  lock?: string | undefined;
}

type Localisers = WeakMap<Localiser, { value: string; label: string }[]>;
const countryChoices: Localisers = new WeakMap();

const countriesOf = (localiser: Localiser) => {
  let choices = countryChoices.get(localiser);
  if (!choices) {
    choices = countryCodes.map((value) => ({ value, label: localiser.country(value) }))
      .sort((one, other) => localiser.compare(one.label, other.label));
    countryChoices.set(localiser, choices);
  }
  return choices;
};

/** The fields of a postal address for a `.form-grid`, each a labelled input of its own: the country first, since it says which the others are. */
export const addressFields = (localiser: Localiser, options: AddressFieldsOptions): TemplateResult => {
  const { idPrefix, value, errors = {}, required = ['line1', 'city', 'country'], without = [], disabled, lock, purpose } = options;
  const country = value.country ?? '';

  const common = (key: AddressField) => ({
    id: `${idPrefix}-${key}`,
    label: localiser.message(addressLabel(key, country), {}),
    error: errors[key],
    required: required.includes(key),
    disabled,
    lock,
    value: value[key] ?? '',
    onInput: (text: string) => options.onInput({ [key]: text || undefined }),
  });
  const text = (key: AddressField, autocomplete: AutoFillField, more: Partial<TextFieldOptions> & { maxLength: number }) =>
    (without.includes(key) ? nothing : textField({ ...common(key), autocomplete: `${purpose} ${autocomplete}` as AutoFill, ...more }));
  const region = () => (options.regions && !without.includes('region') ? selectField({
    ...common('region'), choices: Object.entries(options.regions).map(([code, label]) => ({ value: code, label })), autocomplete: `${purpose} address-level1`,
    placeholder: localiser.msg('common.choose'), onChange: (code) => options.onInput({ region: code || undefined }),
  }) : text('region', 'address-level1', { maxLength: 6, hint: localiser.msg('address.regionHint') }));

  const fields: Readonly<Record<LaidOutPart, () => unknown>> = {
    lines: () => html`${text('line1', 'address-line1', { wide: true, maxLength: 200 })}${text('line2', 'address-line2', { wide: true, maxLength: 200 })}`,
    postalCode: () => text('postalCode', 'postal-code', {
      maxLength: 20, hint: options.postalCodeHint, ...(digitsOnly(country) && { inputMode: 'numeric' }),
    }),
    city: () => text('city', 'address-level2', { maxLength: 120 }),
    region,
  };
  return html`
    ${without.includes('country') ? nothing : selectField({
      ...common('country'), choices: countriesOf(localiser), placeholder: localiser.msg('common.choose'), autocomplete: `${purpose} country`, wide: true,
      onChange: (code) => options.onInput({ country: code || undefined }),
    })}
    ${text('name', 'name', { maxLength: 200 })}
    ${text('company', 'organization', { maxLength: 200 })}
    ${repeat(partsOf(value, country), (part) => part, (part) => fields[part]())}
    ${text('phone', 'tel', { maxLength: 40, type: 'tel', hint: localiser.msg('address.phoneHint'), ...options.phone })}
    ${without.includes('instructions') ? nothing : textArea({ ...common('instructions'), wide: true, rows: 2, maxLength: 1_000 })}`;
};

/** What the country asks for, and what the address has all the same: nothing that is there goes unseen. */
const partsOf = (value: AddressDraft, country: string): LaidOutPart[] => {
  const layout = country === '' ? unknownLayout : addressLayout(country);
  return [...layout, ...(['city', 'postalCode', 'region'] as const).filter((part) => value[part] && !layout.includes(part))];
};

const unknownLayout: readonly LaidOutPart[] = ['lines', 'postalCode', 'city', 'region'];
