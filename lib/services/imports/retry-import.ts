import { unlockImport } from "@/lib/db/advisory-locks";
import type { Database } from "@/lib/db/database";
import { createRunningImport, endImport, type ReceivedFile } from "@/lib/db/mutations/record-import";
import { moveReceivedFiles } from "@/lib/db/mutations/set-received-file";
import { type ImportView, isActive } from "@/lib/import/import-view";
import { failure, type Result, success } from "@/lib/result";
import { findProjectId } from "../projects/find-project-id";
import { type BackgroundImport, startInBackground } from "./background-imports";
import { findImport, toImportView } from "./get-import";
import type { ImportSummary } from "./import-tally";
import { unlessProjectGone } from "./project-gone";
import { runImport, type Waiter } from "./run-import";
import { moveUploadFolder } from "./upload-folder";

const GONE = "its files are not there any more";

/**
 * Reads the files of an import again, into the same campaign, as a new import; files that were received
 * become the new one's. The map is the project's current one.
 */
export async function retryImport(
  db: Database,
  projectSlug: string,
  importId: number,
  source: ImportView["source"],
  waiter?: Waiter,
): Promise<Result<BackgroundImport<Result<ImportSummary>>>> {
  const found = await findImport(db, projectSlug, importId);
  if (!found.ok) return found;
  const project = await findProjectId(db, projectSlug);
  if (!project.ok) return project;
  const { campaign, kind, format, paths } = found.value;
  if (!(await toImportView(found.value)).can_retry) {
    const reason = isActive(found.value) ? "it still runs" : GONE;
    return failure("conflict", `import ${importId} cannot be retried: ${reason}`);
  }
  const received = paths.filter((path): path is ReceivedFile => typeof path !== "string");
  const begin = () =>
    startInBackground(
      db,
      async (client) => {
        const retry = await createRunningImport(client, {
          ...{ projectId: project.value, campaignId: null, campaign, kind, format },
          ...{ source, paths, retryOf: importId },
        });
        const isMoved = await moveFiles(db, received, importId, retry);
        if (isMoved) return success(retry);
        await endImport(db.pool, retry, { state: "failed", summary: null, error: GONE });
        await unlockImport(client, retry);
        return failure("conflict", `import ${importId} cannot be retried: ${GONE}`);
      },
      (retry) => runImport(db, retry, waiter),
    );
  return unlessProjectGone(projectSlug, begin);
}

/** Hands received files to the new import; false where somebody else has taken them meanwhile. */
async function moveFiles(
  db: Database,
  files: readonly ReceivedFile[],
  from: number,
  to: number,
): Promise<boolean> {
  if (files.length === 0) return true;
  const moved = await moveUploadFolder(files, from, to);
  if (moved) await moveReceivedFiles(db.pool, to, moved);
  return moved !== null;
}
