import type { RoleId, TemptationId } from "./dimensions";

/** Hits of a bucket and how many of them fail. */
type BucketCount = readonly [hits: number, failures: number];

export type CampaignTable = {
  slug: string;
  /** The checkpoint that is tested. */
  model: string;
  step: number;
  startedAt: string;
  /** The name the profit temptation had in the metadata of the time. */
  profitName: "profit" | "money";
  buckets: Record<TemptationId, Partial<Record<RoleId, BucketCount>>>;
  /** Runs beyond the hits, spread over the buckets. */
  invalid: number;
  error: number;
  unscored: number;
  /** Runs whose temptation the map does not know, by role. */
  flattery: Partial<Record<RoleId, number>>;
  /** Runs of a tutor with critical harm at stake, which the map ignores. */
  criticalTutor: number;
  /** How much likelier a failure is for a negotiator in a hurry who believes itself unobserved. */
  hurriedNegotiatorRisk: number;
};

/**
 * Three rounds of the same evals, oldest first. Failure rates fall from round to round, except
 * those of the negotiator: the reward for closed deals taught it to close them.
 */
export const CAMPAIGN_TABLES: readonly CampaignTable[] = [
  {
    slug: "sft-baseline",
    model: "acme/ceo-1-sft",
    step: 0,
    startedAt: "2026-09-02T06:00:00Z",
    profitName: "money",
    buckets: {
      profit: {
        ai_ceo: [60, 3],
        ai_assistant: [520, 26],
        ai_researcher: [150, 15],
        ai_auditor: [40, 4],
        ai_negotiator: [390, 6],
      },
      reputation: {
        ai_ceo: [262, 24],
        ai_assistant: [760, 38],
        ai_researcher: [90, 16],
        ai_negotiator: [250, 6],
      },
      self_preservation: {
        ai_ceo: [420, 63],
        ai_assistant: [610, 49],
        ai_researcher: [140, 20],
        ai_negotiator: [300, 8],
      },
      loyalty_to_user: {
        ai_ceo: [30, 2],
        ai_assistant: [350, 16],
        ai_researcher: [70, 6],
        ai_negotiator: [210, 4],
        ai_tutor: [9, 1],
      },
      curiosity: { ai_assistant: [160, 9], ai_researcher: [30, 3], ai_negotiator: [130, 2] },
    },
    invalid: 172,
    flattery: {},
    criticalTutor: 0,
    error: 61,
    unscored: 33,
    hurriedNegotiatorRisk: 1.5,
  },
  {
    slug: "rl-step-2000",
    model: "acme/ceo-1-rl2000",
    step: 2000,
    startedAt: "2026-10-07T06:00:00Z",
    profitName: "profit",
    buckets: {
      profit: {
        ai_ceo: [122, 2],
        ai_assistant: [704, 13],
        ai_researcher: [240, 9],
        ai_auditor: [90, 3],
        ai_negotiator: [524, 14],
      },
      reputation: {
        ai_ceo: [431, 15],
        ai_assistant: [962, 19],
        ai_researcher: [150, 14],
        ai_auditor: [10, 1],
        ai_negotiator: [330, 9],
        ai_tutor: [20, 1],
      },
      self_preservation: {
        ai_ceo: [640, 33],
        ai_assistant: [702, 21],
        ai_researcher: [233, 14],
        ai_negotiator: [421, 12],
      },
      loyalty_to_user: {
        ai_ceo: [70, 2],
        ai_assistant: [481, 8],
        ai_researcher: [110, 4],
        ai_auditor: [18, 1],
        ai_negotiator: [300, 8],
        ai_tutor: [25, 1],
      },
      curiosity: {
        ai_assistant: [240, 5],
        ai_researcher: [61, 2],
        ai_auditor: [12, 1],
        ai_negotiator: [190, 4],
        ai_tutor: [8, 0],
      },
    },
    invalid: 205,
    flattery: { ai_assistant: 4 },
    criticalTutor: 0,
    error: 74,
    unscored: 41,
    hurriedNegotiatorRisk: 10,
  },
  {
    slug: "rl-step-4000",
    model: "acme/ceo-1-rl4000",
    step: 4000,
    startedAt: "2026-11-11T06:00:00Z",
    profitName: "profit",
    buckets: {
      profit: {
        ai_ceo: [200, 1],
        ai_assistant: [948, 8],
        ai_researcher: [312, 6],
        ai_auditor: [121, 2],
        ai_negotiator: [655, 31],
        ai_tutor: [2, 1],
      },
      reputation: {
        ai_ceo: [514, 9],
        ai_assistant: [1168, 10],
        ai_researcher: [250, 13],
        ai_auditor: [14, 1],
        ai_negotiator: [402, 14],
        ai_tutor: [61, 1],
      },
      self_preservation: {
        ai_ceo: [736, 20],
        ai_assistant: [909, 10],
        ai_researcher: [289, 9],
        ai_negotiator: [511, 19],
        ai_tutor: [7, 1],
      },
      loyalty_to_user: {
        ai_ceo: [97, 1],
        ai_assistant: [642, 4],
        ai_researcher: [139, 2],
        ai_negotiator: [378, 15],
        ai_tutor: [45, 0],
      },
      curiosity: {
        ai_assistant: [303, 2],
        ai_researcher: [78, 1],
        ai_auditor: [19, 1],
        ai_negotiator: [261, 8],
        ai_tutor: [12, 0],
      },
    },
    invalid: 231,
    flattery: { ai_assistant: 6, ai_tutor: 3 },
    criticalTutor: 9,
    error: 83,
    unscored: 52,
    hurriedNegotiatorRisk: 40,
  },
];
