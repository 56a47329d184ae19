import { formatQuantity, formatRatio } from "@/lib/format/number";
import { buildCountScale } from "./count-scale";
import { printOfGoal } from "./coverage";
import type { Counted, Metric, Reading } from "./metric";

/** Hits against the goal, without an end: what is tested over again shows. */
export const hits: Metric = {
  id: "hits",
  label: "Hits against goal",
  short: "Hits",
  meaning: "Hits as a multiple of the goal; above 1× a bucket is tested more than was asked.",
  isJudged: true,
  isOfHits: true,
  read: readRatio,
  print: (counts) => printOfGoal(counts, formatRatio, readRatio),
  say: (counts) => {
    const reading = readRatio(counts);
    return reading === null ? "" : `${formatRatio(reading.value)} the goal`;
  },
  buildScale: () =>
    buildCountScale("hits", readRatio, {
      thresholds: [0.5, 1, 2, 5],
      names: [
        ["under half the goal", "< 0.5×"],
        ["half the goal to the goal", "0.5–1×"],
        ["1 to 2 times the goal", "1–2×"],
        ["2 to 5 times the goal", "2–5×"],
        ["5 times the goal and more", "5×+"],
      ],
      range: "full",
    }),
  total: ({ marginal }) =>
    marginal && {
      value: formatQuantity(marginal.hits, "hit"),
      detail: "",
      size: marginal.hits,
    },
  nameTotal: () => "Hits",
  needsGoals: true,
  barEnd: null,
  rank: ({ marginal }) => marginal?.hits ?? null,
};

function readRatio({ hits: count, goal }: Counted): Reading | null {
  if (typeof goal !== "number") return null;
  return { value: count / goal, count, n: goal, interval: null };
}
