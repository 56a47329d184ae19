import type { RunAttributes } from "@/lib/import/run-record";
import type { FieldPath } from "./coverage-map";
import { formatFieldPath } from "./field-path";
import { isMissingScore } from "./score-value";
import {
  type CountedValue,
  countValue,
  createValueCounts,
  listCountedValues,
  type ValueCounts,
} from "./value-counts";

/** A score by its path relative to the scores, with what was found in it. */
export type ScoreSummary = {
  score: string;
  /** Runs and observations that have the score. */
  present: number;
  type: "number" | "boolean" | "text" | "mixed";
  min: number | null;
  max: number | null;
  /** The most frequent first; null where there are too many, or too long ones, to list. */
  values: CountedValue[] | null;
};

type Score = {
  types: Set<string>;
  present: number;
  min: number | null;
  max: number | null;
  seen: ValueCounts;
};

const MAX_SCORES = 300;
const MAX_DEPTH = 3;

/** Finds the scores of runs with their types, ranges and letters, in bounded memory. */
export function createScoreStatistics(): { add: (run: RunAttributes) => void; list: () => ScoreSummary[] } {
  const scores = new Map<string, Score>();

  const count = (name: string, raw: string | number | boolean) => {
    const score = scores.get(name) ?? {
      types: new Set(),
      present: 0,
      min: null,
      max: null,
      seen: createValueCounts(),
    };
    if (!scores.has(name)) {
      if (scores.size === MAX_SCORES) return;
      scores.set(name, score);
    }
    score.present++;
    score.types.add(typeof raw);
    countValue(score.seen, String(raw).trim());
    if (typeof raw !== "number") return;
    score.min = Math.min(raw, score.min ?? raw);
    score.max = Math.max(raw, score.max ?? raw);
  };
  const countNested = (path: FieldPath, raw: unknown) => {
    if (isMissingScore(raw) || Array.isArray(raw)) return;
    if (typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") {
      count(formatFieldPath(path), raw);
    } else if (typeof raw === "object" && raw !== null && path.length < MAX_DEPTH) {
      for (const key of Object.keys(raw)) countNested([...path, key], (raw as Record<string, unknown>)[key]);
    }
  };

  return {
    add: (run) => {
      countNested([], run.scores);
      for (const { scores: own } of run.observations) countNested([], own);
    },
    list: () =>
      [...scores].map(([score, { types, present, min, max, seen }]) => ({
        score,
        present,
        type: nameType([...types]),
        min,
        max,
        values: seen.complete ? listCountedValues(seen) : null,
      })),
  };
}

function nameType(types: string[]): ScoreSummary["type"] {
  if (types.length > 1) return "mixed";
  return types[0] === "number" || types[0] === "boolean" ? types[0] : "text";
}
