import { en } from './en.ts';
import { ms } from './ms.ts';
import type { Wording } from './wording.ts';
import { zhHans } from './zh-hans.ts';

/** The languages that e-mails are written in, by their tags (BCP 47). */
export const languages: Readonly<Record<string, Wording>> = { en, ms, 'zh-Hans': zhHans };

/** The language of ours that a tag means; `undefined` when it means none. A tag may have the form of BCP 47 and still name nothing. */
const languageOf = (tag: string): string | undefined => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return [language, `${language}-${script ?? ''}`].find((name) => Object.hasOwn(languages, name));
  } catch {
    return undefined;
  }
};

/** Words, and of what language they are. */
export interface Spoken {
  wording: Wording;
  /** The tag that was asked for. */
  locale: string;
  /** The tag of the words, without region. */
  language: string;
}

/** The words for the first of the tags that there are words for, else in English. */
export const wordingOf = (...tags: readonly string[]): Spoken => {
  for (const locale of tags) {
    const language = languageOf(locale);
    const wording = language === undefined ? undefined : languages[language];
    if (language !== undefined && wording !== undefined) return { wording, locale, language };
  }
  return { wording: en, locale: 'en', language: 'en' };
};
