import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatQuantity } from "@/lib/format/number";
import { undoDecision } from "@/lib/services/verdicts/undo-decision";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printAnswer } from "../print-answer";

type Options = { project: string; json?: true };

export function createDecisionsUndoCommand(context: Context): Command {
  return new Command("undo")
    .description("bring back what held before a decision; the undo can be undone in turn")
    .argument("<decision>", "the decision's number", parseNumber)
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async (number: number, { project, json }: Options) => {
      const answer = await undoDecision(await openDatabase(), project, number);
      await printAnswer(
        context,
        answer,
        { json },
        ({ decision, observations }) =>
          `decision ${number} undone by decision ${decision}, ${formatQuantity(observations, "observation")}`,
      );
    });
}
