"use client";

import { useTable } from "@tanstack/react-table";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { Menu } from "@/components/ui/menu";
import type { RunRow } from "@/lib/coverage/run-row";
import type { Dimension } from "@/lib/map/coverage-map";
import { type BucketQuery, buildBucketHref, buildBucketSearch } from "@/lib/url/bucket-url";
import { buildObservationColumns, isSortable, observationFeatures } from "./observation-columns";

const NONE: string[] = [];

/** The observations of a bucket, as the server sorted, filtered and cut them. */
export function ObservationTable({
  project,
  rows,
  free,
  usual,
  query,
  children,
}: {
  project: string;
  rows: RunRow[];
  /** Dimensions that the bucket leaves free. */
  free: Dimension[];
  /** Columns shown unless the address names others. */
  usual: string[];
  query: BucketQuery;
  /** Filters, beside the choice of columns. */
  children: ReactNode;
}) {
  const from = buildBucketSearch(query);
  const columns = useMemo(() => buildObservationColumns(project, free, from), [project, free, from]);
  const ids = columns.map(getColumnId);
  const known = query.column.filter((id) => ids.includes(id));
  const shown = known.length > 0 ? known : usual;
  const table = useTable({
    features: observationFeatures,
    columns,
    data: rows,
    manualSorting: true,
    state: {
      sorting: [{ id: query.sort, desc: query.direction === "desc" }],
      columnVisibility: Object.fromEntries(ids.map((id) => [id, shown.includes(id)])),
    },
  });
  const href = (change: Partial<BucketQuery>) => buildBucketHref(project, { ...query, ...change });
  return (
    <>
      <div className="screen-only mb-2 flex flex-wrap items-center gap-2">
        {children}
        <span className="flex-1" />
        <Menu label="Columns" align="right">
          {columns.map((column) => {
            const id = getColumnId(column);
            const isShown = shown.includes(id);
            const next = isShown
              ? shown.filter((other) => other !== id)
              : ids.filter((other) => other === id || shown.includes(other));
            return (
              <Link
                key={id}
                href={href({ column: next.length > 0 ? next : NONE })}
                prefetch={false}
                scroll={false}
                aria-current={isShown ? "true" : undefined}
                className="flex gap-2 rounded px-2 py-0.5 hover:bg-hair"
              >
                <span aria-hidden className="w-3">
                  {isShown ? "✓" : ""}
                </span>
                {String(column.header)}
              </Link>
            );
          })}
        </Menu>
      </div>
      <div className="print-whole max-h-[70dvh] overflow-auto rounded-lg border">
        <table aria-label="Observations" className="w-full">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <th
                    key={header.id}
                    aria-sort={getAriaSort(header.column.getIsSorted())}
                    className="sticky top-0 z-10 border-b bg-panel px-3 py-1.5 text-left text-xs font-medium whitespace-nowrap text-dim"
                  >
                    {isSortable(header.column.id) ? (
                      <SortLink href={href} id={header.column.id} sorted={header.column.getIsSorted()}>
                        <table.FlexRender header={header} />
                      </SortLink>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className="h-[30px] border-t border-hair first:border-t-0 hover:bg-hair">
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className="px-3 whitespace-nowrap">
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="px-3 py-6 text-dim">No observation matches.</p>}
      </div>
    </>
  );
}

function SortLink({
  href,
  id,
  sorted,
  children,
}: {
  href: (change: Partial<BucketQuery>) => string;
  id: string;
  sorted: false | "asc" | "desc";
  children: ReactNode;
}) {
  const direction = sorted === "asc" ? "desc" : "asc";
  return (
    <Link
      href={href({ sort: id as BucketQuery["sort"], direction, offset: 0 })}
      prefetch={false}
      scroll={false}
      className={`hover:text-ink ${sorted ? "text-ink" : ""}`}
    >
      {children}
      <span aria-hidden className="ml-1">
        {sorted === "asc" ? "↑" : sorted === "desc" ? "↓" : ""}
      </span>
    </Link>
  );
}

function getColumnId(column: { id?: string; accessorKey?: unknown }): string {
  return column.id ?? String(column.accessorKey);
}

function getAriaSort(sorted: false | "asc" | "desc") {
  return sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending";
}
