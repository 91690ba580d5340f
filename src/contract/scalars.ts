import * as z from 'zod/mini';

/**
 * A value from a list that may grow: closed when it is asked for, open when it is answered, so that a value invented
 * after this version was published is data and never an exception.
 */
export const openEnum = <const Values extends readonly string[]>(values: Values): OpenEnum<Values[number]> =>
  z.string().register(z.globalRegistry, { 'x-extensible-enum': values }) as unknown as OpenEnum<Values[number]>;

export type OpenEnum<Known extends string> = z.ZodMiniType<Known | (string & {}), Known | (string & {})>;

// PostgreSQL cannot store NUL, and a control character in a single line is never what a person meant to type.
// eslint-disable-next-line no-control-regex
const oneLine = /^[^\u0000-\u001f\u007f]*$/;
// eslint-disable-next-line no-control-regex
const manyLines = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** One line of text without control characters, 1 to `max` UTF-16 code units. */
export const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(oneLine));

/** Text over several lines, 1 to `max` UTF-16 code units; tab, LF and CR are the only control characters. */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(manyLines));

/** An opaque identifier behind its prefix, such as `ord_0199…`. */
export const id = <Prefix extends string>(prefix: Prefix) =>
  z.string().check(z.regex(new RegExp(`^${prefix}_[0-9A-Za-z_-]{1,64}$`))) as z.ZodMiniString<`${Prefix}_${string}`>;

/** An instant in UTC (RFC 3339, section 5.6, with `Z`). */
export const Instant = z.iso.datetime();

/** A calendar date without a time zone, `YYYY-MM-DD` (RFC 3339, full-date). */
export const CalendarDate = z.iso.date();

/** A code that the shop's settings define. */
export const Code = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/));

/** One e-mail address of at most 254 characters (RFC 5321, section 4.5.3.1). */
export const EmailAddress = z.email().check(z.maxLength(254));

/** A telephone number in E.164, such as `+60123456789`. */
export const PhoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

/** A language tag (BCP 47). */
export const LanguageTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.maxLength(35));

/** A rate in basis points: 600 is 6 %. */
export const BasisPoints = z.int().check(z.gte(0), z.lte(10_000));

export const Quantity = z.int().check(z.gte(1), z.lte(99_999));

/** An absolute URL over HTTP or HTTPS, or a path on the server that answers. */
export const WebAddress = z.string().check(z.maxLength(2_048), z.regex(/^(https?:\/\/|\/(?!\/))/));

/** The SHA-256 of a file, in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
