import { Command } from "commander";
import type { Result } from "@/lib/result";
import type { Context } from "./context";
import { printAnswer } from "./print-answer";

type Options = { project: string; json?: boolean };

/** `archive` and `restore`: the two ways of one change. `places` are those that leave an archived one out. */
export function createArchiveCommands(
  context: Context,
  kind: "project" | "campaign",
  places: string,
  set: (slug: string, archived: boolean, options: Options) => Promise<Result<{ slug: string }>>,
): Command[] {
  const create = (verb: string, description: string, archived: boolean) =>
    new Command(verb)
      .description(description)
      .argument(`<${kind}>`, "its slug")
      .action(async (word: string, _: object, command: Command) => {
        const options = command.optsWithGlobals<Options>();
        const answer = await set(word, archived, options);
        const state = archived ? "archived; it answers where it is named" : "in use";
        await printAnswer(context, answer, options, ({ slug }) => `${kind} ${slug} is ${state}`);
      });
  return [
    create("archive", `set a ${kind} aside, out of ${places}; nothing is deleted`, true),
    create("restore", `take an archived ${kind} back`, false),
  ];
}
