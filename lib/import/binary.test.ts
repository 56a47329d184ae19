import { expect, test } from "vitest";
import { describeBinary } from "./binary";

test.each([
  ["", null],
  ["plain text", null],
  ["Größe 東京", null],
  ["\0\x01\x02", "binary data, no text"],
])("%j is %s", (text, reason) => {
  expect(describeBinary(Buffer.from(text))).toBe(reason);
});

test("a character that the end cuts in two is no fault, one within is", () => {
  const text = Buffer.from("a🙂");
  for (let end = 1; end <= text.length; end++) expect(describeBinary(text.subarray(0, end))).toBeNull();
  expect(describeBinary(Buffer.from("caf\xe9 is Latin-1", "latin1"))).toMatch(/no UTF-8/);
});

test("UTF-16 is named, in either order of bytes", () => {
  const text = Buffer.from('\ufeff{"id":"a"}', "utf16le");
  expect(describeBinary(text)).toMatch(/UTF-16/);
  expect(describeBinary(text.swap16())).toMatch(/UTF-16/);
});
