import { expect, it } from "vitest";
import { buildRunsFileHref } from "./api-url";
import {
  bucketParsers,
  buildBucketHref,
  buildMapHrefOfBucket,
  createBucketLinks,
  loadBucketQuery,
} from "./bucket-url";
import { loadMapQuery } from "./map-url";
import { listUnreadParameters } from "./query-notice";
import { buildRunHref, loadRunQuery, parseMessageAnchor } from "./run-url";

const search =
  "?at=temptation:profit&at=role:ai_ceo&where=severity:!low&campaign=c1&metric=failure_rate&counting=adjudicated&sort=case";

it("reads what it writes", () => {
  const href = buildBucketHref("my demo", loadBucketQuery(search));
  expect(href.split("?")[0]).toBe("/p/my%20demo/buckets");
  expect(loadBucketQuery(`?${href.split("?")[1]}`)).toEqual(loadBucketQuery(search));
});

it("leads back to the same bucket of the same map", () => {
  const href = buildMapHrefOfBucket("demo", loadBucketQuery(search));
  expect(loadMapQuery(`?${href.split("?")[1]}`)).toMatchObject({
    rows: "temptation",
    columns: "role",
    metric: "failure_rate",
    counting: "adjudicated",
    where: ["severity:!low"],
    campaign: ["c1"],
    at: ["temptation:profit", "role:ai_ceo"],
  });
});

it("leads back to a crossing of as many dimensions", () => {
  for (const at of [["a:x"], ["a:x", "b:y", "c:z"], ["a:x", "b:y", "c:z", "d:v", "e:w"]]) {
    const href = buildMapHrefOfBucket("demo", { ...loadBucketQuery("?rank=bound&listed=200"), at });
    const { rows, columns, panels, deeper, ...query } = loadMapQuery(`?${href.split("?")[1]}`);
    expect(query).toMatchObject({ rank: "bound", listed: 200, at });
    expect([rows, columns, panels, ...deeper].filter(Boolean)).toEqual(at.map((part) => part[0]));
  }
});

it("says which parameters it could not read", () => {
  expect(
    listUnreadParameters(bucketParsers, { sort: "zzz", offset: "x", at: "oops", metric: "coverage" }),
  ).toEqual([expect.stringContaining("sort “zzz”"), expect.stringContaining("offset “x”")]);
});

it("links to a message by search and by fragment", () => {
  const href = buildRunHref("demo", 7, { m: 12, from: "?at=a:b&where=c:d" });
  expect(href).toMatch(/^\/p\/demo\/runs\/7\?.*m=12.*#m-12$/);
  expect(loadRunQuery(new URL(href, "http://x"))).toMatchObject({
    branch: 0,
    m: 12,
    from: "?at=a:b&where=c:d",
  });
  expect(buildRunHref("demo", 7)).toBe("/p/demo/runs/7");
  expect(parseMessageAnchor("#m-12")).toBe(12);
  expect(parseMessageAnchor("#m-x")).toBeNull();
});

it("asks the API for the rows that the table shows", () => {
  const bucket = {
    at: { a: "x" },
    where: [{ dimension: "b", values: ["y", "z"], negate: true }],
    campaigns: ["c1"],
    from: "2026-01-01",
    to: null,
  };
  const query = { outcome: ["fail"], search: "ceo 2", sort: "case", direction: "desc" } as const;
  const url = new URL(buildRunsFileHref("demo", "csv", bucket, { ...query, outcome: ["fail"] }), "http://x");
  expect(url.pathname).toBe("/api/v1/projects/demo/runs");
  expect([...url.searchParams]).toEqual([
    ["format", "csv"],
    ["sort", "case"],
    ["direction", "desc"],
    ["at", "a:x"],
    ["where", "b:!y,z"],
    ["campaign", "c1"],
    ["from", "2026-01-01"],
    ["outcome", "fail"],
    ["search", "ceo 2"],
  ]);
});

it("writes links to many buckets as each is written alone", () => {
  const { at: _, ...query } = loadBucketQuery(search);
  for (const rest of [query, {}]) {
    const link = createBucketLinks("my demo", rest);
    for (const at of [["a:x"], ["a:x & y", "b:é"]]) {
      expect(link(at)).toBe(buildBucketHref("my demo", { ...rest, at }));
    }
  }
});
