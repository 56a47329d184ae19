import { z } from "zod";
import { goal, id, label, oneOrMore, share, testShape, text, whenFile } from "@/lib/map/map-file";

const position = { dimension: z.string().min(1), value: z.string().min(1) };
const by = z.array(z.string().min(1)).min(1);

/** Value ids by dimension id: a bucket, a row or column, or any part of the space. */
const place = z
  .record(z.string(), oneOrMore(id))
  .refine((at) => Object.keys(at).length > 0, "at least one dimension with its values");
export type Place = z.infer<typeof place>;

const newValue = z.strictObject({
  id,
  label: label.optional(),
  ...testShape,
  when: whenFile.optional(),
  weight: share.optional(),
  exposure: share.optional(),
});
export type NewValue = z.infer<typeof newValue>;

export const RULE_SECTIONS = ["ignore", "illegal", "held_out"] as const;
export type RuleSection = (typeof RULE_SECTIONS)[number];

/** One step of refining a map, as data. */
export const editSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("rename_value"),
    ...position,
    id: id.optional(),
    label: label.optional(),
  }),
  z.strictObject({
    kind: z.literal("split_value"),
    ...position,
    /** What becomes of it, in the order they are tried; a part with `when` alone keeps the value's own test. */
    into: z.array(newValue).min(1),
    /** Whether the value stays, for what no part takes. */
    rest: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal("merge_values"),
    dimension: position.dimension,
    values: z.array(z.string()).min(2),
    id,
    label: label.optional(),
    /** Needed where the weights of the values differ. */
    weight: share.optional(),
  }),
  z.strictObject({
    kind: z.literal("assign_value"),
    dimension: position.dimension,
    /** The raw text, as it is in the records. */
    text: text.max(199, "a text that is shown whole; assign longer ones by a pattern in the text"),
    /** A value of the map, or the id of a new one. */
    value: id,
    label: label.optional(),
  }),
  z.strictObject({
    kind: z.literal("rename_dimension"),
    dimension: position.dimension,
    id: id.optional(),
    label: label.optional(),
  }),
  z.strictObject({
    kind: z.literal("add_dimension"),
    id,
    label: label.optional(),
    unit: label.optional(),
    from: oneOrMore(text),
    match: text.optional(),
    many: z.boolean().default(false),
    values: z.array(newValue).min(1),
  }),
  z.strictObject({ kind: z.literal("remove_dimension"), dimension: position.dimension }),
  z.strictObject({
    kind: z.literal("add_crossing"),
    by,
    goal: goal.optional(),
    weight: share.optional(),
  }),
  z.strictObject({ kind: z.literal("remove_crossing"), by }),
  z.strictObject({
    kind: z.literal("set_goal"),
    /** The crossing; absent for the goal of the whole map. */
    by: by.optional(),
    /** A bucket, row or column of the crossing; absent for the goal of all its buckets. */
    at: place.optional(),
    /** Null takes the goal that was set back. */
    goal: goal.nullable(),
  }),
  z.strictObject({
    kind: z.literal("set_weight"),
    /** Of a value, or of a crossing. */
    of: z.union([z.strictObject(position), z.strictObject({ by })]),
    weight: share,
  }),
  z.strictObject({ kind: z.literal("ignore"), at: place, reason: label }),
  z.strictObject({ kind: z.literal("forbid"), at: place, reason: label }),
  z.strictObject({ kind: z.literal("hold_out"), at: place, reason: label.optional() }),
  z.strictObject({ kind: z.literal("remove_rule"), section: z.enum(RULE_SECTIONS), at: place }),
  z.strictObject({ kind: z.literal("replace_text"), text: z.string().min(1) }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditOf<Kind extends Edit["kind"]> = Extract<Edit, { kind: Kind }>;

/** A draft of more steps is better written as a text. */
const MOST_EDITS = 200;
export const editsSchema = z.array(editSchema).max(MOST_EDITS);
