import { Fragment, type ReactNode } from "react";
import { type CountedCrossing, getOtherCounting } from "@/lib/coverage/counting";
import { SHORT_NAMES } from "@/lib/coverage/list-beside";
import type { OutcomeCounts } from "@/lib/coverage/observation-outcome";
import { formatCount, formatQuantity } from "@/lib/format/number";

/**
 * How many observations the shown buckets count, from how many runs, and what is set apart from them;
 * what the other way of counting gives in brackets, where it differs.
 */
export function TotalsLine({
  totals,
  counting,
  runs,
}: Pick<CountedCrossing, "totals" | "counting"> & { runs: number | null }) {
  const { beside } = totals;
  const other = (count: number, besideCount: number | undefined) =>
    besideCount === undefined || besideCount === count
      ? ""
      : ` (${SHORT_NAMES[getOtherCounting(counting)]} ${formatCount(besideCount)})`;
  const apart: ReactNode[] = (
    [
      [totals.invalid, "invalid", beside?.invalid],
      [totals.error, totals.error === 1 ? "error" : "errors", beside?.error],
      [totals.unscored, "unscored", beside?.unscored],
      [totals.ignored, "ignored", undefined],
      [totals.other, "other", undefined],
    ] as const
  ).flatMap(([count, name, besideCount]) =>
    count || besideCount ? `${formatCount(count)} ${name}${other(count, besideCount)}` : [],
  );
  if (totals.illegal > 0) {
    apart.push(<strong className="font-semibold text-alarm">{formatCount(totals.illegal)} illegal</strong>);
  }
  return (
    <>
      {formatQuantity(countHits(totals), "hit")}
      {other(countHits(totals), beside === null ? undefined : countHits(beside))} from{" "}
      {runs === null ? "… runs" : formatQuantity(runs, "run")}
      {apart.length > 0 && "; set apart: "}
      {apart.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered.
        <Fragment key={i}>
          {i > 0 && ", "}
          {part}
        </Fragment>
      ))}
    </>
  );
}

function countHits({ pass, fail, item }: OutcomeCounts): number {
  return pass + fail + item;
}
