const dayMs = 86_400_000;

/** Spans of days that are asked for often. */
export const spans = ['today', 'thisWeek', 'thisMonth', 'lastMonth'] as const;
export type Span = (typeof spans)[number];

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** The first and the last day of a span, `YYYY-MM-DD`, by what day it is where the shop is. `firstDay` of a week is 1 for Monday and 7 for Sunday. */
export const daysOf = (span: Span, { today, firstDay = 1 }: { today: string; firstDay?: number }): { from: string; to: string } => {
  const atMs = Date.parse(today);
  const [year = 0, month = 1] = today.split('-').map(Number);
  const back = span === 'lastMonth' ? 1 : 0;
  switch (span) {
    case 'today': return { from: today, to: today };
    case 'thisWeek': {
      const fromMs = atMs - ((new Date(atMs).getUTCDay() + 7 - (firstDay % 7)) % 7) * dayMs;
      return { from: dayOf(fromMs), to: dayOf(fromMs + 6 * dayMs) };
    }
    case 'thisMonth':
    case 'lastMonth': return { from: dayOf(Date.UTC(year, month - 1 - back, 1)), to: dayOf(Date.UTC(year, month - back, 0)) };
  }
};

/** The months up to that of a day, newest first, as `YYYY-MM`. */
export const recentMonths = (today: string, count: number): string[] => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7));
};
