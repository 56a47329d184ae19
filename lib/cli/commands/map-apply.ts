import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { applyMap } from "@/lib/services/maps/apply-map";
import type { Context } from "../context";
import { printAnswer, printError } from "../print-answer";
import { readMapFile } from "../read-map-file";

export function createMapApplyCommand(context: Context): Command {
  return new Command("apply")
    .description("make a map file a project's current map and classify its runs again")
    .argument("<file>", "the map file")
    .requiredOption("--project <slug>", "the project; created where it is absent")
    .option("--json", "print JSON")
    .action(async (file: string, { project, json }: { project: string; json?: boolean }) => {
      const text = await readMapFile(file);
      if (!text.ok) return printError(context, text.error, { json });
      const answer = await applyMap(await openDatabase(), { project, text: text.value, file });
      await printAnswer(context, answer, { json }, ({ map_version, changed, observations }) =>
        changed
          ? `map version ${map_version} of ${project} is current; ${observations} observations classified`
          : `map version ${map_version} of ${project} has this text already; nothing changed`,
      );
    });
}
