import { type JsonObject, withoutUndefined } from "@/lib/import/json-object";
import type { RunRecord } from "@/lib/import/run-record";
import type { BloomContext } from "./bloom-context";
import { type BloomRun, getRunKey } from "./bloom-run";
import { linkHighlights } from "./petri-judgement";

/** The run's record before anything is known of its folder. */
export type TranscriptRecord = Omit<RunRecord, "case" | "attempt">;

/** What is kept of a rollout's metadata; Bloom writes Booleans as words. */
function pickRollout({ modality, no_user_mode, max_turns, evaluator, target }: JsonObject): JsonObject {
  const noUserMode = no_user_mode === "True" ? true : no_user_mode === "False" ? false : no_user_mode;
  return { modality, no_user_mode: noUserMode, max_turns, evaluator, target };
}

/** A run that was judged and whose transcript is not there. */
export function buildBareRecord(
  id: string,
  { rollout }: BloomContext,
  source: RunRecord["source"],
): TranscriptRecord {
  const { target, evaluator } = rollout;
  const roles = Object.entries({ target, auditor: evaluator }).filter(
    ([, model]) => typeof model === "string",
  );
  return {
    id,
    ...(typeof target === "string" && { model: target }),
    model_roles: Object.fromEntries(roles.map(([role, model]) => [role, { model: model as string }])),
    ...{ tags: [], metadata: {}, task_args: {}, scores: {}, explanations: {} },
    ...{ messages: [], branches: [], observations: [], highlights: [] },
    source,
  };
}

/** Joins a run with what its folder says of it: its judgement, its variation and how it was rolled out. */
export function joinBloomRecord(
  { metadata: { description: _, ...metadata }, ...record }: TranscriptRecord,
  run: BloomRun | undefined,
  context: BloomContext,
): RunRecord {
  const judgement = run && context.judgements.get(getRunKey(run));
  const scenario = [context.behaviour, run && `v${run.variation}`].filter(Boolean).join("/");
  const hasHighlights = record.highlights.length > 0 || judgement === undefined;
  return {
    ...record,
    ...(scenario !== "" && { case: scenario }),
    attempt: run?.repetition ?? 1,
    model_roles: {
      ...record.model_roles,
      ...(context.judge !== undefined && { judge: { model: context.judge } }),
    },
    metadata: withoutUndefined({
      ...metadata,
      behavior_name: context.behaviour,
      variation: run?.variation,
      variation_description: judgement?.description ?? (run && context.descriptions.get(run.variation)),
      variation_dimensions: context.variationDimensions,
      ...pickRollout(context.rollout),
    }),
    scores: { ...record.scores, ...judgement?.scores },
    explanations: { ...record.explanations, ...judgement?.explanations },
    highlights: hasHighlights ? record.highlights : linkHighlights(judgement.highlights, record),
  };
}
