import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { success } from "@/lib/result";
import { createSpoolName, withSpooledBody } from "./spool-body";

function post(body: BodyInit): Request {
  return new Request("http://localhost/", { method: "POST", body });
}

test("the body is a file of that name while it is used, and gone afterwards", async () => {
  let used = "";
  const result = await withSpooledBody(post("hello"), "a.jsonl", 1, async (path) => {
    used = path;
    return success(await readFile(path, "utf8"));
  });
  expect(result).toEqual({ ok: true, value: "hello" });
  expect(basename(used)).toBe("a.jsonl");
  expect(existsSync(dirname(used))).toBe(false);
});

test("a body over the limit is refused and removed", async () => {
  let called = false;
  const result = await withSpooledBody(post(new Uint8Array(2_000_001)), "a", 2, async () => {
    called = true;
    return success(null);
  });
  expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(called).toBe(false);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\logs\\run.eval", "run.eval"],
  ["..", "upload"],
  [".hidden", "hidden"],
  ["a\u0000b\u202E.eval", "ab.eval"],
  [null, "upload"],
  ["dir/", "upload"],
])("%j becomes %s", (name, expected) => {
  expect(createSpoolName(name)).toBe(expected);
});

test("a long name is cut to what a file system takes", () => {
  expect(Buffer.byteLength(createSpoolName("東".repeat(500)))).toBeLessThan(255);
});
