import { describe, expect, it } from "vitest";
import { chooseCampaign, type KnownCampaign } from "./choose-campaign";

const training: KnownCampaign = { slug: "mix-3", kind: "training" };

describe("chooseCampaign", () => {
  it("is main where there is no eval campaign", () => {
    expect(chooseCampaign([])).toBe("main");
    expect(chooseCampaign([training])).toBe("main");
  });
  it("is the newest eval campaign, unless one is called main", () => {
    const evals: KnownCampaign[] = [
      { slug: "step-2", kind: "eval" },
      { slug: "step-1", kind: "eval" },
    ];
    expect(chooseCampaign([training, ...evals])).toBe("step-2");
    expect(chooseCampaign([...evals, { slug: "main", kind: "eval" }])).toBe("main");
  });
});
