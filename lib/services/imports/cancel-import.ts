import type { Database } from "@/lib/db/database";
import { discardReceivingImport, requestCancel } from "@/lib/db/mutations/cancel-import";
import type { ImportView } from "@/lib/import/import-view";
import { failure, type Result } from "@/lib/result";
import { findImport, getImport } from "./get-import";
import type { ImportSummary } from "./import-tally";
import { removeUploadFolder } from "./upload-folder";

/**
 * Ends an import, whichever process reads it: what is stored by the end of its batch stays. One that is
 * still receiving files is discarded with them.
 */
export async function cancelImport(
  db: Database,
  project: string,
  importId: number,
): Promise<Result<ImportView<ImportSummary>>> {
  const found = await findImport(db, project, importId);
  if (!found.ok) return found;
  if (found.value.state === "interrupted") {
    return failure("conflict", `import ${importId} is not running: it was interrupted; it can be retried`);
  }
  if (await discardReceivingImport(db.pool, importId)) await removeUploadFolder(importId);
  else if (!(await requestCancel(db.pool, importId))) {
    return failure("conflict", `import ${importId} is not running: it has ended already`);
  }
  return getImport(db, project, importId);
}
