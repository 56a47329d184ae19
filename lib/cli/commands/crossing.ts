import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerCrossing } from "@/lib/requests/answer-crossing";
import type { Context } from "../context";
import { formatCrossing } from "../format-crossing";
import { collect } from "../options";
import { printAnswer } from "../print-answer";

type Options = {
  project: string;
  by: string;
  where: string[];
  campaign: string[];
  from?: string;
  to?: string;
  json?: boolean;
};

export function createCrossingCommand(context: Context): Command {
  return new Command("crossing")
    .description("coverage and failures of every combination of values of some dimensions")
    .requiredOption("--project <slug>", "the project")
    .requiredOption("--by <dimensions>", "dimension ids with commas between them")
    .option(
      "--where <filter>",
      "dimension:value1,value2 for any of them, dimension:!value for none",
      collect,
      [],
    )
    .option("--campaign <slug>", "a campaign, repeatable; the newest eval campaign unless named", collect, [])
    .option("--from <day>", "only runs that started on this day or later, as 2026-01-31, in UTC")
    .option("--to <day>", "only runs that started on this day or before")
    .option("--json", "print JSON")
    .action(async ({ project, by, json, ...words }: Options) => {
      const answer = await answerCrossing(await openDatabase(), project, { by: [by], ...words });
      await printAnswer(context, answer, { json }, formatCrossing);
    });
}
