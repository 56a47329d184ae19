import type { Pool } from "pg";
import type { MarkRow } from "@/lib/db/queries/list-mark-rows";
import type { MarkAnchor, MarkView } from "@/lib/marks/mark";
import { locateMarks, type MarkedRun } from "./locate-marks";

/** Marks as pages, CLI and API give them, each with the place of its words now. */
export async function viewMarks(
  pool: Pool,
  project: { id: number; slug: string },
  rows: MarkRow[],
): Promise<MarkView[]> {
  const places = new Map<number, MarkView["place"]>();
  const runs = new Map(rows.flatMap(({ run }) => (run === null ? [] : [[run.id, run] as const])));
  for (const run of runs.values()) {
    const own = rows.filter((row) => row.run?.id === run.id);
    const marks = own.map((row) => ({ mark: row.id, anchor: getAnchor(row) }));
    for (const [mark, place] of await locateMarks(pool, toMarkedRun(project.id, run), marks)) {
      places.set(mark, place);
    }
  }
  return rows.map((row) => ({
    mark: row.id,
    project: project.slug,
    campaign: row.campaign,
    id: row.run_key,
    attempt: row.attempt,
    run: row.run?.id ?? null,
    note: row.note,
    anchor: getAnchor(row),
    place: places.get(row.id) ?? null,
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
  }));
}

function getAnchor(row: MarkRow): MarkAnchor {
  const { branch, message_id, message_index: message, part, start, quote, before, after } = row;
  return { branch, message_id, message, part, start, quote, before, after };
}

function toMarkedRun(projectId: number, run: NonNullable<MarkRow["run"]>): MarkedRun {
  const branches = [{ id: MAIN_BRANCH, messages: run.messages }, ...run.branches];
  return { projectId, runId: run.id, contentHash: run.hash, branches };
}

/** Id of a run's main transcript, as a mark's anchor names it. */
export const MAIN_BRANCH = "main";
