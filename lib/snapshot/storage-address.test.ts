import { expect, test } from "vitest";
import { isStorageAddress } from "./storage-address";

test.each([
  ["https://acme-evals.s3.amazonaws.com/a.eval", true],
  ["https://s3.eu-west-1.amazonaws.com/acme-evals/a.eval", true],
  ["https://acme.s3-eu-west-1.amazonaws.com/a.eval", true],
  ["https://storage.googleapis.com/acme-evals/a.eval", true],
  ["http://acme.blob.core.windows.net/evals/a.eval", true],
  ["https://example.org/s3.amazonaws.com/a", false],
  ["https://docs.amazonaws.com/a", false],
  ["https://storage.googleapis.com.example.org/a", false],
  ["s3://acme-evals/a.eval", false],
])("%s: %j", (address, expected) => {
  expect(isStorageAddress(address)).toBe(expected);
});
