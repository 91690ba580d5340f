import type * as Library from 'libphonenumber-js/min';

// Country calling codes (ITU-T E.164) for as long as the numbering plans of all countries are not there.
const callingCodes: Readonly<Record<string, string>> = { MY: '60', SG: '65', ID: '62', TH: '66', US: '1', GB: '44', BN: '673', HK: '852' };

let library: typeof Library | undefined;

/** Downloads the numbering plans of all countries, unless they are there. Never rejects: without them numbers are read as far as that goes. */
export const loadNumberingPlans = async (): Promise<void> => {
  try {
    library ??= await import('libphonenumber-js/min');
  } catch {
    return;
  }
};

const read = (typed: string, country: string): Library.PhoneNumber | undefined => {
  const number = library?.parsePhoneNumberFromString(typed.trim().replace(/^00/, '+'), library.isSupportedCountry(country) ? country : undefined);
  return number?.isPossible() ? number : undefined;
};

/**
 * A telephone number as people type it, in the E.164 form that the contract asks for: `012-345 6789` in Malaysia is
 * `+60123456789`. What cannot be read is given back without its spaces, for the schema to refuse.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export const toE164 = (typed: string, country: string): string => {
  const number = read(typed, country);
  if (number) return number.number;
  const plain = typed.replaceAll(/[\s().\-–/]/g, '').replace(/^00/, '+');
  const code = callingCodes[country];
  // One leading zero is the trunk prefix of a national number; it is not dialled from abroad.
  return code && /^0\d{6,}$/.test(plain) ? `+${code}${plain.slice(1)}` : plain;
};

/** The number as it is written internationally, `+60 12 345 6789`; what cannot be read stays as it was typed. */
export const shownPhone = (typed: string, country: string): string => read(typed, country)?.formatInternational() ?? typed;

/** Codes of the form for a telephone number that nobody can have. */
export type PhoneFault = 'phoneTooShort' | 'phoneTooLong' | 'phoneUnreadable';

/** Why nobody can have this number; nothing where that is not known. */
export const phoneFault = (typed: string | undefined, country: string): PhoneFault | undefined => {
  if (!library || !typed?.trim() || read(typed, country)) return undefined;
  const reason = library.validatePhoneNumberLength(typed.trim().replace(/^00/, '+'), library.isSupportedCountry(country) ? country : undefined);
  return reason === 'TOO_SHORT' ? 'phoneTooShort' : reason === 'TOO_LONG' ? 'phoneTooLong' : 'phoneUnreadable';
};
