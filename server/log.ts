/** One thing worth writing down: plain values, without secrets, tokens or addresses. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  error?: unknown;
  [field: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

const hidden = '[secret]';

/**
 * What gives away a person or opens a door, by its shape. Each pattern is bounded, so that a long hostile text costs no
 * more than its length.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  // The password of a database or a mail server.
  [/\b([a-z][a-z0-9+.-]{0,31}:\/\/)[^\s/@"'<>]{1,256}@/gi, `$1${hidden}@`],
  [/\b(Bearer|Basic)\s+[\x21-\x7e]{1,4096}/gi, `$1 ${hidden}`],
  [/(?<![A-Za-z0-9])(whsec|sk|mos)_[\w+/=-]{1,4096}/g, `$1_${hidden}`],
  [/([?&](?:signature|sig|token|access_token|secret|key|password)=)[^&\s"'<>]{1,4096}/gi, `$1${hidden}`],
  [/(?:"[^"\n]{1,64}"|[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64})(?:@|%40)[\p{L}\p{N}[][\p{L}\p{N}.:\]-]{0,254}/gu, '[e-mail]'],
  // E.164 as it is kept, and a national number as it is typed.
  [/(?:\+|%2B)\d[\d ().-]{5,20}\d/gi, '[phone]'],
  [/(?<![\w.+-])0\d{1,2}[ -]?\d{3,4}[ -]?\d{4}(?![\w.-])/g, '[phone]'],
];

/** A text as it may be written down. `secrets` are hidden wherever they stand, whatever their shape. */
export const masked = (text: string, secrets: readonly string[] = []): string =>
  patterns.reduce((rest, [pattern, by]) => rest.replaceAll(pattern, by), secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text));

const maxDepth = 4;
const maxEntries = 50;
const maxTextLength = 8_000;
const secretName = /secret|token|password|authorization|signature|service.?key/i;

/** Any value as plain JSON with nothing in it that must not be written down. What an error carries beside its words, such as a database’s values, is left out. */
function maskedValue(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value;
  if (typeof value !== 'object') return masked(String(value).slice(0, maxTextLength), secrets);
  if (depth === maxDepth) return '…';
  const within = (inner: unknown): unknown => maskedValue(inner, secrets, depth + 1);
  if (value instanceof Error) {
    const code = 'code' in value ? value.code : undefined;
    return {
      name: value.name, message: within(value.message), stack: within(value.stack),
      ...(code !== undefined && { code: within(code) }),
      ...(value instanceof AggregateError && { errors: within(value.errors) }),
      ...(value.cause !== undefined && { cause: within(value.cause) }),
    };
  }
  if (Array.isArray(value)) return value.slice(0, maxEntries).map(within);
  return Object.fromEntries(Object.entries(value).slice(0, maxEntries)
    .map(([name, inner]) => [masked(name, secrets), secretName.test(name) ? hidden : within(inner)]));
}

/** An entry as it may be written down. */
export const maskedEntry = (entry: LogEntry, secrets: readonly string[] = []): LogEntry => ({
  ...maskedValue(entry, secrets) as Omit<LogEntry, 'level'>, level: entry.level, message: masked(entry.message.slice(0, maxTextLength), secrets),
});

/** A log that hides personal data and secrets before anything is written down, also from a log that somebody else brings. */
export const maskingLog = (log: Log, secrets: readonly string[]): Log => (entry) => { log(maskedEntry(entry, secrets)); };
