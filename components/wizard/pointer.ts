/** JSON Pointers (RFC 6901) into an order while it is typed. Every field of the wizard is named by its pointer. */

type Container = Readonly<Record<string, unknown>> | readonly unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
const partsOf = (pointer: string): string[] => pointer.split('/').slice(1);

/** What stands at a pointer, or nothing. */
export const readAt = (document: unknown, pointer: string): unknown => {
  let value = document;
  for (const part of partsOf(pointer)) {
    if (!isContainer(value)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
};

/** The same as a text for a field; empty where there is none. */
export const textAt = (document: unknown, pointer: string): string => {
  const value = readAt(document, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/**
 * The JSON Merge Patch (RFC 7396) that puts another value at a pointer of `document`; `undefined` takes the value away.
 * An object replaces the one before it whole: what it leaves out is taken away too.
 */
export const patchAt = (document: unknown, pointer: string, value: unknown): Readonly<Record<string, unknown>> =>
  partsOf(pointer).reduceRight<unknown>((inner, part) => ({ [part]: inner }), replacement(readAt(document, pointer), value)) as Record<string, unknown>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => isContainer(value) && !Array.isArray(value);

const replacement = (before: unknown, after: unknown): unknown => {
  if (after === undefined) return null;
  if (!isObject(after) || !isObject(before)) return after;
  const gone = Object.keys(before).filter((name) => after[name] === undefined).map((name) => [name, null]);
  const kept = Object.entries(after).filter(([, field]) => field !== undefined).map(([name, field]) => [name, replacement(before[name], field)]);
  return Object.fromEntries([...gone, ...kept]);
};

/** The id of a field in the wizard's shadow root. */
export const idOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');
