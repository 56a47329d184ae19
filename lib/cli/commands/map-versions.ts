import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { answerMapVersions } from "@/lib/requests/answer-map-versions";
import type { MapVersionsPage } from "@/lib/services/maps/list-map-versions";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { project: string; limit?: string; before?: string; json?: boolean };

export function createMapVersionsCommand(context: Context): Command {
  return new Command("versions")
    .description("list the versions of a project's map, newest first, each with what it changed")
    .requiredOption("--project <slug>", "the project")
    .option("--limit <number>", "how many to list")
    .option("--before <version>", "only those older than this one")
    .option("--json", "print JSON")
    .action(async ({ project, json, ...words }: Options) => {
      const answer = await answerMapVersions(await openDatabase(), project, words);
      await printAnswer(context, answer, { json }, formatVersions);
    });
}

function formatVersions({ versions, more }: MapVersionsPage): string {
  if (versions.length === 0) return "No versions. Apply a map with: lacuna map apply FILE --project P";
  const table = formatTextTable(versions, [
    { title: "version", get: ({ version, current }) => `${version}${current ? " (current)" : ""}` },
    { title: "applied", get: (version) => formatTime(version.applied_at) },
    { title: "author", get: (version) => version.author },
    { title: "reason", get: (version) => version.reason },
    { title: "changed", get: (version) => version.summary },
  ]);
  return more ? `${table}\nolder ones: --before ${versions.at(-1)!.version}` : table;
}
