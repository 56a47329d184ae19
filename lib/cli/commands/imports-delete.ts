import type { Command } from "commander";
import { createCommandOn } from "../command-on";
import type { Context } from "../context";
import { type DeleteOptions, deleteWithPreview } from "../delete-with-preview";
import { addDeleteOptions } from "../options";

export function createImportsDeleteCommand(context: Context): Command {
  const remove = createCommandOn<DeleteOptions>(context, "import", "delete", (project, id, options) =>
    deleteWithPreview(context, { kind: "import", project, import: id }, options),
  );
  return addDeleteOptions(remove).description(
    "delete an import with the runs whose stored content it brought",
  );
}
