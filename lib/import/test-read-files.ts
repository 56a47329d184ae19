import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { detectLogs } from "./detect-logs";
import { listLogFiles } from "./list-log-files";
import { readLog } from "./read-log";
import type { ReadOptions } from "./reader";
import { collect, createTestFolder } from "./test-folder";

/** Everything that is read of files, by their names in a folder, and each reason and warning that is told. */
export async function readTestFiles(files: Record<string, string | Buffer>, options: ReadOptions = {}) {
  const folder = join(await createTestFolder(), "log");
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const listed = await listLogFiles(folder);
  if (!listed.ok) throw new Error(listed.error.message);
  const { logs, skipped } = await detectLogs(listed.value.files, null);
  const items = (await Promise.all(logs.map((log) => collect(readLog(log, options))))).flat();
  const told = [
    ...skipped.map(({ reason }) => reason),
    ...items.flatMap((item) =>
      "message" in item ? [item.message] : item.kind === "skipped" ? [item.reason] : [],
    ),
  ];
  return { items, told };
}
