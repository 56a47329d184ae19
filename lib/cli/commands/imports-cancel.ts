import type { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { cancelImport } from "@/lib/services/imports/cancel-import";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { printAnswer } from "../print-answer";

export function createImportsCancelCommand(context: Context): Command {
  return createCommandOn(context, "import", "cancel", async (project, id, { json }) => {
    const answer = await cancelImport(await openDatabase(), project, id);
    await printAnswer(context, answer, { json }, ({ state }) =>
      state === "running"
        ? `import ${id} will end after the batch it is storing`
        : `import ${id} is ${state}`,
    );
  }).description("end an import, whoever runs it; what it has stored stays");
}
