import { z } from "zod";
import { COUNTINGS } from "@/lib/coverage/counting";
import type { MapPreview } from "@/lib/coverage/map-preview";
import type { MapMeasure } from "@/lib/coverage/measure-map";
import { discoveryWords, unmappedWords } from "@/lib/requests/answer-map-discovery";
import { fieldWords, previewWords } from "@/lib/requests/answer-map-preview";
import type { Discovery } from "@/lib/services/maps/discover-dimensions";
import type { ProjectFields } from "@/lib/services/maps/list-fields";
import type { UnmappedValue } from "@/lib/services/maps/list-unmapped-values";
import { coverageMap } from "./coverage-map";
import { covered, interval } from "./crossing";
import { change } from "./map";
import { json, type Operations } from "./operation";
import { count, outcomes } from "./projects";

const runs = z.strictObject({ read: count, of: count }).meta({ description: "many are sampled" });
const from = z.array(z.string()).meta({ description: "paths, of which the first that is present counts" });

const measure = z
  .strictObject({
    grade: z.number().nullable(),
    crossings: z.array(
      z.strictObject({
        ...{ by: z.array(z.string()), declared: z.boolean(), grade: z.number().nullable() },
        ...{ covered, holes: count },
      }),
    ),
    dimensions: z.array(
      z.strictObject({
        ...{ id: z.string(), label: z.string() },
        values: z.array(
          z.strictObject({
            ...{ id: z.string(), label: z.string(), declared: z.boolean(), observations: count },
          }),
        ),
      }),
    ),
    outcomes,
  })
  .meta({ id: "MapMeasure" }) satisfies z.ZodType<MapMeasure>;

const preview = z.strictObject({
  ...{ base: z.int(), text: z.string(), coverage: coverageMap },
  lines: z.array(z.strictObject({ kind: z.enum(["same", "removed", "added"]), text: z.string() })),
  ...{ changes: z.array(change), campaigns: z.array(z.string()), counting: z.enum(COUNTINGS), runs },
  ...{ before: measure, after: measure, outcome_changes: count },
}) satisfies z.ZodType<MapPreview>;

const fields = z.strictObject({
  runs,
  fields: z.array(
    z.strictObject({
      from,
      kind: z.enum(["metadata", "tags", "model", "model_roles", "task", "task_args"]),
      ...{ many: z.boolean(), present: count },
      values: z.array(z.strictObject({ value: z.string(), count })).nullable(),
    }),
  ),
}) satisfies z.ZodType<ProjectFields>;

const discovered = z
  .strictObject({
    ...{ from, many: z.boolean(), n: count, runs: count, coverage: z.number() },
    v: z.number().meta({ description: "bias-corrected Cramér's V of the field and failure" }),
    ...{ chi_squared: z.number(), degrees: count, p: z.number() },
    p_from: z.enum(["chi_squared", "permutation"]),
    ...{ design_effect: z.number(), small: z.boolean() },
    q: z.number().meta({ description: "p adjusted for the number of fields, by Benjamini and Hochberg" }),
    significant: z.boolean(),
    values: z.array(
      z.strictObject({
        label: z.string(),
        test: z
          .union([
            z.strictObject({ is: z.array(z.string()) }),
            z.strictObject({ min: z.number().exactOptional(), below: z.number().exactOptional() }),
          ])
          .nullable(),
        ...{ n: count, fail: count, rate: z.number(), interval },
      }),
    ),
  })
  .meta({ id: "DiscoveredField" });

const discovery = z.strictObject({
  ...{ project: z.string(), map_version: z.int(), campaigns: z.array(z.string()) },
  ...{ outcomes: z.literal("raw"), runs, observations: count, failures: count },
  ...{ clustered: z.boolean(), more_fields: z.boolean(), fields: z.array(discovered) },
  left_out: z.array(z.strictObject({ from, reason: z.string() })),
}) satisfies z.ZodType<Discovery>;

const unmapped = z.strictObject({
  dimension: z.string(),
  value: z.string(),
  count,
  newest: z.strictObject({ run: z.int(), at: z.iso.datetime() }),
}) satisfies z.ZodType<UnmappedValue>;

export const mapRefinementOperations: Operations = {
  "GET /projects/{project}/map/fields": {
    id: "listFields",
    summary: "The fields of the run records, with their values",
    query: fieldWords,
    answers: { 200: json(fields) },
  },
  "GET /projects/{project}/map/unmapped": {
    id: "listUnmappedValues",
    summary: "Raw values that the current map does not know, at most 1,000",
    query: unmappedWords,
    answers: { 200: json(z.strictObject({ project: z.string(), values: z.array(unmapped) })) },
  },
  "GET /projects/{project}/map/discover": {
    id: "discoverDimensions",
    summary: "Fields that the map does not have, ranked by how much of the failures they explain",
    query: discoveryWords,
    answers: { 200: json(discovery) },
  },
  "POST /projects/{project}/map/preview": {
    id: "previewMap",
    summary: "What the map would become by steps, or as another text, and what that would do",
    body: json(previewWords),
    answers: { 200: json(preview) },
  },
};
