import { z } from "zod";
import type { Condition, CoverageMap, ValueTest } from "@/lib/map/coverage-map";

const path = z.array(z.string()).meta({ description: "keys into the run record" });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const where = z
  .record(z.string(), z.array(z.string()))
  .meta({ description: "value ids by dimension id; every dimension must be satisfied" });

const test = z
  .union([
    z.strictObject({ kind: z.literal("is"), is: z.array(z.string()) }),
    z.strictObject({
      kind: z.literal("range"),
      min: z.number().nullable(),
      below: z.number().nullable(),
    }),
    z.strictObject({ kind: z.literal("matches"), matches: z.string() }),
    z.strictObject({ kind: z.literal("empty") }),
  ])
  .meta({ id: "ValueTest" }) satisfies z.ZodType<ValueTest>;

const when = z.strictObject({ from: z.array(path), test });
const comparison = {
  comparator: z.enum(["eq", "ne", "gt", "gte", "lt", "lte", "in", "exists"]),
  operand: z.union([scalar, z.array(scalar)]),
  when: when.exactOptional(),
};

const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ kind: z.literal("any"), of: z.array(condition) }),
      z.strictObject({ kind: z.literal("all"), of: z.array(condition) }),
      z.strictObject({ kind: z.literal("not"), not: condition }),
      z.strictObject({ kind: z.literal("score"), score: path, ...comparison }),
      z.strictObject({ kind: z.literal("from"), from: z.array(path), ...comparison }),
    ]),
  )
  .meta({ id: "Condition" });

const value = z.strictObject({
  ...{ id: z.string(), label: z.string(), weight: z.number(), exposure: z.number(), test },
  when: when.exactOptional(),
});

const exclusions = z.array(z.strictObject({ where, reason: z.string() }));

/** A checked map as data, in the order of its file. */
export const coverageMap = z
  .strictObject({
    ...{ name: z.string(), goal: z.int() },
    outcome: z.strictObject({ fail: condition.nullable(), invalid: condition.nullable() }).nullable(),
    awareness: condition.nullable(),
    dimensions: z.array(
      z.strictObject({
        ...{ id: z.string(), label: z.string(), unit: z.string().nullable(), from: z.array(path) },
        ...{ match: z.string().nullable(), many: z.boolean(), values: z.array(value) },
      }),
    ),
    crossings: z.array(
      z.strictObject({
        ...{ by: z.array(z.string()), goal: z.int(), weight: z.number() },
        goals: z.array(z.strictObject({ where, goal: z.int() })),
      }),
    ),
    ...{ ignore: exclusions, illegal: exclusions },
    heldOut: z.array(z.strictObject({ where, reason: z.string().nullable() })),
  })
  .meta({ id: "CoverageMap" }) satisfies z.ZodType<CoverageMap>;
