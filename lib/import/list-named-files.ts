import { relative, sep } from "node:path";
import { type LogFiles, listLogFiles } from "./list-log-files";
import type { LogFile } from "./reader";

/** The deepest folder that holds all of these. */
function findCommonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  const end = first.findIndex((part, i) => others.some((other) => other[i] !== part));
  return first.slice(0, end === -1 ? undefined : end).join(sep) || sep;
}

/**
 * The files of everything that was named: paths as `listLogFiles` takes them, or files with names of
 * their own. What several paths lead to is named from the folder that holds all of it, as if that folder
 * had been named, so that a pattern names files alike whether the shell expands it or not; a file that
 * is met twice is listed once. What cannot be listed is skipped, by the name that was given.
 */
export async function listNamedFiles(named: readonly (string | LogFile)[]): Promise<LogFiles> {
  const listed = new Map<string, Awaited<ReturnType<typeof listLogFiles>>>();
  for (const path of named) if (typeof path === "string") listed.set(path, await listLogFiles(path));
  const root = findCommonFolder([...listed.values()].flatMap((one) => (one.ok ? [one.value.folder] : [])));
  const skipped: LogFiles["skipped"] = [];
  const files = new Map<string, LogFile>();
  const add = (file: LogFile) => {
    const known = files.get(file.path);
    if (!known) files.set(file.path, file);
    else if (!file.isWalked) files.set(file.path, { ...known, isWalked: false });
  };
  for (const path of new Set(named)) {
    if (typeof path !== "string") {
      add(path);
      continue;
    }
    const one = listed.get(path)!;
    if (!one.ok) {
      skipped.push({ file: path, reason: one.error.message });
      continue;
    }
    const folder = relative(root, one.value.folder).split(sep).join("/");
    const prefix = folder === "" ? "" : `${folder}/`;
    for (const file of one.value.files) add({ ...file, name: prefix + file.name });
    for (const left of one.value.skipped) skipped.push({ ...left, file: prefix + left.file });
  }
  return { files: [...files.values()], skipped };
}
