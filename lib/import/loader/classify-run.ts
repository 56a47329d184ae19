import type { RunAttributes } from "@/lib/import/run-record";
import type { Classified, ClassifiedObservation } from "@/lib/map/classify";
import type { CampaignKind } from "./run-state";
import { campaignState, worstState } from "./run-state";

export type ClassifiedRun = {
  /** In the order of the record's observations; one where it names none. */
  observations: ClassifiedObservation[];
  /** State code of the run. */
  state: number;
  missingScores: string[];
};

/** Classifies a run as a campaign of this kind counts it. */
export function classifyRun(
  classify: (run: RunAttributes) => Classified,
  kind: CampaignKind,
  attributes: RunAttributes,
): ClassifiedRun {
  const { observations, missingScores } = classify(attributes);
  const counted = observations.map((observation) => ({
    ...observation,
    state: campaignState(kind, observation.state),
  }));
  return { observations: counted, state: worstState(counted.map(({ state }) => state)), missingScores };
}
