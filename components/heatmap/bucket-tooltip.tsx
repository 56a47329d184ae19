import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { isExcluded } from "@/lib/coverage/counting";
import type { HeatmapCell } from "@/lib/coverage/heatmap-cells";
import type { MetricId } from "@/lib/coverage/metrics/metric-ids";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { listBothCountings } from "@/lib/format/both-countings";
import { formatKeptHits } from "@/lib/format/kept-hits";
import { formatCount, formatInterval, formatQuantity } from "@/lib/format/number";
import { findCellElement, type GridPosition, readPosition } from "./use-grid-keys";

/**
 * Hits and interval of the bucket under the pointer or the focus, beneath its cell. It listens for
 * itself, so that a large map is not drawn again when the pointer moves over it.
 */
export function BucketTooltip({
  area,
  cells,
  metric,
}: {
  area: RefObject<HTMLDivElement | null>;
  cells: HeatmapCell[][];
  metric: MetricId;
}) {
  const position = usePointedCell(area);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const box = area.current?.getBoundingClientRect();
    const anchor =
      position &&
      findCellElement(area.current?.querySelector("table") ?? null, position)?.getBoundingClientRect();
    if (!box || !anchor) return;
    const left = Math.max(0, Math.min(anchor.left - box.left, box.width - 256));
    setPlace({ left, top: anchor.bottom - box.top + 6 });
  }, [area, position]);
  const bucket = position && cells[position.row]?.[position.column]?.bucket;
  if (!place || !bucket) return null;
  const said = getMetric(metric).say(bucket);
  return (
    <div
      aria-hidden
      style={place}
      className="screen-only pointer-events-none absolute z-30 w-64 rounded-md border border-edge bg-panel px-2.5 py-1.5 text-xs shadow-md"
    >
      <div>
        {bucket.goal === null
          ? formatKeptHits(bucket)
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
      {isExcluded(bucket) && bucket.reason && <div className="text-dim">{bucket.reason}</div>}
    </div>
  );
}

/** The cell under the pointer, or else the one in focus; Escape puts it away. */
function usePointedCell(area: RefObject<HTMLDivElement | null>): GridPosition | null {
  const [hovered, setHovered] = useState<GridPosition | null>(null);
  const [focused, setFocused] = useState<GridPosition | null>(null);
  useEffect(() => {
    const box = area.current;
    if (!box) return;
    const ending = new AbortController();
    const hear = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      react: (event: HTMLElementEventMap[Name]) => void,
    ) => box.addEventListener(name, react, { signal: ending.signal });
    hear("mouseover", ({ target }) => setHovered(readPosition(target)));
    hear("mouseleave", () => setHovered(null));
    hear("focusin", ({ target }) => setFocused(readPosition(target)));
    hear("focusout", () => setFocused(null));
    hear("keydown", ({ key }) => {
      if (key === "Escape") setFocused(null);
    });
    return () => ending.abort();
  }, [area]);
  return hovered ?? focused;
}
