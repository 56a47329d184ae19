import { Command, Option } from "commander";
import type { RunRow } from "@/lib/coverage/run-row";
import { VERDICT_FILTERS } from "@/lib/coverage/verdict";
import { openDatabase } from "@/lib/db/database";
import { formatQuantity } from "@/lib/format/number";
import { answerRuns, PAGE_SIZE } from "@/lib/requests/answer-runs";
import { exportRuns } from "@/lib/requests/export-runs";
import type { Words } from "@/lib/requests/parse-words";
import type { RunsPage } from "@/lib/services/runs/list-runs";
import { RUN_SORTS } from "@/lib/url/run-sorts";
import type { Context } from "../context";
import { collect } from "../options";
import { printAnswer, printError } from "../print-answer";
import { formatTextTable } from "../text-table";
import { createRunsDeleteCommand } from "./runs-delete";
import { createRunsSearchCommand } from "./runs-search";
import { createRunsVerdictCommand } from "./runs-verdict";

type Options = Words & { project: string; json?: true; csv?: true; jsonl?: true };

export function createRunsCommand(context: Context): Command {
  return new Command("runs")
    .description("list observations with their runs")
    .addCommand(createRunsVerdictCommand(context))
    .addCommand(createRunsSearchCommand(context))
    .addCommand(createRunsDeleteCommand(context))
    .requiredOption("--project <slug>", "the project")
    .option("--at <dimension:value>", "the bucket, one value a dimension", collect, [])
    .option(
      "--where <filter>",
      "dimension:value1,value2 for any of them, dimension:!value for none; also by @outcome and @verdict",
      collect,
      [],
    )
    .option("--from <day>", "only runs that started on this day or later, as 2026-01-31, in UTC")
    .option("--to <day>", "only runs that started on this day or before")
    .option("--outcome <outcome>", "pass, fail, invalid, error, unscored or item", collect, [])
    .option("--verdict <verdict>", `any of ${VERDICT_FILTERS.join(", ")}`, collect, [])
    .option("--campaign <slug>", "a campaign, repeatable; the newest eval campaign unless named", collect, [])
    .option("--search <text>", "a part of a run's id, case or model")
    .option("--file <name>", "only runs read from the file of this name, as the history of imports names it")
    .option("--import <number>", "only runs whose stored content this import brought")
    .addOption(new Option("--sort <column>", "column to sort by").choices(RUN_SORTS))
    .addOption(new Option("--direction <direction>", "order of the sort").choices(["asc", "desc"]))
    .option("--offset <n>", "observations to leave out at the start")
    .option(
      "--limit <n>",
      `observations to list; ${PAGE_SIZE} unless named, all of them with --csv and --jsonl`,
    )
    .option("--json", "print JSON")
    .addOption(new Option("--csv", "print CSV, safe for spreadsheets").conflicts(["json", "jsonl"]))
    .addOption(new Option("--jsonl", "print one JSON object a line").conflicts(["json", "csv"]))
    .action(async ({ project, json, csv, jsonl, ...words }: Options) => {
      const db = await openDatabase();
      if (!csv && !jsonl) {
        return printAnswer(context, await answerRuns(db, project, words), { json }, formatPage);
      }
      const pieces = await exportRuns(db, project, words, csv ? "csv" : "jsonl");
      if (!pieces.ok) return printError(context, pieces.error, {});
      for await (const piece of pieces.value) await context.write(piece);
    });
}

function formatPage({ runs, total, runs_total }: RunsPage): string {
  const table = formatTextTable<RunRow>(runs, [
    { title: "run", get: (row) => row.run, align: "right" },
    { title: "outcome", get: (row) => row.outcome },
    { title: "verdict", get: (row) => row.verdict && `${row.verdict}${row.stale ? " (stale)" : ""}` },
    { title: "campaign", get: (row) => row.campaign },
    { title: "model", get: (row) => row.model },
    { title: "message", get: (row) => row.message, align: "right" },
    { title: "attempt", get: (row) => row.attempt, align: "right" },
    { title: "observation", get: (row) => row.observation || null },
    { title: "id", get: (row) => row.id },
  ]);
  return `${table}\nshowing ${runs.length} of ${formatQuantity(total, "observation")} of ${formatQuantity(runs_total, "run")}`;
}
