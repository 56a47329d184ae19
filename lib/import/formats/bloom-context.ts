import { clipText } from "@/lib/import/clip-text";
import { getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { ReadItem, ReadOptions } from "@/lib/import/reader";
import { sanitise } from "@/lib/import/sanitise";
import { JsonFault, streamJson } from "@/lib/import/stream-json";
import type { BloomJudgements } from "./bloom-judgements";
import { getRunKey, parseRun } from "./bloom-run";
import { type Judgement, parseExplanations, parseHighlights } from "./petri-judgement";

const ROLLOUT_TOTALS = [
  "successful_count",
  "failed_count",
  "variations_count",
  "repetitions_per_variation",
] as const;
type BloomTotal = (typeof ROLLOUT_TOTALS)[number] | "total_judgments" | "total_evals";

/** What the parts of a Bloom folder say of its runs. */
export type BloomContext = {
  behaviour: string | undefined;
  variationDimensions: unknown;
  /** By variation, from 1. */
  descriptions: Map<number, string>;
  /** What all rollouts share. */
  rollout: JsonObject;
  judge: string | undefined;
  judgements: BloomJudgements;
  /** Why a run could not be judged, by run. */
  failures: Map<string, string>;
  /** What the files themselves count, where they do. */
  totals: Partial<Record<BloomTotal, number>>;
};

const MOST_DESCRIPTION_CHARACTERS = 200;
const MOST_REASON_CHARACTERS = 500;
/** Faults of one file are held until it is its turn to be told of. */
const MOST_FAULTS = 10_000;

/** Keys of a judgment that are no scores. */
const NO_SCORES = new Set(["variation_number", "repetition_number", "num_samples"]);

/** The size of a judgment decides where its judgements are kept; all else is a few hundred bytes a run. */
export function createBloomContext(judgements: BloomJudgements): BloomContext {
  return {
    behaviour: undefined,
    variationDimensions: undefined,
    descriptions: new Map(),
    rollout: {},
    judge: undefined,
    judgements,
    failures: new Map(),
    totals: {},
  };
}

/** A description is pages long; its first line names the scenario. */
function shortenDescription(text: string | undefined): string | undefined {
  const [line] = (text ?? "").trim().split("\n", 1);
  return clipText(line!.replaceAll("**", "").trim(), MOST_DESCRIPTION_CHARACTERS) || undefined;
}

function parseScores(judgement: JsonObject): Judgement["scores"] {
  const scores = Object.entries(judgement).filter(
    ([key, value]) => !NO_SCORES.has(key) && (value === null || ["number", "boolean"].includes(typeof value)),
  );
  return Object.fromEntries(scores) as Judgement["scores"];
}

function setTotal(context: BloomContext, total: BloomTotal, value: unknown): void {
  if (Number.isSafeInteger(value)) context.totals[total] = value as number;
}

/** Takes the values at `paths`; the items say what of them cannot be used. */
async function readValues(
  path: string,
  paths: string[],
  options: ReadOptions,
  take: (key: string | number, value: unknown) => ReadItem | undefined,
): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  let unlisted = 0;
  try {
    for await (const { key, value } of streamJson(path, paths, options)) {
      const item = take(key, sanitise(value));
      if (item && items.length < MOST_FAULTS) items.push(item);
      else if (item) unlisted++;
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    items.push({ kind: "partial", entry: null, message: error.message });
  }
  if (unlisted > 0) items.push({ kind: "warning", message: `and ${unlisted} more faults of this kind` });
  return items;
}

/** Notes what an ideation says. */
export function readIdeation(path: string, context: BloomContext, options: ReadOptions): Promise<ReadItem[]> {
  const paths = ["$.behavior_name", "$.variation_dimensions", "$.total_evals", "$.variations.*"];
  return readValues(path, paths, options, (key, value) => {
    if (key === "behavior_name" && typeof value === "string") context.behaviour ??= value;
    else if (key === "variation_dimensions") context.variationDimensions = value;
    else if (key === "total_evals") setTotal(context, key, value);
    else if (isJsonObject(value)) {
      const description = shortenDescription(getText(value, "description"));
      if (description) context.descriptions.set(Number(key) + 1, description);
    }
    return undefined;
  });
}

/** Notes what all rollouts share, and how many their writer counted. A fault is met again with the rollouts. */
export async function readRolloutHeader(
  path: string,
  context: BloomContext,
  options: ReadOptions,
): Promise<void> {
  const paths = ["metadata", ...ROLLOUT_TOTALS].map((key) => `$.${key}`);
  await readValues(path, paths, { ...options, onBytes: undefined }, (key, value) => {
    if (key === "metadata") context.rollout = isJsonObject(value) ? value : {};
    else setTotal(context, key as BloomTotal, value);
    return undefined;
  });
}

function takeJudgement(value: unknown, entry: string, context: BloomContext): ReadItem | undefined {
  const run = isJsonObject(value) ? parseRun(value) : undefined;
  if (run === undefined) {
    const message = "a judgment names its variation and repetition, whole numbers";
    return { kind: "set_aside", entry, path: "variation_number", message };
  }
  const judgement = value as JsonObject;
  const isRepeated = context.judgements.has(getRunKey(run));
  context.judgements.set(getRunKey(run), {
    ...run,
    description: shortenDescription(getText(judgement, "variation_description")),
    scores: parseScores(judgement),
    explanations: parseExplanations(judgement, "full_judgment_response"),
    highlights: parseHighlights(judgement),
  });
  if (!isRepeated) return undefined;
  return {
    kind: "warning",
    message: `${entry}: ${getRunKey(run)} is judged more than once; the last counts`,
  };
}

/** Notes the judgements of all runs. */
export async function readJudgements(
  path: string,
  context: BloomContext,
  options: ReadOptions,
): Promise<ReadItem[]> {
  const paths = ["$.behavior_name", "$.model", "$.summary_statistics", "$.judgments.*"];
  const items = await readValues(path, paths, options, (key, value) => {
    if (key === "behavior_name") {
      if (typeof value === "string") context.behaviour ??= value;
    } else if (key === "model") context.judge = typeof value === "string" ? value : undefined;
    else if (key === "summary_statistics") {
      setTotal(context, "total_judgments", isJsonObject(value) ? value.total_judgments : undefined);
    } else return takeJudgement(value, `judgments[${key}]`, context);
    return undefined;
  });
  // A list of its own, whose items could not be told from those of the other.
  await readValues(path, ["$.failed_judgments.*"], { ...options, onBytes: undefined }, (_, value) => {
    const run = isJsonObject(value) ? parseRun(value) : undefined;
    const reason = run && getText(value as JsonObject, "error");
    if (run) context.failures.set(getRunKey(run), clipText(reason ?? "", MOST_REASON_CHARACTERS));
    return undefined;
  });
  if (items.length + context.judgements.size + context.failures.size === 0) {
    items.push({ kind: "warning", message: "no judgment is in it" });
  }
  return items;
}
