import type { ReactNode } from "react";
import { ObservationPages } from "@/components/data-table/observation-filters";
import { ObservationTable } from "@/components/data-table/observation-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notices } from "@/components/ui/notices";
import type { Database } from "@/lib/db/database";
import { formatCount } from "@/lib/format/number";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";
import type { ObservationList as List, ListPlace } from "@/lib/url/observation-list";
import { getDimensionColumn, limitRows } from "@/lib/url/table-url";
import { loadObservations } from "./load-observations";

/** Dimension columns shown without being asked for. */
const USUAL_DIMENSIONS = 4;

/** The table of a list's observations, with its filters and pages. */
export async function ObservationList({
  db,
  project,
  place,
  list,
  dimensions,
  first,
  empty,
  children,
}: {
  db: Database;
  project: string;
  place: ListPlace;
  list: List;
  /** Those that get a column. */
  dimensions: Dimension[];
  /** The columns before that of the run. */
  first: string[];
  /** Said in place of rows where there are none. */
  empty: string;
  /** Filters, above the table. */
  children: ReactNode;
}) {
  const listed = await loadObservations(db, project, list, place.query);
  if (!listed.ok)
    return (
      <EmptyState title="The observations cannot be listed">
        {formatVisibleText(listed.error.message)}
      </EmptyState>
    );
  const { offset, total, runs_total: runs, runs: rows, failing } = listed.value;
  const asked = place.query.offset;
  const shown = { ...place, query: { ...place.query, offset } } as ListPlace;
  return (
    <>
      {offset < asked && (
        <Notices notices={[`There is no observation ${formatCount(asked + 1)}; the last page is shown.`]} />
      )}
      <ObservationTable
        project={project}
        rows={rows}
        free={dimensions}
        usual={[...first, ...listUsualColumns(list.campaigns, dimensions)]}
        place={shown}
        failing={failing}
        empty={empty}
      >
        {children}
      </ObservationTable>
      <ObservationPages
        project={project}
        place={shown}
        page={{ offset, limit: limitRows(place.query), shown: rows.length, total }}
        runs={runs}
      />
    </>
  );
}

function listUsualColumns(campaigns: string[], dimensions: Dimension[]): string[] {
  const campaign = campaigns.length > 1 ? ["campaign"] : [];
  const shown = dimensions.slice(0, USUAL_DIMENSIONS).map(({ id }) => getDimensionColumn(id));
  return ["id", "message", "case", "attempt", ...campaign, "model", "aware", ...shown];
}
