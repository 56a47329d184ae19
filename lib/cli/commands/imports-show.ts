import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { getImport } from "@/lib/services/get-import";
import type { Context } from "../context";
import { formatImportView } from "../format-import-view";
import { printAnswer, printError } from "../print-answer";

type Options = { project: string; json?: boolean };

export function createImportsShowCommand(context: Context): Command {
  return new Command("show")
    .description("show one import: how far it has come, or what it did")
    .argument("<number>", "the import's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: string, { project, json }: Options) => {
      const id = parseImportNumber(number);
      if (!id.ok) return printError(context, id.error, { json });
      const answer = await getImport(await openDatabase(), project, id.value);
      await printAnswer(context, answer, { json }, formatImportView);
    });
}
