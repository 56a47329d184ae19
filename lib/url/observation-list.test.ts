import { describe, expect, it } from "vitest";
import { parseMap } from "@/lib/map/parse-map";
import { loadBucketQuery } from "./bucket-url";
import {
  buildListHref,
  formatMatching,
  formatOrigin,
  type ListPlace,
  parseOrigin,
  resolveList,
} from "./observation-list";
import { loadRunsQuery } from "./runs-url";
import { loadTriageQuery, TRIAGE_LISTS } from "./triage-url";

const map = (() => {
  const parsed = parseMap(
    "name: M\ndimensions:\n  topic: { from: metadata.topic, values: [money, power] }\n  tone: { from: metadata.tone, values: [calm, urgent] }\n",
    "map.yaml",
  );
  if (!parsed.ok) throw new Error("the map is in order");
  return parsed.value;
})();
const campaigns = [{ slug: "main", kind: "eval", runs: 3, archived_at: null }] as const;

const bucket: ListPlace = {
  page: "bucket",
  query: loadBucketQuery(
    "?at=topic:money&where=tone:!calm&outcome=fail&sort=case&offset=50&metric=failure_rate",
  ),
};
const triage: ListPlace = {
  page: "triage",
  query: loadTriageQuery("?show=spec_bug&where=tone:calm&search=ceo%202&direction=desc"),
};
const runs: ListPlace = {
  page: "runs",
  query: loadRunsQuery("?file=logs/a%20b.eval&import=7&sort=case"),
};
const row = { run: 12, observation: "q:3 & more" };

describe("the origin of a run", () => {
  it.each([bucket, triage, runs, { page: "triage", query: loadTriageQuery("?") } as ListPlace])(
    "keeps the page, its state and the row: %j",
    (place) => {
      const origin = parseOrigin(formatOrigin(place, row));
      expect(origin).toEqual({ ...place, query: { ...place.query, row: "12:q:3 & more" } });
    },
  );

  it("is that of a bucket where it was written before there was triage", () => {
    expect(parseOrigin("?at=topic:money&where=tone:!calm")).toMatchObject({
      page: "bucket",
      query: { at: ["topic:money"], where: ["tone:!calm"], row: null },
    });
  });

  it.each([null, "", "triages", "https://evil.example/?", "//evil.example", "map?at=topic:money"])(
    "is none where the address says %j",
    (from) => {
      expect(parseOrigin(from)).toBeNull();
    },
  );
});

it("leads to the same list in another state, without the row", () => {
  const named: ListPlace = { page: "triage", query: { ...triage.query, row: "12:" } as never };
  const url = new URL(buildListHref("my demo", named, { offset: 100 }), "http://x");
  expect(url.pathname).toBe("/p/my%20demo/triage");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    show: "spec_bug",
    where: "tone:calm",
    search: "ceo 2",
    direction: "desc",
    offset: "100",
  });
});

describe("a list", () => {
  it("is a bucket's, with its filters and outcomes", () => {
    expect(resolveList(bucket, map, [...campaigns])).toEqual({
      campaigns: ["main"],
      at: { topic: "money" },
      where: [{ dimension: "tone", values: ["calm"], negate: true }],
      outcomes: ["fail"],
      verdicts: null,
      search: null,
      file: null,
      import: null,
      from: null,
      to: null,
      sort: "case",
      direction: "asc",
    });
  });

  it("is a list of the triage page", () => {
    expect(resolveList(triage, map, [...campaigns])).toEqual({
      campaigns: ["main"],
      at: {},
      where: [{ dimension: "tone", values: ["calm"], negate: false }],
      outcomes: ["fail"],
      verdicts: ["spec_bug"],
      search: "ceo 2",
      file: null,
      import: null,
      from: null,
      to: null,
      sort: "id",
      direction: "desc",
    });
  });

  it("is that of a file and an import, and is named so to the API", () => {
    const list = resolveList(runs, null, [...campaigns])!;
    expect(list).toMatchObject({ campaigns: ["main"], file: "logs/a b.eval", import: 7, outcomes: null });
    expect(formatMatching(list)).toMatchObject({ file: "logs/a b.eval", import: "7", outcome: ["fail"] });
  });

  it("is none where the map knows no such bucket", () => {
    expect(resolveList(bucket, null, [...campaigns])).toBeNull();
    const unknown: ListPlace = { page: "bucket", query: loadBucketQuery("?at=topic:nope") };
    expect(resolveList(unknown, map, [...campaigns])).toBeNull();
  });

  it("is named to the API by the failures it holds", () => {
    expect(formatMatching(resolveList(triage, map, [...campaigns])!)).toEqual({
      at: [],
      where: ["tone:calm"],
      campaign: ["main"],
      outcome: ["fail"],
      verdict: ["spec_bug"],
      search: "ceo 2",
    });
  });

  it.each(TRIAGE_LISTS)("%s of the triage page needs no map", (show) => {
    const place: ListPlace = { page: "triage", query: loadTriageQuery(`?show=${show}`) };
    const list = resolveList(place, null, [...campaigns])!;
    expect(list.outcomes).toEqual(show === "stale" ? null : ["fail"]);
    expect(list.verdicts === null).toBe(show === "all" || show === "history");
  });
});
