const counts = new Intl.NumberFormat("en-US");

/** `12430` as "12,430". */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** A count with its noun: "1 failure", "3 failures". */
export function formatQuantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/**
 * A share of what was planned, 0 to 1, in whole percent: "23 %". Rounding never reaches an end that
 * the share has not reached: 0.999 is "99 %", 0.001 is "<1 %".
 */
export function formatCoverage(share: number): string {
  return `${formatCoverageFigure(share)} %`;
}

/** A rate, 0 to 1, with one decimal: "5.2 %", "<0.1 %", ">99.9 %", "0 %". */
export function formatRate(rate: number): string {
  return `${formatRateFigure(rate)} %`;
}

/** The figure of `formatCoverage` alone. */
export function formatCoverageFigure(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0) return share > 0 ? "<1" : "0";
  return String(share < 1 ? Math.min(99, percent) : percent);
}

/** The figure of `formatRate` alone. */
export function formatRateFigure(rate: number): string {
  if (rate === 0 || rate === 1) return String(rate * 100);
  if (rate < 0.0005) return "<0.1";
  if (rate >= 0.9995) return ">99.9";
  return (rate * 100).toFixed(1);
}

/** A multiple with two figures: "0.23×", "2.3×", "23×". Rounding never reaches 1 or 0 from elsewhere. */
export function formatRatio(ratio: number): string {
  if (ratio > 0 && ratio < 0.01) return "<0.01×";
  if (ratio < 1) return `${Math.min(0.99, Number(ratio.toFixed(2)))}×`;
  if (ratio > 1 && ratio < 1.1) return ratio < 1.05 ? ">1×" : "1.1×";
  return `${ratio < 9.95 ? Number(ratio.toFixed(1)) : formatCount(Math.round(ratio))}×`;
}

/** A difference of two rates in percentage points: "+2.3", "−0.4", "0". */
export function formatPoints(difference: number): string {
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  return `${sign}${formatRateFigure(Math.abs(difference))}`;
}

/** Both ends of an interval of a difference: "−3.8 to +19.3". */
export function formatPointsInterval({ low, high }: { low: number; high: number }): string {
  const format = (end: number) => {
    const points = formatBound(Math.abs(end));
    return points === "0" ? points : `${end > 0 ? "+" : "−"}${points}`;
  };
  return `${format(low)} to ${format(high)}`;
}

/** Both ends of an interval of a rate: "0.1 to 2.8 %". */
export function formatInterval(interval: { low: number; high: number }): string {
  return `${formatBound(interval.low)} to ${formatBound(interval.high)} %`;
}

/** One end of an interval, in percent with at most one decimal: ends are bounds, so no "<" or ">". */
export function formatBound(bound: number): string {
  return String(Number((bound * 100).toFixed(1)));
}
