import { expect, test } from "vitest";
import { isCircumstance } from "./circumstance";
import type { FieldSummary } from "./field-statistics";

function field(from: string, ...values: string[]): FieldSummary {
  const kind = from.split(".", 1)[0] as FieldSummary["kind"];
  return {
    from: [from],
    kind,
    many: false,
    present: 9,
    values: values.map((value) => ({ value, count: 1 })),
  };
}

test.each([
  field("metadata.role", "AI CEO", "assistant"),
  field("metadata.level", "1", "2"),
  field("metadata.temperature", "0.7", "1"),
  field("metadata.time_pressure", "true", "false"),
  field("task_args.max_turns", "5", "10"),
  field("model", "openrouter/z-ai/glm", "a/b"),
  field("metadata.pluginId", "harmful:privacy", "pii"),
  field("metadata.mood", "calm", "a mood that takes one more word than a setting ever does here", "angry"),
])("$from may be", (summary) => {
  expect(isCircumstance(summary)).toBe(true);
});

test.each([
  field("metadata.seed_run_id", "a", "b"),
  field("metadata.testIdx.sampleId", "a", "b"),
  field('metadata["x.y_uuid"]', "a", "b"),
  field("metadata.variation", "1", "2"),
  field("metadata.latencyMs", "1", "2"),
  field("metadata.api_metadata.response_time_ms", "1", "2"),
  field("metadata.when", "2026-01-02T03:04:05", "2026-01-02"),
  field("metadata.difficulty", "0.8723909363578994", "0.5124", "1"),
  field("metadata.source", "https://a.example/x", "https://a.example/y"),
  field("task_args.seeds", "/Users/a/seeds", "plugins/audit/seeds"),
  field("task_args.dims", "subset.yaml"),
  field("metadata.scenario", "The evaluator plays the role of a chief financial officer who lies"),
  field("metadata.deep", '{"a":1}', "[1,2]"),
])("$from is none", (summary) => {
  expect(isCircumstance(summary)).toBe(false);
});
