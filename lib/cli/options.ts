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
