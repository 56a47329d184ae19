import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { diffMaps } from "@/lib/map/diff/diff-maps";
import type { MapDiff } from "@/lib/map/diff/map-version-view";
import { summariseChanges } from "@/lib/map/diff/summarise-changes";
import { parseMap } from "@/lib/map/parse-map";
import { answerMapDiff } from "@/lib/requests/answer-map-versions";
import { type Result, success } from "@/lib/result";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { readMapFile } from "../read-map-file";
import { toTerminalText } from "../terminal-text";

export function createMapDiffCommand(context: Context): Command {
  return new Command("diff")
    .description("what changed from one map to another, in sentences")
    .argument("<before>", "a map file; with --project, the number of a version")
    .argument("<after>", "the same")
    .option("--project <slug>", "compare versions of this project's map")
    .option("--json", "print JSON")
    .action(
      async (before: string, after: string, { project, json }: { project?: string; json?: boolean }) => {
        const diff =
          project === undefined
            ? await diffFiles(before, after)
            : await answerMapDiff(await openDatabase(), project, { from: before, to: after });
        await printAnswer(context, diff, { json }, formatDiff);
      },
    );
}

async function diffFiles(before: string, after: string): Promise<Result<MapDiff>> {
  const maps: CoverageMap[] = [];
  for (const file of [before, after]) {
    const text = await readMapFile(file);
    const map = text.ok ? parseMap(text.value, file) : text;
    if (!map.ok) return map;
    maps.push(map.value);
  }
  const changes = diffMaps(maps[0]!, maps[1]!);
  return success({ changes, summary: summariseChanges(changes) });
}

function formatDiff({ changes, summary }: MapDiff): string {
  return [`changed: ${summary}`, ...changes.map(({ sentence }) => toTerminalText(sentence))].join("\n");
}
