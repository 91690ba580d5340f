/** Between the calendar dates that people choose and the instants that the contract keeps. */

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  let format = formats.get(timeZone);
  if (!format) {
    // The Swedish form of a date is `YYYY-MM-DD`.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The calendar date (`YYYY-MM-DD`) of an instant, given in milliseconds since 1970 UTC, in an IANA time zone. */
export const dateAt = (atMs: number, timeZone: string): string => formatOf(timeZone).format(atMs);

/**
 * The instant of now's time of day on a calendar date, in UTC (RFC 3339); nothing for a text that is no date. So a date
 * that lies 90 days back is exactly 90 days back, and today is now.
 */
export const instantOn = (date: string, { timeZone, nowMs }: { timeZone: string; nowMs: number }): string | undefined => {
  const wanted = Date.parse(date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(wanted)) return undefined;
  const shiftedMs = nowMs + Math.round((wanted - Date.parse(dateAt(nowMs, timeZone))) / dayMs) * dayMs;
  // Summer time may have moved it over midnight.
  const atMs = [0, 1, -1].map((hours) => shiftedMs + hours * hourMs).find((ms) => dateAt(ms, timeZone) === date) ?? shiftedMs;
  return new Date(atMs).toISOString();
};
