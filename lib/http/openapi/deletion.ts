import { z } from "zod";
import type { DeletionPreview } from "@/lib/services/projects/preview-deletion";
import { deletionWords } from "../answer-deletion";
import { json, type Operation, type Operations } from "./operation";
import { count, outcomes } from "./projects";

const preview = z
  .strictObject({
    kind: z.enum(["project", "campaign", "import", "run"]),
    project: z.string(),
    name: z.string().meta({ description: "as people call it; typed to confirm" }),
    campaigns: count,
    imports: count,
    runs: count,
    observations: count,
    messages: count,
    outcomes,
    map_versions: count,
    notes: z.array(z.string()),
  })
  .meta({ id: "Deletion" }) satisfies z.ZodType<DeletionPreview>;

function previewOf(id: string, what: string): Operation {
  return { id, summary: `What deleting the ${what} would delete`, answers: { 200: json(preview) } };
}

function deletionOf(id: string, what: string): Operation {
  const summary = `Delete the ${what}; runs= is the number of runs that the preview says`;
  return { id, summary, query: deletionWords, answers: { 200: json(preview) } };
}

export const deletionOperations: Operations = {
  "GET /projects/{project}/deletion": previewOf("previewProjectDeletion", "project"),
  "DELETE /projects/{project}": deletionOf("deleteProject", "project"),
  "GET /projects/{project}/campaigns/{campaign}/deletion": previewOf("previewCampaignDeletion", "campaign"),
  "DELETE /projects/{project}/campaigns/{campaign}": deletionOf("deleteCampaign", "campaign"),
  "GET /projects/{project}/imports/{import}/deletion": previewOf("previewImportDeletion", "import"),
  "DELETE /projects/{project}/imports/{import}": deletionOf("deleteImport", "import"),
  "GET /projects/{project}/runs/{run}/deletion": previewOf("previewRunDeletion", "run"),
  "DELETE /projects/{project}/runs/{run}": deletionOf("deleteRun", "run"),
};
