/**
 * What the engines' text becomes in JavaScript. Both drivers use these functions, so that a row read from PGlite and
 * the same row read from PostgreSQL are equal.
 */

/** PostgreSQL's type numbers (`pg_type.oid`) of the types whose default reading differs between the drivers. */
export const typeNumbers = {
  int8: 20, date: 1082, timestamptz: 1184, numeric: 1700,
  int8Array: 1016, dateArray: 1182, timestamptzArray: 1185, numericArray: 1231, textArray: 1009,
} as const;

/**
 * `bigint` and `count()` as a number.
 * @throws {RangeError} beyond ±(2^53−1), where a number would silently be another one
 */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, which no JavaScript number can hold exactly.`);
  return value;
}

const timestampForm = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * `timestamptz` as an RFC 3339 UTC instant with milliseconds, whatever time zone the connection speaks in; what is
 * finer than a millisecond is cut off.
 * @throws {RangeError} for `infinity` and for years outside 0001..9999, which RFC 3339 cannot say
 */
export function readTimestamp(text: string): string {
  const parts = timestampForm.exec(text);
  if (parts === null) throw new RangeError(`The database holds the instant “${text}”, which RFC 3339 cannot say.`);
  const [, year, month, day, hour, minute, second, fraction = '', offsetHours = '+00', offsetMinutes = '00', offsetSeconds = '00'] = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  if (offsetHours === '+00' && offsetMinutes === '00' && offsetSeconds === '00') return local;
  const sign = offsetHours.startsWith('-') ? -1 : 1;
  const offsetMs = sign * ((Math.abs(Number(offsetHours)) * 60 + Number(offsetMinutes)) * 60 + Number(offsetSeconds)) * 1000;
  return new Date(Date.parse(local) - offsetMs).toISOString();
}

/** The text as the database wrote it: a calendar date has no time zone, and a `numeric` may be finer than a number. */
export const readText = (text: string): string => text;
