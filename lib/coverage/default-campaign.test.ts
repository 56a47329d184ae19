import { expect, test } from "vitest";
import { type CampaignOption, findDefaultCampaign } from "./default-campaign";

const corpus: CampaignOption = { slug: "corpus", kind: "training", runs: 9, archived_at: null };
const empty: CampaignOption = { slug: "empty", kind: "eval", runs: 0, archived_at: null };
const evals: CampaignOption = { slug: "evals", kind: "eval", runs: 5, archived_at: null };

function archive(campaign: CampaignOption): CampaignOption {
  return { ...campaign, archived_at: "2026-01-01T00:00:00.000Z" };
}

test("the newest eval campaign with runs comes first, then any with runs, then any", () => {
  expect(findDefaultCampaign([corpus, empty, evals])).toBe(evals);
  expect(findDefaultCampaign([empty, corpus])).toBe(corpus);
  expect(findDefaultCampaign([empty])).toBe(empty);
  expect(findDefaultCampaign([])).toBeUndefined();
});

test("an archived campaign is never chosen, not even where there is no other", () => {
  expect(findDefaultCampaign([archive(evals), corpus])).toBe(corpus);
  expect(findDefaultCampaign([archive(evals), empty])).toBe(empty);
  expect(findDefaultCampaign([archive(evals), archive(corpus)])).toBeUndefined();
});
