import { lockCampaigns, lockProjectShared } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { stageMatching } from "@/lib/db/mutations/stage-verdicts";
import { type Result, success } from "@/lib/result";
import { readCube } from "../maps/load-cube";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { checkMapUnchanged, withProject } from "../projects/with-project";
import { type ObservationQuery, selectObservations } from "../runs/select-observations";
import { type Decided, decide, type VerdictDecision } from "./decide";

/** Decides on all failures that a table of observations with this query lists, in one decision. */
export function decideMatching(
  db: Database,
  query: ObservationQuery,
  decision: VerdictDecision,
): Promise<Result<Decided>> {
  return withProject(db, query.project, async (project) => {
    const campaigns = chooseCampaigns(project, query.campaigns);
    if (!campaigns.ok) return campaigns;
    return decide(db, project, decision, "no failure matches", async (client, verdict) => {
      await lockProjectShared(client, project.id);
      await lockCampaigns(
        client,
        campaigns.value.map(({ id }) => id),
      );
      const map = await checkMapUnchanged(client, project);
      if (!map.ok) return map;
      const cube = await readCube(client, project, campaigns.value);
      const selection = selectObservations(project, cube, campaigns.value, query);
      if (!selection.ok) return selection;
      return success({ ...(await stageMatching(client, selection.value, verdict)), missing: null });
    });
  });
}
