import { findVerdict, HELD_VERDICTS, type HeldVerdict } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { countVerdictRows } from "@/lib/db/queries/count-verdict-rows";
import { countObservationRows, DUPLICATE_CODE } from "@/lib/db/queries/list-observation-rows";
import type { Result } from "@/lib/result";
import { loadCube } from "../maps/load-cube";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { type ObservationQuery, selectObservations } from "../runs/select-observations";

/** How far the failing observations of a list are decided on. */
export type VerdictCounts = {
  failing: number;
  open: number;
  decided: Record<HeldVerdict, number>;
  /** Observations that no longer fail, whose verdicts have no effect. */
  stale: number;
};

/** Counts the verdicts of a bucket, a filter or a whole project. */
export function countVerdicts(
  db: Database,
  query: Omit<ObservationQuery, "outcomes" | "verdicts">,
): Promise<Result<VerdictCounts>> {
  return withProject(db, query.project, async (project) => {
    const loaded = await loadCube(db, project, query.campaigns);
    if (!loaded.ok) return loaded;
    const { cube, campaigns } = loaded.value;
    const everything = { ...query, outcomes: null, verdicts: null };
    const selection = selectObservations(project, cube, campaigns, everything);
    if (!selection.ok) return selection;
    return withMapSnapshot(db, project, async (client) => {
      const counts: VerdictCounts = {
        failing: 0,
        open: 0,
        decided: Object.fromEntries(HELD_VERDICTS.map((verdict) => [verdict, 0])) as VerdictCounts["decided"],
        stale: 0,
      };
      for (const { held, count } of await countVerdictRows(client, selection.value)) {
        const verdict = findVerdict({ state: held, is_duplicate: held === DUPLICATE_CODE });
        counts.failing += count;
        if (verdict === null) counts.open += count;
        else counts.decided[verdict] += count;
      }
      const stale = { ...selection.value, verdicts: ["stale"] as const };
      counts.stale = (await countObservationRows(client, stale)).total;
      return counts;
    });
  });
}
