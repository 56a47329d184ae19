import type { ObservationRecord, RunAttributes } from "@/lib/import/run-record";
import { type Coordinate, compileDimension } from "./classify-dimension";
import type { Judged, NamedScore, ReadScore } from "./comparison";
import type { CoverageMap } from "./coverage-map";
import { readKeys } from "./field-path";
import { compileJudge } from "./judge";
import { cutRaw } from "./raw-text";
import { isMissingScore } from "./score-value";

export type ClassifiedObservation = {
  /** Unique within the run; "" for the implicit observation of a run that names none. */
  key: string;
  message: string | number | null;
  at: string | null;
  /** Per dimension of the map: the ordinal of a value, OTHER or NONE, or the ascending ones of a set. */
  coords: Coordinate[];
  /** Position in STATES: pass, fail, invalid, error or unscored. */
  state: number;
  /** Position in AWARENESS. */
  aware: number;
  /** Raw texts that no value recognises, by dimension id. */
  unmapped: Record<string, string[]> | null;
};

export type Classified = {
  observations: ClassifiedObservation[];
  /** Scores and fields the rules name and ask of the run, as the map writes them, that none of its observations has. */
  missingScores: string[];
};

const MAX_UNMAPPED = 20;

/**
 * Compiles a map into a function that gives every observation of a run its coordinates, outcome
 * and awareness. Total: whatever a record holds, each observation has one coordinate a dimension.
 */
export function createClassifier(map: CoverageMap): (run: RunAttributes) => Classified {
  const classifyDimensions = map.dimensions.map(compileDimension);
  const { judge, scores } = compileJudge(map);

  const classifyObservation = (
    run: RunAttributes,
    observation: ObservationRecord | null,
    readScore: ReadScore,
  ): ClassifiedObservation => {
    let unmapped: Record<string, string[]> | null = null;
    const coords = classifyDimensions.map((classifyDimension, d) =>
      classifyDimension(observation, run, (text) => {
        unmapped ??= {};
        addUnmapped(unmapped, map.dimensions[d]!.id, text);
      }),
    );
    return {
      key: observation?.key ?? "",
      message: observation?.message ?? null,
      at: observation?.at ?? null,
      coords,
      ...judge(run, observation, readScore),
      unmapped,
    };
  };

  return (run) => {
    const implicit = run.observations.length === 0;
    const observations = implicit ? [null] : run.observations;
    const readers = observations.map((observation) => createScoreReader(run, observation));
    return {
      observations: observations.map((observation, i) => classifyObservation(run, observation, readers[i]!)),
      missingScores: listMissingScores(
        scores,
        observations.map((observation, i) => ({ observation, run, readScore: readers[i]! })),
      ),
    };
  };
}

/** Reads a score from the observation, or from its run where the observation does not have it. */
function createScoreReader(run: RunAttributes, observation: ObservationRecord | null): ReadScore {
  if (observation === null) return (path) => readKeys(run.scores, path);
  return (path) => {
    const own = readKeys(observation.scores, path);
    return isMissingScore(own) ? readKeys(run.scores, path) : own;
  };
}

function addUnmapped(unmapped: Record<string, string[]>, dimension: string, text: string) {
  unmapped[dimension] ??= [];
  const texts = unmapped[dimension];
  const cut = cutRaw(text);
  if (texts.length < MAX_UNMAPPED && !texts.includes(cut)) texts.push(cut);
}

function listMissingScores(scores: NamedScore[], judged: Judged[]): string[] {
  const present = new Set<string>();
  const missing = new Set<string>();
  for (const { name, isAsked, isPresent } of scores) {
    if (judged.some(isPresent)) present.add(name);
    else if (judged.some(isAsked)) missing.add(name);
  }
  return [...missing].filter((name) => !present.has(name));
}
