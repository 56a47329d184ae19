import { expect, test } from "vitest";
import { formatImportProgress } from "./format-import-progress";

const progress = { file: "a.jsonl", files: 2, filesDone: 0, records: 20, elapsedMs: 2000 };

test.each([
  [{ bytes: 120, totalBytes: 480 }, "120 B of 480 B, 10 records/s, about 6 s left"],
  [{ bytes: 4_000_000, totalBytes: 2_000_000_000 }, "4.0 MB of 2.0 GB, 10 records/s, about 20 min left"],
  [{ bytes: 0, totalBytes: 900 }, "0 B of 900 B, 10 records/s"],
])("%j of bytes are told in units of their size", (bytes, told) => {
  expect(formatImportProgress({ ...progress, ...bytes })).toBe(`file 1 of 2, 20 records, ${told}  a.jsonl`);
});

test("nothing is promised while files are opened", () => {
  const early = { ...progress, bytes: 9, totalBytes: 480, elapsedMs: 30 };
  expect(formatImportProgress(early)).toBe("file 1 of 2, 20 records, 9 B of 480 B  a.jsonl");
});
