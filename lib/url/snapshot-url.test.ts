import { expect, it } from "vitest";
import { buildNewSnapshotHref, loadNewSnapshotQuery } from "./snapshot-url";

it("keeps the words of the map's view", () => {
  const query = {
    rows: "a",
    columns: "b",
    metric: "failure_rate",
    against: ["m0"],
    counting: "adjudicated",
    campaign: ["c 1"],
    where: ["d:!x,y"],
  } as const;
  const href = buildNewSnapshotHref("my demo", {
    ...query,
    campaign: ["c 1"],
    against: ["m0"],
    where: ["d:!x,y"],
  });
  expect(href.split("?")[0]).toBe("/p/my%20demo/snapshots/new");
  expect(loadNewSnapshotQuery(`?${href.split("?")[1]}`)).toEqual(query);
});
