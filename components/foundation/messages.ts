import type { en } from '../locales/en.ts';
import type { Message, PluralForms, Translation } from '../locales/message.ts';

export type { Message, PluralForms };

type English = typeof en;

/** The name of every text that the elements show. */
export type MessageKey = keyof English;

/** A whole translation. What a third party leaves out stays English. */
export type Messages = Translation<English>;

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
type ParameterNames<Text> = Text extends string ? Placeholders<Text> : 'count' | Placeholders<Text[keyof Text]>;

/** The parameters that a message takes, read from its English text; a number is written in the reader's language. */
export type MessageArguments<Key extends MessageKey> = [ParameterNames<English[Key]>] extends [never]
  ? []
  : [parameters: { readonly [Name in ParameterNames<English[Key]>]: string | number }];

const registered = new Map<string, Messages>();
const listeners = new Set<() => void>();

/**
 * Makes a translation available to every element on the page, also to those that are already there.
 * `locale` is a BCP 47 tag of any precision: `ms` serves `ms-MY` as well, `zh-Hans` serves `zh-CN` and `zh-SG`.
 */
export const registerLocale = (locale: string, messages: Messages): void => {
  registered.set(locale.toLowerCase(), { ...registered.get(locale.toLowerCase()), ...messages });
  for (const listener of listeners) listener();
};

/** Calls back whenever a translation is registered; the answer unsubscribes. */
export const onLocaleRegistered = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A tag, then the same without its region but with its script, then its language alone (RFC 4647, section 3.4). */
const candidates = (locale: string): string[] => {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    return [locale, `${language}-${script}`, language].map((tag) => tag.toLowerCase());
  } catch {
    return [locale.toLowerCase()];
  }
};

/** The registered translation that fits `locale` best, else nothing: English is the fallback of each single text. */
export const messagesFor = (locale: string): Messages | undefined => {
  for (const candidate of candidates(locale)) {
    const messages = registered.get(candidate);
    if (messages) return messages;
  }
  return undefined;
};
