import { expect, test } from "vitest";
import { checkBody } from "./check-body";

const check = (headers: HeadersInit) => {
  const checked = checkBody(new Headers(headers));
  return checked.ok ? null : checked.error.message;
};

test("forms and packed bodies are refused before they are read as logs", () => {
  expect(check({ "content-type": "multipart/form-data; boundary=x" })).toMatch(/is a form/);
  expect(check({ "content-type": "Multipart/Mixed" })).toMatch(/is a form/);
  expect(check({ "content-encoding": "gzip" })).toMatch(/Content-Encoding: gzip/);
  expect(check({ "content-encoding": "identity, br" })).toMatch(/packed/);
});

test("any other body is a log as it is", () => {
  expect(check({})).toBeNull();
  expect(check({ "content-type": "application/x-www-form-urlencoded" })).toBeNull();
  expect(check({ "content-encoding": "Identity", "content-type": "application/x-ndjson" })).toBeNull();
});
