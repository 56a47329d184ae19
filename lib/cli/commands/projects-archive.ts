import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { archiveProject } from "@/lib/services/archive-project";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";

/** `archive` and `restore`: the two ways of one change. */
export function createProjectsArchiveCommands(context: Context): Command[] {
  const create = (verb: string, description: string, archived: boolean) =>
    new Command(verb)
      .description(description)
      .argument("<project>", "its slug")
      .action(async (project: string, _: object, command: Command) => {
        const { json } = command.optsWithGlobals<{ json?: boolean }>();
        const answer = await archiveProject(await openDatabase(), { project, archived });
        await printAnswer(
          context,
          answer,
          { json },
          ({ slug }) =>
            `project ${slug} is ${archived ? "archived; it answers where it is named" : "in use"}`,
        );
      });
  return [
    create("archive", "set a project aside, out of lists and menus; nothing is deleted", true),
    create("restore", "take an archived project back", false),
  ];
}
