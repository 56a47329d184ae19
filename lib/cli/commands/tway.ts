import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerTWay } from "@/lib/requests/answer-t-way";
import type { Context } from "../context";
import { formatTWay } from "../format-t-way";
import { collect } from "../options";
import { printAnswer } from "../print-answer";

type Options = {
  project: string;
  t: string;
  p: string[];
  missing: string;
  where: string[];
  campaign: string[];
  from?: string;
  to?: string;
  json?: boolean;
};

export function createTWayCommand(context: Context): Command {
  return new Command("tway")
    .description("how many of all combinations of t values were hit, over every set of t dimensions")
    .requiredOption("--project <slug>", "the project")
    .option("--t <number>", "dimensions taken at a time, 1 to 4", "2")
    .option("--p <shares>", "shares for (p,t)-completeness; 0.5,0.75,0.9,1 unless named", collect, [])
    .option("--missing <number>", "list as many missing combinations of each set", "0")
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
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerTWay(await openDatabase(), project, words);
      await printAnswer(context, answer, { json }, formatTWay);
    });
}
