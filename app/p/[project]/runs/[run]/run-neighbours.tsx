import { NeighbourLinks } from "@/components/triage/neighbour-links";
import type { Database } from "@/lib/db/database";
import { formatCount } from "@/lib/format/number";
import { formatVerdict } from "@/lib/format/verdict-label";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { findNeighbours, type Neighbours } from "@/lib/services/runs/find-neighbours";
import type { RunDetail } from "@/lib/services/runs/get-run";
import { formatOrigin, type ListPlace, parseOrigin, resolveList } from "@/lib/url/observation-list";
import { buildJudgedHref } from "@/lib/url/run-url";
import { findCurrentObservation } from "./find-current-observation";

/** The way to the runs beside this one in the list that the reader came from; nothing without one. */
export async function RunNeighbours({
  db,
  project,
  run,
  from,
}: {
  db: Database;
  project: ProjectDetail;
  run: RunDetail;
  from: string | null;
}) {
  const place = parseOrigin(from);
  const list = place && resolveList(place, project.map?.coverage ?? null, project.campaigns);
  if (!list) return null;
  const observation = findCurrentObservation(run, from) ?? run.observations[0]?.key ?? "";
  const query = { ...list, project: project.slug };
  const found = await findNeighbours(db, query, { run: run.run, observation });
  // The list may have become one that cannot be read, as by a change of the map: the run stands by itself.
  if (!found.ok || found.value === null) return null;
  const { previous, next } = found.value;
  const href = (beside: typeof next) =>
    beside && buildJudgedHref(project.slug, beside, formatOrigin(place, beside));
  return (
    <NeighbourLinks
      sentence={describePlace(found.value, place)}
      previous={href(previous)}
      next={href(next)}
    />
  );
}

function describePlace({ place, total }: Neighbours, { page, query }: ListPlace): string {
  const kind = page === "triage" ? describeList(query.show) : "in this list";
  return place === null
    ? `none of the ${formatCount(total)} ${kind}`
    : `${formatCount(place)} of ${formatCount(total)} ${kind}`;
}

function describeList(show: Extract<ListPlace, { page: "triage" }>["query"]["show"]): string {
  switch (show) {
    case "open":
    case "decided":
    case "stale":
      return show;
    case "all":
    case "history":
      return "failing";
    default:
      return `decided ${formatVerdict(show)}`;
  }
}
