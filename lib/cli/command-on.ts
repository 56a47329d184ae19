import { Command } from "commander";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import type { Context } from "./context";
import { printError } from "./print-answer";

type Options = { project: string; json?: boolean };

/** A command about one thing of a project, which is named by its number; `act` is given the words behind it. */
export function createCommandOn<More extends object>(
  context: Context,
  what: "import" | "re-bucketing" | "spec bug" | "view",
  name: string,
  act: (project: string, number: number, options: Options & More, words: string[]) => Promise<void>,
): Command {
  return new Command(name)
    .argument("<number>", `the ${what}'s number`)
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (word: string, ...rest: [...string[], Options & More, Command]) => {
      const command = rest.at(-1) as Command;
      const options = command.opts<Options & More>();
      const number = parseNumberOf(what, word);
      if (!number.ok) return printError(context, number.error, options);
      await act(options.project, number.value, options, command.args.slice(1));
    });
}
