import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { requireMap } from "@/lib/requests/parse-selection";
import { getProject } from "@/lib/services/projects/get-project";
import type { Context } from "../context";
import { printError } from "../print-answer";

export function createMapExportCommand(context: Context): Command {
  return new Command("export")
    .description("print the current map as it was applied, byte for byte")
    .requiredOption("--project <slug>", "the project")
    .action(async ({ project: slug }: { project: string }) => {
      const project = await getProject(await openDatabase(), slug);
      if (!project.ok) return printError(context, project.error, {});
      const map = requireMap(project.value);
      if (!map.ok) return printError(context, map.error, {});
      await context.write(map.value.text);
    });
}
