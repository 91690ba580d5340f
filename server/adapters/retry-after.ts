/** The longest wait that a server can ask us for: what is more is a mistake, and our own schedule is shorter. */
const maxWaitSeconds = 24 * 60 * 60;

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3): seconds, or an HTTP date.
 * @returns whole seconds from now, between 0 and a day; `undefined` when there is none or it is neither
 */
export function readRetryAfter(value: string | undefined, { nowMs }: { nowMs: number }): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(maxWaitSeconds, Number(text));
  // Only the form that servers must send; `Date.parse` alone would take nearly anything.
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.min(maxWaitSeconds, Math.max(0, Math.ceil((atMs - nowMs) / 1000)));
}
