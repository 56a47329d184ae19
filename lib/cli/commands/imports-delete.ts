import { Command } from "commander";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions } from "../options";
import { printError } from "../print-answer";

type Options = DeleteOptions & { project: string };

export function createImportsDeleteCommand(context: Context): Command {
  return addDeleteOptions(new Command("delete"))
    .description("delete an import with the runs whose stored content it brought")
    .argument("<number>", "the import's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: string, { project, ...options }: Options) => {
      const id = parseImportNumber(number);
      if (!id.ok) return printError(context, id.error, options);
      await deleteWithPreview(context, { kind: "import", project, import: id.value }, options);
    });
}
