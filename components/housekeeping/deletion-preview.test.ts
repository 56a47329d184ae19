import { expect, it } from "vitest";
import {
  type DeletionPreview,
  formatDeleteLabel,
  formatOutcomes,
  listChanges,
  listLosses,
} from "./deletion-preview";

const preview: DeletionPreview = {
  kind: "campaign",
  name: "nightly",
  campaigns: 1,
  imports: 2,
  runs: 12_430,
  observations: 12_431,
  messages: 90_000,
  outcomes: { pass: 12_000, fail: 431, invalid: 0, error: 0, unscored: 0, item: 0 },
  map_versions: 0,
  notes: [],
};
const empty = { campaigns: 0, imports: 0, runs: 0, observations: 0, messages: 0, map_versions: 0 };

it("lists what goes, and leaves out what there is none of", () => {
  expect(listLosses(preview).map(({ label, count }) => `${label} ${count}`)).toEqual([
    "Campaigns 1",
    "Imports 2",
    "Runs 12430",
    "Observations 12431",
    "Messages 90000",
  ]);
  expect(formatOutcomes(preview)).toBe("12,000 pass, 431 fail");
});

it("says that nothing goes where there is nothing", () => {
  const nothing = { ...preview, ...empty, outcomes: {} };
  expect(listLosses(nothing).map(({ label }) => label)).toEqual(["Runs", "Observations"]);
  expect(formatOutcomes(nothing)).toBe("");
});

it.each([
  [{}, "Delete 12,430 runs"],
  [{ runs: 1 }, "Delete 1 run"],
  [{ runs: 0 }, "Delete this campaign"],
  [{ kind: "run", runs: 1 }, "Delete this run"],
] as const)("names the count on the button: %j", (change, label) => {
  expect(formatDeleteLabel({ ...preview, ...change })).toBe(label);
});

it("says what changed since it was shown", () => {
  expect(listChanges(preview, preview)).toEqual([]);
  expect(listChanges(preview, { ...preview, runs: 12_431, imports: 0 })).toEqual([
    "Imports: 2 before, 0 now.",
    "Runs: 12,430 before, 12,431 now.",
  ]);
});
