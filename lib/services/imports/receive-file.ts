import { rename, stat } from "node:fs/promises";
import type { Database } from "@/lib/db/database";
import { setReceivedFile } from "@/lib/db/mutations/set-received-file";
import { withTransaction } from "@/lib/db/transaction";
import { formatCount } from "@/lib/format/number";
import { failure, type Result, success } from "@/lib/result";
import { findImport } from "./get-import";
import { getUploadFolder, placeReceivedFile } from "./upload-folder";

const MOST_FILES = 5000;

function refuse(importId: number) {
  return failure("conflict", `import ${importId} receives no files any more; begin another upload`);
}

/** The folder into which a file for an import may be written; an error where it receives none. */
export async function findUploadFolder(
  db: Database,
  project: string,
  importId: number,
  name: string,
): Promise<Result<string>> {
  const found = await findImport(db, project, importId);
  if (!found.ok) return found;
  if (found.value.state !== "receiving") return refuse(importId);
  const placed = placeReceivedFile(importId, name);
  if (!placed.ok) return placed;
  if (found.value.paths.length >= MOST_FILES) {
    return failure(
      "conflict",
      `an upload holds at most ${formatCount(MOST_FILES)} files; import the folder by the command line`,
    );
  }
  return success(getUploadFolder(importId));
}

/**
 * Takes a file that has arrived whole, at `path` in the import's folder, under the name its sender gave
 * it; the same name again replaces the file.
 */
export async function receiveFile(
  db: Database,
  importId: number,
  { name, path }: { name: string; path: string },
): Promise<Result<{ received: { files: number; bytes: number } }>> {
  const placed = placeReceivedFile(importId, name);
  if (!placed.ok) return placed;
  const { size: bytes } = await stat(path);
  const received = await withTransaction(db.pool, async (client) => {
    const counted = await setReceivedFile(client, importId, { ...placed.value, bytes });
    // Under the row's lock: once the import has started, the files it received stay as they were.
    if (counted) await rename(path, placed.value.path);
    return counted;
  });
  return received ? success({ received }) : refuse(importId);
}
