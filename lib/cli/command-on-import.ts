import { Command } from "commander";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import type { Context } from "./context";
import { printError } from "./print-answer";

type Options = { project: string; json?: boolean };

/** A command about one import of a project, which is named by its number. */
export function createCommandOnImport<More extends object>(
  context: Context,
  name: string,
  description: string,
  act: (project: string, id: number, options: Options & More) => Promise<void>,
): Command {
  return new Command(name)
    .description(description)
    .argument("<number>", "the import's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: string, options: Options & More) => {
      const id = parseImportNumber(number);
      if (!id.ok) return printError(context, id.error, options);
      await act(options.project, id.value, options);
    });
}
