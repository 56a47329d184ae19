"use client";

import { type CSSProperties, Fragment, type MouseEvent, useRef, useState } from "react";
import type { HeatmapModel } from "@/lib/coverage/heatmap-model";
import type { HeatmapLine } from "@/lib/coverage/heatmap-totals";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { BucketTooltip } from "./bucket-tooltip";
import { CutEdges } from "./cut-edges";
import { HeatmapCellView } from "./heatmap-cell";
import { HeatmapTotalView } from "./heatmap-total";
import { useCutLines } from "./use-cut-lines";
import { type GridPosition, readPosition, useGridKeys } from "./use-grid-keys";

/** Columns whose names stand upright in print; those of more are turned. */
const UPRIGHT = 10;

/** The map: a grid of buckets that can be read, walked with the keyboard, and opened. */
export function HeatmapGrid({
  model,
  initial,
  isBusy,
  getHref,
  onActive,
  onOpen,
}: {
  model: HeatmapModel;
  /** The bucket that takes the focus when the page opens. */
  initial: GridPosition | null;
  isBusy: boolean;
  getHref: (position: GridPosition) => string | null;
  onActive: (position: GridPosition) => void;
  /** Before a bucket is left for its page; `follow` where the browser does not follow a link itself. */
  onOpen: (position: GridPosition, follow: boolean) => void;
}) {
  const [hovered, setHovered] = useState<GridPosition | null>(null);
  const [focused, setFocused] = useState<GridPosition | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const { scroller, cut, measure } = useCutLines();
  const size = { rows: model.rows.length, columns: model.columns.length };
  const keys = useGridKeys(size, { initial, open: (position) => onOpen(position, true) });
  const shown = hovered ?? focused;
  const totalName = getMetric(model.scale.metric).nameTotal(model.hasGoals);
  const cell = shown ? model.cells[shown.row]?.[shown.column] : undefined;
  const hover = (event: MouseEvent) => {
    const position = readPosition(event.target);
    setHovered(position);
    if (position) onActive(position);
  };
  return (
    <div ref={area} className="relative">
      <div
        ref={scroller}
        onScroll={measure}
        className={`print-whole max-h-[max(420px,calc(100dvh-210px))] overflow-auto transition-opacity delay-300 ${isBusy ? "opacity-50" : ""}`}
        aria-busy={isBusy}
      >
        <table
          ref={keys.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked with the arrow keys.
          role="grid"
          aria-label="Coverage map"
          className={`print-map border-separate border-spacing-0.5 ${size.columns > UPRIGHT ? "print-steep" : ""}`}
          style={{ "--columns": size.columns } as CSSProperties}
          onKeyDown={(event) => {
            if (event.key === "Escape") setFocused(null);
            keys.onKeyDown(event);
          }}
          onFocus={(event) => {
            keys.onFocus(event);
            const position = readPosition(event.target);
            setFocused(position);
            if (position) onActive(position);
          }}
          onBlur={() => setFocused(null)}
          onMouseOver={hover}
          onMouseLeave={() => setHovered(null)}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 bg-paper px-1 pb-1.5 text-left align-bottom text-xs font-normal text-dim"
              >
                <AxisNames {...model} />
              </th>
              {model.columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  title={column.label}
                  className={`sticky top-0 z-10 max-w-[104px] bg-paper px-1 pb-1.5 text-left align-bottom font-normal ${getLineLook(column)}`}
                >
                  <span className="line-clamp-3 break-words">
                    <BreakableLabel label={column.label} />
                  </span>
                </th>
              ))}
              {model.columnDimension && (
                <th
                  scope="col"
                  className="sticky top-0 z-10 bg-paper pb-1.5 pl-2 text-left align-bottom text-xs font-normal text-dim"
                >
                  {totalName}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {model.rows.map((row, r) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  title={row.label}
                  className={`sticky left-0 z-10 max-w-64 min-w-24 truncate bg-paper pr-2.5 pl-1 text-left font-normal ${getLineLook(row)}`}
                >
                  {row.label}
                </th>
                {model.columns.map((column, c) => (
                  <HeatmapCellView
                    key={column.id}
                    cell={model.cells[r]![c]!}
                    row={r}
                    column={c}
                    href={getHref({ row: r, column: c })}
                    tabIndex={keys.getTabIndex(r, c)}
                    onOpen={(rowIndex, columnIndex) => onOpen({ row: rowIndex, column: columnIndex }, false)}
                  />
                ))}
                {model.columnDimension && <HeatmapTotalView total={row.total} />}
              </tr>
            ))}
          </tbody>
          {model.columnDimension && (
            <tfoot>
              <tr>
                <th
                  scope="row"
                  className="sticky left-0 z-10 bg-paper pl-1 text-left text-xs font-normal text-dim"
                >
                  {totalName}
                </th>
                {model.columns.map((column) => (
                  <HeatmapTotalView key={column.id} total={column.total} />
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <CutEdges scroller={scroller} cut={cut} />
      {cell?.bucket && shown && (
        <BucketTooltip area={area} position={shown} cell={cell} metric={model.scale.metric} />
      )}
    </div>
  );
}

function getLineLook(line: HeatmapLine): string {
  if (line.filtered) return "text-dim line-through decoration-1";
  return line.declared ? "" : "text-dim italic";
}

function AxisNames({ rowDimension, columnDimension }: HeatmapModel) {
  const name = ({ label, unit }: { label: string; unit: string | null }) =>
    unit ? `${label}, ${unit}` : label;
  return (
    <>
      <span className="block">{name(rowDimension)} ↓</span>
      {columnDimension && <span className="block">{name(columnDimension)} →</span>}
    </>
  );
}

/** A label that names of files, models and fields make too long for a line breaks at their joints. */
function BreakableLabel({ label }: { label: string }) {
  return label.split(/(?<=[/_.:])/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, never reordered.
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
