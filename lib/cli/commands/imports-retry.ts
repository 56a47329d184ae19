import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { retryImport } from "@/lib/services/imports/retry-import";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatImportProgress } from "../format-import-progress";
import { printError } from "../print-answer";
import { tellImport } from "../tell-import";

export function createImportsRetryCommand(context: Context): Command {
  return createCommandOn(context, "import", "retry", async (project, id, { json }) => {
    context.endsItself = true;
    const retry = await retryImport(await openDatabase(), project, id, "command line", {
      signal: context.signal,
      onProgress: (progress) => context.noteProgress(formatImportProgress(progress)),
    });
    if (!retry.ok) return printError(context, retry.error, { json });
    await tellImport(context, await retry.value.ended, { json });
  }).description("read an import's files again, as a new import");
}
