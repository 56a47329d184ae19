import { describe, expect, it } from "vitest";
import { buildCube } from "./cube";
import { MOST_BROWSER_ROWS } from "./cube-limits";
import { CubeShelf, nameCube, type ShelvedCampaign, type ShelvedCube } from "./cube-shelf";
import { ALL_DAYS } from "./date-range";

const MAP = 3;
const JANUARY = { from: "2026-01-01", to: "2026-01-31" };
const campaigns: ShelvedCampaign[] = ["new", "old", "large"].map((slug, i) => ({
  slug,
  revision: `${i}.7`,
  cells: slug === "large" ? MOST_BROWSER_ROWS : 2,
}));

function build(n: number, size = 1): ShelvedCube {
  const rows = Array.from({ length: size }, () => ({ coords: [0], state: 0, aware: 0, n }));
  return {
    cube: buildCube(rows, [null]),
    mapVersion: MAP,
    runs: n,
    undatedRuns: 1,
    tag: `tag ${n}`,
    revision: null,
  };
}

const name = (slug: string, days = ALL_DAYS, map = MAP) =>
  nameCube(map, campaigns.find((campaign) => campaign.slug === slug)!, days);

function shelve(files: Record<string, ShelvedCube>): CubeShelf {
  return new CubeShelf(new Map(Object.entries(files)), MAP, campaigns);
}

describe("the cubes at hand", () => {
  it("are added up in any order, once", () => {
    const shelf = shelve({ [name("new")]: build(5), [name("old")]: build(7) });
    const both = shelf.getCounts(["old", "new"], ALL_DAYS);
    expect(both).toMatchObject({ runs: 12, undatedRuns: 2 });
    expect([...both!.cube.n]).toEqual([5, 7]);
    expect(shelf.getCounts(["new", "old"], ALL_DAYS)).toBe(both);
    expect(shelf.getTag("old", ALL_DAYS)).toBe("tag 7");
  });

  it("answer neither for a campaign that is missing, nor for other days, maps and revisions", () => {
    const shelf = shelve({
      [name("new")]: build(5),
      [name("old", JANUARY)]: build(7),
      [name("large", ALL_DAYS, MAP - 1)]: build(9),
    });
    expect(shelf.getCounts(["new", "old"], ALL_DAYS)).toBeNull();
    expect(shelf.getCounts(["new"], JANUARY)).toBeNull();
    expect(shelf.getCounts(["old"], JANUARY)).toMatchObject({ runs: 7 });
    expect(shelf.getCounts(["large"], ALL_DAYS)).toBeNull();
    expect(shelf.getTag("old", ALL_DAYS)).toBeNull();
    expect(shelf.getTag("old", JANUARY)).toBe("tag 7");
    expect([...shelf.listCurrent(ALL_DAYS).keys()]).toEqual([name("new")]);
    expect(shelf.listCurrent(JANUARY).size).toBe(2);
  });

  it("are asked for only where they fit into a browser", () => {
    const shelf = shelve({ [name("new")]: build(5) });
    expect(shelf.listMissing(["new", "old"], ALL_DAYS)).toEqual([campaigns[1]]);
    expect(shelf.listMissing(["large"], ALL_DAYS)).toEqual([campaigns[2]]);
    expect(shelf.listMissing(["large", "old"], ALL_DAYS)).toEqual([]);
    expect(shelf.findNext(() => true)).toBe(campaigns[1]);
    // Beside what is there, the large one is too much.
    expect(shelf.findNext(({ slug }) => slug === "large")).toBeUndefined();
    const full = shelve({ [name("new")]: build(5), [name("large")]: build(1, MOST_BROWSER_ROWS) });
    expect(full.getCounts(["new", "large"], ALL_DAYS)).toBeNull();
    expect(full.getCounts(["large"], ALL_DAYS)).toMatchObject({ runs: 1 });
  });
});
