import { detectFormat } from "./detect-format";
import { readers } from "./formats/formats";
import type { FormatName, LogFile, ReadItem, ReadOptions } from "./reader";

/**
 * Reads one log file in the given format, or the one its content shows.
 * Faults of the log are items, never errors; only an aborted `signal` makes it throw.
 */
export async function* readLog(
  file: LogFile,
  options: ReadOptions & { format?: FormatName } = {},
): AsyncGenerator<ReadItem> {
  options.signal?.throwIfAborted();
  let format = options.format;
  if (format === undefined) {
    const detected = await detectFormat(file.path);
    if (!detected.ok) {
      yield { kind: "refused", message: detected.error.message };
      return;
    }
    format = detected.value;
  }
  yield* readers[format](file, options);
}
