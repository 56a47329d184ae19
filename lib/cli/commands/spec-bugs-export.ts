import { Command, Option } from "commander";
import { openDatabase } from "@/lib/db/database";
import { exportSpecBugs } from "@/lib/requests/export-spec-bugs";
import type { Words } from "@/lib/requests/parse-words";
import type { Context } from "../context";
import { addSpecBugFilters } from "../options";
import { printError } from "../print-answer";
import { formatTerminalJson } from "../terminal-text";

type Options = Words & { project: string };

export function createSpecBugsExportCommand(context: Context): Command {
  return addSpecBugFilters(new Command("export"))
    .description("print spec bugs as one document, Markdown that is safe to paste or JSON")
    .argument("[number...]", "the spec bugs' numbers; all that the options choose unless named")
    .addOption(new Option("--format <format>", "markdown or json").default("markdown"))
    .action(async (number: string[], { project, ...words }: Options) => {
      const file = await exportSpecBugs(await openDatabase(), project, { ...words, number });
      if (!file.ok) return printError(context, file.error, {});
      const { format, text } = file.value;
      await context.write(format === "json" ? `${formatTerminalJson(JSON.parse(text))}\n` : text);
    });
}
