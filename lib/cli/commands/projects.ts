import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { formatTime } from "@/lib/format/time";
import { success } from "@/lib/result";
import { archiveProject } from "@/lib/services/projects/archive-project";
import { listProjects, type ProjectSummary } from "@/lib/services/projects/list-projects";
import { createArchiveCommands } from "../archive-commands";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";
import { createProjectsDeleteCommand } from "./projects-delete";
import { createProjectsRenameCommand } from "./projects-rename";

type Options = { archived?: boolean; json?: boolean };

export function createProjectsCommand(context: Context): Command {
  const projects = new Command("projects")
    .description("list the projects")
    .addCommand(createProjectsRenameCommand(context))
    .addCommand(createProjectsDeleteCommand(context))
    .option("--archived", "list archived projects too")
    .option("--json", "print JSON")
    .action(async ({ archived, json }: Options) => {
      const listed = await listProjects(await openDatabase(), { archived });
      await printAnswer(context, success({ projects: listed }), { json }, formatProjects);
    });
  const set = async (project: string, archived: boolean) =>
    archiveProject(await openDatabase(), { project, archived });
  for (const command of createArchiveCommands(context, "project", "lists and menus", set)) {
    projects.addCommand(command);
  }
  return projects;
}

function formatProjects({ projects }: { projects: ProjectSummary[] }): string {
  if (projects.length === 0) {
    return "No projects. Start one with: lacuna import FILE... --project NAME\n--archived lists those set aside.";
  }
  return formatTextTable(projects, [
    { title: "project", get: (project) => project.slug },
    { title: "name", get: (project) => project.name },
    { title: "map version", get: (project) => project.map_version, align: "right" },
    { title: "campaigns", get: (project) => project.campaigns, align: "right" },
    { title: "runs", get: (project) => project.runs, align: "right" },
    { title: "data", get: (project) => (project.synthetic ? "synthetic" : "imported") },
    { title: "archived", get: (project) => project.archived_at && formatTime(project.archived_at) },
  ]);
}
