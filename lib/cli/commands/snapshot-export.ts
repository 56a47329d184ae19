import { writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { openDatabase } from "@/lib/db/database";
import { describeFileError } from "@/lib/import/describe-file-error";
import { exportSnapshot, SNAPSHOT_FORMATS } from "@/lib/requests/export-snapshot";
import type { Context } from "../context";
import { parseNumber } from "../options";
import { printError } from "../print-answer";

type Options = { format: string; output?: string };

export function createSnapshotExportCommand(context: Context): Command {
  return new Command("export")
    .description("write a snapshot as one page that opens offline, or as its JSON byte for byte")
    .argument("<snapshot>", "the snapshot's number", parseNumber)
    .addOption(new Option("--format <format>", "what to write").choices(SNAPSHOT_FORMATS).default("html"))
    .option("--output <file>", "the file; standard output unless named")
    .action(async (snapshot: number, { format, output }: Options) => {
      const file = await exportSnapshot(await openDatabase(), null, snapshot, { format });
      if (!file.ok) return printError(context, file.error, {});
      if (output === undefined) return context.write(file.value.text);
      try {
        await writeFile(output, file.value.text);
      } catch (error) {
        const message = `${output} cannot be written: ${describeFileError(error)}`;
        return printError(context, { code: "usage", message }, {});
      }
      context.note(`snapshot ${snapshot} written to ${output}`);
    });
}
