import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { repositoryRoot } from "@/lib/repository-root";

/** Of the whole process; the limit of a value is a quarter of the text's length. */
const MAX_PEAK_BYTES = 700 * 2 ** 20;

async function readHuge(format: string): Promise<{ told: string[]; peakBytes: number }> {
  const program = join(repositoryRoot(), "lib/import/fuzz/huge-value-program.ts");
  const words = ["--import", "tsx", program, format];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: repositoryRoot() });
  return JSON.parse(stdout) as { told: string[]; peakBytes: number };
}

const excess = expect.stringMatching(
  /: a value of more than 256 MB, the limit; LACUNA_MAX_ENTRY_MB raises it$/,
);

test("a line with a text of 1 GB is set aside in little memory, and those after it are read", async () => {
  const { told, peakBytes } = await readHuge("jsonl");
  expect(told).toEqual(["before", excess, excess, "after"]);
  expect(peakBytes).toBeLessThan(MAX_PEAK_BYTES);
});

test("so is a sample of a log", async () => {
  const { told, peakBytes } = await readHuge("inspect-json");
  expect(told).toEqual([excess, "E1/after"]);
  expect(peakBytes).toBeLessThan(MAX_PEAK_BYTES);
});
