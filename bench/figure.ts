import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatRate } from "@/lib/format/number";

/** One measured figure and the bar it is held against. */
export type Figure = TimeFigure | AmountFigure;

type TimeFigure = {
  /** What was measured, as in "crossing of two dimensions, 50,000 cells". */
  name: string;
  /** Milliseconds of what Lacuna does. */
  ms: number;
  /** Milliseconds of what it is compared with, in the same run; null where a time alone is asked for. */
  baselineMs: number | null;
  /** None where the figure is there to be known beside another that has one. */
  bar: { kind: "ratio"; least: number } | { kind: "time"; mostMs: number } | { kind: "none" };
};

/** Bytes, how often something happened, or a share of 1; the bar itself is met. */
type AmountFigure = {
  name: string;
  amount: number;
  bar: { kind: "bytes" | "times" | "share"; most: number };
};

function isAmount(figure: Figure): figure is AmountFigure {
  return "amount" in figure;
}

/** How much faster than its baseline a figure is; null without a baseline. */
export function getRatio(figure: Figure): number | null {
  return isAmount(figure) || figure.baselineMs === null ? null : figure.baselineMs / figure.ms;
}

/** `ratio`: baseline / figure is at least `least`. `time`: the figure is below `mostMs`. `none`: always. An amount is at most `most`. */
export function isMet(figure: Figure): boolean {
  if (isAmount(figure)) return figure.amount <= figure.bar.most;
  const { bar, ms } = figure;
  if (bar.kind === "none") return true;
  return bar.kind === "time" ? ms < bar.mostMs : (getRatio(figure) ?? 0) >= bar.least;
}

export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(2)} ms`;
}

function formatAmount(amount: number, kind: AmountFigure["bar"]["kind"]): string {
  if (kind === "share") return formatRate(amount);
  return kind === "bytes" ? formatBytes(amount) : formatCount(amount);
}

/** What was measured. */
export function formatFigure(figure: Figure): string {
  return isAmount(figure) ? formatAmount(figure.amount, figure.bar.kind) : formatMs(figure.ms);
}

/** What it was measured against in the same run, null where nothing was. */
export function formatBaseline(figure: Figure): string | null {
  return isAmount(figure) || figure.baselineMs === null ? null : formatMs(figure.baselineMs);
}

export function formatBar({ bar }: Figure): string {
  if (bar.kind === "none") return "none";
  if (bar.kind === "time") return `under ${formatMs(bar.mostMs)}`;
  return bar.kind === "ratio" ? `ratio at least ${bar.least}` : `at most ${formatAmount(bar.most, bar.kind)}`;
}
