import { Fragment, type ReactNode } from "react";
import type { CountedCrossing } from "@/lib/coverage/counting";
import { formatCount, formatQuantity } from "@/lib/format/number";

/** How many observations the shown buckets count, from how many runs, and what is set apart from them. */
export function TotalsLine({ totals, runs }: { totals: CountedCrossing["totals"]; runs: number | null }) {
  const hits = totals.pass + totals.fail + totals.item;
  const apart: ReactNode[] = [
    [totals.invalid, "invalid"],
    [totals.error, totals.error === 1 ? "error" : "errors"],
    [totals.unscored, "unscored"],
    [totals.ignored, "ignored"],
    [totals.other, "other"],
  ].flatMap(([count, name]) => (count ? `${formatCount(count as number)} ${name}` : []));
  if (totals.illegal > 0) {
    apart.push(<strong className="font-semibold text-alarm">{formatCount(totals.illegal)} illegal</strong>);
  }
  return (
    <>
      {formatQuantity(hits, "hit")} from {runs === null ? "… runs" : formatQuantity(runs, "run")}
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
