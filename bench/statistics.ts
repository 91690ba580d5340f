/** The value below which a part of the samples lies; the part from 0 to 1. */
export const quantile = (samples: readonly number[], part: number): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
};

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** For a table: two digits after the point below ten, one below a hundred. */
export const rounded = (value: number): number => Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));
