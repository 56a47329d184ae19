import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { success } from "@/lib/result";
import { listProjects, type ProjectSummary } from "@/lib/services/list-projects";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { formatTextTable } from "../text-table";

export function createProjectsCommand(context: Context): Command {
  return new Command("projects")
    .description("list the projects")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      const db = await openDatabase();
      await printAnswer(context, success({ projects: await listProjects(db) }), options, formatProjects);
    });
}

function formatProjects({ projects }: { projects: ProjectSummary[] }): string {
  if (projects.length === 0) return "No projects yet. Start one with: lacuna import FILE... --project NAME";
  return formatTextTable(projects, [
    { title: "project", get: (project) => project.slug },
    { title: "name", get: (project) => project.name },
    { title: "map version", get: (project) => project.map_version, align: "right" },
    { title: "campaigns", get: (project) => project.campaigns, align: "right" },
    { title: "runs", get: (project) => project.runs, align: "right" },
    { title: "data", get: (project) => (project.synthetic ? "synthetic" : "imported") },
  ]);
}
