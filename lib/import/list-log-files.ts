import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { failure, type Result, success } from "@/lib/result";
import { describeFileError } from "./describe-file-error";
import type { LogFile, SkippedFile } from "./reader";
import { splitPattern } from "./split-pattern";

export type LogFiles = {
  /** Sorted by name; names are relative to the folder, with `/`. */
  files: LogFile[];
  /** What the walk had to leave out. */
  skipped: SkippedFile[];
};

/** Files with the folder, as it was asked for and absolute, that their names are relative to. */
type FilesOfFolder = LogFiles & { folder: string };

/** Links within the folder lead to what the walk finds anyway; only those that leave it are told of. */
async function leavesFolder(root: string, path: string): Promise<boolean> {
  try {
    return !(await realpath(path)).startsWith(root + sep);
  } catch {
    return true;
  }
}

function compareNames(a: LogFile, b: LogFile): number {
  return a.name < b.name ? -1 : 1;
}

async function walk(root: string, folder: string, prefix: string, found: LogFiles): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    found.skipped.push({ file: prefix || ".", reason: `cannot be listed: ${describeFileError(error)}` });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, name, found);
    else if (entry.isFile()) found.files.push({ path, name, isWalked: true });
    else if (!entry.isSymbolicLink())
      found.skipped.push({ file: name, reason: "neither a file nor a folder", foreign: true });
    else if (await leavesFolder(root, path)) {
      found.skipped.push({
        file: name,
        reason: "a link that leads out of the folder; name its target instead",
      });
    }
  }
}

/** The files that a pattern matches, and those below the folders that it matches. */
async function listMatches({ folder, pattern }: { folder: string; pattern: string }): Promise<LogFile[]> {
  const root = await realpath(folder);
  const options = { cwd: root, followSymbolicLinks: false, expandDirectories: false, extglob: false };
  const matched = new Set(await glob(pattern, options));
  const names = await glob([pattern, `${pattern}/**`], options);
  return names.map((name) => ({ path: join(root, name), name, isWalked: !matched.has(name) }));
}

/**
 * The files to read at `path`: the file itself, every file below the folder, or what a pattern matches
 * where no file has that very name; hidden ones are left out. Links are followed for `path` itself only.
 * The error of an absent, unreadable or empty path does not name it.
 */
export async function listLogFiles(path: string): Promise<Result<FilesOfFolder>> {
  const found: FilesOfFolder = { files: [], skipped: [], folder: resolve(path) };
  const pattern = splitPattern(path);
  try {
    const root = await realpath(path).catch((error) => {
      if (pattern === null) throw error;
      return null;
    });
    if (root === null) {
      found.folder = resolve(pattern!.folder);
      found.files.push(...(await listMatches(pattern!)));
      found.files.sort(compareNames);
      return found.files.length > 0 ? success(found) : failure("not_found", "matches no file");
    }
    const status = await stat(root);
    if (status.isFile()) {
      found.folder = dirname(found.folder);
      found.files.push({ path: root, name: basename(path) });
      return success(found);
    }
    if (!status.isDirectory()) return failure("usage", "neither a file nor a folder");
    await readdir(root);
    await walk(root, root, "", found);
    if (found.files.length + found.skipped.length === 0) {
      return failure("usage", "a folder without files; hidden ones are passed over");
    }
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    return absent
      ? failure("not_found", "does not exist; check the path")
      : failure("usage", `cannot be read: ${describeFileError(error)}`);
  }
  found.files.sort(compareNames);
  found.skipped.sort((a, b) => (a.file < b.file ? -1 : 1));
  return success(found);
}
