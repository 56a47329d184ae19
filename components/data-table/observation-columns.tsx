import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import Link from "next/link";
import { VerdictTag } from "@/components/triage/verdict-tag";
import { OutcomeTag } from "@/components/ui/outcome-tag";
import { VisibleText } from "@/components/ui/visible-text";
import type { RunRow } from "@/lib/coverage/run-row";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";
import { formatListRow } from "@/lib/url/list-row";
import { formatOrigin, type ListPlace } from "@/lib/url/observation-list";
import { RUN_SORTS } from "@/lib/url/run-sorts";
import { buildJudgedHref } from "@/lib/url/run-url";
import { getDimensionColumn } from "@/lib/url/table-url";

export const observationFeatures = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof observationFeatures, RunRow>();

/** Names of the columns that are always there, by their id in the address. */
const NAMES: Record<string, string> = {
  outcome: "Outcome",
  verdict: "Verdict",
  number: "No.",
  id: "Run",
  message: "Message",
  case: "Case",
  attempt: "Attempt",
  campaign: "Campaign",
  model: "Model",
  aware: "Aware",
  started_at: "Started",
};

/** Columns of the table of observations: those of the run, then one for each dimension that is not crossed. */
export function buildObservationColumns(project: string, free: Dimension[], place: ListPlace) {
  const href = (row: RunRow) => buildJudgedHref(project, row, formatOrigin(place, row));
  const text = (id: "case" | "model" | "campaign") =>
    helper.accessor(id, {
      header: NAMES[id],
      cell: ({ getValue }) => <Cell text={getValue()} />,
    });
  return helper.columns([
    helper.accessor("outcome", {
      header: NAMES.outcome,
      cell: ({ getValue }) => <OutcomeTag outcome={getValue()} />,
    }),
    helper.accessor("verdict", {
      header: NAMES.verdict,
      enableSorting: false,
      cell: ({ row: { original } }) =>
        original.verdict && <VerdictTag verdict={original.verdict} isStale={original.stale} />,
    }),
    helper.accessor("run", { id: "number", header: NAMES.number, enableSorting: false }),
    helper.accessor("id", {
      header: NAMES.id,
      cell: ({ row: { original } }) => (
        <Link
          href={href(original)}
          prefetch={false}
          onClick={() => rememberRow(original)}
          className="link block max-w-80 truncate"
          title={formatVisibleText(original.id)}
        >
          <VisibleText
            text={original.observation ? `${original.id} · ${original.observation}` : original.id}
          />
        </Link>
      ),
    }),
    helper.accessor("message", {
      header: NAMES.message,
      cell: ({ row: { original } }) =>
        original.message === null ? (
          <span className="text-dim">–</span>
        ) : (
          <Link href={href(original)} prefetch={false} onClick={() => rememberRow(original)} className="link">
            {formatCount(original.message)}
          </Link>
        ),
    }),
    text("case"),
    helper.accessor("attempt", { header: NAMES.attempt }),
    text("campaign"),
    text("model"),
    helper.accessor("aware", { header: NAMES.aware, enableSorting: false }),
    helper.accessor("started_at", {
      header: NAMES.started_at,
      cell: ({ getValue }) => <Cell text={getValue() === null ? null : formatTime(getValue()!)} />,
    }),
    ...free.map((dimension) =>
      helper.accessor((row) => listLabels(dimension, row.values[dimension.id] ?? []).join(", "), {
        id: getDimensionColumn(dimension.id),
        header: dimension.label,
        enableSorting: false,
        cell: ({ getValue }) => <Cell text={getValue()} />,
      }),
    ),
  ]);
}

/** Id of a column, as addresses name it. */
export function getColumnId(column: { id?: string; accessorKey?: unknown }): string {
  return column.id ?? String(column.accessorKey);
}

/** Whether the server sorts by a column. */
export function isSortable(column: string): boolean {
  return (RUN_SORTS as readonly string[]).includes(column);
}

/** The way back by the browser's history leads to this entry, which then names the row. */
function rememberRow(row: RunRow) {
  const here = new URL(window.location.href);
  here.searchParams.set("row", formatListRow(row));
  window.history.replaceState(null, "", here);
}

function Cell({ text }: { text: string | null }) {
  if (text === null || text === "") return <span className="text-dim">–</span>;
  return (
    <span className="block max-w-64 truncate" title={formatVisibleText(text)}>
      <VisibleText text={text} />
    </span>
  );
}

function listLabels(dimension: Dimension, ids: string[]): string[] {
  return ids.map((id) => dimension.values.find((value) => value.id === id)?.label ?? id);
}
