import { InvalidArgumentError } from "commander";

/** Gathers an option that may be repeated. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

/** Reads the number that names a run or an import. */
export function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("a whole number from 1 is expected.");
  return Number(text);
}
