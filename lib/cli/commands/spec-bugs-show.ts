import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { getSpecBug } from "@/lib/services/spec-bugs/get-spec-bug";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { printAnswer } from "../print-answer";

export function createSpecBugsShowCommand(context: Context): Command {
  return createCommandOn(context, "spec bug", "show", async (project, number, { json }) => {
    const answer = await getSpecBug(await openDatabase(), project, number);
    await printAnswer(context, answer, { json }, formatSpecBug);
  }).description("show a spec bug with its links, comments and history");
}
