import { openDatabase } from "@/lib/db/database";
import type { Result } from "@/lib/result";
import type { ImportSummary } from "@/lib/services/imports/import-logs";
import { isWhole } from "@/lib/services/imports/is-whole";
import { getProjectSummary } from "@/lib/services/projects/list-projects";
import type { Context } from "./context";
import { EXIT_INCOMPLETE, EXIT_USAGE } from "./exit-codes";
import { formatImport } from "./format-import";
import { printAnswer } from "./print-answer";

/** Says how to go on where runs are stored and nothing says yet what of them counts. */
async function tellMissingMap(context: Context, slug: string): Promise<void> {
  const project = await getProjectSummary(await openDatabase(), slug);
  if (!project.ok || project.value.map_version !== null) return;
  await context.write(
    `project ${slug} has no coverage map yet, and so no failures and no coverage:\n` +
      "  lacuna map suggest LOG... > map.yaml proposes one from the same logs\n" +
      `  lacuna map apply map.yaml --project ${slug} judges and counts by it what is stored\n`,
  );
}

/** Prints what an import did, and settles the exit code by what it left out. */
export async function tellImport(
  context: Context,
  answer: Result<ImportSummary>,
  { json, dryRun = false }: { json?: boolean; dryRun?: boolean },
): Promise<void> {
  if (answer.ok) {
    if (answer.value.files.length === 0) context.exitCode = EXIT_USAGE;
    else if (!isWhole(answer.value)) context.exitCode = EXIT_INCOMPLETE;
  }
  await printAnswer(context, answer, { json }, (summary) => formatImport(summary, dryRun));
  const isStored = answer.ok && answer.value.import !== null && answer.value.files.length > 0;
  if (isStored && !json) await tellMissingMap(context, answer.value.project);
  if (context.signal.aborted) {
    context.exitCode = EXIT_INCOMPLETE;
    context.note("interrupted: what is counted above is stored; import again to read the rest");
  } else if (answer.ok && answer.value.state === "cancelled") {
    context.exitCode = EXIT_INCOMPLETE;
    context.note("cancelled: what is counted above is stored; import again to read the rest");
  }
}
