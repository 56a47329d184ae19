import { z } from "zod";
import type { MapChange } from "@/lib/map/diff/map-change";
import { CHANGE_KINDS } from "@/lib/map/diff/map-change";
import type { ListedMapVersion } from "@/lib/map/diff/map-version-view";
import { applyWords } from "@/lib/requests/answer-apply-map";
import { diffWords, versionsWords } from "@/lib/requests/answer-map-versions";
import { coverageMap } from "./coverage-map";
import { json, type Operations } from "./operation";
import { appliedAnswers } from "./rebucketings";

const version = z.strictObject({
  version: z.int(),
  applied_at: z.iso.datetime(),
  author: z.string().nullable(),
  reason: z.string().nullable(),
  current: z.boolean(),
  summary: z.string().nullable(),
}) satisfies z.ZodType<ListedMapVersion>;

export const change = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  dimension: z.string().exactOptional(),
  value: z.string().exactOptional(),
  values: z.array(z.string()).exactOptional(),
  crossing: z.array(z.string()).exactOptional(),
  section: z.enum(["ignore", "illegal", "held_out"]).exactOptional(),
  where: z.record(z.string(), z.array(z.string())).exactOptional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentence: z.string(),
}) satisfies z.ZodType<MapChange>;

export const mapOperations: Operations = {
  "GET /projects/{project}/map": {
    id: "getMap",
    summary: "The current map: its text and the checked map, or the text alone where YAML is asked for",
    answers: {
      200: {
        ...json(z.strictObject({ version: z.int(), text: z.string(), coverage: coverageMap })),
        "text/yaml": z.string(),
      },
    },
  },
  "PUT /projects/{project}/map": {
    id: "applyMap",
    summary: "Make the YAML of the body the current map; 202 where a long history is classified anew",
    query: applyWords,
    body: { "text/yaml": z.string() },
    answers: appliedAnswers,
  },
  "GET /projects/{project}/map/versions": {
    id: "listMapVersions",
    summary: "The versions of the map, newest first, each with what it changed",
    query: versionsWords,
    answers: { 200: json(z.strictObject({ versions: z.array(version), more: z.boolean() })) },
  },
  "GET /projects/{project}/map/diff": {
    id: "compareMapVersions",
    summary: "What changed from one version of the map to another",
    query: diffWords,
    answers: {
      200: json(
        z.strictObject({
          ...{ project: z.string(), from: z.int(), to: z.int() },
          ...{ changes: z.array(change), summary: z.string() },
        }),
      ),
    },
  },
};
