import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { streamJson } from "./stream-json";
import { createTestFolder } from "./test-folder";

async function stream(content: string) {
  const path = join(await createTestFolder(), "log.json");
  await writeFile(path, content);
  const values: unknown[] = [];
  let byteCount = 0;
  const onBytes = (count: number) => {
    byteCount += count;
  };
  try {
    for await (const { value } of streamJson(path, ["$.samples.*"], { onBytes })) values.push(value);
  } catch (error) {
    return { values, byteCount, fault: String(error) };
  }
  return { values, byteCount, fault: null };
}

test("yields the values at the path alone, and counts all bytes", async () => {
  const text = '\ufeff{"a": {"samples": [9]}, "samples": [1, {"x": [NaN, "NaN"]}], "b": [1]} \n';
  expect(await stream(text)).toEqual({
    values: [1, { x: [null, "NaN"] }],
    byteCount: Buffer.byteLength(text),
    fault: null,
  });
});

test("yields what stands before a fault, then says where it is", async () => {
  expect(await stream('{"samples": [{"a": 1}, {"b": ')).toMatchObject({
    values: [{ a: 1 }],
    fault: expect.stringMatching(/breaks off at its end, byte 29/),
  });
  expect(await stream('{"samples": [1, 2], x}')).toMatchObject({
    values: [1, 2],
    fault: expect.stringMatching(/before byte 22: Unexpected/),
  });
  expect(await stream('{"samples": [1]} {"more": 1}')).toMatchObject({
    values: [1],
    fault: expect.any(String),
  });
  expect(await stream("")).toMatchObject({ fault: expect.stringMatching(/empty/) });
});

test("bounds the nesting", async () => {
  expect(await stream(`{"samples": [1, ${"[".repeat(200_000)}`)).toMatchObject({
    values: [1],
    fault: expect.stringMatching(/nested more than/),
  });
});

test("keeps a __proto__ key as data", async () => {
  const { values } = await stream('{"samples": [{"__proto__": {"admin": true}}]}');
  expect(Object.keys(values[0] as object)).toEqual(["__proto__"]);
  expect((values[0] as { admin?: boolean }).admin).toBeUndefined();
});
