/**
 * A value as canonical JSON (RFC 8785): the same text for the same value, whatever the order of its fields and wherever
 * it was kept in between. What JSON cannot say (a field without a value) is left out, as `JSON.stringify` does.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // By UTF-16 code units, which is how JavaScript compares text (section 3.2.3).
  const fields = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, entry]) => `${JSON.stringify(name)}:${canonicalJson(entry)}`).join(',')}}`;
};
