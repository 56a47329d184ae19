import { expect, test } from "vitest";
import { readMapBody } from "./read-map-body";

function put(body?: BodyInit): Request {
  return new Request("http://localhost/", { method: "PUT", body });
}

test("text is kept byte for byte, also a byte order mark", async () => {
  expect(await readMapBody(put("\uFEFFname: Größe\r\n"))).toEqual({
    ok: true,
    value: "\uFEFFname: Größe\r\n",
  });
  expect(await readMapBody(put())).toEqual({ ok: true, value: "" });
});

test("bytes that are no UTF-8 and texts over the limit are refused", async () => {
  expect(await readMapBody(put(new Uint8Array([0xff, 0xfe])))).toMatchObject({ ok: false });
  const large = put("x".repeat(4_000_001));
  expect(await readMapBody(large)).toMatchObject({ ok: false, error: { code: "too_large" } });
});

test("a text that says it is over the limit is refused before it is read", async () => {
  const headers = { "content-length": "4000001" };
  const request = new Request("http://localhost/", { method: "PUT", body: "x", headers });
  expect(await readMapBody(request)).toMatchObject({ ok: false, error: { code: "too_large" } });
  expect(request.bodyUsed).toBe(false);
});
