import { basename } from "node:path/posix";
import { detectFormat } from "./detect-format";
import { isForeignFile } from "./foreign-file";
import { type FolderFormat, folderFormats } from "./formats/folder-formats";
import { getPlace } from "./log-place";
import type { FormatName, Log, LogFile, SkippedFile } from "./reader";

type DetectedLogs = {
  /** In the order of their first files. */
  logs: Log[];
  /** Files that are no logs, and why. */
  skipped: SkippedFile[];
};

/** A file and what it is by itself; `skipped` says why it is nothing that can be read. */
type DetectedFile = { file: LogFile; place: string } & (
  | { format: FormatName }
  | { format: null; skipped: SkippedFile }
);

async function detectFile(file: LogFile, format: FormatName | null): Promise<DetectedFile> {
  const place = getPlace(file);
  if (format !== null) return { file, place, format };
  const detected = await detectFormat(file.path);
  if (detected.ok) return { file, place, format: detected.value };
  const skipped: SkippedFile = { file: file.name, reason: detected.error.message };
  if (!detected.isLog && isForeignFile(file)) skipped.foreign = true;
  return { file, place, format: null, skipped };
}

function listFolders({ name, getFolder }: FolderFormat, files: readonly DetectedFile[]): Set<string> {
  return new Set(files.filter(({ format }) => format === name).map(({ place }) => getFolder(place)));
}

/** What a folder's log is called: as its files name the folder, or as it lies on disk where they do not. */
function nameFolder({ getFolder }: FolderFormat, { file, place }: DetectedFile): string {
  const named = getFolder(file.name);
  return named === "." || named === "" ? basename(getFolder(place)) || "." : named;
}

/** Puts files together that are one log. */
function groupFiles(files: readonly DetectedFile[]): DetectedLogs {
  const found: DetectedLogs = { logs: [], skipped: [] };
  const inFolders = new Map<string, Log>();
  const kinds = folderFormats.map((kind) => ({ kind, folders: listFolders(kind, files) }));
  for (const detected of files) {
    const { file, place, format } = detected;
    const belongs = kinds.find(
      ({ kind, folders }) =>
        folders.has(kind.getFolder(place)) && (format === kind.name || kind.takes(detected)),
    );
    if (belongs) {
      const { name, getFolder } = belongs.kind;
      const key = JSON.stringify([name, getFolder(place)]);
      const log = inFolders.get(key) ?? { format: name, name: nameFolder(belongs.kind, detected), files: [] };
      if (log.files.push(file) === 1) found.logs.push(log);
      inFolders.set(key, log);
    } else if (detected.format === null) found.skipped.push(detected.skipped);
    else found.logs.push({ format: detected.format, name: file.name, files: [file] });
  }
  return found;
}

/** Finds the logs among files, each file by its content unless `format` says what all of them are. */
export async function detectLogs(
  files: readonly LogFile[],
  format: FormatName | null,
  signal?: AbortSignal,
): Promise<DetectedLogs> {
  const detected: DetectedFile[] = [];
  const skipped: DetectedLogs["skipped"] = [];
  for (const file of files) {
    if (signal?.aborted) skipped.push({ file: file.name, reason: "interrupted before it was read" });
    else detected.push(await detectFile(file, format));
  }
  const found = groupFiles(detected);
  return { logs: found.logs, skipped: [...found.skipped, ...skipped] };
}
