import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { renameProject } from "@/lib/services/projects/rename-project";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";
import { toTerminalText } from "../terminal-text";

type Options = { name?: string; slug?: string; json?: boolean };

export function createProjectsRenameCommand(context: Context): Command {
  return new Command("rename")
    .description("give a project another name, another slug or both")
    .argument("<project>", "its slug now")
    .option("--name <name>", "the name that people see")
    .option("--slug <slug>", "the name in commands and addresses; what says the old one stops working")
    .action(async (project: string, _: object, command: Command) => {
      const { name, slug, json } = command.optsWithGlobals<Options>();
      const answer = await renameProject(await openDatabase(), { project, name, slug });
      await printAnswer(context, answer, { json }, (renamed) =>
        [`project ${renamed.slug} is called ${toTerminalText(renamed.name)}`, ...renamed.notes].join("\n"),
      );
    });
}
