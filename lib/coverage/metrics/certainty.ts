/** Widths of the interval, in shares, below which a level of certainty is reached. */
const WIDTHS = [0.08, 0.2, 0.45];

/** Levels of certainty, most certain first: how each is named and how far its colours fade. */
export const CERTAINTY = [
  { label: "interval under 8 points wide", fade: 0 },
  { label: "under 20 points", fade: 0.3 },
  { label: "under 45 points", fade: 0.55 },
  { label: "wider", fade: 0.8 },
] as const;

/** The level of an interval: its place in `CERTAINTY`. */
export function getLevel({ low, high }: { low: number; high: number }): number {
  const level = WIDTHS.findIndex((width) => high - low < width);
  return level < 0 ? WIDTHS.length : level;
}

/**
 * The round number at which a scale ends. Wide intervals do not stretch it unless there are no
 * others. The last step is open, so it may also hold values a little above.
 */
export function chooseMaximum(values: { value: number; level: number }[], maxima: readonly number[]): number {
  const certain = values.filter(({ level }) => level < 2);
  const highest = (certain.length > 0 ? certain : values).reduce(
    (most, { value }) => Math.max(most, Math.abs(value)),
    0,
  );
  return maxima.find((maximum) => highest <= maximum * 1.2) ?? maxima.at(-1)!;
}
