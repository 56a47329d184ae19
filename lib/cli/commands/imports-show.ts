import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { getImport } from "@/lib/services/get-import";
import { createCommandOnImport } from "../command-on-import";
import type { Context } from "../context";
import { formatImportView } from "../format-import-view";
import { printAnswer } from "../print-answer";

export function createImportsShowCommand(context: Context): Command {
  const description = "show one import: how far it has come, or what it did";
  return createCommandOnImport(context, "show", description, async (project, id, { json }) => {
    const answer = await getImport(await openDatabase(), project, id);
    await printAnswer(context, answer, { json }, formatImportView);
  });
}
