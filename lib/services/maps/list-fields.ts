import type { Database } from "@/lib/db/database";
import { streamSampledAttributes } from "@/lib/db/queries/stream-sampled-attributes";
import { createFieldStatistics, type FieldSummary } from "@/lib/map/field-statistics";
import type { Result } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { withMapSnapshot, withProject } from "../projects/with-project";

export type ProjectFields = {
  runs: { read: number; of: number };
  fields: FieldSummary[];
};

const MOST_READ_RUNS = 5_000;

/** The fields of a project's run records with their values, from all runs or the same sample of many. */
export function listFields(
  db: Database,
  request: { project: string; campaigns: string[] | null },
): Promise<Result<ProjectFields>> {
  return withProject(db, request.project, async (project) => {
    const chosen = chooseCampaigns(project, request.campaigns);
    if (!chosen.ok) return chosen;
    const of = chosen.value.reduce((sum, { runs }) => sum + runs, 0);
    const stride = Math.max(1, Math.ceil(of / MOST_READ_RUNS));
    const ids = chosen.value.map(({ id }) => id);
    return withMapSnapshot(db, project, async (client) => {
      const statistics = createFieldStatistics();
      let read = 0;
      for await (const runs of streamSampledAttributes(client, project.id, ids, stride)) {
        for (const { attributes } of runs) statistics.add(attributes);
        read += runs.length;
      }
      return { runs: { read, of }, fields: statistics.list() };
    });
  });
}
