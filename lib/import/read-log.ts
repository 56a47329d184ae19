import { readers } from "./formats/formats";
import type { Log, ReadItem, ReadOptions } from "./reader";

/** What a log holds; every file of it is named, by a `part` or as skipped, before anything of it. */
export type LogItem =
  | Exclude<ReadItem, { kind: "refused" | "warning" }>
  /** `file` is what the warning is about: a file of the log, or the log by its name. */
  | { kind: "warning"; file: string; message: string };

/** Reads one log. Faults of the log are items, never errors; only an aborted `signal` makes it throw. */
export async function* readLog(log: Log, options: ReadOptions): AsyncGenerator<LogItem> {
  options.signal?.throwIfAborted();
  let file = log.files[0]!.name;
  const first: LogItem = { kind: "part", file };
  let isNamed = false;
  for await (const item of readers[log.format](log, options)) {
    if (item.kind === "refused") {
      for (const { name } of log.files) yield { kind: "skipped", file: name, reason: item.message };
      return;
    }
    if (!isNamed && item.kind !== "part" && item.kind !== "skipped") yield first;
    isNamed = true;
    if (item.kind === "part") file = item.file;
    if (item.kind !== "warning") yield item;
    else yield { kind: "warning", file: item.about === "log" ? log.name : file, message: item.message };
  }
  if (!isNamed) yield first;
}
