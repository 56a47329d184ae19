import { expect, it } from "vitest";
import { chooseEncoding } from "./choose-encoding";

const ENCODINGS = ["br", "gzip", "identity"] as const;

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["GZIP", "gzip"],
  ["deflate", "identity"],
  ["", "identity"],
  ["br;q=nonsense", "identity"],
])("for %j chooses %s", (header, encoding) => {
  expect(chooseEncoding(new Headers({ "Accept-Encoding": header }), ENCODINGS)).toBe(encoding);
});

it("sends plain bytes to a client that says nothing", () => {
  expect(chooseEncoding(new Headers(), ENCODINGS)).toBe("identity");
});
