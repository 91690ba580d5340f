// Country calling codes (ITU-T E.164) of the countries whose address rules the kit knows.
const callingCodes: Readonly<Record<string, string>> = { MY: '60', SG: '65', ID: '62', TH: '66', US: '1', GB: '44', BN: '673', HK: '852' };

/**
 * A telephone number as people type it, in the E.164 form that the contract asks for: `012-345 6789` in Malaysia is
 * `+60123456789`. What cannot be read is given back without its spaces, for the schema to refuse.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export const toE164 = (typed: string, country: string): string => {
  const plain = typed.replaceAll(/[\s().\-–/]/g, '').replace(/^00/, '+');
  const code = callingCodes[country];
  // One leading zero is the trunk prefix of a national number; it is not dialled from abroad.
  return code && /^0\d{6,}$/.test(plain) ? `+${code}${plain.slice(1)}` : plain;
};
