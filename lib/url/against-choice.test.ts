import { describe, expect, it } from "vitest";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { chooseAgainst } from "./against-choice";

const campaign = (slug: string, given: Partial<CampaignOption> = {}): CampaignOption => ({
  ...{ slug, kind: "eval", runs: 5, archived_at: null },
  ...given,
});

/** Newest first. */
const campaigns = [
  campaign("fourth"),
  campaign("third"),
  campaign("sft", { kind: "training" }),
  campaign("empty", { runs: 0 }),
  campaign("archived", { archived_at: "2026-01-01" }),
  campaign("first"),
];

describe("what a change is measured against", () => {
  it("is what the address says, of the same kind", () => {
    expect(chooseAgainst(["first", "empty", "first"], ["fourth"], campaigns)).toEqual({
      ...{ against: ["first", "empty"], notices: [] },
    });
  });

  it("is the campaign before the oldest shown, that is in use and has runs", () => {
    expect(chooseAgainst([], ["fourth"], campaigns).against).toEqual(["third"]);
    expect(chooseAgainst([], ["fourth", "third"], campaigns).against).toEqual(["first"]);
  });

  it("is the newest other where none came before", () => {
    expect(chooseAgainst([], ["first"], campaigns).against).toEqual(["fourth"]);
  });

  it("never is on both sides, of another kind or unknown, and says so", () => {
    expect(chooseAgainst(["fourth", "sft", "gone"], ["fourth"], campaigns)).toEqual({
      against: ["third"],
      notices: [
        expect.stringMatching(/“fourth”: it is shown itself/),
        expect.stringMatching(/“sft”: eval and training/),
        expect.stringMatching(/“gone”: there is no such campaign/),
      ],
    });
  });

  it("is nothing where there is no other, and says so", () => {
    expect(chooseAgainst([], ["sft"], campaigns)).toEqual({
      ...{ against: [], notices: [expect.stringContaining("no other campaign")] },
    });
  });
});
