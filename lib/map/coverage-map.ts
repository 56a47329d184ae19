/** A path into a run record, as keys: `metadata.role` is ["metadata", "role"]. */
export type FieldPath = string[];

/** How a value recognises the trimmed string form of a raw field. */
export type ValueTest =
  | { kind: "is"; is: string[] }
  | { kind: "range"; min: number | null; below: number | null }
  | { kind: "matches"; matches: string }
  | { kind: "empty" };

/** What another field of the same record must hold, besides. */
export type ValueCondition = { from: FieldPath[]; test: ValueTest };

export type DimensionValue = {
  id: string;
  label: string;
  /** Risk weight of the value; a bucket weighs the product of its values' weights. */
  weight: number;
  /** Share of the value in deployment. */
  exposure: number;
  test: ValueTest;
  /** Absent where the value asks nothing of other fields. */
  when?: ValueCondition;
};

export type Dimension = {
  id: string;
  label: string;
  unit: string | null;
  /** Paths into the run record; the first present one wins. */
  from: FieldPath[];
  /** A regular expression with one group that takes a part of the raw string. */
  match: string | null;
  /** Whether one observation may hold several values. */
  many: boolean;
  values: DimensionValue[];
};

/** Dimension id to the value ids that satisfy the rule; all dimensions must be satisfied. */
export type Where = Record<string, string[]>;

export type Comparator = "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "exists";

export type Scalar = string | number | boolean;

export type Condition =
  | { kind: "any"; of: Condition[] }
  | { kind: "all"; of: Condition[] }
  | { kind: "not"; not: Condition }
  | Comparison;

/** A score, or what stands at the first present path, compared with the operand. */
export type Comparison = ({ kind: "score"; score: FieldPath } | { kind: "from"; from: FieldPath[] }) & {
  comparator: Comparator;
  operand: Scalar | Scalar[];
  /** Absent where the condition is asked of every run. */
  when?: ValueCondition;
};

export type GoalOverride = { where: Where; goal: number };

export type DeclaredCrossing = {
  by: string[];
  goal: number;
  weight: number;
  goals: GoalOverride[];
};

export type ExclusionRule = { where: Where; reason: string };

/** A checked coverage map: plain data, serialisable, in the order of the file. */
export type CoverageMap = {
  name: string;
  /** Hits expected of a bucket of a crossing that is not declared or names no goal. */
  goal: number;
  outcome: { fail: Condition | null; invalid: Condition | null } | null;
  awareness: Condition | null;
  dimensions: Dimension[];
  crossings: DeclaredCrossing[];
  ignore: ExclusionRule[];
  illegal: ExclusionRule[];
  heldOut: { where: Where; reason: string | null }[];
};

/** Ordinal of a raw value that no declared value recognises. */
export const OTHER = -1;
/** Ordinal of an absent or empty raw value. */
export const NONE = -2;

/** Ids under which the two undeclared values are shown and filtered, unless the map declares them. */
export const OTHER_ID = "other";
export const NONE_ID = "none";
