import { Command, Option } from "commander";
import { getEnvironment } from "@/lib/env";
import { detectLogs } from "@/lib/import/detect-logs";
import { listNamedFiles } from "@/lib/import/list-named-files";
import { readLog } from "@/lib/import/read-log";
import { FORMAT_NAMES, type FormatName, type LogFile, type SkippedFile } from "@/lib/import/reader";
import type { RunAttributes } from "@/lib/import/run-record";
import { createMapSuggestion } from "@/lib/map/suggest-map";
import { failure, success } from "@/lib/result";
import type { Context } from "../context";
import { EXIT_INCOMPLETE } from "../exit-codes";
import { printAnswer } from "../print-answer";
import { toTerminalText } from "../terminal-text";
import { withStandardInput } from "../with-standard-input";

/** `isWhole` until something is refused that may hold records. */
type Reading = { records: number; refused: string[]; isWhole: boolean };

export function createMapSuggestCommand(context: Context): Command {
  return new Command("suggest")
    .description("propose a map from real logs: fields with few values, and scores")
    .argument("<log...>", "log files, folders to walk, patterns, or - for standard input")
    .addOption(new Option("--format <format>", "read every file as this format").choices(FORMAT_NAMES))
    .option("--json", "print JSON: the map's text, the fields and the scores found")
    .action(async (paths: string[], options: { format?: FormatName; json?: boolean }) => {
      const answer = await withStandardInput(context, paths, (given) => suggestMap(given, options.format));
      await printAnswer(context, answer, options, ({ yaml }) => yaml.trimEnd());
    });

  async function suggestMap(paths: (string | LogFile)[], format: FormatName | undefined) {
    const reading: Reading = { records: 0, refused: [], isWhole: true };
    const suggestion = await createMapSuggestion(readRecords(paths, format, reading), {});
    if (reading.records === 0) return failure("usage", "no run record could be read", reading.refused);
    for (const refusal of reading.refused) context.note(toTerminalText(refusal));
    if (!reading.isWhole) context.exitCode = EXIT_INCOMPLETE;
    return success(suggestion);
  }

  async function* readRecords(
    paths: (string | LogFile)[],
    format: FormatName | undefined,
    reading: Reading,
  ): AsyncGenerator<RunAttributes> {
    const { maxEntryBytes } = getEnvironment();
    const refuse = ({ file, reason, foreign = false }: SkippedFile) => {
      reading.refused.push(`${file}: ${reason}`);
      if (!foreign) reading.isWhole = false;
    };
    const named = await listNamedFiles(paths);
    const { logs, skipped } = await detectLogs(named.files, format ?? null, context.signal);
    for (const file of [...named.skipped, ...skipped]) refuse(file);
    for (const log of logs) {
      let part = log.name;
      for await (const item of readLog(log, { signal: context.signal, maxEntryBytes })) {
        if (item.kind === "record") {
          reading.records++;
          context.noteProgress(`${reading.records} records  ${toTerminalText(part)}`);
          yield item.record;
          item.release?.();
        } else if (item.kind === "part") part = item.file;
        else if (item.kind === "skipped") refuse(item);
        else if (item.kind === "warning") context.note(toTerminalText(`${item.file}: ${item.message}`));
        else {
          const place = item.kind === "set_aside" ? item.path : null;
          refuse({ file: part, reason: [item.entry, place, item.message].filter(Boolean).join(": ") });
        }
      }
    }
  }
}
