import type { Database } from "@/lib/db/database";
import {
  listSnapshotLinkRows,
  listSnapshotRows,
  type SnapshotLinkRow,
  type SnapshotRow,
} from "@/lib/db/queries/find-snapshots";
import { failure, type Result, success } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import { findProjectId } from "../projects/find-project-id";
import { isStoredId } from "../projects/stored-id";

export type SnapshotLinkView = Omit<
  SnapshotLinkRow,
  "snapshot" | "created_at" | "expires_at" | "revoked_at" | "last_viewed_at"
> & {
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_viewed_at: string | null;
};

/** A snapshot without its content. */
export type SnapshotSummary = Omit<SnapshotRow, "created_at"> & {
  created_at: string;
  links: SnapshotLinkView[];
};

async function load(
  db: Database,
  project: string | null,
  snapshot: number | null,
): Promise<SnapshotSummary[]> {
  const rows = await listSnapshotRows(db.pool, project, snapshot);
  const links = await listSnapshotLinkRows(db.pool, project, snapshot);
  return rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    links: links.filter((link) => link.snapshot === row.snapshot).map(toLinkView),
  }));
}

function toLinkView({ snapshot: _, ...link }: SnapshotLinkRow): SnapshotLinkView {
  return {
    ...link,
    created_at: link.created_at.toISOString(),
    expires_at: link.expires_at?.toISOString() ?? null,
    revoked_at: link.revoked_at?.toISOString() ?? null,
    last_viewed_at: link.last_viewed_at?.toISOString() ?? null,
  };
}

/**
 * A project's snapshots, newest first; of all projects where it is null. Those of a deleted project are
 * still listed under the slug that it had.
 */
export async function listSnapshots(
  db: Database,
  project: string | null,
): Promise<Result<{ snapshots: SnapshotSummary[] }>> {
  const isName = project === null || checkSlug("project", project).ok;
  const snapshots = isName ? await load(db, project, null) : [];
  if (project !== null && snapshots.length === 0) {
    const found = await findProjectId(db, project);
    if (!found.ok) return found;
  }
  return success({ snapshots });
}

/** One snapshot, by its number; of any project where none is named. */
export async function findSnapshot(
  db: Database,
  project: string | null,
  snapshot: number,
): Promise<Result<SnapshotSummary>> {
  const isName = project === null || checkSlug("project", project).ok;
  const [found] = isName && isStoredId(snapshot) ? await load(db, project, snapshot) : [];
  return found ? success(found) : snapshotNotFound(project, snapshot);
}

/** Says that there is no such snapshot. */
export function snapshotNotFound(project: string | null, snapshot: number) {
  const where = project === null ? "" : ` of project "${project.slice(0, 100)}"`;
  return failure("not_found", `there is no snapshot ${snapshot}${where}; "lacuna snapshot list" lists them`);
}
