import type { Pool, PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import {
  findCampaignScope,
  findImportScope,
  findProjectScope,
  findRunScope,
} from "@/lib/db/queries/find-scope";
import type { RunScope } from "@/lib/db/queries/run-scope";
import { failure } from "@/lib/result";
import { checkSlug } from "./check-slug";
import { importNotFound, projectNotFound, runNotFound } from "./not-found";
import { isStoredId } from "./stored-id";

/** What can be deleted, as people name it. */
export type DeletionTarget =
  | { kind: "project"; project: string }
  | { kind: "campaign"; project: string; campaign: string }
  | { kind: "import"; project: string; import: number }
  | { kind: "run"; project: string; run: number };

/** The name that is shown of a target, and typed to confirm its deletion. */
export function formatTargetName(target: DeletionTarget): string {
  switch (target.kind) {
    case "project":
      return target.project;
    case "campaign":
      return target.campaign;
    case "import":
      return `import ${target.import}`;
    case "run":
      return `run ${target.run}`;
  }
}

/** The runs of a target, or null where it is not there. */
export async function findScope(client: Pool | PoolClient, target: DeletionTarget): Promise<RunScope | null> {
  // What is no name can name nothing, and PostgreSQL refuses some of it.
  if (!checkSlug("project", target.project).ok) return null;
  switch (target.kind) {
    case "project":
      return findProjectScope(client, target.project);
    case "campaign": {
      const isName = checkSlug("campaign", target.campaign).ok;
      return isName ? findCampaignScope(client, target.project, target.campaign) : null;
    }
    case "import":
      return isStoredId(target.import) ? findImportScope(client, target.project, target.import) : null;
    case "run":
      return isStoredId(target.run) ? findRunScope(client, target.project, target.run) : null;
  }
}

/** Says that a target is not there, and what is known of it. */
export async function targetNotFound(
  db: Database,
  target: DeletionTarget,
): Promise<ReturnType<typeof failure>> {
  const { project } = target;
  if (target.kind === "run") return runNotFound(db, project, target.run);
  if (target.kind === "project" || (await findScope(db.pool, { kind: "project", project })) === null) {
    return projectNotFound(db, project);
  }
  if (target.kind === "import") return importNotFound(db, project, target.import);
  return failure(
    "not_found",
    `project "${project}" has no campaign "${target.campaign.slice(0, 100)}"; "lacuna campaigns --project ${project}" lists them`,
  );
}
