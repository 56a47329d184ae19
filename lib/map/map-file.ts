import { z } from "zod";
import type { Scalar } from "./coverage-map";
import { mapping } from "./mapping";

/** The letters of an id, as fields of forms ask for them too. */
export const ID_PATTERN = "[A-Za-z0-9_.\\/\\-]+";
const ID = new RegExp(`^${ID_PATTERN}$`);

/** What escapes in YAML can write and PostgreSQL cannot hold. */
const NOT_STORABLE = /[\0\p{Cs}]/u;

/** Whether a text may name a dimension or value; names every object inherits are kept out of records. */
export function isId(text: string): boolean {
  return ID.test(text) && !(text in {});
}

export const ID_RULE = "letters, digits and _ . / - only, and no name built into JavaScript";

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const text = z.string().trim().min(1);
/** A text for people, which is stored and shown. */
export const label = text.refine(
  (value) => !NOT_STORABLE.test(value),
  "a text without U+0000 and half characters",
);
export const share = z.number().nonnegative();
export const goal = z.number().int().positive();
export const id = z.preprocess(
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  z.string().refine(isId, { error: ID_RULE }),
);

/** One item may stand for a list of one. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(item).min(1),
  );
}

/** Paths into a run record, of which the first present one wins. */
export const fromFile = oneOrMore(text);

export const testShape = {
  is: oneOrMore(scalar).optional(),
  min: z.number().optional(),
  below: z.number().optional(),
  matches: text.optional(),
  empty: z.literal(true).optional(),
};
export type TestFile = z.infer<z.ZodObject<typeof testShape>>;

export const whenFile = mapping({ from: fromFile, ...testShape });
export type WhenFile = z.infer<typeof whenFile>;

export const valueFile = z.preprocess(
  (value) => (["string", "number", "boolean"].includes(typeof value) ? { id: value } : value),
  mapping({
    id,
    label: label.optional(),
    ...testShape,
    when: whenFile.optional(),
    weight: share.default(1),
    exposure: share.default(1),
  }),
);
export type ValueFile = z.infer<typeof valueFile>;

/** What a malformed file may hold where a list is expected: nothing. */
export function listOf(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

/** What a malformed file may hold where a mapping is expected: nothing. */
export function recordOf(raw: unknown): Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : {};
}

export const dimensionFile = mapping({
  label: label.optional(),
  unit: label.optional(),
  from: fromFile,
  match: text.optional(),
  many: z.boolean().default(false),
  values: z.array(valueFile).min(1).max(32_767),
});

/** Every comparator is a key of its own, and exactly one goes with a score or the paths of a field. */
type ConditionFile = {
  any?: ConditionFile[];
  all?: ConditionFile[];
  not?: ConditionFile;
  score?: string;
  from?: string[];
  in?: Scalar[];
  exists?: boolean;
  when?: WhenFile;
} & { [comparator in "eq" | "ne" | "gt" | "gte" | "lt" | "lte"]?: Scalar };

const conditionFile: z.ZodType<ConditionFile> = z.lazy(() =>
  mapping({
    any: z.array(conditionFile).min(1).optional(),
    all: z.array(conditionFile).min(1).optional(),
    not: conditionFile.optional(),
    score: text.optional(),
    from: fromFile.optional(),
    eq: scalar.optional(),
    ne: scalar.optional(),
    gt: scalar.optional(),
    gte: scalar.optional(),
    lt: scalar.optional(),
    lte: scalar.optional(),
    in: z.array(scalar).min(1).optional(),
    exists: z.boolean().optional(),
    when: whenFile.optional(),
  }),
);

export const whereFile = z.record(z.string(), oneOrMore(id));
export const goalFile = mapping({ where: whereFile, goal });
export const crossingFile = mapping({
  by: oneOrMore(id),
  goal: goal.optional(),
  weight: share.default(1),
  goals: z.array(goalFile).default([]),
});
const exclusionFile = mapping({ where: whereFile, reason: label });
export const heldOutFile = mapping({ where: whereFile, reason: label.optional() });

/** The shape of `map.yaml`; what names mean is checked beyond it. */
export const mapFile = mapping({
  name: label.default("Untitled map"),
  goal: goal.default(1),
  outcome: mapping({ fail: conditionFile.optional(), invalid: conditionFile.optional() }).optional(),
  awareness: conditionFile.optional(),
  dimensions: z.record(z.string(), dimensionFile),
  crossings: z.array(crossingFile).default([]),
  ignore: z.array(exclusionFile).default([]),
  illegal: z.array(exclusionFile).default([]),
  held_out: z.array(heldOutFile).default([]),
});
