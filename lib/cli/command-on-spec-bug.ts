import { Command } from "commander";
import { parseSpecBugNumber } from "@/lib/requests/parse-spec-bug-number";
import type { Context } from "./context";
import { printError } from "./print-answer";

type Options = { project: string; json?: boolean };

/** A command about one spec bug of a project, which is named by its number. */
export function createCommandOnSpecBug<More extends object>(
  context: Context,
  name: string,
  description: string,
  act: (project: string, number: number, options: Options & More, words: string[]) => Promise<void>,
): Command {
  return new Command(name)
    .description(description)
    .argument("<number>", "the spec bug's number")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (word: string, ...rest: [...string[], Options & More, Command]) => {
      const command = rest.at(-1) as Command;
      const options = command.opts<Options & More>();
      const number = parseSpecBugNumber(word);
      if (!number.ok) return printError(context, number.error, options);
      await act(options.project, number.value, options, command.args.slice(1));
    });
}
