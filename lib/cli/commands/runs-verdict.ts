import { Argument, Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatQuantity } from "@/lib/format/number";
import { answerVerdict, VERDICT_WORDS } from "@/lib/requests/answer-verdict";
import type { DecidedRun } from "@/lib/services/verdicts/set-verdict";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printAnswer } from "../print-answer";

type Options = {
  project: string;
  observation?: string;
  duplicateOf?: number;
  reason?: string;
  json?: true;
};

export function createRunsVerdictCommand(context: Context): Command {
  return new Command("verdict")
    .description("decide on the failing observations of a run")
    .argument("<run>", "the run's number", parseNumber)
    .addArgument(new Argument("<verdict>", "none takes a verdict back").choices(VERDICT_WORDS))
    .option("--observation <key>", "only this observation of the run")
    .option("--duplicate-of <run>", "the run that a duplicate repeats", parseNumber)
    .option("--reason <text>", "why")
    .action(async (run: number, verdict: string, _: object, command: Command) => {
      const { project, json, observation, reason, duplicateOf } = command.optsWithGlobals<Options>();
      const words = { verdict, observation, reason, duplicate_of: duplicateOf };
      const answer = await answerVerdict(await openDatabase(), project, run, words);
      await printAnswer(context, answer, { json }, formatDecided);
    });
}

function formatDecided({ run, decision, verdict, observations }: DecidedRun): string {
  const what = verdict === null ? "verdict taken back" : verdict.replace("_", " ");
  return `run ${run}: ${what}, ${formatQuantity(observations.length, "observation")} (decision ${decision})`;
}
