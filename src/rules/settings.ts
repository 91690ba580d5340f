import { segments } from '../contract/customer.ts';
import type { FieldError } from '../contract/problem.ts';
import { roles, scopes } from '../contract/session.ts';
import type { SettingsInput } from '../contract/settings.ts';

const wrong = (pointer: string, detail: string, params?: FieldError['params']): FieldError =>
  ({ code: 'invalidValue', pointer, detail, ...(params !== undefined && { params }) });

/** Whether `Intl` takes a value without throwing. */
const isTaken = (take: () => unknown): boolean => {
  try {
    return take() !== undefined;
  } catch {
    return false;
  }
};

// `Intl` also takes offsets such as +08:00, which are no zones of the time zone database.
const isTimeZone = (name: string): boolean => /^[A-Za-z]/.test(name) && isTaken(() => new Intl.DateTimeFormat('en', { timeZone: name }));
const isLocale = (tag: string): boolean => isTaken(() => Intl.DateTimeFormat.supportedLocalesOf(tag)[0]);
const isCountry = (code: string): boolean => code !== 'ZZ' && isTaken(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code));
const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);

const lists = ['reasons', 'priceReasons', 'paymentMethods', 'shippingMethods', 'taxRates'] as const;

const codesTwice = (settings: SettingsInput): FieldError[] => lists.flatMap((list) => {
  const codes = settings[list].map(({ code }) => code);
  return codes.flatMap((code, index) => (codes.indexOf(code) === index ? []
    : [wrong(`/${list}/${index}/code`, `The code ${code} stands in this list already.`, { first: codes.indexOf(code) })]));
});

const segmentsWithout = (settings: SettingsInput): FieldError[] => (['reasons', 'paymentMethods'] as const).flatMap((list) => segments
  .filter((segment) => !settings[list].some((entry) => entry.segments.includes(segment)))
  .map((segment): FieldError => ({ code: 'tooFew', pointer: `/${list}`, detail: `An order of the type ${segment} needs one to choose.`, params: { segment } })));

const rights = (settings: SettingsInput): FieldError[] => roles.flatMap((role) => {
  const given = settings.roles[role];
  if (role === 'service') {
    const missing = scopes.filter((scope) => !given.includes(scope));
    return missing.length === 0 ? [] : [wrong('/roles/service', 'The shop’s own back end keeps every right.', { missing })];
  }
  return given.flatMap((scope, index) => (scope === 'sessions:create'
    ? [wrong(`/roles/${role}/${index}`, 'Only the shop’s own back end makes sessions: whoever may, may be anybody.')] : []));
});

/** Everything that is wrong with a shop's settings beyond their shape, with pointers into them. */
export const settingsErrors = (settings: SettingsInput): FieldError[] => [
  ...(isCurrency(settings.currency) ? [] : [wrong('/currency', 'There is no such currency (ISO 4217).')]),
  ...(isLocale(settings.locale) ? [] : [wrong('/locale', 'There is no such language (BCP 47).')]),
  ...(isTimeZone(settings.timeZone) ? [] : [wrong('/timeZone', 'There is no such time zone (IANA).')]),
  ...(isCountry(settings.country) ? [] : [wrong('/country', 'There is no such country (ISO 3166-1).')]),
  ...codesTwice(settings),
  ...segmentsWithout(settings),
  ...settings.shippingMethods.flatMap(({ price }, index): FieldError[] => (price.currency === settings.currency ? [] : [{
    code: 'currencyMismatch', pointer: `/shippingMethods/${index}/price/currency`, detail: `The shop’s currency is ${settings.currency}.`,
    params: { currency: settings.currency },
  }])),
  ...rights(settings),
];
