import { Command } from "commander";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions } from "../options";

export function createProjectsDeleteCommand(context: Context): Command {
  return addDeleteOptions(new Command("delete"))
    .description("delete a project with its map, campaigns, imports and runs")
    .argument("<project>", "its slug")
    .action(async (project: string, _: object, command: Command) => {
      await deleteWithPreview(
        context,
        { kind: "project", project },
        command.optsWithGlobals<DeleteOptions>(),
      );
    });
}
