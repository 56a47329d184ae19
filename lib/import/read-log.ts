import { isForeignFile } from "./foreign-file";
import { readers } from "./formats/formats";
import type { Log, ReadItem, ReadOptions, SkippedFile } from "./reader";

/** What a log holds; every file of it is named, by a `part` or as skipped, before anything of it. */
export type LogItem =
  | Exclude<ReadItem, { kind: "refused" | "warning" }>
  /** `file` is what the warning is about: a file of the log, or the log by its name. */
  | { kind: "warning"; file: string; message: string };

/** What is told of a file that is not read: a reader knows what it holds, and not who named it. */
function skip(log: Log, { file, reason, foreign = false }: SkippedFile): LogItem {
  const isForeign = foreign && log.files.some((one) => one.name === file && isForeignFile(one));
  return { kind: "skipped", file, reason, ...(isForeign && { foreign: true }) };
}

/** Reads one log. Faults of the log are items, never errors; only an aborted `signal` makes it throw. */
export async function* readLog(log: Log, options: ReadOptions): AsyncGenerator<LogItem> {
  options.signal?.throwIfAborted();
  let file = log.files[0]!.name;
  const first: LogItem = { kind: "part", file };
  let isNamed = false;
  for await (const item of readers[log.format](log, options)) {
    if (item.kind === "refused") {
      const { message: reason, foreign } = item;
      for (const { name } of log.files) yield skip(log, { file: name, reason, foreign });
      return;
    }
    if (!isNamed && item.kind !== "part" && item.kind !== "skipped") yield first;
    isNamed = true;
    if (item.kind === "part") file = item.file;
    if (item.kind === "skipped") yield skip(log, item);
    else if (item.kind !== "warning") yield item;
    else yield { kind: "warning", file: item.about === "log" ? log.name : file, message: item.message };
  }
  if (!isNamed) yield first;
}
