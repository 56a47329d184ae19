import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatCount } from "@/lib/format/number";
import { formatTime } from "@/lib/format/time";
import { answerUnmappedValues } from "@/lib/requests/answer-map-discovery";
import type { UnmappedValues } from "@/lib/services/maps/list-unmapped-values";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { project: string; sort?: string; json?: boolean };

export function createMapUnmappedCommand(context: Context): Command {
  return new Command("unmapped")
    .description("raw values that the map does not know and counts as other, newest first")
    .requiredOption("--project <slug>", "the project")
    .option("--sort <order>", "newest or count")
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerUnmappedValues(await openDatabase(), project, words);
      await printAnswer(context, answer, { json }, formatUnmapped);
    });
}

function formatUnmapped({ values }: UnmappedValues): string {
  if (values.length === 0) return "The map knows every value.";
  return formatTextTable(values, [
    { title: "dimension", get: ({ dimension }) => dimension },
    { title: "value", get: ({ value }) => value },
    { title: "observations", get: ({ count }) => formatCount(count), align: "right" },
    { title: "newest run", get: ({ newest }) => newest.run, align: "right" },
    { title: "of", get: ({ newest }) => formatTime(newest.at) },
  ]);
}
