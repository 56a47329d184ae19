import { lockCampaigns, lockProjectShared } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { type ObservationName, stageNamed } from "@/lib/db/mutations/stage-verdicts";
import { listCampaignsOfRuns } from "@/lib/db/queries/get-run-name";
import { type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { isStoredId } from "../projects/stored-id";
import { type Decided, decide, type VerdictDecision } from "./decide";

/**
 * Decides on the failures among named observations of a project, in one decision. Everything named must
 * be there; what does not fail is passed over, and counted.
 */
export async function decideObservations(
  db: Database,
  project: string,
  names: readonly ObservationName[],
  decision: VerdictDecision,
  nothing = "none of the observations fails",
): Promise<Result<Decided>> {
  const projectId = await findProjectId(db, project);
  if (!projectId.ok) return projectId;
  const { value: id } = projectId;
  return decide(db, { id, slug: project }, decision, nothing, async (client, verdict) => {
    const unstorable = names.find(({ run }) => !isStoredId(run));
    if (unstorable) return success({ notFailing: 0, missing: { run: unstorable.run, observation: null } });
    await lockProjectShared(client, id);
    const runs = names.map(({ run }) => run);
    await lockCampaigns(client, await listCampaignsOfRuns(client, id, runs));
    return success(await stageNamed(client, id, names, verdict));
  });
}
