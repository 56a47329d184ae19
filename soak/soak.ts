import { createRandom, type Random } from "@/lib/demo/random";

/** Whether the tests run at full length (`npm run test:soak`) or shortened, as with every change. */
export const IS_FULL = process.env.LACUNA_SOAK === "1";

/** How often a test repeats itself, at full length and shortened. */
export function chooseCount(full: number, short: number): number {
  return IS_FULL ? full : short;
}

/** Chance for one test. Its seed is printed; `LACUNA_SEED` repeats a run as far as timing lets it. */
export function createSoakRandom(test: string): Random {
  const seed = process.env.LACUNA_SEED ?? String(Date.now());
  report(`${test}: LACUNA_SEED=${seed}`);
  return createRandom(`${test} ${seed}`);
}

/** A line of progress: a soak takes minutes. */
export function report(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
