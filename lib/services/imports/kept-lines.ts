import { closeSync, openSync, writeSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Pool } from "pg";
import { moveReceivedFiles } from "@/lib/db/mutations/set-received-file";
import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/number";
import { createArrivalFolder, getUploadFolder, placeReceivedFile, removeUploadFolder } from "./upload-folder";

/** What the kept lines are called where they are read again. */
const KEPT_NAME = "set-aside.jsonl";

const ARRIVING = "arriving";

/** Keeps lines of a stream that could not be stored, for a retry after a fix; no more than `limitBytes` of them. */
export function createKeptLines(limitBytes: number) {
  let folder: string | null = null;
  let file: number | null = null;
  let bytes = 0;
  let lost = 0;
  let isDiskFull = false;

  const close = () => {
    if (file !== null) closeSync(file);
    file = null;
  };

  return {
    /** Keeps a line; written at once, so that nothing of it stays in memory. */
    add(text: Buffer | string | null): void {
      const line = text === null ? null : Buffer.concat([Buffer.from(text), Buffer.from("\n")]);
      if (line === null || isDiskFull || bytes + line.length > limitBytes) {
        lost++;
        return;
      }
      try {
        folder ??= createArrivalFolder();
        file ??= openSync(join(folder, ARRIVING), "a", 0o600);
        writeSync(file, line);
        bytes += line.length;
      } catch {
        // A full disk must not end an import whose records go elsewhere. What follows a torn line would join it.
        isDiskFull = true;
        lost++;
      }
    },
    /** What is not kept, and why; null where every line is. */
    describeLost(): string | null {
      if (lost === 0) return null;
      const lines = formatQuantity(lost, "line");
      const why = isDiskFull
        ? "the disk took no more"
        : `too long for memory, or beyond the ${formatBytes(limitBytes)} that are kept`;
      return `${lines} set aside cannot be read again by a retry: ${why}; send the same again after the fix`;
    },
    /** Gives the kept lines to the import that set them aside. */
    async giveTo(pool: Pool, importId: number): Promise<void> {
      close();
      const placed = placeReceivedFile(importId, KEPT_NAME);
      if (folder === null || bytes === 0 || !placed.ok) return;
      const arrived = join(/* turbopackIgnore: true */ folder, basename(placed.value.path));
      await rename(join(/* turbopackIgnore: true */ folder, ARRIVING), arrived);
      await removeUploadFolder(importId);
      await rename(folder, getUploadFolder(importId));
      folder = null;
      await moveReceivedFiles(pool, importId, [{ ...placed.value, bytes }]);
    },
    /** Removes what no import has taken. */
    async discard(): Promise<void> {
      close();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
