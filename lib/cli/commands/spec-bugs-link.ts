import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerSpecBugLink } from "@/lib/requests/change-spec-bug";
import { type LinkWords, parseLinkWords } from "@/lib/requests/parse-link-words";
import { failure } from "@/lib/result";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { addMessageOptions, collect, parseNumber } from "../options";
import { printAnswer, printError } from "../print-answer";

const NOTHING = failure("usage", "name what to link: --run, --mark, --at or --spec-bug");

export function createSpecBugsLinkCommand(context: Context): Command {
  const link = createCommandOn<LinkWords>(
    context,
    "spec bug",
    "link",
    async (project, number, { json, ...words }) => {
      const target = parseLinkWords(words);
      if (!target.ok) return printError(context, target.error, { json });
      if (target.value === null) return printError(context, NOTHING.error, { json });
      const answer = await answerSpecBugLink(await openDatabase(), project, number, target.value);
      await printAnswer(context, answer, { json }, formatSpecBug);
    },
  )
    .description("link a spec bug to a run, a message, a mark, a bucket or another spec bug")
    .option("--run <number>", "a run", parseNumber);
  return addMessageOptions(link)
    .option("--mark <number>", "a mark", parseNumber)
    .option("--at <dimension:value>", "a bucket, one value a dimension", collect, [])
    .option("--campaign <slug>", "a campaign the bucket is looked at in, repeatable", collect, [])
    .option("--spec-bug <number>", "another spec bug", parseNumber);
}
