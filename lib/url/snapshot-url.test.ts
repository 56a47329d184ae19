import { expect, it } from "vitest";
import { buildNewSnapshotHref, loadNewSnapshotQuery } from "./snapshot-url";

it("keeps the words of the map's view", () => {
  const query = {
    rows: "a",
    columns: "b",
    panels: "c",
    deeper: ["e", "f"],
    metric: "failure_rate",
    counting: "adjudicated",
    campaign: ["c 1"],
    where: ["d:!x,y"],
    from: "2026-01-31",
    to: null,
  } as const;
  const href = buildNewSnapshotHref("my demo", {
    ...query,
    deeper: ["e", "f"],
    campaign: ["c 1"],
    where: ["d:!x,y"],
  });
  expect(href.split("?")[0]).toBe("/p/my%20demo/snapshots/new");
  expect(loadNewSnapshotQuery(`?${href.split("?")[1]}`)).toEqual(query);
});
