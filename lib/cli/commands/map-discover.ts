import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerMapDiscovery } from "@/lib/requests/answer-map-discovery";
import type { Context } from "../context";
import { formatDiscovery } from "../format-discovery";
import { collect } from "../options";
import { printAnswer } from "../print-answer";

type Options = { project: string; campaign: string[]; json?: boolean };

export function createMapDiscoverCommand(context: Context): Command {
  return new Command("discover")
    .description(
      "fields of the run records that the map does not have, by how much of the failures they explain",
    )
    .requiredOption("--project <slug>", "the project")
    .option("--campaign <slug>", "a campaign, repeatable; the newest eval campaign unless named", collect, [])
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerMapDiscovery(await openDatabase(), project, words, context.signal);
      await printAnswer(context, answer, { json }, formatDiscovery);
    });
}
