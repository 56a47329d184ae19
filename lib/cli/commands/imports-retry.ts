import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { retryImport } from "@/lib/services/retry-import";
import type { Context } from "../context";
import { formatImportProgress } from "../format-import-progress";
import { printError } from "../print-answer";
import { tellImport } from "../tell-import";

type Options = { project: string; json?: boolean };

export function createImportsRetryCommand(context: Context): Command {
  return new Command("retry")
    .description("read an import's files again, as a new import")
    .argument("<number>", "the import's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: string, { project, json }: Options) => {
      const id = parseImportNumber(number);
      if (!id.ok) return printError(context, id.error, { json });
      context.endsItself = true;
      const retry = await retryImport(await openDatabase(), project, id.value, "command line", {
        signal: context.signal,
        onProgress: (progress) => context.noteProgress(formatImportProgress(progress)),
      });
      if (!retry.ok) return printError(context, retry.error, { json });
      await tellImport(context, await retry.value.ended, { json });
    });
}
