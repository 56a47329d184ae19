import type { Pool, PoolClient } from "pg";
import { createOutcomeCounts, getOutcome, type ObservationOutcome } from "@/lib/coverage/observation-outcome";
import type { Database } from "@/lib/db/database";
import { countProjectParts } from "@/lib/db/queries/count-project-parts";
import { getScopeCounts } from "@/lib/db/queries/get-scope-counts";
import { listScopeImports, type ScopeImport } from "@/lib/db/queries/list-scope-imports";
import type { RunScope } from "@/lib/db/queries/run-scope";
import { withSnapshot } from "@/lib/db/transaction";
import { type Result, success } from "@/lib/result";
import { listReviewNotes } from "../verdicts/list-review-notes";
import { type DeletionTarget, findScope, formatTargetName, targetNotFound } from "./deletion-target";

/** What goes with a target, or what went with it. */
export type DeletionPreview = {
  kind: DeletionTarget["kind"];
  project: string;
  /** As people call it; typed to confirm. */
  name: string;
  campaigns: number;
  imports: number;
  runs: number;
  observations: number;
  /** Messages of the main transcripts. */
  messages: number;
  /** Observations by raw outcome. */
  outcomes: Record<ObservationOutcome, number>;
  map_versions: number;
  /** Sentences on what else it means. */
  notes: string[];
};

const DECISIONS_STAY =
  "Verdicts and marks are kept, and hold again where the same failures and words are imported again.";
const NOTES: Record<DeletionTarget["kind"], string[]> = {
  project: [
    "Its coverage map goes with it, in every version: export it first if you want to keep it.",
    "Verdicts and marks on its runs go too.",
  ],
  campaign: ["The project and its coverage map stay.", "Verdicts and marks on its runs go too."],
  import: [
    "It deletes the runs whose stored content this import brought, also where a later import read the same content again.",
    "Runs that a later import replaced belong to that import and stay, and so does the campaign.",
    DECISIONS_STAY,
  ],
  run: ["Its campaign and the import that brought it stay.", DECISIONS_STAY],
};

/** Says that imports are being read, which forbids deleting what they write into. */
export function describeLiveImports(imports: readonly ScopeImport[]): string | null {
  const alive = imports.filter(({ isAlive }) => isAlive).map(({ id }) => id);
  if (alive.length === 0) return null;
  const [subject, object] = alive.length === 1 ? ["import", "it"] : ["imports", "them"];
  return `${subject} ${alive.join(", ")} ${alive.length === 1 ? "is" : "are"} running: cancel ${object} first, or wait for the end`;
}

function describeSnapshots(count: number): string {
  const [subject, verb, object] =
    count === 1 ? ["1 snapshot", "stays", "its"] : [`${count} snapshots`, "stay", "their"];
  return `${subject} of it ${verb}, and ${object} links go on showing what was frozen: revoke ${object} links to end that.`;
}

/** Counts what a target holds, on one view of the database. */
export async function buildPreview(
  client: Pool | PoolClient,
  target: DeletionTarget,
  scope: RunScope,
): Promise<DeletionPreview> {
  const { runs, messages, states } = await getScopeCounts(client, scope);
  const outcomes = createOutcomeCounts();
  for (const { state, n } of states) outcomes[getOutcome(state)] += n;
  const imports = await listScopeImports(client, scope);
  const running = describeLiveImports(imports);
  const parts =
    target.kind === "project"
      ? await countProjectParts(client, scope.projectId)
      : { campaigns: target.kind === "campaign" ? 1 : 0, map_versions: 0, snapshots: 0 };
  return {
    kind: target.kind,
    project: target.project,
    name: formatTargetName(target),
    campaigns: parts.campaigns,
    imports: imports.length,
    runs,
    observations: states.reduce((sum, { n }) => sum + n, 0),
    messages,
    outcomes,
    map_versions: parts.map_versions,
    notes: [
      ...NOTES[target.kind],
      ...(await listReviewNotes(client, target.kind, scope)),
      ...(parts.snapshots > 0 ? [describeSnapshots(parts.snapshots)] : []),
      ...(running === null ? [] : [`Now ${running}.`]),
    ],
  };
}

/** Says what deleting something would delete; nothing is changed. */
export async function previewDeletion(
  db: Database,
  target: DeletionTarget,
): Promise<Result<DeletionPreview>> {
  const preview = await withSnapshot(db.pool, async (client) => {
    const scope = await findScope(client, target);
    return scope && buildPreview(client, target, scope);
  });
  return preview === null ? targetNotFound(db, target) : success(preview);
}
