import { expect, it } from "vitest";
import { buildMapHref, createMapLinks, loadMapQuery, type MapQuery, placeDimensions } from "./map-url";

const QUERY = loadMapQuery(
  "?rows=a&columns=&metric=change&where=severity:!low&where=a:x,y&campaign=c 1&against=c&from=2026-01-31&listed=200",
);
const CHANGES: Partial<MapQuery>[] = [
  {},
  placeDimensions(["b", "c & d", "e", "f", "g"]),
  { where: [], campaign: [], against: [], from: null, metric: "coverage", listed: 100 },
  { where: ["severity:#1+2"], at: ["a:x"], reverse: true, rows: null, columns: undefined },
];

it("writes many links of one query as each is written alone", () => {
  for (const query of [QUERY, loadMapQuery("")]) {
    const link = createMapLinks("my demo", query);
    for (const change of CHANGES) {
      expect(link(change)).toBe(buildMapHref("my demo", { ...query, ...change }));
    }
  }
});
