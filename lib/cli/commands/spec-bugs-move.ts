import { Argument, type Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerSpecBugMove } from "@/lib/requests/change-spec-bug";
import { getSpecBug } from "@/lib/services/get-spec-bug";
import { STATUSES } from "@/lib/spec-bugs/spec-bug";
import { createCommandOnSpecBug } from "../command-on-spec-bug";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { parseNumber } from "../options";
import { printAnswer, printError } from "../print-answer";

type Options = { reason: string; revision?: number };

export function createSpecBugsMoveCommand(context: Context): Command {
  const description = "give a spec bug another status";
  const move = createCommandOnSpecBug<Options>(
    context,
    "move",
    description,
    async (project, number, { reason, revision, json }, [status]) => {
      const db = await openDatabase();
      const bug = await getSpecBug(db, project, number);
      if (!bug.ok) return printError(context, bug.error, { json });
      const document = { revision: revision ?? bug.value.revision, status, reason };
      await printAnswer(
        context,
        await answerSpecBugMove(db, project, number, document),
        { json },
        formatSpecBug,
      );
    },
  );
  return move
    .addArgument(new Argument("<status>", "where it goes").choices(STATUSES))
    .requiredOption("--reason <text>", "why")
    .option("--revision <number>", "refuse where the spec bug is no longer at this revision", parseNumber);
}
