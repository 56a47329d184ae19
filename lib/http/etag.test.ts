import { expect, test } from "vitest";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import { createEtag, isNotModified } from "./etag";

const campaign = {
  id: 1,
  slug: "main",
  kind: "eval" as const,
  runs: 1,
  observations: 1,
  cells: 1,
  outcomes: { pass: 1, fail: 0, invalid: 0, error: 0, unscored: 0, item: 0 },
  created_at: "2026-01-01T00:00:00.000Z",
  archived_at: null,
  revision: 1,
};
const project: ProjectDetail = {
  id: 1,
  slug: "p",
  name: "P",
  synthetic: false,
  created_at: "2026-01-01T00:00:00.000Z",
  archived_at: null,
  map: null,
  campaigns: [campaign],
};
const query = new URLSearchParams("by=a");

test("the tag stays while nothing changes, and follows revision and words", () => {
  const tags = [
    createEtag(project, query),
    createEtag({ ...project, campaigns: [{ ...campaign, revision: 2 }] }, query),
    createEtag(project, new URLSearchParams("by=b")),
    // Renamed, archived (another campaign is the default now), or deleted and made anew.
    createEtag({ ...project, campaigns: [{ ...campaign, slug: "other" }] }, query),
    createEtag({ ...project, campaigns: [{ ...campaign, archived_at: campaign.created_at }] }, query),
    createEtag({ ...project, campaigns: [{ ...campaign, id: 2 }] }, query),
    createEtag({ ...project, id: 2 }, query),
  ];
  expect(new Set(tags).size).toBe(tags.length);
  expect(createEtag(project, query)).toBe(tags[0]);
});

test("If-None-Match holds one tag or several, weak or strong", () => {
  expect(isNotModified(new Headers({ "if-none-match": '"x", W/"y"' }), '"y"')).toBe(true);
  expect(isNotModified(new Headers({ "if-none-match": '"x"' }), '"y"')).toBe(false);
  expect(isNotModified(new Headers(), '"y"')).toBe(false);
});
