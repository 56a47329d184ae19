import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { getImport } from "@/lib/services/imports/get-import";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { formatImportView } from "../format-import-view";
import { printAnswer } from "../print-answer";

export function createImportsShowCommand(context: Context): Command {
  return createCommandOn(context, "import", "show", async (project, id, { json }) => {
    const answer = await getImport(await openDatabase(), project, id);
    await printAnswer(context, answer, { json }, formatImportView);
  }).description("show one import: how far it has come, or what it did");
}
