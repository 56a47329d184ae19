import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";
import { createCommandOnSpecBug } from "../command-on-spec-bug";
import type { Context } from "../context";
import { formatSpecBug } from "../format-spec-bug";
import { printAnswer } from "../print-answer";

export function createSpecBugsCommentCommand(context: Context): Command {
  const description = "comment on a spec bug, in Markdown";
  return createCommandOnSpecBug(
    context,
    "comment",
    description,
    async (project, number, { json }, [body]) => {
      const answer = await answerSpecBugComment(await openDatabase(), project, { number }, { body });
      await printAnswer(context, answer, { json }, formatSpecBug);
    },
  ).argument("<text>", "the comment");
}
