import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { repositoryRoot } from "@/lib/repository-root";
import { createZlibThread } from "./zlib-thread";

const deflate = createZlibThread("deflate");
const unpack = createZlibThread("unpack");

/** A job of unpacking what has just been packed. */
function pack(text: string, maxByteCount = 2 ** 20) {
  return { method: 8, packed: new Uint8Array(deflateRawSync(text)), maxByteCount };
}

test("each asker gets its own bytes, however many jobs are handed over at a time", async () => {
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 2 ** 20 }), async (list, byteCount) => {
      const bodies = await Promise.all(list.map((text) => deflate({ text, level: 3 }, byteCount)));
      const given = list.map((text) => Buffer.from(text).toString());
      expect(bodies.map((body) => inflateRawSync(body!).toString())).toEqual(given);
      const unpacked = await Promise.all(list.map((text) => unpack(pack(text), byteCount)));
      expect(unpacked.map((bytes) => Buffer.from(bytes!).toString())).toEqual(given);
    }),
  );
});

test("a job that fails, or has no answer, takes nothing from its neighbours", async () => {
  const damaged = { method: 8, packed: new Uint8Array([255, 255, 255]), maxByteCount: 100 };
  const unknown = { method: 99, packed: new Uint8Array([1]), maxByteCount: 100 };
  const [first, fault, large, none, last] = await Promise.allSettled(
    [pack("first"), damaged, pack("x".repeat(200), 100), unknown, pack("last")].map((job) => unpack(job, 0)),
  );
  const read = (result: typeof first) => Buffer.from((result as { value: Uint8Array }).value).toString();
  expect([read(first), read(last)]).toEqual(["first", "last"]);
  expect(fault).toMatchObject({ status: "rejected", reason: new Error("invalid block type") });
  for (const result of [large, none]) expect(result).toEqual({ status: "fulfilled", value: null });
});

test("whoever waits hears that a job cannot be handed over, and the next are done", async () => {
  const job = { text: (() => "") as unknown as string, level: 3 };
  const results = await Promise.allSettled([deflate({ text: "before", level: 3 }, 0), deflate(job, 0)]);
  for (const result of results) expect(String((result as PromiseRejectedResult).reason)).toMatch(/cloned/);
  expect(inflateRawSync((await deflate({ text: "next", level: 3 }, 0))!).toString()).toBe("next");
});

test("a command ends while its thread waits for more", () => {
  const program = `import { deflateJson } from ${JSON.stringify(join(import.meta.dirname, "loader/deflate-json.ts"))};
    console.log((await deflateJson("[1,2]")).length);`;
  const words = ["--import", "tsx", "--input-type=module", "--eval", program];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, {
    cwd: repositoryRoot(),
    encoding: "utf8",
    timeout: 30_000,
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: "7\n", stderr: "", status: 0 });
});
