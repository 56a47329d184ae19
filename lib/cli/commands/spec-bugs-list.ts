import { Command, Option } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { answerSpecBugs } from "@/lib/requests/answer-spec-bugs";
import type { Words } from "@/lib/requests/parse-words";
import type { SpecBugsPage } from "@/lib/services/spec-bugs/list-spec-bugs";
import { SPEC_BUG_SORTS } from "@/lib/spec-bugs/sorts";
import { STATUSES } from "@/lib/spec-bugs/spec-bug";
import type { Context } from "../context";
import { addSpecBugFilters } from "../options";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = Words & { project: string; json?: true };

export function createSpecBugsListCommand(context: Context): Command {
  return addSpecBugFilters(new Command("list"))
    .description("list a project's spec bugs, newest first")
    .addOption(new Option("--sort <column>", "column to sort by").choices(SPEC_BUG_SORTS))
    .addOption(new Option("--direction <direction>", "order of the sort").choices(["asc", "desc"]))
    .option("--offset <n>", "spec bugs to leave out at the start")
    .option("--limit <n>", "spec bugs to list")
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerSpecBugs(await openDatabase(), project, words);
      await printAnswer(context, answer, { json }, formatPage);
    });
}

function formatPage({ spec_bugs, total, counts }: SpecBugsPage): string {
  if (total === 0) return "No spec bugs. File one with: lacuna spec-bugs create --from-run RUN";
  const table = formatTextTable(spec_bugs, [
    { title: "spec bug", get: ({ number }) => number, align: "right" },
    { title: "status", get: ({ status }) => status },
    { title: "severity", get: ({ severity }) => severity },
    { title: "fault", get: ({ fault }) => fault },
    { title: "runs", get: ({ runs }) => runs, align: "right" },
    { title: "buckets", get: ({ buckets }) => buckets, align: "right" },
    { title: "comments", get: ({ comments }) => comments, align: "right" },
    { title: "updated", get: ({ updated_at }) => formatTime(updated_at) },
    { title: "labels", get: ({ labels }) => labels.join(", ") || null },
    { title: "title", get: ({ title }) => title },
  ]);
  const byStatus = STATUSES.map((status) => `${status} ${counts.by_status[status]}`).join(", ");
  return `${table}\nshowing ${spec_bugs.length} of ${total}; ${byStatus}`;
}
