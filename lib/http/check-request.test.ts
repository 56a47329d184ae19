import { expect, test } from "vitest";
import { checkRequest } from "./check-request";

const own = { host: "127.0.0.1:3000" };
const link = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

test.each(["127.0.0.1:3000", "localhost", "LOCALHOST:80", "[::1]:3000", "lacuna.example"])(
  "host %s is answered",
  (host) => {
    expect(checkRequest("GET", new Headers({ host }), ["lacuna.example"])).toBeNull();
  },
);

test.each([
  "evil.example",
  "127.0.0.1.evil.example:3000",
  "localhost.evil.example",
  "localhost.",
  "evil.example:127",
  "127.0.0.1:3000:80",
  "127.0.0.1:3000.evil.example",
  "127.0.0.1@evil.example",
  "evil.example#127.0.0.1",
  "127.0.0.1, evil.example",
  "127.0.0.1:",
  "127.1",
  "2130706433",
  "0.0.0.0",
  "[::]",
  "[::ffff:127.0.0.1]",
  "::1",
  "",
])("host %j is refused", (host) => {
  expect(checkRequest("GET", new Headers({ host }), [])).not.toBeNull();
});

test("a request without a host is refused", () => {
  expect(checkRequest("GET", new Headers(), [])).not.toBeNull();
});

test.each([
  ["no browser", {}],
  ["our own page", { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }],
  ["typed by the user", { "sec-fetch-site": "none" }],
])("a change by %s is accepted", (_, headers) => {
  expect(checkRequest("POST", new Headers({ ...own, ...headers }), [])).toBeNull();
});

test.each([
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another port", { origin: "http://127.0.0.1:8080", "sec-fetch-site": "same-site" }],
  ["an old browser on another site", { origin: "https://evil.example" }],
  ["a sandboxed frame", { origin: "null" }],
  ["another site's link", { "sec-fetch-site": "cross-site", ...link }],
])("a change by %s is refused", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect(checkRequest(method, new Headers({ ...own, ...headers }), [])).not.toBeNull();
  }
});

test("another site may link to a page, and read nothing", () => {
  for (const site of ["cross-site", "same-site"]) {
    const headers = { ...own, "sec-fetch-site": site };
    expect(checkRequest("GET", new Headers({ ...headers, ...link }), [])).toBeNull();
    for (const [mode, dest] of [
      ["cors", "empty"],
      ["no-cors", "image"],
      ["no-cors", "script"],
      ["navigate", "iframe"],
      ["navigate", "object"],
    ] as const) {
      const read = { ...headers, "sec-fetch-mode": mode, "sec-fetch-dest": dest };
      expect(checkRequest("GET", new Headers(read), []), `${mode} ${dest}`).not.toBeNull();
    }
  }
});

test.each(["TRACE", "CONNECT", "TRACK", "PROPFIND", "get"])("method %s is refused", (method) => {
  expect(checkRequest(method, new Headers(own), [])).not.toBeNull();
});
