import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatCount } from "@/lib/format/number";
import type { ImportFilesPage, ImportFileView } from "@/lib/import/import-view";
import { answerImportFiles } from "@/lib/requests/answer-imports";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { problems?: true; limit?: string; offset?: string };

export function createImportsFilesCommand(context: Context): Command {
  return createCommandOn<Options>(context, "import", "files", async (project, id, options) => {
    const { json, problems, limit, offset } = options;
    const words = { limit, offset, problems: problems && "true" };
    const answer = await answerImportFiles(await openDatabase(), project, id, words);
    await printAnswer(context, answer, { json }, formatFiles);
  })
    .description("list the files that an import came to, and what became of each")
    .option("--problems", "only logs that were not read and stored whole")
    .option("--limit <n>", "files to list; 200 unless named")
    .option("--offset <n>", "files to pass over");
}

function formatFiles({ files, total, with_problems }: ImportFilesPage): string {
  const table = formatTextTable<ImportFileView>(files, [
    { title: "file", get: ({ file }) => file },
    { title: "format", get: ({ format }) => format ?? "skipped" },
    { title: "runs", get: ({ runs }) => runs, align: "right" },
    { title: "new", get: (file) => file.new, align: "right" },
    { title: "unchanged", get: ({ unchanged }) => unchanged, align: "right" },
    { title: "replaced", get: ({ replaced }) => replaced, align: "right" },
    { title: "messages", get: ({ messages }) => messages, align: "right" },
    { title: "set aside", get: ({ set_aside }) => set_aside, align: "right" },
    { title: "read", get: ({ format, partial }) => (format === null ? "" : partial ? "in part" : "whole") },
  ]);
  return `${table}\nshowing ${formatCount(files.length)} of ${formatCount(total)}, ${formatCount(with_problems)} with problems`;
}
