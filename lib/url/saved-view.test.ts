import { expect, test } from "vitest";
import { loadMapQuery } from "./map-url";
import { formatViewQuery, parseViewQuery } from "./saved-view";

test("a view keeps what is shown, in one order, and leaves the bucket in focus out", () => {
  const written = parseViewQuery(
    "?where=role:a,b&campaign=two&campaign=one&at=role:a&rows=role&metric=failure_rate",
  );
  expect(written).toEqual({
    ok: true,
    value: "rows=role&metric=failure_rate&campaign=two&campaign=one&where=role:a,b",
  });
});

test("a view that is read says what was written", () => {
  const query = loadMapQuery(new URLSearchParams("rows=%3Cscript%3E&columns=a%26b%00&where=x:%22%2B y"));
  const written = formatViewQuery(query);
  expect(written).not.toMatch(/[\0<>"]/);
  expect(parseViewQuery(written)).toEqual({ ok: true, value: written });
  expect(loadMapQuery(new URLSearchParams(written))).toEqual(query);
});

test.each([
  ["colour=red", 'unknown parameter "colour"'],
  ["metric=beauty", 'metric cannot be "beauty"'],
  [`rows=${"x".repeat(4000)}`, "at most 4000 characters"],
  ["from=2026-02-31", 'query: from: expected a day such as 2026-01-31, not "2026-02-31"'],
  ["from=2026-01-02&to=2026-01-01", "from: 2026-01-02 is later than to: 2026-01-01"],
  ["__proto__=1", 'unknown parameter "__proto__"'],
])("%s is no view", (text, message) => {
  expect(parseViewQuery(text)).toMatchObject({
    ok: false,
    error: { code: "usage", message: expect.stringContaining(message) },
  });
});
