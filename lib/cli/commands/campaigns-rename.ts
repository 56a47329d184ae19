import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { renameCampaign } from "@/lib/services/projects/rename-campaign";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";

export function createCampaignsRenameCommand(context: Context): Command {
  return new Command("rename")
    .description("give a campaign another slug; commands and addresses that say the old one stop working")
    .argument("<campaign>", "its slug now")
    .argument("<slug>", "its new slug")
    .action(async (campaign: string, slug: string, _: object, command: Command) => {
      const { project, json } = command.optsWithGlobals<{ project: string; json?: boolean }>();
      const answer = await renameCampaign(await openDatabase(), { project, campaign, slug });
      await printAnswer(context, answer, { json }, (renamed) =>
        [`campaign ${campaign} is ${renamed.slug} now`, ...renamed.notes].join("\n"),
      );
    });
}
