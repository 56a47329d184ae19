import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { printAnswer } from "../print-answer";

export function createSpecBugsCommentCommand(context: Context): Command {
  return createCommandOn(context, "spec bug", "comment", async (project, number, { json }, [body]) => {
    const answer = await answerSpecBugComment(await openDatabase(), project, { number }, { body });
    await printAnswer(context, answer, { json }, formatSpecBug);
  })
    .description("comment on a spec bug, in Markdown")
    .argument("<text>", "the comment");
}
