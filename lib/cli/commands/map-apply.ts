import { Command } from "commander";
import { openDatabase } from "@/lib/db/database";
import { versionWords } from "@/lib/requests/answer-apply-map";
import { parseWords } from "@/lib/requests/parse-words";
import { applyMap } from "@/lib/services/maps/apply-map";
import type { Context } from "../context";
import { findAuthor } from "../find-author";
import { followRebucketing } from "../follow-rebucketing";
import { formatAppliedMap } from "../format-applied-map";
import { printAnswer, printError } from "../print-answer";
import { readMapFile } from "../read-map-file";

type Options = { project: string; author?: string; reason?: string; base?: string; json?: boolean };

export function createMapApplyCommand(context: Context): Command {
  return new Command("apply")
    .description("make a map file a project's current map and classify its runs again")
    .argument("<file>", "the map file")
    .requiredOption("--project <slug>", "the project; created where it is absent")
    .option("--author <name>", "who applies it; by default Git's user.name, else the account's name")
    .option("--reason <text>", "why, kept with the version")
    .option("--base <version>", "the version that the file was made from; another current one is refused")
    .option("--json", "print JSON")
    .action(async (file: string, { project, json, ...options }: Options) => {
      const words = parseWords(versionWords, options);
      if (!words.ok) return printError(context, words.error, { json });
      const text = await readMapFile(file);
      if (!text.ok) return printError(context, text.error, { json });
      context.endsItself = true;
      const { author = await findAuthor(), ...rest } = words.value;
      const answer = await applyMap(
        await openDatabase(),
        { project, text: text.value, file, author, ...rest },
        followRebucketing(context),
      );
      await printAnswer(context, answer, { json }, formatAppliedMap);
    });
}
