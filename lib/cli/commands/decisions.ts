import { Command } from "commander";
import type { Context } from "../context";
import { createDecisionsListCommand } from "./decisions-list";
import { createDecisionsUndoCommand } from "./decisions-undo";

export function createDecisionsCommand(context: Context): Command {
  return new Command("decisions")
    .description("list what was decided on a project's failures, and undo it")
    .addCommand(createDecisionsListCommand(context), { isDefault: true })
    .addCommand(createDecisionsUndoCommand(context));
}
