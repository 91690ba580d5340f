import type { MessageKey } from '../foundation/messages.ts';

/** A part of an address whose place or name is not the same everywhere; `lines` are both lines of it. */
export type LaidOutPart = 'lines' | 'city' | 'region' | 'postalCode';

// How addresses are written in each country, from top to bottom, by the metadata of libaddressinput (chromium-i18n): A are the
// lines, C the city, S the region, Z the postal code. Countries that are not named write no more than a city.
const layouts: Readonly<Record<string, string>> = {
  AZC: 'AD AL AT AX AZ BA BE BG BL CH CY CZ DE DK DO DZ EC EH ET FI FO FR GE GF GL GN GP GR GT GW HR HT HU IS KG KW LA LI LR LU MA MC MD ME MF MG MK MQ MU NC NE NL NO OM PL PM '
    + 'PT PY RE RS SE SI SJ SK SM SN TJ TM TN TZ VA WF YT ZM',
  ACZ: 'AF AI BD BH BM BN BT FK GB GG GS GU IL IM IO JE JO KE KH LB LK LS MM MT MV NA NP NZ PK PN PR SA SD SH SZ TC TT VC VG ZA',
  ACSZ: 'AS AU BB BR CA CC CO CR CU CX EG FM HM HN ID IE IQ LV MH MN MP NF PW RU SO TH UA UM US VI VN',
  AZCS: 'AM AR BY CL CV EE ES IT LT MX MY MZ NI PF RO SV TR UY UZ',
  ACZS: 'IN NG PE PG PH VE',
  ZSCA: 'CN JP KP KZ TW',
  SCAZ: 'IR KR',
  AS: 'AE NR',
  AZ: 'GI SG',
  CA: 'HK',
  A: 'MO',
};

/** The countries whose regions the kit can name, beside Malaysia's states. */
const withRegions = 'AE AR AU BR CA CL CN CO EG ES ID IE IN IT JP KR MX NG PE PH TH TR TW US VE VN';

const names: Readonly<Record<Exclude<LaidOutPart, 'lines'>, Readonly<Partial<Record<MessageKey, string>>>>> = {
  city: { 'address.suburb': 'AU', 'address.townOrCity': 'GB GG IE IM JE NO SE SJ', 'address.district': 'HK PE SD SY TR TW' },
  region: {
    'address.state': 'AU BR IN MX MY NG US VE', 'address.province': 'AR CA CN ES ID IT KR PH TH TR VN', 'address.county': 'IE TW', 'address.prefecture': 'JP',
    'address.emirate': 'AE', 'address.department': 'CO',
  },
  postalCode: { 'address.zipCode': 'AS FM GU MH MP PH PR PW UM US VI', 'address.postcode': 'AU GB GG IM JE NZ', 'address.eircode': 'IE', 'address.pinCode': 'IN' },
};

const letters: Readonly<Record<string, LaidOutPart>> = { A: 'lines', C: 'city', S: 'region', Z: 'postalCode' };

const includes = (countries: string, country: string): boolean => countries.split(' ').includes(country);

/** Whether the regions of a country (ISO 3166-1 alpha-2) can be chosen from a list. */
export const hasRegions = (country: string): boolean => country === 'MY' || includes(withRegions, country);

/** The parts of an address in a country, in the order in which they are written there. A region only where it can be chosen. */
export const addressLayout = (country: string): readonly LaidOutPart[] => {
  const layout = Object.entries(layouts).find(([, countries]) => includes(countries, country))?.[0] ?? 'AC';
  return [...layout].flatMap((letter) => letters[letter] ?? []).filter((part) => part !== 'region' || hasRegions(country));
};

/** What a part of an address is called in a country; the name of the part itself where no other is usual. */
export const addressLabel = (part: string, country: string): MessageKey => {
  const own = Object.entries(names[part as keyof typeof names] ?? {}).find(([, countries]) => includes(countries, country))?.[0];
  return (own ?? `address.${part}`) as MessageKey;
};

/** Whether the postal codes of a country are digits alone, for which a phone can show its keys for numbers. */
export const digitsOnly = (country: string): boolean => includes(digitCodes, country);

const digitCodes = 'AT AU BE BG CH CN DE DK EE EG ES FI FR HR HU ID IN IT KR LT MX MY NO NZ PH PK RO RS SG SI TH TR TW US VN ZA';
