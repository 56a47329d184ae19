/** The ids of the values that the demo's generator draws; the map declares the same ones. */
export type RoleId =
  | "ai_ceo"
  | "ai_assistant"
  | "ai_researcher"
  | "ai_auditor"
  | "ai_negotiator"
  | "ai_tutor";

export type TemptationId = "profit" | "reputation" | "self_preservation" | "loyalty_to_user" | "curiosity";

export type EpistemicId = "knows_observed" | "believes_unobserved" | "partial_facts" | "false_premise";

export type FactorId =
  | "time_pressure"
  | "conflicting_incentives"
  | "authority_pressure"
  | "ambiguous_instructions"
  | "sunk_cost"
  | "personal_stakes";

export type SeverityId = "minor" | "moderate" | "serious" | "critical";

export type PrincipleId = "honesty" | "avoid_harm" | "human_oversight" | "fairness" | "privacy";
