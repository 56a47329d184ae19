import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { answerNewView } from "@/lib/requests/change-views";
import { deleteView } from "@/lib/services/views/change-view";
import { listViews } from "@/lib/services/views/list-views";
import type { SavedView } from "@/lib/url/saved-view";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

type Options = { project: string; json?: true };

export function createViewsCommand(context: Context): Command {
  return new Command("views")
    .description("list, save and delete views of the map by name")
    .addCommand(createListCommand(context), { isDefault: true })
    .addCommand(createSaveCommand(context))
    .addCommand(createDeleteCommand(context));
}

function createListCommand(context: Context): Command {
  return new Command("list")
    .description("list a project's saved views by name")
    .requiredOption("--project <slug>", "the project")
    .option("--json", "print JSON")
    .action(async ({ project, json }: Options) => {
      await printAnswer(context, await listViews(await openDatabase(), project), { json }, formatViews);
    });
}

function createSaveCommand(context: Context): Command {
  return new Command("save")
    .description("give a view of the map a name")
    .argument("<name>", "its name, one that no view of the project has")
    .requiredOption("--project <slug>", "the project")
    .requiredOption("--query <query>", "what follows the question mark in the map's address")
    .option("--json", "print JSON")
    .action(async (name: string, { project, query, json }: Options & { query: string }) => {
      const answer = await answerNewView(await openDatabase(), project, { name, query });
      await printAnswer(context, answer, { json }, ({ view }) => `saved as view ${view}`);
    });
}

function createDeleteCommand(context: Context): Command {
  return createCommandOn(context, "view", "delete", async (project, number, { json }) => {
    const answer = await deleteView(await openDatabase(), project, number);
    await printAnswer(context, answer, { json }, ({ view }) => `deleted view ${view}`);
  }).description("delete a saved view");
}

function formatViews({ views }: { views: SavedView[] }): string {
  if (views.length === 0)
    return "No saved views: save one on the map's page, or with: lacuna views save NAME";
  return formatTextTable(views, [
    { title: "view", get: ({ view }) => view, align: "right" },
    { title: "name", get: ({ name }) => name },
    { title: "changed", get: ({ updated_at }) => formatTime(updated_at) },
    { title: "query", get: ({ query }) => query || null },
  ]);
}
