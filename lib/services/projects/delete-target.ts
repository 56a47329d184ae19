import { isDeepStrictEqual } from "node:util";
import type { PoolClient } from "pg";
import type { Database } from "@/lib/db/database";
import { createDeletion, deleteOwner, deleteRuns, lockScope } from "@/lib/db/mutations/delete-scope";
import { listScopeImports, type ScopeImport } from "@/lib/db/queries/list-scope-imports";
import { withTransaction } from "@/lib/db/transaction";
import { formatQuantity } from "@/lib/format/number";
import { failure, type Result, success } from "@/lib/result";
import { removeUploadFolder } from "../imports/upload-folder";
import { type DeletionTarget, findScope, targetNotFound } from "./deletion-target";
import { buildPreview, type DeletionPreview, describeLiveImports } from "./preview-deletion";

/**
 * Deletes a project, a campaign, an import with the runs it brought, or a run, all at once or not at
 * all, and leaves tombstones. `runs` is the number that the preview said: where it is another one by
 * now, or where an import is running, nothing is deleted (`conflict`). Returns what went.
 */
export async function deleteTarget(
  db: Database,
  target: DeletionTarget,
  { runs }: { runs: number },
): Promise<Result<DeletionPreview>> {
  const deleted = await withTransaction(db.pool, (client) => deleteLocked(client, target, runs));
  if (deleted === null) return targetNotFound(db, target);
  if (!deleted.ok) return deleted;
  for (const { id } of deleted.value.imports) await removeUploadFolder(id);
  return success(deleted.value.preview);
}

type Deleted = { preview: DeletionPreview; imports: ScopeImport[] };

/** Null where the target is not there, or no longer once it could be locked. */
async function deleteLocked(
  client: PoolClient,
  target: DeletionTarget,
  runs: number,
): Promise<Result<Deleted> | null> {
  const scope = await findScope(client, target);
  if (scope === null) return null;
  const listIdleImports = async () => {
    const imports = await listScopeImports(client, scope);
    const running = describeLiveImports(imports);
    return running === null ? success(imports) : failure("conflict", running);
  };
  // Asked before the locks too: an importer holds them for a whole batch.
  const early = await listIdleImports();
  if (!early.ok) return early;
  await lockScope(client, scope);
  const imports = await listIdleImports();
  if (!imports.ok) return imports;
  // A name may have come to mean something else before the locks were held.
  const locked = await findScope(client, target);
  if (locked === null) return null;
  const preview = await buildPreview(client, target, locked);
  if (preview.runs !== runs || !isDeepStrictEqual(locked, scope)) {
    return failure(
      "conflict",
      `${describe(preview)} now holds ${formatQuantity(preview.runs, "run")}; look again`,
    );
  }
  await createDeletion(client, scope, preview);
  await deleteRuns(client, scope);
  await deleteOwner(client, scope);
  return success({ preview, imports: imports.value });
}

function describe({ kind, name }: DeletionPreview): string {
  return kind === "project" || kind === "campaign" ? `${kind} "${name}"` : name;
}
