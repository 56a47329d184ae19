import type { Pool, PoolClient } from "pg";
import { countReviews } from "@/lib/db/queries/count-reviews";
import type { RunScope } from "@/lib/db/queries/run-scope";
import { formatQuantity } from "@/lib/format/number";
import type { DeletionTarget } from "../projects/deletion-target";

/** Sentences on what becomes of spec bugs and marks when something is deleted; none where there are none. */
export async function listReviewNotes(
  client: Pool | PoolClient,
  kind: DeletionTarget["kind"],
  scope: RunScope,
): Promise<string[]> {
  // An import that never reached a campaign brought no runs.
  if (kind === "import" && scope.campaignId === null) return [];
  const { spec_bugs, marks } = await countReviews(client, scope);
  return [
    ...(spec_bugs > 0 ? [describeSpecBugs(kind, spec_bugs)] : []),
    ...(marks > 0 ? [describeMarks(kind, marks)] : []),
  ];
}

function describeSpecBugs(kind: DeletionTarget["kind"], count: number): string {
  const bugs = formatQuantity(count, "spec bug");
  if (kind === "project") {
    return count === 1
      ? `Its ${bugs} goes too, with its comments and history.`
      : `Its ${bugs} go too, with their comments and history.`;
  }
  const again = kind === "campaign" ? "imported again under the campaign's name" : "imported again";
  return `${bugs} linked here ${count === 1 ? "stays" : "stay"}, and the links lead to the same runs once these are ${again}.`;
}

function describeMarks(kind: DeletionTarget["kind"], count: number): string {
  const marks = `${formatQuantity(count, "mark")} on ${kind === "run" ? "it" : "its runs"}`;
  const isGone = kind === "project" || kind === "campaign";
  if (isGone) return `${marks} ${count === 1 ? "goes" : "go"} too.`;
  return `${marks} ${count === 1 ? "is" : "are"} kept, and found again where the same runs are imported again.`;
}
