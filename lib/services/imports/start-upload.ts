import { lockImport, unlockImport } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { startReceivedImport } from "@/lib/db/mutations/record-import";
import type { ImportView } from "@/lib/import/import-view";
import { failure, type Result, success } from "@/lib/result";
import { startInBackground } from "./background-imports";
import { findImport, getImport } from "./get-import";
import type { ImportSummary } from "./import-tally";
import { runImport } from "./run-import";

/** Reads what an import has received, in the background; a second start is a conflict. */
export async function startUpload(
  db: Database,
  project: string,
  importId: number,
): Promise<Result<ImportView<ImportSummary>>> {
  const found = await findImport(db, project, importId);
  if (!found.ok) return found;
  const { state, paths } = found.value;
  if (state === "receiving" && paths.length === 0) {
    return failure("conflict", `import ${importId} has received no file yet`);
  }
  const started = await startInBackground(
    db,
    async (client): Promise<Result<number>> => {
      await lockImport(client, importId);
      if (await startReceivedImport(client, importId)) return success(importId);
      await unlockImport(client, importId);
      return failure("conflict", `import ${importId} was started already, or discarded`);
    },
    () => runImport(db, importId),
  );
  return started.ok ? getImport(db, project, importId) : started;
}
