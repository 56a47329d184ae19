import { stringify } from "csv-stringify/sync";
import type { Bucket, Counts, CrossingDimension } from "@/lib/coverage/crossing-result";
import type { Verdict } from "@/lib/coverage/verdict";

type Field = string | number | null;

/** Figures that raw and adjudicated counting both give, by their names in JSON. */
const FIGURES: [string, (counts: Counts) => Field][] = [
  ["status", ({ status }) => status],
  ["hits", ({ hits }) => hits],
  ["grade", ({ grade }) => grade],
  ["pass", ({ pass }) => pass],
  ["fail", ({ fail }) => fail],
  ["invalid", ({ invalid }) => invalid],
  ["error", ({ error }) => error],
  ["unscored", ({ unscored }) => unscored],
  ["failure_rate", ({ failure_rate }) => failure_rate],
  // What the rate is of: items of training campaigns are hits that nothing judges.
  ["failure_rate_n", ({ pass, fail }) => pass + fail],
  ["interval_low", ({ interval }) => interval?.low ?? null],
  ["interval_high", ({ interval }) => interval?.high ?? null],
  ["interval_method", ({ interval }) => interval?.method ?? null],
  ["interval_level", ({ interval }) => interval?.level ?? null],
  ["aware_yes", ({ aware }) => aware.yes],
  ["aware_no", ({ aware }) => aware.no],
  ["aware_unknown", ({ aware }) => aware.unknown],
  ["aware_fail_yes", ({ aware }) => aware.fail_yes],
  ["aware_fail_no", ({ aware }) => aware.fail_no],
];

/** What a filter on outcome or verdict leaves out, where there is one. */
const FILTERED: [string, (counts: Counts) => Field][] = [["filtered", ({ filtered }) => filtered ?? null]];

/** Those of a comparison with other campaigns, where there is one. */
const CHANGES: [string, (counts: Counts) => Field][] = [
  ["change", ({ change }) => change?.difference ?? null],
  ["change_low", ({ change }) => change?.interval?.low ?? null],
  ["change_high", ({ change }) => change?.interval?.high ?? null],
  ["change_method", ({ change }) => change?.interval?.method ?? null],
  ["change_level", ({ change }) => change?.interval?.level ?? null],
  ["against_hits", ({ change }) => change?.against.hits ?? null],
  ["against_pass", ({ change }) => change?.against.pass ?? null],
  ["against_fail", ({ change }) => change?.against.fail ?? null],
];

const VERDICTS = ["open", "true_failure", "spec_bug", "checker_bug", "simulation_bug"] as const satisfies (
  | "open"
  | Verdict
)[];

/**
 * Buckets as CSV (RFC 4180), one a line, with id and label of each crossed value and figures to full
 * precision. Fields that a spreadsheet would run as a formula are prefixed with an apostrophe.
 */
export function formatCrossingCsv(by: readonly CrossingDimension[], buckets: readonly Bucket[]): string {
  const label = ({ id, values }: CrossingDimension, bucket: Bucket) =>
    values.find((value) => value.id === bucket.at[id])?.label ?? bucket.at[id]!;
  const isCompared = buckets.some(({ change }) => change !== undefined);
  const isSelected = buckets.some(({ filtered }) => filtered !== undefined);
  const figures = [...FIGURES, ...(isSelected ? FILTERED : []), ...(isCompared ? CHANGES : [])];
  const titles = [
    ...by.flatMap(({ id }) => [`values.${id}`, `labels.${id}`]),
    ...["goal", "held_out", "reason"],
    ...figures.map(([name]) => name),
    ...["excluded_ignored", "excluded_illegal"],
    ...VERDICTS.map((verdict) => `verdicts_${verdict}`),
    ...figures.map(([name]) => `adjudicated_${name}`),
  ];
  const rows = buckets.map((bucket): Field[] => [
    ...by.flatMap((dimension) => [bucket.at[dimension.id]!, label(dimension, bucket)]),
    ...[bucket.goal, String(bucket.held_out), bucket.reason],
    ...figures.map(([, get]) => get(bucket)),
    ...[bucket.excluded.ignored, bucket.excluded.illegal],
    ...VERDICTS.map((verdict) => bucket.verdicts[verdict]),
    ...figures.map(([, get]) => get(bucket.adjudicated)),
  ]);
  return stringify([titles, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
