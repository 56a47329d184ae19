import { Command } from "commander";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions } from "../options";

export function createCampaignsDeleteCommand(context: Context): Command {
  return addDeleteOptions(new Command("delete"))
    .description("delete a campaign with its imports and runs")
    .argument("<campaign>", "its slug")
    .action(async (campaign: string, _: object, command: Command) => {
      const { project, ...options } = command.optsWithGlobals<DeleteOptions & { project: string }>();
      await deleteWithPreview(context, { kind: "campaign", project, campaign }, options);
    });
}
