import { registerLocale } from '../../../components/index.ts';
import { ms } from '../../../components/locales/ms.ts';
import { zhHans } from '../../../components/locales/zh-hans.ts';
import { settled, until, violations } from './fixture.ts';
import { isLongRun } from './long-run.ts';

registerLocale('ms', ms);
registerLocale('zh-Hans', zhHans);

// What moves for good is looked at as it moves.
const ends = ({ playState, effect }: Animation): boolean => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
const isStill = ({ shadowRoot }: Element): boolean => !shadowRoot || (!shadowRoot.getAnimations().some(ends) && [...shadowRoot.querySelectorAll('*')].every(isStill));

const looks = ['en', 'ms', 'zh-Hans'].flatMap((language) => (['light', 'dark'] as const).map((scheme) => ({ language, scheme })));
let turn = 0;

/**
 * What axe finds in an element in every language, light and dark; the page is left as it was. It takes seconds a look, so in the
 * daily run they take turns, one for each state that is looked at.
 *
 * @param part - what of the element the daily run looks at, where the rest of it is looked at elsewhere
 */
export const violationsInEveryLook = async (element: Element, part = element): Promise<string[]> => {
  const { documentElement: page } = document;
  const { lang } = page;
  const found: string[] = [];
  // axe takes a page without a background for a white one.
  page.style.background = 'canvas';
  for (const { language, scheme } of isLongRun ? looks : looks.slice(turn % looks.length).slice(0, 1)) {
    page.lang = language;
    page.style.colorScheme = scheme;
    await settled(element);
    // Colours that change by and by would be looked at halfway.
    await new Promise(requestAnimationFrame);
    await until(() => isStill(element), 'the colours are there');
    found.push(...(await violations(isLongRun ? element : part)).map((violation) => `${language}, ${scheme}: ${violation}`));
  }
  turn += 1;
  page.lang = lang;
  page.style.colorScheme = '';
  page.style.background = '';
  await settled(element);
  return found;
};

/** On how many lines the words right inside an element stand. */
export const linesOf = (element: Element): number => {
  const range = document.createRange();
  const tops = [...element.childNodes].filter(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim()).flatMap((text) => {
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
  });
  return new Set(tops).size;
};
