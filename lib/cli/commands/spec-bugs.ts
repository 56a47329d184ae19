import { Command } from "commander";
import type { Context } from "../context";
import { createSpecBugsCommentCommand } from "./spec-bugs-comment";
import { createSpecBugsCreateCommand } from "./spec-bugs-create";
import { createSpecBugsExportCommand } from "./spec-bugs-export";
import { createSpecBugsLinkCommand } from "./spec-bugs-link";
import { createSpecBugsListCommand } from "./spec-bugs-list";
import { createSpecBugsMoveCommand } from "./spec-bugs-move";
import { createSpecBugsShowCommand } from "./spec-bugs-show";

export function createSpecBugsCommand(context: Context): Command {
  return new Command("spec-bugs")
    .description("list what the specification leaves open or gets wrong, and work with it")
    .addCommand(createSpecBugsListCommand(context), { isDefault: true })
    .addCommand(createSpecBugsShowCommand(context))
    .addCommand(createSpecBugsCreateCommand(context))
    .addCommand(createSpecBugsMoveCommand(context))
    .addCommand(createSpecBugsCommentCommand(context))
    .addCommand(createSpecBugsLinkCommand(context))
    .addCommand(createSpecBugsExportCommand(context));
}
