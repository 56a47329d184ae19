import { type RefObject, useLayoutEffect, useState } from "react";
import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import type { MetricId } from "@/lib/coverage/metrics/metric-ids";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { listBothCountings } from "@/lib/format/both-countings";
import { formatCount, formatInterval, formatQuantity } from "@/lib/format/number";
import type { GridPosition } from "./use-grid-keys";

/** Hits and interval of the bucket under the pointer or the focus, beneath its cell. */
export function BucketTooltip({
  area,
  position,
  cell,
  metric,
}: {
  area: RefObject<HTMLDivElement | null>;
  position: GridPosition;
  cell: HeatmapCell;
  metric: MetricId;
}) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const { row, column } = position;
  useLayoutEffect(() => {
    const box = area.current?.getBoundingClientRect();
    const anchor = area.current
      ?.querySelector(`[data-row="${row}"][data-column="${column}"]`)
      ?.getBoundingClientRect();
    if (!box || !anchor) return;
    const left = Math.max(0, Math.min(anchor.left - box.left, box.width - 256));
    setPlace({ left, top: anchor.bottom - box.top + 6 });
  }, [area, row, column]);
  const bucket = cell.bucket!;
  const said = getMetric(metric).say(bucket);
  const isExcluded = bucket.status === "ignored" || bucket.status === "illegal";
  if (!place) return null;
  return (
    <div
      aria-hidden
      style={place}
      className="screen-only pointer-events-none absolute z-30 w-64 rounded-md border border-edge bg-panel px-2.5 py-1.5 text-xs shadow-md"
    >
      <div>
        {bucket.goal === null
          ? formatQuantity(bucket.hits, "hit")
          : `${formatCount(bucket.hits)} of ${formatCount(bucket.goal)} hits`}
      </div>
      {bucket.interval && (
        <div>
          {formatQuantity(bucket.fail, "failure")}, {formatInterval(bucket.interval)}{" "}
          <span className="text-dim">95 % Wilson</span>
        </div>
      )}
      {said !== "" && <div>{said}</div>}
      {listBothCountings(bucket).map((line) => (
        <div key={line} className="text-dim">
          {line}
        </div>
      ))}
      {isExcluded && bucket.reason && <div className="text-dim">{bucket.reason}</div>}
    </div>
  );
}
