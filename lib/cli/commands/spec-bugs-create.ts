import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { fileSpecBug } from "@/lib/requests/file-spec-bug";
import { FAULTS, SEVERITIES } from "@/lib/spec-bugs/spec-bug";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { addMessageOptions, collect, parseNumber } from "../options";
import { printAnswer } from "../print-answer";

type Options = {
  project: string;
  json?: true;
  fromRun?: number;
  message?: number;
  branch?: number;
  quote?: string;
  fromMark?: number;
  at: string[];
  campaign: string[];
  label?: string[];
} & Record<"title" | "happened" | "specification" | "fault" | "explanation" | "ruling" | "severity", string>;

export function createSpecBugsCreateCommand(context: Context): Command {
  const command = new Command("create")
    .description("file a spec bug, filled in with what was seen in a run, a message, a mark or a bucket")
    .requiredOption("--project <slug>", "the project")
    .option("--from-run <number>", "the run it was seen in", parseNumber);
  return addMessageOptions(command)
    .option("--from-mark <number>", "the mark it was seen at", parseNumber)
    .option("--at <dimension:value>", "the bucket it was seen in, one value a dimension", collect, [])
    .option("--campaign <slug>", "a campaign the bucket was looked at in, repeatable", collect, [])
    .option("--title <text>", "what it is about; a suggestion unless given")
    .option("--fault <fault>", `what the specification is: ${FAULTS.join(", ")}`)
    .option("--severity <severity>", `how bad it is: ${SEVERITIES.join(", ")}`)
    .option("--happened <markdown>", "what happened; what was seen unless given")
    .option("--specification <markdown>", "what the specification says")
    .option("--explanation <markdown>", "why it is silent, ambiguous or wrong")
    .option("--ruling <markdown>", "the ruling you propose")
    .option("--label <label>", "a label, repeatable", (label: string, labels: string[] = []) => [
      ...labels,
      label,
    ])
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      const { project, json, fromRun, fromMark, message, branch, quote, at, campaign, label, ...fields } =
        options;
      const seen = { run: fromRun, message, branch, quote, mark: fromMark, at, campaign };
      const answer = await fileSpecBug(await openDatabase(), project, seen, { ...fields, labels: label });
      await printAnswer(context, answer, { json }, formatSpecBug);
    });
}
