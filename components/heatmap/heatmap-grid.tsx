"use client";

import { type CSSProperties, Fragment, memo, useMemo, useRef } from "react";
import type { CountedBucket } from "@/lib/coverage/counting";
import { findCell, getPlace, type HeatmapModel } from "@/lib/coverage/heatmap-model";
import type { HeatmapLine } from "@/lib/coverage/heatmap-totals";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { shortenLabels } from "@/lib/format/short-labels";
import { BucketTooltip } from "./bucket-tooltip";
import { CutEdges } from "./cut-edges";
import { type CellSize, HeatmapCellView } from "./heatmap-cell";
import { HeatmapTotalView } from "./heatmap-total";
import { useGridKeys } from "./use-grid-keys";

/** Columns whose names stand upright in print; those of more are turned. */
const UPRIGHT = 10;
/** Columns of a grid whose cells have room for more than the figure. */
const ROOMY = 24;
/** The same of a grid that is one of several panels. */
const ROOMY_PANEL = 8;

/** How many characters of a name have room: of a row, and of a column. */
export const LABEL_ROOM: Record<CellSize, { row: number; column: number }> = {
  full: { row: 30, column: 32 },
  brief: { row: 24, column: 18 },
  compact: { row: 24, column: 18 },
};

/** What every layout of the map is given to lead to buckets and to say which has the focus. */
export type BucketActs = {
  /** The bucket that takes the focus when the page opens. */
  initial: CountedBucket["at"] | null;
  getHref: (bucket: CountedBucket) => string;
  onActive: (at: CountedBucket["at"]) => void;
  onOpen: (bucket: CountedBucket) => void;
};

/**
 * The map: a grid of buckets that can be read, walked with the keyboard, and opened. It is drawn again
 * only where the model changes; focus, pointer and scrolling leave it as it is.
 */
export const HeatmapGrid = memo(function HeatmapGrid({
  model,
  initial,
  getHref,
  onActive,
  onOpen,
}: BucketActs & { model: HeatmapModel }) {
  const area = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const size = { rows: model.rows.length, columns: model.columns.length };
  const { panel } = model;
  const keys = useGridKeys(size, {
    crossed: [model.rowDimension, model.columnDimension].map((dimension) => dimension?.id).join(),
    initial: initial && findCell(model, initial),
    onActive: (position) => onActive(getPlace(model, position)),
    onOpen: ({ row, column }) => {
      const bucket = model.cells[row]?.[column]?.bucket;
      if (bucket) onOpen(bucket);
    },
  });
  const isRoomy = size.columns <= (panel ? ROOMY_PANEL : ROOMY);
  const cellSize: CellSize = isRoomy ? (panel ? "brief" : "full") : "compact";
  const room = LABEL_ROOM[cellSize];
  const rowNames = useMemo(() => shortenNames(model.rows, room.row), [model.rows, room]);
  const columnNames = useMemo(() => shortenNames(model.columns, room.column), [model.columns, room]);
  // Panels have no totals: what a row of one holds, its cells show.
  const hasTotals = model.columnDimension !== null && panel === null;
  const totalName = getMetric(model.scale.metric).nameTotal(model.hasGoals);
  return (
    <div ref={area} className="relative">
      {/* Contained, so that scrolling does not compute anew where each of thousands of cells stands. */}
      <div
        ref={scroller}
        className="print-whole contain-content max-h-[max(420px,calc(100dvh-210px))] overflow-auto"
      >
        <table
          {...keys}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked with the arrow keys.
          role="grid"
          aria-label={panel ? `Coverage map, ${panel.label}` : "Coverage map"}
          className={`print-map border-separate border-spacing-0.5 ${size.columns > UPRIGHT ? "print-steep" : ""}`}
          style={{ "--columns": size.columns } as CSSProperties}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className={`sticky top-0 left-0 z-20 bg-paper px-1 pb-1.5 text-left align-bottom text-xs font-normal text-dim ${cellSize === "full" ? "max-w-64" : "max-w-40"}`}
              >
                <AxisNames {...model} />
              </th>
              {model.columns.map((column, c) => (
                <ColumnHead key={getLineKey(column)} column={column} name={columnNames[c]!} size={cellSize} />
              ))}
              {hasTotals && (
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
              <tr key={getLineKey(row)}>
                <th
                  scope="row"
                  title={row.label}
                  className={`sticky left-0 z-10 min-w-24 truncate bg-paper pr-2.5 pl-1 text-left font-normal ${cellSize === "full" ? "max-w-72" : "max-w-52 text-xs"} ${getLineLook(row)}`}
                >
                  {rowNames[r]}
                </th>
                {model.columns.map((column, c) => {
                  const cell = model.cells[r]![c]!;
                  return (
                    <HeatmapCellView
                      key={getLineKey(column)}
                      cell={cell}
                      row={r}
                      column={c}
                      href={cell.bucket && getHref(cell.bucket)}
                      size={cellSize}
                    />
                  );
                })}
                {hasTotals && <HeatmapTotalView total={row.total} />}
              </tr>
            ))}
          </tbody>
          {hasTotals && (
            <tfoot>
              <tr>
                <th
                  scope="row"
                  className="sticky left-0 z-10 bg-paper pl-1 text-left text-xs font-normal text-dim"
                >
                  {totalName}
                </th>
                {model.columns.map((column) => (
                  <HeatmapTotalView key={getLineKey(column)} total={column.total} />
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <CutEdges scroller={scroller} />
      <BucketTooltip area={area} cells={model.cells} metric={model.scale.metric} />
    </div>
  );
});

/**
 * Another crossing is drawn into the elements that are there, which takes half the time of new ones; a
 * value keeps its own in whatever order the lines are.
 */
function getLineKey({ id, position }: HeatmapLine): string {
  return position === null ? `undeclared ${id}` : String(position);
}

/** Names of rows or columns, each told from the others in so many characters. */
export function shortenNames(lines: HeatmapLine[], mostCharacters: number): string[] {
  return shortenLabels(
    lines.map(({ label }) => label),
    mostCharacters,
  );
}

function ColumnHead({ column, name, size }: { column: HeatmapLine; name: string; size: CellSize }) {
  const isTurned = size !== "full";
  return (
    <th
      scope="col"
      title={column.label}
      className={`sticky top-0 z-10 bg-paper px-1 pb-1.5 text-left align-bottom font-normal ${isTurned ? "text-xs" : "max-w-[104px]"} ${getLineLook(column)}`}
    >
      {isTurned ? (
        <span className="inline-block rotate-180 whitespace-nowrap [writing-mode:vertical-rl]">{name}</span>
      ) : (
        <span className="break-words">
          <BreakableLabel label={name} />
        </span>
      )}
    </th>
  );
}

/** The look of a row's or column's name: left out by a filter, declared by the map, or neither. */
export function getLineLook(line: Pick<HeatmapLine, "filtered" | "declared">): string {
  if (line.filtered) return "text-dim line-through decoration-1";
  return line.declared ? "" : "text-dim italic";
}

function AxisNames({ rowDimension, columnDimension }: HeatmapModel) {
  return (
    <>
      <AxisName dimension={rowDimension} arrow="↓" />
      {columnDimension && <AxisName dimension={columnDimension} arrow="→" />}
    </>
  );
}

function AxisName({ dimension, arrow }: { dimension: Parameters<typeof nameDimension>[0]; arrow: string }) {
  const name = nameDimension(dimension);
  return (
    <span className="flex items-end gap-1" title={name}>
      <span className="line-clamp-2 break-words">{name}</span> {arrow}
    </span>
  );
}

/** A dimension's label with its unit. */
export function nameDimension({ label, unit }: { label: string; unit: string | null }): string {
  return unit ? `${label}, ${unit}` : label;
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
