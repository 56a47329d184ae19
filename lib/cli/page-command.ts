import { Command } from "commander";
import { type Database, openDatabase } from "@/lib/db/database";
import type { Words } from "@/lib/requests/parse-words";
import type { Result } from "@/lib/result";
import type { Context } from "./context";
import { printAnswer } from "./print-answer";

type Options = Words & { project: string; json?: true };

/** A command that lists what a project has of something, newest first, a page at a time. */
export function createPageCommand<Page>(
  context: Context,
  things: string,
  answer: (db: Database, project: string, words: Words) => Promise<Result<Page>>,
  format: (page: Page) => string,
): Command {
  return new Command("list")
    .description(`list a project's ${things}, newest first`)
    .requiredOption("--project <slug>", "the project")
    .option("--limit <n>", `${things} to list; 50 unless named`)
    .option("--before <n>", `list ${things} older than this one`)
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      await printAnswer(context, await answer(await openDatabase(), project, words), { json }, format);
    });
}
