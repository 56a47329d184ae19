import { readdir, stat } from "node:fs/promises";
import { listLogFiles } from "@/lib/import/list-log-files";
import type { SeenFile } from "./decide-reading";

export type Look = {
  files: SeenFile[];
  skipped: { file: string; reason: string }[];
  /** Whether the folder itself is away or cannot be read, and may come back as it was. */
  isAway: boolean;
};

/** The files of a folder as they stand now; none where the folder is empty, or away. */
export async function lookAtFolder(folder: string): Promise<Look> {
  const listed = await listLogFiles(folder);
  if (!listed.ok) {
    const isAway = await readdir(folder).then(
      () => false,
      () => true,
    );
    return { files: [], skipped: isAway ? [{ file: folder, reason: listed.error.message }] : [], isAway };
  }
  const files: SeenFile[] = [];
  for (const file of listed.value.files) {
    const status = await stat(file.path, { bigint: true }).catch(() => null);
    // One that went since the walk is no file of the folder any more.
    if (!status) continue;
    // A file may become readable, or another with its size and age take its place, without being written to.
    const modifiedNs = status.ctimeNs > status.mtimeNs ? status.ctimeNs : status.mtimeNs;
    files.push({ ...file, bytes: Number(status.size), modifiedNs });
  }
  return { files, skipped: listed.value.skipped, isAway: false };
}
