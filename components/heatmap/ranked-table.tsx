"use client";

import { FlexRender, useTable } from "@tanstack/react-table";
import { memo, useMemo } from "react";
import { getMoreListed, isAt, RANKS, type Rank, type RankedBuckets } from "@/lib/coverage/ranked-buckets";
import { formatCount } from "@/lib/format/number";
import type { BucketActs } from "./heatmap-grid";
import { StateLink } from "./map-state";
import { buildRankedColumns, getMetricColumn, rankedFeatures } from "./ranked-columns";
import { useGridKeys } from "./use-grid-keys";

const NOTES: Record<Rank, [string, string]> = {
  metric: ["highest first by what the map shows", "lowest first by what the map shows"],
  gap: ["most missing hits first", "fewest missing hits first"],
  bound: [
    "failing most first, by the lower end of the interval",
    "failing least first, by the lower end of the interval",
  ],
  grade: ["lowest grade first", "highest grade first"],
  hits: ["fewest hits first", "most hits first"],
  fail: ["most failures first", "fewest failures first"],
  rate: ["highest failure rate first", "lowest failure rate first"],
};

/** Four and more dimensions: the buckets in order of a rank, holes among them. */
export const RankedTable = memo(function RankedTable({
  ranked,
  initial,
  getHref,
  onActive,
  onOpen,
}: BucketActs & { ranked: RankedBuckets }) {
  const { rows, of, rank, reverse, dimensions, metric } = ranked;
  const columns = useMemo(() => buildRankedColumns(dimensions, metric), [dimensions, metric]);
  const table = useTable({
    features: rankedFeatures,
    columns,
    data: rows,
    manualSorting: true,
    state: { sorting: [{ id: rank, desc: !reverse }] },
  });
  const first = initial ? rows.findIndex(({ bucket }) => isAt(bucket, initial)) : -1;
  const keys = useGridKeys(
    { rows: rows.length, columns: 1 },
    {
      crossed: dimensions.map(({ id }) => id).join(),
      initial: first < 0 ? null : { row: first, column: 0 },
      onActive: ({ row }) => rows[row] && onActive(rows[row].bucket.at),
      onOpen: ({ row }) => rows[row] && onOpen(rows[row].bucket),
    },
  );
  const more = getMoreListed(ranked);
  return (
    <>
      <div className="print-whole max-h-[max(420px,calc(100dvh-240px))] overflow-auto rounded-lg border">
        <table
          {...keys}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked with the arrow keys.
          role="grid"
          aria-label="Coverage map"
          aria-rowcount={of + 1}
          className="w-full tabular-nums"
        >
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const own = RANKS.find((known) => known === header.id);
                  const isOwn = own === rank;
                  return (
                    <th
                      key={header.id}
                      aria-sort={isOwn ? (reverse ? "ascending" : "descending") : undefined}
                      className={`sticky top-0 z-10 max-w-64 truncate border-b bg-panel px-2 py-1.5 text-xs font-medium text-dim ${isFigure(header.column.columnDef) ? "text-right" : "text-left"}`}
                    >
                      {own ? (
                        <StateLink
                          change={{ rank: own, reverse: isOwn && !reverse }}
                          title={`Rank: ${NOTES[own][isOwn && !reverse ? 1 : 0]}`}
                          className={`hover:text-ink ${isOwn ? "text-ink" : ""}`}
                        >
                          <FlexRender header={header} />
                          <span aria-hidden>{isOwn ? (reverse ? " ↑" : " ↓") : ""}</span>
                        </StateLink>
                      ) : (
                        <FlexRender header={header} />
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row, r) => (
              <tr
                key={row.id}
                aria-label={row.original.sentence}
                aria-rowindex={r + 2}
                tabIndex={-1}
                data-row={r}
                data-column={0}
                className="h-[30px] border-t border-hair -outline-offset-1 first:border-t-0 hover:bg-hair"
              >
                {row.getAllCells().map((cell, c) => (
                  <td
                    key={cell.id}
                    className={`max-w-64 truncate px-2 whitespace-nowrap ${isFigure(cell.column.columnDef) ? "text-right" : ""} ${cell.column.id === getMetricColumn(metric) ? "font-semibold" : ""}`}
                  >
                    {c === 0 ? (
                      <a href={getHref(row.original.bucket)} className="hover:underline">
                        <FlexRender cell={cell} />
                      </a>
                    ) : (
                      <FlexRender cell={cell} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-dim">
        showing {formatCount(rows.length)} of {formatCount(of)}, {NOTES[rank][reverse ? 1 : 0]}
        {more !== null && (
          <>
            {" · "}
            <StateLink change={{ listed: more }} className="link">
              show more
            </StateLink>
          </>
        )}
      </p>
    </>
  );
});

function isFigure({ meta }: { meta?: unknown }): boolean {
  return typeof meta === "object" && meta !== null && "isFigure" in meta;
}
