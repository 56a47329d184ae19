import type { Counting } from "@/lib/coverage/counting";
import type { Cube } from "@/lib/coverage/cube";
import type { MapPreview } from "@/lib/coverage/map-preview";
import { measureMap } from "@/lib/coverage/measure-map";
import { remapCube } from "@/lib/coverage/remap-cube";
import type { Database } from "@/lib/db/database";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { diffMaps } from "@/lib/map/diff/diff-maps";
import { applyEdits } from "@/lib/map/edits/apply-edits";
import type { Edit } from "@/lib/map/edits/edit";
import { diffLines } from "@/lib/map/line-diff";
import { failure, type Result, success } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { classifyTwice } from "./classify-twice";
import { loadCube } from "./load-cube";

export type PreviewRequest = {
  project: string;
  base: number;
  edits: Edit[];
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  /** A crossing to be measured besides the declared ones. */
  by: string[] | null;
  counting: Counting;
  signal: AbortSignal | null;
};

/** Runs whose records are read at most; of more, the same part is read every time. */
const MOST_PREVIEWED_RUNS = 50_000;

/**
 * What a map would become by some steps, and what that would do to grade, holes and counts. Nothing is
 * written. Exact from the stored counts where names, goals and rules change; otherwise from the raw
 * records. `conflict` where `base` is no longer current.
 */
export function previewMap(
  db: Database,
  request: PreviewRequest,
  mostRuns = MOST_PREVIEWED_RUNS,
): Promise<Result<MapPreview>> {
  return withProject(db, request.project, async (project) => {
    const { map } = project;
    if (map?.version !== request.base) {
      return failure(
        "conflict",
        `the draft starts from version ${request.base}, and ${map ? `version ${map.version}` : "no map"} is current; take its steps on that one, or start again`,
        { current: map?.version ?? null },
      );
    }
    const edited = applyEdits(map.text, request.edits);
    if (!edited.ok) return edited;
    const chosen = chooseCampaigns(project, request.campaigns);
    if (!chosen.ok) return chosen;
    const { text, coverage } = edited.value;
    const runs = chosen.value.reduce((sum, campaign) => sum + campaign.runs, 0);
    const answer = {
      base: map.version,
      text,
      coverage,
      lines: diffLines(map.text, text),
      changes: diffMaps(map.coverage, coverage),
      campaigns: chosen.value.map(({ slug }) => slug),
      counting: request.counting,
    };
    const measure = (counted: Cube, by: CoverageMap) => measureMap(counted, by, request.by, request.counting);

    const loaded = await loadCube(
      db,
      project,
      chosen.value.map(({ slug }) => slug),
    );
    if (!loaded.ok) return loaded;
    const { cube } = loaded.value;
    const remapped = remapCube(cube, map.coverage, coverage);
    if (remapped) {
      return success({
        ...answer,
        runs: { read: runs, of: runs },
        before: measure(cube, map.coverage),
        after: measure(remapped, coverage),
        outcome_changes: 0,
      });
    }
    const source = { projectId: project.id, campaigns: chosen.value, mostRuns, signal: request.signal };
    const snapshot = await withMapSnapshot(db, project, (client) =>
      classifyTwice(client, source, map.coverage, coverage),
    );
    const classified = snapshot.ok ? snapshot.value : snapshot;
    if (!classified.ok) return classified;
    const { before, after, read, changes } = classified.value;
    return success({
      ...answer,
      runs: { read, of: runs },
      before: measure(before, map.coverage),
      after: measure(after, coverage),
      outcome_changes: changes,
    });
  });
}
