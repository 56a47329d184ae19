import type { SuggestedDimension } from "./suggest-dimensions";

const MAX_BUCKETS = 2000;

/** Circumstances that agentic misalignment varies together, each with each. */
const FACTORS = ["scenario", "goal_type", "goal_value", "urgency"];

/** Whether these are the seeds of a tool that tries each again, as Petri's are. */
const isSeed = ({ field }: SuggestedDimension, varied: string[]) =>
  field.kind === "case" && varied.includes(field.from[0]!);

/** Whether this is said of the seeds: each has its own, and a crossing of both could never be filled. */
const isOfSeed = ({ field }: SuggestedDimension, varied: string[]) =>
  (field.kind === "metadata" || field.kind === "tags") && !varied.includes(field.from[0]!);

/**
 * Crossings worth starting from, of values that most of `runs` have: a circumstance with the tested model, two
 * circumstances, and factors that were crossed. Of more buckets than there are runs some would stay holes.
 */
export function suggestCrossings(
  dimensions: SuggestedDimension[],
  runs: number,
  varied: string[],
): string[][] {
  const axes = dimensions.filter(({ values }) => values.length >= 2);
  const model = axes.filter(({ field }) => field.kind === "model");
  const circumstances = listCircumstances(axes, runs, varied);
  const factors = axes.filter(({ field }) => FACTORS.some((name) => field.from[0] === `metadata.${name}`));
  const seeds = circumstances.find((axis) => isSeed(axis, varied));
  const isFilled = (set: SuggestedDimension[]) =>
    countBuckets(set) <= runs && !(set[0] === seeds && set.some((axis) => isOfSeed(axis, varied)));
  const sets = [
    listPairs(circumstances, model).find(isFilled) ?? (seeds && [seeds]),
    circumstances
      .slice(0, -1)
      .flatMap((one, i) => listPairs([one], circumstances.slice(i + 1)))
      .find(isFilled),
    factors.length > 2 && countBuckets(factors) <= MAX_BUCKETS ? factors : undefined,
  ].filter((set) => set !== undefined);
  const first = circumstances[0] ?? model[0] ?? dimensions[0];
  const crossed = sets.length > 0 || first === undefined ? sets : [[first]];
  return crossed.map((set) => set.map(({ id }) => id));
}

/**
 * What was tried, the likeliest axis first: what the tool varied, what one run has one of, what a run may have
 * several of. Only what most runs have, where there is such; how it was run only where nothing else tells runs
 * apart, and who looked on never.
 */
function listCircumstances(axes: SuggestedDimension[], runs: number, varied: string[]): SuggestedDimension[] {
  const rank = ({ field }: SuggestedDimension) => {
    const at = varied.indexOf(field.from[0]!);
    return at >= 0 ? at : varied.length + (field.many ? KINDS.length : KINDS.indexOf(field.kind));
  };
  const tried = axes
    .filter(({ field }) => KINDS.includes(field.kind))
    .sort((a, b) => rank(a) - rank(b) || b.field.present - a.field.present);
  const seeds = tried.find((axis) => isSeed(axis, varied));
  // What has as many values as there are seeds is another name of theirs.
  const isName = (axis: SuggestedDimension) =>
    seeds !== undefined && isOfSeed(axis, varied) && axis.values.length >= seeds.values.length;
  const common = tried.filter((axis) => 2 * axis.field.present > runs && !isName(axis));
  if (common.length > 0) return common;
  return tried.length > 0 ? tried : axes.filter(({ field }) => field.kind === "task_args");
}

const KINDS: SuggestedDimension["field"]["kind"][] = ["metadata", "task", "case", "tags"];

function listPairs(ones: SuggestedDimension[], others: SuggestedDimension[]): SuggestedDimension[][] {
  return ones.flatMap((one) => others.map((other) => [one, other]));
}

function countBuckets(set: SuggestedDimension[]): number {
  return set.reduce((product, { values }) => product * values.length, 1);
}
