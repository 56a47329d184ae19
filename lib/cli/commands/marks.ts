import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import type { MarkView } from "@/lib/marks/mark";
import { answerMarks } from "@/lib/requests/answer-marks";
import type { Words } from "@/lib/requests/parse-words";
import { listRunMarks, type MarksPage } from "@/lib/services/marks/list-marks";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = Words & { project: string; json?: true };

const SHOWN_CHARACTERS = 60;

export function createMarksCommand(context: Context): Command {
  return new Command("marks")
    .description("list marked words of transcripts, newest first, with their notes")
    .requiredOption("--project <slug>", "the project")
    .option("--run <n>", "all marks of this run", parseNumber)
    .option("--limit <n>", "marks to list; 100 unless named")
    .option("--before <n>", "list marks older than this one")
    .option("--json", "print JSON")
    .action(async ({ project, json, run, ...words }: Options & { run?: number }) => {
      const db = await openDatabase();
      if (run === undefined) {
        return printAnswer(context, await answerMarks(db, project, words), { json }, formatPage);
      }
      await printAnswer(context, await listRunMarks(db, project, run), { json }, ({ marks }) =>
        formatMarks(marks),
      );
    });
}

function formatPage({ marks, more }: MarksPage): string {
  return more ? `${formatMarks(marks)}\nolder ones: --before ${marks.at(-1)!.mark}` : formatMarks(marks);
}

function formatMarks(marks: MarkView[]): string {
  if (marks.length === 0) return "No marks yet: select words of a message on a run's page.";
  return formatTextTable<MarkView>(marks, [
    { title: "mark", get: ({ mark }) => mark, align: "right" },
    { title: "run", get: ({ run }) => run, align: "right" },
    { title: "message", get: describePlace, align: "right" },
    { title: "words", get: ({ anchor }) => (anchor.quote === null ? null : cut(anchor.quote)) },
    { title: "note", get: ({ note }) => cut(note) || null },
    { title: "campaign", get: ({ campaign }) => campaign },
    { title: "id", get: ({ id }) => id },
  ]);
}

function describePlace({ run, place }: MarkView): string | number {
  if (run === null) return "no such run now";
  return place?.message ?? "lost";
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join("")}…`;
}
