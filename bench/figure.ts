/** One measured figure and the bar it is held against. */
export type Figure = {
  /** What was measured, as in "crossing of two dimensions, 50,000 cells". */
  name: string;
  /** Milliseconds of what Lacuna does. */
  ms: number;
  /** Milliseconds of what it is compared with, in the same run; null where a time alone is asked for. */
  baselineMs: number | null;
  bar: Bar;
};

/** `share`: baseline / figure is at least `least`. `time`: the figure is below `mostMs`. */
export type Bar = { kind: "ratio"; least: number } | { kind: "time"; mostMs: number };

/** How much faster than its baseline a figure is; null without a baseline. */
export function getRatio({ ms, baselineMs }: Figure): number | null {
  return baselineMs === null ? null : baselineMs / ms;
}

export function isMet(figure: Figure): boolean {
  const { bar, ms } = figure;
  return bar.kind === "time" ? ms < bar.mostMs : (getRatio(figure) ?? 0) >= bar.least;
}

export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(2)} ms`;
}

export function formatBar(bar: Bar): string {
  return bar.kind === "time" ? `under ${formatMs(bar.mostMs)}` : `ratio at least ${bar.least}`;
}
