import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRandom, type Random } from "@/lib/demo/random";
import type { RunRecord } from "@/lib/import/run-record";
import { writeTestArchive } from "@/lib/import/test-archive";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { TEST_MAP } from "@/lib/services/imports/test-import";

/** Beside TEST_MAP, another order of dimensions, values and outcomes: every coordinate and value set differs. */
export const OTHER_MAP = `name: Other map
outcome: { fail: { score: broken, eq: true } }
dimensions:
  factors: { from: tags, many: true, values: [odd, c, b] }
  role: { from: metadata.role, values: [guest, ceo] }
crossings: [{ by: [role, factors], goal: 3 }]
`;

const MEMBERS = ["a", "b", "c", "time_pressure", "odd"];

/** A run record whose content follows from its number and `edition` alone, in whichever file it is. */
function buildCrashRun(number: number, edition: string): Partial<RunRecord> {
  const random = createRandom(`${number} ${edition}`);
  const circumstances = () => ({
    metadata: { role: random.pick(["ceo", "assistant", "guest"]), level: random.between(0, 9) },
    scores: { bad: random.next() < 0.2, broken: random.next() < 0.1, aware: random.next() < 0.3 },
  });
  const observations = number % 7 === 0 ? Array.from({ length: 5 }, (_, i) => `t${i}`) : [];
  return {
    id: `run ${number}`,
    attempt: 1 + (number % 2),
    case: `case ${number % 50}`,
    tags: MEMBERS.filter(() => random.next() < 0.4),
    ...circumstances(),
    messages: Array.from({ length: random.between(0, 12) }, (_, i) => ({
      role: i % 2 === 0 ? ("user" as const) : ("assistant" as const),
      content: `message ${i} of run ${number}, ${edition}: ${"words ".repeat(random.between(1, 60))}`,
    })),
    observations: observations.map((key) => ({ key, ...circumstances() })),
  };
}

/** Writes runs as JSONL, with a line that is no record after each `badEvery`. */
export async function writeRuns(
  path: string,
  runs: readonly Partial<RunRecord>[],
  badEvery = Number.POSITIVE_INFINITY,
): Promise<void> {
  const lines = runs.flatMap((run, i) => {
    const line = JSON.stringify(run);
    return i % badEvery === badEvery - 1 ? [line, `{"id": ${i}}`] : [line];
  });
  await writeFile(path, `${lines.join("\n")}\n`);
}

/** Runs from `first` to `last`, in the given edition. */
export function buildRuns(first: number, last: number, edition: string): Partial<RunRecord>[] {
  return Array.from({ length: last - first + 1 }, (_, i) => buildCrashRun(first + i, edition));
}

function buildSample(number: number, random: Random): object {
  return buildTestSample(`s${number}`, {
    messages: Array.from({ length: random.between(2, 10) }, (_, i) => ({
      id: `m${i}`,
      role: i % 2 === 0 ? "user" : "assistant",
      content: `turn ${i} of sample ${number} ${"words ".repeat(random.between(1, 60))}`,
    })),
    metadata: {
      role: random.pick(["ceo", "assistant"]),
      level: random.between(0, 9),
      tags: [random.pick(MEMBERS)],
    },
    scores: { bad: { value: random.next() < 0.3 } },
  });
}

/**
 * Logs of every format in `folder`, some of whose runs are in several files with the same or another
 * content; some records, and one file, cannot be read. `size` runs to a file; returns what to import.
 */
export async function writeCrashLogs(folder: string, size: number): Promise<{ logs: string; map: string }> {
  const logs = join(folder, "logs");
  await mkdir(join(logs, "deep"), { recursive: true });
  await writeRuns(join(logs, "a.jsonl"), buildRuns(1, size, "first"), 97);
  // Half of these runs are in a.jsonl: a quarter of the file as they are there, a quarter otherwise.
  const again = buildRuns(Math.floor(size / 2), Math.floor((size * 3) / 4), "first");
  const other = buildRuns(Math.floor((size * 3) / 4) + 1, size, "second");
  await writeRuns(
    join(logs, "b.jsonl"),
    [...again, ...other, ...buildRuns(size + 1, size * 2, "first")],
    131,
  );
  const random = createRandom("samples");
  const samples = Array.from({ length: Math.floor(size / 2) }, (_, i) => buildSample(i, random));
  const entries = samples.map((sample, i) => [`samples/s${i}_epoch_1.json`, sample]);
  await writeTestArchive(join(logs, "c.eval"), { "header.json": testHeader, ...Object.fromEntries(entries) });
  // The log's second half again, and samples that it has not.
  const more = Array.from({ length: Math.floor(size / 4) }, (_, i) => buildSample(size + i, random));
  const written = [...samples.slice(Math.floor(samples.length / 2)), ...more];
  await writeFile(join(logs, "deep", "d.json"), JSON.stringify({ ...testHeader, samples: written }));
  await writeRuns(join(logs, "deep", "e.jsonl"), buildRuns(size * 2 - 50, size * 3, "third"), 89);
  await writeFile(join(logs, "notes.txt"), "not a log");
  const map = join(folder, "map.yaml");
  await writeFile(map, TEST_MAP);
  return { logs, map };
}
