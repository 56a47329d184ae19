import { formatQuantity } from "@/lib/format/number";
import type { ReadItem } from "@/lib/import/reader";
import type { RunRecord } from "@/lib/import/run-record";
import type { BloomContext } from "./bloom-context";
import { type BloomRun, getRunKey } from "./bloom-run";

const MOST_NAMED = 10;
const MOST_EXPECTED = 100_000;

function nameRuns(keys: readonly string[]): string {
  const more = keys.length - MOST_NAMED;
  return keys.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function warn(message: string): ReadItem {
  return { kind: "warning", message };
}

function warnOfFolder(message: string): ReadItem {
  return { kind: "warning", message, about: "log" };
}

/** Every run that a rollout was to have: its variations, each as often as it says. */
function listExpected({ totals }: BloomContext): string[] {
  const { variations_count: variations = 0, repetitions_per_variation: repetitions = 0 } = totals;
  if (!(variations * repetitions <= MOST_EXPECTED)) return [];
  return Array.from({ length: Math.max(0, variations * repetitions) }, (_, i) =>
    getRunKey({ variation: Math.floor(i / repetitions) + 1, repetition: (i % repetitions) + 1 }),
  );
}

/** Keeps count of a Bloom folder's runs, and says what its own totals name and is not there. */
export function countBloomRuns() {
  const rollouts = new Set<string>();
  const transcripts = new Set<string>();
  const unscored: string[] = [];
  /** By the judgment, or by what the transcript holds. */
  const scored: string[] = [];
  const bare = new Set<string>();
  const damaged = new Set<string>();

  function* listMissing(context: BloomContext): Generator<ReadItem> {
    const missing = listExpected(context).filter((key) => !transcripts.has(key) && !bare.has(key));
    const { total_evals: planned = 0 } = context.totals;
    const found = transcripts.size + bare.size;
    if (missing.length > 0) yield warnOfFolder(`planned, but not there: ${nameRuns(missing)}`);
    else if (found < planned) yield warnOfFolder(`${planned} runs were planned, ${found} are there`);
  }

  return {
    /** False for a rollout that the file had before. */
    addRollout(run: BloomRun): boolean {
      const isNew = !rollouts.has(getRunKey(run));
      rollouts.add(getRunKey(run));
      return isNew;
    },
    addTranscript(run: BloomRun | undefined, { id, scores }: Pick<RunRecord, "id" | "scores">): void {
      if (run) transcripts.add(getRunKey(run));
      if (Object.keys(scores).length === 0) unscored.push(run ? getRunKey(run) : id);
      else if (run) scored.push(getRunKey(run));
    },
    /** A transcript that cannot be read: its run waits for a whole one. */
    addDamaged: (run: BloomRun) => damaged.add(getRunKey(run)),
    hasTranscript: (run: BloomRun) => transcripts.has(getRunKey(run)),
    isDamaged: (run: BloomRun) => damaged.has(getRunKey(run)),
    addBare: (run: BloomRun) => bare.add(getRunKey(run)),
    *listRolloutWarnings({ totals }: BloomContext): Generator<ReadItem> {
      const { successful_count: total, failed_count: failed = 0 } = totals;
      if (failed > 0) yield warn(`${formatQuantity(failed, "rollout")} failed, as the file counts; no runs`);
      if (total !== undefined && total !== rollouts.size) {
        yield warn(`the file counts ${total} rollouts, ${rollouts.size} are in it`);
      }
    },
    /** What is to be said once everything is read. */
    *listFolderWarnings(context: BloomContext, isJudged: boolean): Generator<ReadItem> {
      const { totals, judgements, failures } = context;
      for (const [key, reason] of [...failures].slice(0, MOST_NAMED)) {
        yield warn(`the judgment of ${key} failed${reason && `: ${reason}`}`);
      }
      if (failures.size > MOST_NAMED) yield warn(`and ${failures.size - MOST_NAMED} more judgments failed`);
      const { total_judgments: total } = totals;
      if (isJudged && total !== undefined && total !== judgements.size) {
        yield warn(`the file counts ${total} judgments, ${judgements.size} are in it`);
      }
      if (bare.size > 0) yield warnOfFolder(`judged, but without a transcript: ${nameRuns([...bare])}`);
      yield* listMissing(context);
      const passedOver = isJudged ? scored.filter((key) => !judgements.has(key)) : [];
      if (passedOver.length > 0) {
        const names = nameRuns(passedOver);
        yield warnOfFolder(
          `the judgment does not have ${names}: their scores are those that the transcripts hold`,
        );
      }
      if (unscored.length === 0) return;
      const why = isJudged ? "without a judgment" : "the folder has no judgment";
      yield warnOfFolder(`${why}, and so unscored: ${nameRuns(unscored)}`);
    },
  };
}
