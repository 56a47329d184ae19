import { expect, test } from "vitest";
import { checkRequest } from "./check-request";

const own = { host: "127.0.0.1:3000" };

test.each(["127.0.0.1:3000", "localhost", "LOCALHOST:80", "[::1]:3000", "lacuna.example"])(
  "host %s is answered",
  (host) => {
    expect(checkRequest("GET", new Headers({ host }), ["lacuna.example"])).toBeNull();
  },
);

test.each(["evil.example", "127.0.0.1.evil.example:3000", "localhost.evil.example", "evil.example:127", ""])(
  "host %j is refused",
  (host) => {
    expect(checkRequest("GET", new Headers({ host }), [])).not.toBeNull();
  },
);

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
])("a change by %s is refused", (_, headers) => {
  expect(checkRequest("POST", new Headers({ ...own, ...headers }), [])).not.toBeNull();
  expect(checkRequest("GET", new Headers({ ...own, ...headers }), [])).toBeNull();
});
