import { resolve } from "node:path";
import { Command, Option } from "commander";
import { openDatabase } from "@/lib/db/database";
import { FORMAT_NAMES, type FormatName } from "@/lib/import/reader";
import { type ImportLogsRequest, importLogs } from "@/lib/services/imports/import-logs";
import type { Context } from "../context";
import { findAuthor } from "../find-author";
import { followRebucketing } from "../follow-rebucketing";
import { formatImportProgress } from "../format-import-progress";
import { parseNumber } from "../options";
import { printError } from "../print-answer";
import { readMapFile } from "../read-map-file";
import { tellImport } from "../tell-import";
import { watchImports } from "../watch-imports";
import { withStandardInput } from "../with-standard-input";

type Options = {
  project: string;
  campaign: string;
  map?: string;
  format?: FormatName;
  kind: "eval" | "training";
  watch?: boolean;
  poll?: number;
  dryRun?: boolean;
  json?: boolean;
};

export function createImportCommand(context: Context): Command {
  return new Command("import")
    .description("read logs into a project; the same again changes nothing")
    .argument("<file...>", "log files, folders to walk, patterns, or - for standard input")
    .requiredOption("--project <slug>", "the project; created where it is absent")
    .option("--campaign <slug>", "the campaign; created where it is absent", "main")
    .option("--map <file>", "apply this map first")
    .addOption(new Option("--format <format>", "read every file as this format").choices(FORMAT_NAMES))
    .addOption(
      new Option("--kind <kind>", "kind of a new campaign").choices(["eval", "training"]).default("eval"),
    )
    .option("--watch", "follow a folder: read what is there, and then whatever is added or changes")
    .option(
      "--poll <seconds>",
      "while watching, look this often: for network drives, which tell nothing",
      parseNumber,
    )
    .option("--dry-run", "read and classify everything, store nothing")
    .option("--json", "print JSON")
    .action(async (files: string[], { map, format, watch, poll, dryRun, json, ...target }: Options) => {
      const text = map === undefined ? null : await readMapFile(map);
      if (text && !text.ok) return printError(context, text.error, { json });
      context.endsItself = true;
      const before = text && {
        text: text.value,
        file: map!,
        author: await findAuthor(),
        follow: followRebucketing(context),
      };
      if (watch || poll !== undefined) {
        const request = { ...target, map: before, format: format ?? null };
        return watchImports(context, request, { files, watch, poll, dryRun, json });
      }
      const db = await openDatabase();
      const read = async (given: ImportLogsRequest["files"]) =>
        importLogs(db, {
          ...target,
          files: given,
          map: before,
          format: format ?? null,
          origin: {
            source: "command line",
            format: format ?? null,
            paths: given.flatMap((file) => (typeof file === "string" ? [resolve(file)] : [])),
          },
          dryRun: dryRun ?? false,
          signal: context.signal,
          onProgress: (progress) => context.noteProgress(formatImportProgress(progress)),
        });
      const answer = await withStandardInput(context, files, read);
      await tellImport(context, answer, { json, dryRun });
    });
}
