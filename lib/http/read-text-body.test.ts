import { expect, test } from "vitest";
import { readTextBody } from "./read-text-body";

function put(body?: BodyInit): Request {
  return new Request("http://localhost/", { method: "PUT", body });
}

test("text is kept byte for byte, also a byte order mark", async () => {
  expect(await readTextBody(put("\uFEFFname: Größe\r\n"))).toEqual({
    ok: true,
    value: "\uFEFFname: Größe\r\n",
  });
  expect(await readTextBody(put())).toEqual({ ok: true, value: "" });
});

test("bytes that are no UTF-8 and texts over the limit are refused", async () => {
  expect(await readTextBody(put(new Uint8Array([0xff, 0xfe])))).toMatchObject({ ok: false });
  expect(await readTextBody(put("x".repeat(4_000_001)))).toMatchObject({ ok: false });
});
