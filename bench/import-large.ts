import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { JSONParser } from "@streamparser/json";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/number";
import { openArchive } from "@/lib/import/archive";
import { readAhead } from "@/lib/import/read-ahead";
import { DEFAULT_MAX_ENTRY_BYTES } from "@/lib/import/size-limit";
import { repositoryRoot } from "@/lib/repository-root";
import { verify } from "@/lib/services/maps/verify";
import { SAMPLE_SHAPES, writeLongSample, writeManySamples } from "./bench-inspect-log";
import type { BenchDatabase, BenchServer } from "./bench-server";
import type { Figure } from "./figure";
import { time } from "./measure";

const MOST_BYTES = 1_000_000_000;
const POLL_MS = 50;
/** Of a log of nothing but messages, storing them takes longer than reading; its ratio is there to be known. */
const BARS = { logged: { kind: "ratio", least: 0.5 }, messages: { kind: "none" } } as const;

export type ImportLargeBench = { samples: number; messages: number };

type Measured = { ms: number; peakBytes: number };

/** The most memory the process has had so far, as Linux counts it; 0 where it does not. */
function readPeak(pid: number): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Imports a file as a user does, in a process of its own. */
async function importFile(db: BenchDatabase, path: string): Promise<Measured> {
  const root = repositoryRoot();
  const words = ["import", path, "--project", "bench", "--campaign", "main", "--json"];
  const child = spawn(process.execPath, [join(root, "lib/cli/lacuna.js"), ...words], {
    env: { ...process.env, DATABASE_URL: db.url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peakBytes = 0;
  const poll = setInterval(() => (peakBytes = Math.max(peakBytes, readPeak(child.pid!))), POLL_MS);
  const { ms, value: code } = await time(() => new Promise((resolve) => child.once("close", resolve)));
  clearInterval(poll);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return { ms, peakBytes };
}

/** Reads all entries of a log and parses them as a stream, and does nothing with what they hold. */
async function parseAlone(path: string): Promise<void> {
  const archive = await openArchive(path, DEFAULT_MAX_ENTRY_BYTES);
  if (!archive.ok) throw new Error(archive.error.message);
  const { names, read, unpackedByteCount } = archive.value;
  for await (const content of readAhead(names, read, unpackedByteCount)) {
    if (!content.ok) throw new Error(content.error.message);
    const parser = new JSONParser({ paths: ["$.messages.*"], keepStack: false });
    parser.onValue = () => undefined;
    parser.write(content.value);
  }
  archive.value.close();
}

async function importInto(
  server: BenchServer,
  path: string,
  expected: { runs: number; messages: number },
): Promise<Measured> {
  const db = await server.createDatabase("large");
  try {
    const measured = await importFile(db, path);
    const { rows } = await db.pool.query<{ runs: number; messages: number }>(
      "SELECT count(*) AS runs, coalesce(sum(message_count), 0)::bigint AS messages FROM run",
    );
    if (rows[0]!.runs !== expected.runs || rows[0]!.messages !== expected.messages) {
      throw new Error(`stored ${rows[0]!.runs} runs with ${rows[0]!.messages} messages`);
    }
    const verified = await verify(db, { project: null, reclassify: false });
    if (!verified.ok || !verified.value.ok) throw new Error("the cells disagree with the observations");
    return measured;
  } finally {
    await db.close();
    await server.dropDatabase("large");
  }
}

type Say = (line: string) => void;

function tell(say: Say, bytes: number, { ms, peakBytes }: Measured): void {
  const seconds = (ms / 1000).toFixed(1);
  say(`imported in ${seconds} s, ${formatBytes((bytes / ms) * 1000)}/s, peak ${formatBytes(peakBytes)}`);
}

/** A log of many samples of one shape: importing it, parsing it alone, and the memory that importing takes. */
async function benchManySamples(
  server: BenchServer,
  samples: number,
  shape: keyof typeof SAMPLE_SHAPES,
  say: Say,
) {
  const path = join(server.directory, "large.eval");
  const bytes = writeManySamples(path, samples, shape);
  const { words, messages } = SAMPLE_SHAPES[shape];
  const name = `${formatCount(samples)} samples ${words}, ${formatBytes(bytes)}`;
  say(name);
  const imported = await importInto(server, path, { runs: samples, messages: samples * messages });
  tell(say, bytes, imported);
  const { ms: baselineMs } = await time(() => parseAlone(path));
  say(`a streaming parser alone: ${(baselineMs / 1000).toFixed(1)} s`);
  await rm(path);
  return { name, imported, baselineMs };
}

/** Importing logs of many samples and one of a single long one, each in little memory. */
export async function benchImportLarge(
  server: BenchServer,
  { samples, messages }: ImportLargeBench,
  say: Say,
): Promise<Figure[]> {
  const memory = { kind: "bytes", most: MOST_BYTES } as const;
  const figures: Figure[] = [];
  for (const shape of ["logged", "messages"] as const) {
    const { name, imported, baselineMs } = await benchManySamples(server, samples, shape, say);
    figures.push(
      {
        name: `import of ${name}, against a streaming parser`,
        ms: imported.ms,
        baselineMs,
        bar: BARS[shape],
      },
      { name: "memory of the same", amount: imported.peakBytes, bar: memory },
    );
  }

  const path = join(server.directory, "long.eval");
  const longBytes = await writeLongSample(path, messages);
  const long = `one sample of ${formatCount(messages)} messages, ${formatBytes(longBytes)}`;
  say(long);
  const longImport = await importInto(server, path, { runs: 1, messages });
  tell(say, longBytes, longImport);
  await rm(path);
  return [...figures, { name: `memory of importing ${long}`, amount: longImport.peakBytes, bar: memory }];
}
