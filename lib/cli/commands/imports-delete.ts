import type { Command } from "commander";
import { createCommandOnImport } from "../command-on-import";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions } from "../options";

export function createImportsDeleteCommand(context: Context): Command {
  const description = "delete an import with the runs whose stored content it brought";
  return addDeleteOptions(
    createCommandOnImport<DeleteOptions>(context, "delete", description, (project, id, options) =>
      deleteWithPreview(context, { kind: "import", project, import: id }, options),
    ),
  );
}
