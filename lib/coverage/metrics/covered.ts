import { buildCountScale } from "./count-scale";
import { nameCovered, printOfGoal, rankByCovered, totalCovered } from "./coverage";
import type { Counted, Metric, Reading } from "./metric";

const name = (isCovered: number) => (isCovered === 1 ? "covered" : "not yet");

/** Whether hits reach the goal: the other convention, shown beside the grade and never mixed with it. */
export const covered: Metric = {
  id: "covered",
  label: "Covered or not",
  short: "Covered",
  meaning: "Covered: whether hits reach the goal, yes or no.",
  isJudged: true,
  isOfHits: true,
  read: readCovered,
  print: (counts) => printOfGoal(counts, name, readCovered),
  say: (counts) => {
    const reading = readCovered(counts);
    if (reading === null) return "";
    return reading.value === 1 ? "covered" : "not covered";
  },
  buildScale: () =>
    buildCountScale("covered", readCovered, {
      thresholds: [1],
      names: [
        ["below its goal", "below its goal"],
        ["covered", "covered"],
      ],
      range: "quiet",
    }),
  total: totalCovered,
  nameTotal: nameCovered,
  needsGoals: true,
  barEnd: 1,
  rank: rankByCovered,
};

function readCovered({ hits, goal }: Counted): Reading | null {
  if (typeof goal !== "number") return null;
  return { value: hits >= goal ? 1 : 0, count: hits, n: goal, interval: null };
}
