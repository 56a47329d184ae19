import type { Database } from "@/lib/db/database";
import { listMapVersionRows, type MapVersionRow } from "@/lib/db/queries/list-map-version-rows";
import { diffMaps } from "@/lib/map/diff/diff-maps";
import type { ListedMapVersion, MapDiff, MapVersionView } from "@/lib/map/diff/map-version-view";
import { summariseChanges } from "@/lib/map/diff/summarise-changes";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { readMapVersion } from "./current-map";

/** Versions that one answer lists at most: each is compared with the one before it. */
export const MOST_MAP_VERSIONS = 40;

export type MapVersionsPage = { versions: ListedMapVersion[]; more: boolean };

/** Versions of a project's map before one of them, newest first, each with what it changed. */
export async function listMapVersions(
  db: Database,
  project: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<Result<MapVersionsPage>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const rows = await listMapVersionRows(db.pool, projectId.value, { before, limit: limit + 1 });
  const versions = rows.slice(0, limit).map((row, i): ListedMapVersion => {
    const older = rows[i + 1];
    return { ...toView(row), summary: older ? compareRows(db, older, row).summary : null };
  });
  return success({ versions, more: rows.length > limit });
}

/** One version with its text as it was applied. */
export async function getMapVersion(
  db: Database,
  project: string,
  version: number,
): Promise<Result<MapVersionView & { text: string }>> {
  const found = await findVersions(db, project, [version]);
  if (!found.ok) return found;
  const row = found.value.get(version)!;
  return success({ ...toView(row), text: row.text });
}

export type MapVersionDiff = MapDiff & { project: string; from: number; to: number };

/** What changed from one version of a project's map to another. */
export async function diffMapVersions(
  db: Database,
  project: string,
  { from, to }: { from: number; to: number },
): Promise<Result<MapVersionDiff>> {
  const found = await findVersions(db, project, [from, to]);
  if (!found.ok) return found;
  const [before, after] = [found.value.get(from)!, found.value.get(to)!];
  return success({ project, from, to, ...compareRows(db, before, after) });
}

async function findVersions(
  db: Database,
  project: string,
  versions: number[],
): Promise<Result<Map<number, MapVersionRow>>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const rows = await listMapVersionRows(db.pool, projectId.value, { versions });
  const found = new Map(rows.map((row) => [row.version, row]));
  const missing = versions.find((version) => !found.has(version));
  if (missing === undefined) return success(found);
  return failure("not_found", `the map of project "${project}" has no version ${missing}`);
}

function compareRows(db: Database, before: MapVersionRow, after: MapVersionRow): MapDiff {
  const changes = diffMaps(readMapVersion(db, before).coverage, readMapVersion(db, after).coverage);
  return { changes, summary: summariseChanges(changes) };
}

function toView({ version, applied_at, author, reason, current }: MapVersionRow): MapVersionView {
  return { version, applied_at: applied_at.toISOString(), author, reason, current };
}
