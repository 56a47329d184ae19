import { formatCount, formatCoverage, formatQuantity } from "@/lib/format/number";
import { buildCountScale } from "./count-scale";
import type { Counted, LineTotal, Metric, Printed, Reading, Totalled } from "./metric";

/** The grade: min(1, hits / goal). */
export const coverage: Metric = {
  id: "coverage",
  label: "Coverage",
  short: "Coverage",
  meaning: "The grade: hits as a share of the goal, at most 100 %.",
  isJudged: true,
  isOfHits: true,
  read: readGrade,
  print: (counts) => printOfGoal(counts, (grade) => formatCoverage(grade), readGrade),
  say: () => "",
  buildScale: () =>
    buildCountScale("coverage", readGrade, {
      thresholds: [0.2, 0.4, 0.6, 0.8, 1],
      names: [
        ["under 20 %", "< 20"],
        ["20 to 40 %", "20–40"],
        ["40 to 60 %", "40–60"],
        ["60 to 80 %", "60–80"],
        ["80 % and more", "80+"],
        ["covered", "100"],
      ],
      range: "quiet",
    }),
  total: totalCovered,
  nameTotal: nameCovered,
  needsGoals: true,
  barEnd: 1,
  rank: rankByCovered,
};

function readGrade({ hits, goal, grade }: Counted): Reading | null {
  if (typeof goal !== "number" || typeof grade !== "number") return null;
  return { value: grade, count: hits, n: goal, interval: null };
}

/** Hits of goal below a value; plain hits where a filter hides the goal or there is none. */
export function printOfGoal(
  counts: Counted,
  format: (value: number) => string,
  read: (counts: Counted) => Reading | null,
): Printed {
  const reading = read(counts);
  if (reading === null) {
    return { value: formatCount(counts.hits), detail: counts.hits === 1 ? "hit" : "hits" };
  }
  return {
    value: format(reading.value),
    detail: `${formatCount(reading.count)} of ${formatCount(reading.n)}`,
  };
}

export function nameCovered(hasGoals: boolean): string {
  return hasGoals ? "Covered" : "Hits";
}

/** How many buckets of a row or column are covered, with its hits. */
export function totalCovered(line: Totalled): LineTotal | null {
  const { buckets, marginal } = line;
  const hits = marginal && formatQuantity(marginal.hits, "hit");
  const covered = countCovered(line);
  if (covered === null) return hits ? { value: hits, detail: "", size: null } : null;
  return {
    value: `${formatCount(covered)} of ${formatCount(listCountable(buckets).length)}`,
    detail: hits ?? "covered",
    size: shareCovered(line) ?? 0,
  };
}

/** The line with the smallest share of covered buckets comes first. */
export function rankByCovered(line: Totalled): number | null {
  const share = shareCovered(line);
  return share === null ? null : -share;
}

function shareCovered(line: Totalled): number | null {
  const of = listCountable(line.buckets).length;
  const covered = countCovered(line);
  return covered === null || of === 0 ? null : covered / of;
}

function countCovered({ buckets }: Totalled): number | null {
  if (buckets.every(({ goal }) => goal === null)) return null;
  return listCountable(buckets).filter(({ status }) => status === "covered").length;
}

function listCountable(buckets: Totalled["buckets"]): Totalled["buckets"] {
  return buckets.filter(({ status }) => status === "hole" || status === "partial" || status === "covered");
}
