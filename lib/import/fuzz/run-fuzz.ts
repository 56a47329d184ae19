import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { repositoryRoot } from "@/lib/repository-root";

/** What readers may hold in memory while they read logs of a few kilobytes with entries of at most 1 MB. */
const HEAP_MEGABYTES = 192;
const MAX_SILENCE_MS = 60_000;

export type FuzzResult = {
  faults: string[];
  /** How many items of each kind were read. */
  kinds: Record<string, number>;
  peakBytes: number;
};

type Told = { case?: number; fault?: string } & Partial<FuzzResult>;

/**
 * Reads mutations of one fixture in a process of its own, so that a crash, a hang or memory over the bound
 * is a fault of the case that was at work, and not the end of the tests.
 */
export async function runFuzz(name: string, seed: string, count: number): Promise<FuzzResult> {
  const program = join(repositoryRoot(), "lib/import/fuzz/fuzz-program.ts");
  const words = [
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    // Thousands of short-lived buffers are collected in half the time where the young space stays small.
    "--max-semi-space-size=1",
    "--import",
    "tsx",
    program,
    name,
    seed,
    String(count),
  ];
  const child = spawn(process.execPath, words, { cwd: repositoryRoot(), stdio: ["ignore", "pipe", "pipe"] });
  const result: FuzzResult = { faults: [], kinds: {}, peakBytes: 0 };
  let position = -1;
  let isEnded = false;
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString("utf8")).slice(-2000);
  });
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  let silence = setTimeout(() => child.kill("SIGKILL"), MAX_SILENCE_MS);
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(silence);
    silence = setTimeout(() => child.kill("SIGKILL"), MAX_SILENCE_MS);
    const told = JSON.parse(line) as Told;
    if (told.case !== undefined) position = told.case;
    if (told.fault !== undefined) result.faults.push(told.fault);
    if (told.kinds === undefined) continue;
    Object.assign(result, { kinds: told.kinds, peakBytes: told.peakBytes });
    isEnded = true;
  }
  clearTimeout(silence);
  const ending = await ended;
  if (!isEnded) result.faults.push(`case ${position} ended the process (${ending}): ${errors}`);
  return result;
}
