import {
  type CountedCrossing,
  type Counting,
  countCrossing,
  getOtherCounting,
} from "@/lib/coverage/counting";
import { findTellableRates, listKeptStates } from "@/lib/coverage/state-filter";
import { VERDICTS } from "@/lib/coverage/verdict";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { formatVerdictCount } from "@/lib/format/verdict-label";
import { wilsonInterval } from "@/lib/stats/wilson";
import type { SnapshotContent } from "./snapshot-content";

/** A figure of the whole crossing: what it is, its number, and what to know with it. */
export type Figure = { name: string; value: string; notes: string[] };

/** The figures of the crossing by the chosen way of counting, each with the other's where it differs. */
export function listFigures({ crossing, view }: SnapshotContent): Figure[] {
  const other = getOtherCounting(view.counting);
  const own = countCrossing(crossing, view.counting);
  const beside = countCrossing(crossing, other);
  const mapGrades = { raw: crossing.map_grade, adjudicated: crossing.adjudicated.map_grade };
  const where = view.where.map((filter) => ({ ...filter, values: filter.values.map(({ id }) => id) }));
  const tells = findTellableRates(listKeptStates(where));
  const unlessSame = (shown: string, of: string) => (shown === of ? [] : [`${other} ${shown}`]);
  return [
    {
      name: "Grade of this crossing",
      value: formatKnown(own.grade, formatCoverage),
      notes: [describeCovered(own), ...unlessSame(describeGrade(beside), describeGrade(own))],
    },
    {
      name: "Failure rate",
      value: formatKnown(getRate(own, tells), formatRate),
      notes: [
        ...describeRate(own, tells),
        ...unlessSame(describeFailures(beside, tells), describeFailures(own, tells)),
      ],
    },
    {
      name: "Hits",
      value: formatCount(countHits(own)),
      notes: [
        `from ${formatQuantity(crossing.totals.runs, "run")}`,
        ...listApart(own),
        ...unlessSame(formatCount(countHits(beside)), formatCount(countHits(own))),
      ],
    },
    { name: "Verdicts", ...describeVerdicts(own) },
    {
      name: "Whole map",
      value: formatKnown(mapGrades[view.counting], formatCoverage),
      notes: [
        "grade of its declared crossings",
        ...unlessSame(
          formatKnown(mapGrades[other], formatCoverage),
          formatKnown(mapGrades[view.counting], formatCoverage),
        ),
      ],
    },
  ];
}

function describeCovered({ covered }: CountedCrossing): string {
  if (covered === null) return "hidden by the filter";
  return `${formatCount(covered.buckets)} of ${formatCount(covered.of)} buckets covered`;
}

function describeGrade(counted: CountedCrossing): string {
  return `${formatKnown(counted.grade, formatCoverage)}, ${describeCovered(counted)}`;
}

/** Whether a way of counting has failure rates under the filters. */
type Tells = Record<Counting, boolean>;

function getRate({ counting, totals: { pass, fail } }: CountedCrossing, tells: Tells): number | null {
  return pass + fail === 0 || !tells[counting] ? null : fail / (pass + fail);
}

function describeRate({ counting, totals: { pass, fail } }: CountedCrossing, tells: Tells): string[] {
  if (!tells[counting]) return ["hidden by the filter"];
  const interval = wilsonInterval(fail, pass + fail);
  if (interval === null) return [];
  return [`${formatCount(fail)} of ${formatCount(pass + fail)}, interval ${formatInterval(interval)}`];
}

function describeFailures(counted: CountedCrossing, tells: Tells): string {
  const { pass, fail } = counted.totals;
  return `${formatKnown(getRate(counted, tells), formatRate)}, ${formatCount(fail)} of ${formatCount(pass + fail)}`;
}

function countHits({ totals: { pass, fail, item } }: CountedCrossing): number {
  return pass + fail + item;
}

function listApart({ totals }: CountedCrossing): string[] {
  const kinds = [
    [totals.invalid, "invalid"],
    [totals.error, totals.error === 1 ? "error" : "errors"],
    [totals.unscored, "unscored"],
    [totals.ignored, "ignored"],
    [totals.other, "other"],
  ] as const;
  const apart = kinds.flatMap(([count, name]) => (count > 0 ? `${formatCount(count)} ${name}` : []));
  return apart.length > 0 ? [`set apart: ${apart.join(", ")}`] : [];
}

function describeVerdicts({ totals: { verdicts } }: CountedCrossing): Omit<Figure, "name"> {
  const { open, ...decided } = verdicts;
  const kinds = VERDICTS.filter((verdict) => decided[verdict] > 0);
  return {
    value: formatCount(kinds.reduce((sum, verdict) => sum + decided[verdict], 0)),
    notes: [
      ...kinds.map((verdict) => formatVerdictCount(decided[verdict], verdict)),
      ...(open > 0 ? [`${formatQuantity(open, "failure")} undecided`] : []),
    ],
  };
}

function formatKnown(share: number | null, format: (share: number) => string): string {
  return share === null ? "–" : format(share);
}
