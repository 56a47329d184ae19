import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { success } from "@/lib/result";
import { createSpoolName, withSpooledBody } from "./spool-body";

function post(body: BodyInit, headers: HeadersInit = {}): Request {
  // A body that streams must say so; the types of the DOM do not know the word.
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/", init);
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
  expect(result).toMatchObject({ ok: false, error: { code: "too_large" } });
  expect(called).toBe(false);
});

test("a body that says it is over the limit is refused before it is read", async () => {
  let pulled = false;
  const body = new ReadableStream(
    {
      pull() {
        pulled = true;
        throw new Error("read");
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-length": "2000001" };
  const request = post(body, headers);
  const result = await withSpooledBody(request, "a", 2, async () => success(null));
  expect(result).toMatchObject({ ok: false, error: { code: "too_large" } });
  expect(pulled).toBe(false);
});

test("an upload that is cut off leaves nothing behind", async () => {
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error("the client has gone"));
      else controller.enqueue(new Uint8Array(100_000));
      sent = true;
    },
  });
  const request = post(body);
  const before = await listUploads();
  await expect(withSpooledBody(request, "a", 2, async () => success(null))).rejects.toThrow("has gone");
  expect(await listUploads()).toEqual(before);
});

test("a sender that leaves midway is no fault: nothing is used, and nothing left behind", async () => {
  const leaving = new AbortController();
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(new Uint8Array(100_000));
      else {
        leaving.abort();
        controller.error(leaving.signal.reason);
      }
      sent = true;
    },
  });
  const request = new Request(post(body), { signal: leaving.signal });
  const before = await listUploads();
  let called = false;
  const result = await withSpooledBody(request, "a", 2, async () => {
    called = true;
    return success(null);
  });
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining("send it again") } });
  expect(called).toBe(false);
  expect(await listUploads()).toEqual(before);
});

async function listUploads(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("lacuna-upload-")).sort();
}

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
