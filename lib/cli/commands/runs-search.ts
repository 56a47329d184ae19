import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatCount, formatQuantity } from "@/lib/format/number";
import { answerMessageSearch, LISTED_MESSAGES } from "@/lib/requests/answer-message-search";
import type { MessageSearch } from "@/lib/services/runs/search-messages";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { project: string; branch?: string; limit?: string; json?: true };

export function createRunsSearchCommand(context: Context): Command {
  return new Command("search")
    .description("find the messages of a run that say something")
    .argument("<run>", "the run's number", parseNumber)
    .argument("<query>", "what to find, letters' case ignored")
    .option("--branch <n>", "only this branch; 0 is the main transcript")
    .option("--limit <n>", `messages to list; ${LISTED_MESSAGES} unless named`)
    .action(async (run: number, q: string, _: object, command: Command) => {
      const { project, json, branch, limit } = command.optsWithGlobals<Options>();
      const answer = await answerMessageSearch(await openDatabase(), project, run, { q, branch, limit });
      await printAnswer(context, answer, { json }, formatFound);
    });
}

function formatFound({ total, messages, more }: MessageSearch): string {
  const found = `${formatQuantity(total, "place")} in ${formatQuantity(messages.length + more, "message")}`;
  if (messages.length === 0) return found;
  const table = formatTextTable<MessageSearch["messages"][number]>(messages, [
    { title: "branch", get: (row) => row.branch, align: "right" },
    { title: "message", get: (row) => row.message, align: "right" },
    { title: "places", get: (row) => row.count, align: "right" },
  ]);
  return `${table}\n${found}${more > 0 ? `, ${formatCount(more)} of them not listed` : ""}`;
}
