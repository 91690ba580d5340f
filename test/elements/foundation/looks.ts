import { registerLocale } from '../../../components/index.ts';
import { ms } from '../../../components/locales/ms.ts';
import { zhHans } from '../../../components/locales/zh-hans.ts';
import { settled, violations } from './fixture.ts';

registerLocale('ms', ms);
registerLocale('zh-Hans', zhHans);

/** What axe finds in an element in every language, light and dark; the page is left as it was. */
export const violationsInEveryLook = async (element: Element): Promise<string[]> => {
  const { documentElement: page } = document;
  const { lang } = page;
  const found: string[] = [];
  for (const language of ['en', 'ms', 'zh-Hans']) {
    page.lang = language;
    await settled(element);
    for (const scheme of ['light', 'dark']) {
      page.style.colorScheme = scheme;
      found.push(...(await violations(element)).map((violation) => `${language}, ${scheme}: ${violation}`));
    }
  }
  page.lang = lang;
  page.style.colorScheme = '';
  await settled(element);
  return found;
};
