import { Command } from "commander";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions, parseNumber } from "../options";

export function createRunsDeleteCommand(context: Context): Command {
  return addDeleteOptions(new Command("delete"))
    .description("delete a run; importing its file again brings it back under another number")
    .argument("<run>", "the run's number", parseNumber)
    .action(async (run: number, _: object, command: Command) => {
      const { project, ...options } = command.optsWithGlobals<DeleteOptions & { project: string }>();
      await deleteWithPreview(context, { kind: "run", project, run }, options);
    });
}
