"use client";

import { FlexRender, useTable } from "@tanstack/react-table";
import Link from "next/link";
import { type ReactNode, useMemo, useRef } from "react";
import { DecisionBar } from "@/components/triage/decision-bar";
import { type DecisionTarget, useDeciding } from "@/components/triage/use-deciding";
import type { RunRow } from "@/lib/coverage/run-row";
import type { Dimension } from "@/lib/map/coverage-map";
import { formatListRow, type ListRow, parseListRow } from "@/lib/url/list-row";
import { buildListHref, type ListPlace, type MatchingWords } from "@/lib/url/observation-list";
import type { TableQuery } from "@/lib/url/table-url";
import { ColumnMenu } from "./column-menu";
import { buildObservationColumns, getColumnId, isSortable, observationFeatures } from "./observation-columns";
import { RowCheckbox, SelectPage } from "./row-checkbox";
import { findRowInFocus, useKeptRow, useRowKeys } from "./use-row-keys";
import { isSelectable, useRowSelection } from "./use-row-selection";

/** The observations of a list, as the server sorted, filtered and cut them, and verdicts on them. */
export function ObservationTable({
  project,
  rows,
  free,
  usual,
  place,
  failing,
  empty,
  children,
}: {
  project: string;
  rows: RunRow[];
  /** Dimensions that get a column. */
  free: Dimension[];
  /** Columns shown unless the address names others. */
  usual: string[];
  place: ListPlace;
  /** The failing observations of the whole list: how many, and how the API is told of them. */
  failing: { total: number; words: MatchingWords };
  /** Said in place of rows where there are none. */
  empty: string;
  /** Filters, beside the choice of columns. */
  children: ReactNode;
}) {
  const { query } = place;
  const columns = useMemo(() => buildObservationColumns(project, free, place), [project, free, place]);
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
  const href = (change: Partial<TableQuery>) => buildListHref(project, place, change);

  const body = useRef<HTMLTableSectionElement>(null);
  const selection = useRowSelection(rows, buildListHref(project, place));
  const { selectable, selected, isEverything, isSelected, toggle, clear } = selection;
  const deciding = useDeciding(project, clear);
  const { onFocus, refocus } = useKeptRow(body, rows, query.row);
  useRowKeys(body, { isAnySelected: selected.length > 0, toggle, clear });
  const getSelection = (): DecisionTarget | null => {
    if (isEverything) return { matching: failing.words };
    return selected.length > 0 ? { observations: selected.map(pickListRow) } : null;
  };
  const getTarget = () => {
    const row = parseListRow(findRowInFocus(body.current)?.dataset.row ?? null);
    return getSelection() ?? (row && { observations: [row] });
  };
  return (
    <>
      <div className="screen-only mb-2 flex flex-wrap items-center gap-2">
        {children}
        <span className="flex-1" />
        <ColumnMenu columns={columns} shown={shown} buildHref={(column) => href({ column })} />
      </div>
      {(selectable.length > 0 || deciding.last !== null) && (
        <DecisionBar
          deciding={deciding}
          getTarget={getTarget}
          isReady={selected.length > 0}
          onLeave={refocus}
          count={isEverything ? failing.total : selected.length}
          more={
            selected.length > 0 && !isEverything && failing.total > selected.length
              ? { total: failing.total, select: selection.selectEverything }
              : null
          }
          clear={clear}
        />
      )}
      <div className="print-whole max-h-[70dvh] overflow-auto rounded-lg border">
        <table aria-label="Observations" className="w-full tabular-nums">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                <th className={`${HEADER} screen-only w-8`}>
                  <SelectPage {...selection} />
                </th>
                {group.headers.map((header) => (
                  <th key={header.id} aria-sort={getAriaSort(header.column.getIsSorted())} className={HEADER}>
                    {isSortable(header.column.id) ? (
                      <SortLink href={href} id={header.column.id} sorted={header.column.getIsSorted()}>
                        <FlexRender header={header} />
                      </SortLink>
                    ) : (
                      <FlexRender header={header} />
                    )}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody ref={body} onFocus={onFocus}>
            {table.getRowModel().rows.map((row) => {
              const name = formatListRow(row.original);
              const isChosen = isSelected(name);
              return (
                <tr
                  key={row.id}
                  data-row={name}
                  className={`h-[30px] border-t border-hair first:border-t-0 focus-within:bg-hair hover:bg-hair ${isChosen ? "bg-hair" : ""}`}
                >
                  <td className="screen-only w-8 pl-3">
                    {isSelectable(row.original) && (
                      <RowCheckbox
                        row={row.original}
                        isSelected={isChosen}
                        onToggle={(isRange) => toggle(name, isRange)}
                      />
                    )}
                  </td>
                  {row.getVisibleCells().map((cell) => (
                    <td key={cell.id} className="px-3 whitespace-nowrap">
                      <FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows.length === 0 && <p className="px-3 py-6 text-dim">{empty}</p>}
      </div>
    </>
  );
}

const HEADER =
  "sticky top-0 z-10 border-b bg-panel px-3 py-1.5 text-left text-xs font-medium whitespace-nowrap text-dim";

function SortLink({
  href,
  id,
  sorted,
  children,
}: {
  href: (change: Partial<TableQuery>) => string;
  id: string;
  sorted: false | "asc" | "desc";
  children: ReactNode;
}) {
  const direction = sorted === "asc" ? "desc" : "asc";
  return (
    <Link
      href={href({ sort: id as TableQuery["sort"], direction, offset: 0 })}
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

function pickListRow({ run, observation }: RunRow): ListRow {
  return { run, observation };
}

function getAriaSort(sorted: false | "asc" | "desc") {
  return sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending";
}
