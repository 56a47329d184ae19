import { type Command, InvalidArgumentError } from "commander";

/** Gathers an option that may be repeated. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

/** Reads the number that names a run. */
export function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("a whole number from 1 is expected.");
  return Number(text);
}

/** What every command that deletes takes. */
export function addDeleteOptions(command: Command): Command {
  return command
    .option("--dry-run", "print what would go, delete nothing")
    .option("--yes", "delete without asking for the name");
}

/** Reads the place of a message or the number of a branch, which count from 0. */
function parseIndex(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("a whole number from 0 is expected.");
  return Number(text);
}

/** What names a message beside its run. */
export function addMessageOptions(command: Command): Command {
  return command
    .option("--message <index>", "a message of the run, counted from 0", parseIndex)
    .option(
      "--branch <index>",
      "the branch that the message is in; the main transcript unless named",
      parseIndex,
    )
    .option("--quote <text>", "words of the message");
}

/** What spec bugs are chosen by. */
export function addSpecBugFilters(command: Command): Command {
  return command
    .requiredOption("--project <slug>", "the project")
    .option("--status <status>", "suspected, confirmed, rejected or resolved; repeatable", collect, [])
    .option("--severity <severity>", "low, medium, high or critical; repeatable", collect, [])
    .option("--fault <fault>", "silent, ambiguous or wrong; repeatable", collect, [])
    .option("--label <label>", "a label; repeatable, any of them", collect, [])
    .option("--search <words>", "words that all occur in texts, labels or comments")
    .option("--run <number>", "those linked to this run, its messages or its marks")
    .option(
      "--at <dimension:value>",
      "those linked to this bucket, one around or within it, or a run in it",
      collect,
      [],
    )
    .option("--campaign <slug>", "a campaign that the bucket is looked at in, repeatable", collect, []);
}
