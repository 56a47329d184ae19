import { Command } from "commander";
import type { DecisionView } from "@/lib/coverage/decision";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { answerDecisions } from "@/lib/requests/answer-decisions";
import type { Words } from "@/lib/requests/parse-words";
import type { DecisionsPage } from "@/lib/services/list-decisions";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = Words & { project: string; json?: true };

export function createDecisionsListCommand(context: Context): Command {
  return new Command("list")
    .description("list a project's decisions, newest first")
    .requiredOption("--project <slug>", "the project")
    .option("--run <n>", "only decisions on this run")
    .option("--limit <n>", "decisions to list; 50 unless named")
    .option("--before <n>", "list decisions older than this one")
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerDecisions(await openDatabase(), project, words);
      await printAnswer(context, answer, { json }, formatDecisions);
    });
}

function formatDecisions({ decisions, more }: DecisionsPage): string {
  if (decisions.length === 0) return "No decisions yet: give a failure a verdict first.";
  const table = formatTextTable<DecisionView>(decisions, [
    { title: "decision", get: ({ decision }) => decision, align: "right" },
    { title: "decided", get: ({ decided_at }) => formatTime(decided_at) },
    { title: "verdict", get: ({ verdict, undoes }) => (undoes === null ? verdict : `undo of ${undoes}`) },
    { title: "observations", get: ({ observations }) => observations, align: "right" },
    { title: "runs", get: ({ runs }) => runs, align: "right" },
    { title: "undone by", get: ({ undone_by }) => undone_by, align: "right" },
    { title: "original", get: ({ original }) => original && (original.run ?? `${original.id} (gone)`) },
    { title: "reason", get: ({ reason }) => reason },
  ]);
  return more ? `${table}\nolder ones: --before ${decisions.at(-1)!.decision}` : table;
}
