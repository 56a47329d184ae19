import type { Command } from "commander";
import type { ImportListItem } from "@/lib/import/import-view";
import { answerImports } from "@/lib/requests/answer-imports";
import type { ImportsPage } from "@/lib/services/imports/list-imports";
import type { Context } from "../context";
import { createPageCommand } from "../page-command";
import { formatTextTable } from "../text-table";

export function createImportsListCommand(context: Context): Command {
  return createPageCommand(context, "imports", answerImports, formatImports);
}

function formatImports({ imports, more }: ImportsPage): string {
  if (imports.length === 0) return "No imports yet: import logs first.";
  const table = formatTextTable<ImportListItem>(imports, [
    { title: "import", get: ({ id }) => id, align: "right" },
    { title: "state", get: ({ state }) => state },
    { title: "campaign", get: ({ campaign }) => campaign },
    { title: "source", get: ({ source }) => source },
    { title: "started", get: ({ started_at }) => started_at },
    { title: "runs", get: ({ summary }) => summary?.runs ?? null, align: "right" },
    { title: "new", get: ({ summary }) => summary?.new ?? null, align: "right" },
    { title: "replaced", get: ({ summary }) => summary?.replaced ?? null, align: "right" },
    { title: "set aside", get: ({ progress }) => progress?.set_aside ?? null, align: "right" },
    { title: "skipped", get: ({ progress }) => progress?.skipped ?? null, align: "right" },
    { title: "stored", get: ({ stored_runs }) => stored_runs, align: "right" },
  ]);
  return more ? `${table}\nolder ones: --before ${imports.at(-1)!.id}` : table;
}
