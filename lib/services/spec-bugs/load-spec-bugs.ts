import type { PoolClient } from "pg";
import type { SpecBugRow } from "@/lib/db/queries/find-spec-bug";
import {
  listSpecBugBacklinks,
  listSpecBugLinks,
  type SpecBugLinkRow,
} from "@/lib/db/queries/list-spec-bug-links";
import { listSpecBugComments, listSpecBugEvents } from "@/lib/db/queries/list-spec-bug-words";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { labelBucket } from "@/lib/spec-bugs/label-bucket";
import type { SpecBugLink, SpecBugView } from "@/lib/spec-bugs/spec-bug";

/** A stored link as pages, CLI and API give it. */
export function formatLink(row: SpecBugLinkRow, map: CoverageMap | null): SpecBugLink {
  const { id: link, kind } = row;
  if (kind === "spec_bug") {
    return { link, kind, number: row.other_number!, title: row.other_title!, status: row.other_status! };
  }
  if (kind === "bucket") {
    const { at, label } = labelBucket(row.at!, map);
    return { link, kind, at, campaigns: row.campaigns, label };
  }
  const run = { campaign: row.campaign!, id: row.run_key!, attempt: row.attempt!, run: row.run };
  if (kind === "run") return { link, kind, ...run };
  const message = { ...run, branch: row.branch_number, message: row.message_index!, quote: row.quote };
  return kind === "message" ? { link, kind, ...message } : { link, kind, mark: row.mark_id, ...message };
}

/** Spec bugs with everything that hangs on them, read on one view of the database. */
export async function loadSpecBugViews(
  client: PoolClient,
  project: { id: number; slug: string; coverage: CoverageMap | null },
  bugs: readonly SpecBugRow[],
): Promise<SpecBugView[]> {
  const ids = bugs.map(({ id }) => id);
  const links = groupByBug(await listSpecBugLinks(client, project.id, ids));
  const backlinks = groupByBug(await listSpecBugBacklinks(client, ids));
  const comments = groupByBug(await listSpecBugComments(client, ids));
  const events = groupByBug(await listSpecBugEvents(client, ids));
  return bugs.map(({ id, created_at, updated_at, ...bug }) => ({
    ...bug,
    project: project.slug,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    links: links(id).map((row) => formatLink(row, project.coverage)),
    linked_from: backlinks(id).map(({ number, title, status }) => ({ number, title, status })),
    comments: comments(id).map((comment) => ({
      comment: comment.id,
      body: comment.body,
      created_at: comment.created_at.toISOString(),
      edited_at: comment.edited_at?.toISOString() ?? null,
    })),
    history: events(id).map(({ kind, change, at }) => ({ kind, change, at: at.toISOString() })),
  }));
}

function groupByBug<T extends { spec_bug_id: number }>(rows: readonly T[]): (id: number) => T[] {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.spec_bug_id);
    if (group) group.push(row);
    else groups.set(row.spec_bug_id, [row]);
  }
  return (id) => groups.get(id) ?? [];
}
