"use client";

import { memo, useMemo } from "react";
import type { Bar, BarList } from "@/lib/coverage/bar-list-model";
import { findCell, getPlace } from "@/lib/coverage/heatmap-model";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { formatCount } from "@/lib/format/number";
import { getCellLook } from "./heatmap-cell";
import { type BucketActs, getLineLook, LABEL_ROOM, nameDimension, shortenNames } from "./heatmap-grid";
import { getPaint } from "./legend";
import { useGridKeys } from "./use-grid-keys";

const HEADER = "sticky top-0 z-10 bg-paper px-2 pb-1.5 text-left text-xs font-normal text-dim";

/** One dimension: a bar for each of its values, with its figures; rows are walked like the grid's cells. */
export const BarListView = memo(function BarListView({
  list,
  initial,
  getHref,
  onActive,
  onOpen,
}: BucketActs & { list: BarList }) {
  const { model, bars, axis } = list;
  const keys = useGridKeys(
    { rows: bars.length, columns: 1 },
    {
      crossed: model.rowDimension.id,
      initial: initial && findCell(model, initial),
      onActive: (position) => onActive(getPlace(model, position)),
      onOpen: ({ row }) => {
        const bucket = bars[row]?.cell.bucket;
        if (bucket) onOpen(bucket);
      },
    },
  );
  const names = useMemo(() => shortenNames(model.rows, LABEL_ROOM.full.row), [model.rows]);
  return (
    <div className="print-whole max-h-[max(420px,calc(100dvh-210px))] max-w-4xl overflow-auto">
      <table
        {...keys}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked with the arrow keys.
        role="grid"
        aria-label="Coverage map"
        className="w-full tabular-nums"
      >
        <thead>
          <tr>
            <th scope="col" className={HEADER}>
              {nameDimension(model.rowDimension)}
            </th>
            <th scope="col" className={`${HEADER} w-2/5`}>
              <span className="flex justify-between">
                <span>{axis.names.low}</span>
                <span>{axis.names.high}</span>
              </span>
            </th>
            <th scope="col" className={`${HEADER} text-right`}>
              {getMetric(model.scale.metric).short}
            </th>
            <th scope="col" className={`${HEADER} text-right`}>
              Of
            </th>
            <th scope="col" className={`${HEADER} text-right`}>
              Hits
            </th>
            <th scope="col" className={`${HEADER} text-right`}>
              Goal
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, row) => (
            <BarRow
              key={bar.line.id}
              bar={bar}
              name={names[row]!}
              row={row}
              href={bar.cell.bucket && getHref(bar.cell.bucket)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});

function BarRow({ bar, name, row, href }: { bar: Bar; name: string; row: number; href: string | null }) {
  const { line, cell } = bar;
  const figure = "px-2 text-right whitespace-nowrap";
  return (
    <tr
      aria-label={cell.sentence}
      tabIndex={-1}
      data-row={row}
      data-column={0}
      className="h-8 border-t border-hair -outline-offset-1 hover:bg-hair"
    >
      <th
        scope="row"
        title={line.label}
        className={`max-w-72 truncate px-2 text-left font-normal ${getLineLook(line)}`}
      >
        {href ? (
          <a href={href} className="hover:underline">
            {name}
          </a>
        ) : (
          name
        )}
      </th>
      <td className="px-2">
        <BarDrawing bar={bar} />
      </td>
      <td className={`${figure} font-semibold`}>
        {cell.value}
        {cell.bucket?.held_out && <span className="font-normal"> ◇</span>}
        {cell.alarm && <span className="text-alarm"> alarm</span>}
      </td>
      <td className={figure}>
        {cell.detail}
        {cell.beside && <span className="block text-[11px] text-dim">{cell.beside}</span>}
      </td>
      <td className={figure}>{cell.bucket ? formatCount(cell.bucket.hits) : ""}</td>
      <td className={`${figure} text-dim`}>
        {cell.bucket?.goal == null ? "–" : formatCount(cell.bucket.goal)}
      </td>
    </tr>
  );
}

/** A bar from zero with its interval as a whisker; what has no value of the metric has its own look instead. */
function BarDrawing({ bar: { cell, span, whisker } }: { bar: Bar }) {
  const percent = (share: number) => `${100 * share}%`;
  if (span === null) return <span aria-hidden className={`block h-4 w-16 rounded-sm ${getCellLook(cell)}`} />;
  return (
    <span aria-hidden className="relative block h-4 rounded-sm bg-hair">
      <span
        className={`absolute inset-y-0 min-w-px rounded-sm ${cell.color ? "" : "bg-edge"}`}
        style={{
          ...(cell.color && getPaint(cell.color)),
          left: percent(span.low),
          width: percent(span.high - span.low),
        }}
      />
      {whisker && (
        <span
          className={`absolute inset-y-1 border-ink ${whisker.opens.low ? "" : "border-l"} ${whisker.opens.high ? "" : "border-r"}`}
          style={{ left: percent(whisker.low), width: percent(whisker.high - whisker.low) }}
        >
          <span className="absolute inset-x-0 top-1/2 h-px bg-ink" />
        </span>
      )}
    </span>
  );
}
