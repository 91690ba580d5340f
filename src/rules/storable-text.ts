import type { FieldError } from '../contract/problem.ts';

// NUL and half a surrogate pair are text to JavaScript and none to PostgreSQL.
const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** Every text in a value that holds a character which cannot be kept, by its pointer below `pointer`. */
export const unstorableText = (value: unknown, pointer = ''): FieldError[] => {
  if (typeof value === 'string') {
    return isStorable(value) ? [] : [{ code: 'invalidFormat', pointer, detail: 'This text holds a character that cannot be kept.' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => unstorableText(entry, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
};
