import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readLog } from "./read-log";
import type { FormatName, ReadItem } from "./reader";
import type { RunRecord } from "./run-record";

/** A folder of its own for the running test, removed after it. */
export async function createTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lacuna-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Everything a file holds, read as `log`. */
export async function listItems(path: string, format?: FormatName): Promise<ReadItem[]> {
  return collect(readLog({ path, name: "log" }, { format }));
}

export function getRecords(items: ReadItem[]): RunRecord[] {
  return items.flatMap((item) => (item.kind === "record" ? [item.record] : []));
}
