import { registerLocale } from '../../../components/index.ts';
import { ms } from '../../../components/locales/ms.ts';
import { zhHans } from '../../../components/locales/zh-hans.ts';
import { settled, until, violations } from './fixture.ts';
import { isLongRun } from './long-run.ts';

registerLocale('ms', ms);
registerLocale('zh-Hans', zhHans);

const isStill = ({ shadowRoot }: Element): boolean => !shadowRoot
  || (shadowRoot.getAnimations().every((animation) => !(animation instanceof CSSTransition)) && [...shadowRoot.querySelectorAll('*')].every(isStill));

// In the daily run each language and each scheme at least once; in the long one, all together.
const looks = ['en', 'ms', 'zh-Hans'].flatMap((language) => (['light', 'dark'] as const).map((scheme) => ({ language, scheme })))
  .filter(({ language, scheme }) => isLongRun || (scheme === 'dark') === (language === 'ms'));

/** What axe finds in an element in the languages, light and dark; the page is left as it was. */
export const violationsInEveryLook = async (element: Element): Promise<string[]> => {
  const { documentElement: page } = document;
  const { lang } = page;
  const found: string[] = [];
  // axe takes a page without a background for a white one.
  page.style.background = 'canvas';
  for (const { language, scheme } of looks) {
    page.lang = language;
    page.style.colorScheme = scheme;
    await settled(element);
    // Colours that change by and by would be looked at halfway.
    await new Promise(requestAnimationFrame);
    await until(() => isStill(element), 'the colours are there');
    found.push(...(await violations(element)).map((violation) => `${language}, ${scheme}: ${violation}`));
  }
  page.lang = lang;
  page.style.colorScheme = '';
  page.style.background = '';
  await settled(element);
  return found;
};
