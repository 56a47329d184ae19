import { expect, test } from "vitest";
import { listBranchViews, listPartings } from "./list-branches";

const branches = [
  { branch: 0, id: "main", label: "main", messages: 10 },
  { branch: 1, id: "b1", label: "attempt (rolled back)", messages: 6 },
  { branch: 2, id: "b2", label: "beginning", messages: 3 },
  { branch: 3, id: "b3", label: "alone", messages: 2 },
];
const partings = [
  { branch: 0, parent: null, common: 0, isAtLeast: false },
  { branch: 1, parent: 0, common: 4, isAtLeast: false },
  { branch: 2, parent: 0, common: 3, isAtLeast: false },
  { branch: 3, parent: null, common: 0, isAtLeast: false },
];
const buildHref = (branch: number, m?: number) => `?branch=${branch}${m === undefined ? "" : `#m-${m}`}`;

test("each branch says where it comes from and leads to where it parts", () => {
  const views = listBranchViews(branches, partings, 1, buildHref);
  expect(views.map(({ origin, parting }) => [origin, parting?.href ?? null])).toEqual([
    ["", null],
    ["parts from main after 4 messages", "?branch=1#m-4"],
    ["is the first 3 messages of main", null],
    ["shares no beginning with the others", null],
  ]);
  expect(views.map(({ isRolledBack }) => isRolledBack)).toEqual([false, true, false, false]);
  expect(views.map(({ isCurrent }) => isCurrent)).toEqual([false, true, false, false]);
});

test("the place where two branches part is seen from both", () => {
  expect(listPartings(branches, partings, 1, buildHref)).toEqual({
    4: [{ kind: "leaves", label: "main", href: "?branch=0#m-4" }],
  });
  expect(listPartings(branches, partings, 0, buildHref)).toEqual({
    4: [{ kind: "left", label: "attempt (rolled back)", href: "?branch=1#m-4" }],
  });
  expect(listPartings(branches, partings, 3, buildHref)).toEqual({});
  const unsure = partings.map((one) => ({ ...one, isAtLeast: true }));
  expect(listPartings(branches, unsure, 0, buildHref)).toEqual({});
});
