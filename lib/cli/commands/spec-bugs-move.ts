import { Argument, type Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerSpecBugMove } from "@/lib/requests/change-spec-bug";
import { getSpecBug } from "@/lib/services/spec-bugs/get-spec-bug";
import { STATUSES } from "@/lib/spec-bugs/spec-bug";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { parseNumber } from "../options";
import { printAnswer, printError } from "../print-answer";

type Options = { reason: string; revision?: number };

export function createSpecBugsMoveCommand(context: Context): Command {
  return createCommandOn<Options>(
    context,
    "spec bug",
    "move",
    async (project, number, { reason, revision, json }, [status]) => {
      const db = await openDatabase();
      const bug = await getSpecBug(db, project, number);
      if (!bug.ok) return printError(context, bug.error, { json });
      const document = { revision: revision ?? bug.value.revision, status, reason };
      const answer = await answerSpecBugMove(db, project, number, document);
      await printAnswer(context, answer, { json }, formatSpecBug);
    },
  )
    .description("give a spec bug another status")
    .addArgument(new Argument("<status>", "where it goes").choices(STATUSES))
    .requiredOption("--reason <text>", "why")
    .option("--revision <number>", "refuse where the spec bug is no longer at this revision", parseNumber);
}
