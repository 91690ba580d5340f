export interface ChipFit {
  /** How many chips there are. */
  count: number;
  /** The width of the chip at a place, in px. */
  widthAt: (place: number) => number;
  /** The width of the line and of the gap between two chips, in px. */
  line: number;
  gap: number;
  /** The width of the "+n" that stands in front of the chips where not all fit, in px. */
  more: number;
}

/**
 * How many chips fit on one line, counted from the last: what was picked last is seen. One always shows, cut off where it is
 * too wide. Looks only at as many chips as it takes to fill the line.
 */
export const fittingChips = ({ count, widthAt, line, gap, more }: ChipFit): number => {
  let used = 0;
  let fitting = 0;
  for (let place = count - 1; place >= 0; place -= 1) {
    used += widthAt(place) + (used > 0 ? gap : 0);
    if (used > line) return Math.max(1, fitting);
    if (used + gap + more <= line) fitting = count - place;
  }
  return count;
};
