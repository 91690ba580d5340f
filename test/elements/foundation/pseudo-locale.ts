import { registerLocale, type Message, type Messages } from '../../../components/index.ts';
import { en } from '../../../components/locales/en.ts';

/** CLDR’s name for a made-up language that is written from right to left. */
export const pseudoLocale = 'ar-XB';

const letters: Readonly<Record<string, string>> = {
  a: 'ا', b: 'ب', c: 'ص', d: 'د', e: 'ع', f: 'ف', g: 'غ', h: 'ه', i: 'ي', j: 'ج', k: 'ك', l: 'ل', m: 'م', n: 'ن', o: 'و', p: 'ظ', q: 'ق', r: 'ر', s: 'س', t: 'ت',
  u: 'ؤ', v: 'ث', w: 'ط', x: 'خ', y: 'ئ', z: 'ز',
};

/** Words of a text in Arabic letters, and a third more of them; what is filled in stays. */
const written = (text: string): string => {
  const arabic = text.split(/(\{\w+\})/).map((piece, place) => (place % 2 === 1 ? piece : piece.replaceAll(/[a-z]/gi, (letter) => letters[letter.toLowerCase()] ?? letter))).join('');
  const words = arabic.split(' ').filter((word) => !word.includes('{'));
  return [arabic, ...words.slice(0, Math.ceil(words.length / 3))].join(' ');
};

const writtenMessage = (message: Message): Message => (typeof message === 'string' ? written(message)
  : { other: written(message.other), ...Object.fromEntries(Object.entries(message).map(([category, text]) => [category, written(text)])) });

/** Makes every text longer and right-to-left under `lang="ar-XB"`: what does not fit then would not fit in some language. */
export const registerPseudoLocale = (): void =>
  registerLocale(pseudoLocale, Object.fromEntries(Object.entries(en).map(([key, message]) => [key, writtenMessage(message)])) as Messages);
