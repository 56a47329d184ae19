import { expect, test } from "vitest";
import { buildSpecBugsFileHref } from "./api-url";
import {
  buildNewSpecBugHref,
  buildSpecBugHref,
  buildSpecBugsHref,
  loadNewSpecBugQuery,
  loadSpecBugsQuery,
} from "./spec-bugs-url";
import { resolveSpecBugsView } from "./spec-bugs-view";

function resolve(search: string) {
  return resolveSpecBugsView(loadSpecBugsQuery(new URLSearchParams(search)));
}

test("an address says which spec bugs are shown, and says it back", () => {
  const search =
    "?view=board&status=suspected&status=confirmed&severity=high&label=a%2Cb&search=price&sort=title";
  const { view, notices } = resolve(search);
  expect(notices).toEqual([]);
  expect(view).toMatchObject({
    view: "board",
    status: ["suspected", "confirmed"],
    severity: ["high"],
    fault: [],
    label: ["a,b"],
    search: "price",
    sort: "title",
    direction: "desc",
  });
  expect(resolve(new URL(buildSpecBugsHref("p", view), "http://x").search).view).toEqual(view);
});

test("words that mean nothing are left out, and said", () => {
  const { view, notices } = resolve("?status=open&status=rejected&status=rejected&fault=silence&offset=-5");
  expect(view).toMatchObject({ status: ["rejected"], fault: [], offset: 0 });
  expect(notices).toEqual([
    "There is no status “open”; there are suspected, confirmed, rejected, resolved.",
    "There is no fault “silence”; there are silent, ambiguous, wrong.",
  ]);
});

test("a form's address names what was seen", () => {
  const seen = {
    ...{ at: ["topic:money", "tone:calm"], campaign: ["main"], run: 4, branch: 1, m: 12, mark: null },
    from: "triage?row=4:",
  };
  const href = buildNewSpecBugHref("a b", seen);
  expect(href).toMatch(/^\/p\/a%20b\/spec-bugs\/new\?/);
  expect(loadNewSpecBugQuery(new URL(href, "http://x").searchParams)).toEqual(seen);
  expect(buildSpecBugHref("a b", 3)).toBe("/p/a%20b/spec-bugs/3");
});

test("a file holds what the list is filtered to, not how it is shown", () => {
  const { view } = resolve("?view=board&status=confirmed&search=a b&sort=title&offset=100");
  expect(buildSpecBugsFileHref("p", "markdown", view)).toBe(
    "/api/v1/projects/p/spec-bugs/export?format=markdown&status=confirmed&search=a+b",
  );
  expect(buildSpecBugsFileHref("p", "json", {})).toBe("/api/v1/projects/p/spec-bugs/export?format=json");
});
