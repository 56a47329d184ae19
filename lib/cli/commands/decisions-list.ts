import type { Command } from "commander";
import type { DecisionView } from "@/lib/coverage/decision";
import { formatTime } from "@/lib/format/time";
import { answerDecisions } from "@/lib/requests/answer-decisions";
import type { DecisionsPage } from "@/lib/services/verdicts/list-decisions";
import type { Context } from "../context";
import { createPageCommand } from "../page-command";
import { formatTextTable } from "../text-table";

export function createDecisionsListCommand(context: Context): Command {
  return createPageCommand(context, "decisions", answerDecisions, formatDecisions).option(
    "--run <n>",
    "only decisions on this run",
  );
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
