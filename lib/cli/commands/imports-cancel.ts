import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { cancelImport } from "@/lib/services/cancel-import";
import type { Context } from "../context";
import { printAnswer, printError } from "../print-answer";

type Options = { project: string; json?: boolean };

export function createImportsCancelCommand(context: Context): Command {
  return new Command("cancel")
    .description("end an import, whoever runs it; what it has stored stays")
    .argument("<number>", "the import's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: string, { project, json }: Options) => {
      const id = parseImportNumber(number);
      if (!id.ok) return printError(context, id.error, { json });
      const answer = await cancelImport(await openDatabase(), project, id.value);
      await printAnswer(context, answer, { json }, ({ state }) =>
        state === "running"
          ? `import ${id.value} will end after the batch it is storing`
          : `import ${id.value} is ${state}`,
      );
    });
}
