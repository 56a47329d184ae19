import { expect, test } from "vitest";
import { readJsonBody } from "./read-json-body";

const read = (body: string | undefined) =>
  readJsonBody(new Request("http://localhost", { method: "POST", body }));

test("an object is read; no body is an empty one", async () => {
  expect(await read('{"name":"a"}')).toEqual({ ok: true, value: { name: "a" } });
  expect(await read(undefined)).toEqual({ ok: true, value: {} });
  expect(await read(" \n")).toEqual({ ok: true, value: {} });
});

test.each(["[1]", "null", '"a"', "{", "{}{}"])("%s is refused", async (body) => {
  expect(await read(body)).toMatchObject({ ok: false, error: { code: "usage" } });
});
