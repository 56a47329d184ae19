import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestFolder } from "@/lib/import/test-folder";
import type { ImportSummary } from "@/lib/services/imports/import-logs";
import { formatWatchEvent } from "./format-watch-event";
import { runInProcess } from "./test-run-cli";

test.each([
  [["--poll", "5"], /--poll goes with --watch/],
  [["--watch", "--dry-run"], /leave out --dry-run/],
  [["--watch", "another"], /one folder/],
  [["--watch"], /follows a folder, and .*file.* is none/],
])("%j is refused in words", async (words, reason) => {
  const file = join(await createTestFolder(), "file");
  await writeFile(file, "");
  const args = ["import", file, "--project", "p", ...words];
  const { code, stderr } = await runInProcess(args);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(reason) });
  const { stdout } = await runInProcess([...args, "--json"]);
  const [line = "", ...rest] = stdout.split("\n");
  expect(rest).toEqual([""]);
  expect(JSON.parse(line)).toMatchObject({ error: { message: expect.stringMatching(reason) } });
});

const summary: ImportSummary = {
  ...{ import: 7, state: "done", project: "p", campaign: "main", runs: 3, new: 2, unchanged: 1, replaced: 0 },
  ...{ observations: 3, outcomes: { pass: 3, fail: 0, unscored: 0, invalid: 0, error: 0 }, warnings: [] },
  ...{ set_aside: [], skipped: [], files: [], missing_scores: {}, unmapped: [] },
  totals: { files: 0, set_aside: 0, skipped: 0, warnings: 0 },
};
const format = (event: Parameters<typeof formatWatchEvent>[0]) =>
  formatWatchEvent(event, new Date()).replace(/^\d\d:\d\d:\d\d {2}/, "");

test("a round is one line: what it brought, what is still written, and where to read of the rest", () => {
  const file = { format: "inspect-eval", runs: 3, messages: 0 };
  const place = { entry: null, path: null };
  const read = {
    ...summary,
    files: [
      { ...file, file: "a\u001b[2J.eval", partial: true },
      { ...file, file: "b.eval", partial: false },
    ],
    set_aside: [
      { ...place, file: "a\u001b[2J.eval", message: "breaks off" },
      { ...place, file: "b.eval", message: "bad" },
    ],
    skipped: [{ file: "notes.md", reason: "no log" }],
    totals: { ...summary.totals, warnings: 2 },
  };
  expect(format({ event: "read", summary: read })).toBe(
    "2 new, 0 replaced, 1 unchanged in 2 files; not whole yet: a⟨U+001B⟩[2J.eval; skipped: notes.md (no log); set aside: 1 record; 2 warnings; see lacuna imports show 7 --project p",
  );
  expect(format({ event: "gone", files: ["a", "b", "c"] })).toBe("gone: a and 2 others; their runs stay");
});
