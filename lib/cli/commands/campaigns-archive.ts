import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { archiveCampaign } from "@/lib/services/archive-campaign";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";

/** `archive` and `restore`: the two ways of one change. */
export function createCampaignsArchiveCommands(context: Context): Command[] {
  const create = (verb: string, description: string, archived: boolean) =>
    new Command(verb)
      .description(description)
      .argument("<campaign>", "its slug")
      .action(async (campaign: string, _: object, command: Command) => {
        const { project, json } = command.optsWithGlobals<{ project: string; json?: boolean }>();
        const answer = await archiveCampaign(await openDatabase(), { project, campaign, archived });
        await printAnswer(
          context,
          answer,
          { json },
          ({ slug }) =>
            `campaign ${slug} is ${archived ? "archived; it answers where it is named" : "in use"}`,
        );
      });
  return [
    create("archive", "set a campaign aside, out of lists, menus and defaults; nothing is deleted", true),
    create("restore", "take an archived campaign back", false),
  ];
}
