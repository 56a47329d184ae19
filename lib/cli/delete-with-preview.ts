import { openDatabase } from "@/lib/db/database";
import { failure } from "@/lib/result";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import type { DeletionTarget } from "@/lib/services/projects/deletion-target";
import { previewDeletion } from "@/lib/services/projects/preview-deletion";
import type { Context } from "./context";
import { formatDeletion } from "./format-deletion";
import { printAnswer, printError } from "./print-answer";

export type DeleteOptions = { dryRun?: boolean; yes?: boolean; json?: boolean };

/**
 * Shows what goes with a target, asks for its name, and deletes it. Without a terminal to ask on,
 * `--yes` has to be there already.
 */
export async function deleteWithPreview(
  context: Context,
  target: DeletionTarget,
  { dryRun, yes, json }: DeleteOptions,
): Promise<void> {
  const db = await openDatabase();
  const preview = await previewDeletion(db, target);
  if (!preview.ok) return printError(context, preview.error, { json });
  const formatted = formatDeletion(preview.value, "would delete");
  if (dryRun) return printAnswer(context, preview, { json }, () => formatted);
  context.note(formatted);
  if (!yes && context.ask === null) {
    const missing = failure("usage", "nothing deleted: there is no terminal to ask on; pass --yes to delete");
    return printError(context, missing.error, { json });
  }
  const { name, runs } = preview.value;
  if (!yes && (await context.ask?.(`This cannot be undone. Type "${name}" to delete: `)) !== name) {
    return printError(context, failure("conflict", "nothing deleted: that was not the name").error, { json });
  }
  const deleted = await deleteTarget(db, target, { runs });
  await printAnswer(context, deleted, { json }, (gone) => formatDeletion(gone, "deleted"));
}
