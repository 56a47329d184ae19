import type { HeldVerdict } from "@/lib/coverage/verdict";

/** The rules of verdicts by definition, on plain lists: slow, and free of states, cells and SQL. */

export type Outcome = "pass" | "fail" | "invalid" | "unscored";
/** A run is named by its campaign and its id. */
export type ModelRun = { campaign: string; id: string };
export type ModelRecord = ModelRun & { role: string; observations: { key: string; score: Score }[] };
export type Score = "good" | "bad" | "broken" | "missing";
type Said = { verdict: HeldVerdict; original: string | null } | null;
type Entry = { decision: number; said: Said; undoes: number | null };

const WORST: Outcome[] = ["fail", "invalid", "unscored", "pass"];
const COUNTS_AS: Record<Exclude<HeldVerdict, "duplicate">, Outcome> = {
  true_failure: "fail",
  simulation_bug: "invalid",
  spec_bug: "unscored",
  checker_bug: "pass",
};

export class VerdictModel {
  /** Which score fails by the current map. */
  failing: Score = "bad";
  private readonly runs = new Map<string, ModelRecord>();
  /** What was said of an observation, in the order of time: it outlives the run. */
  private readonly entries = new Map<string, Entry[]>();

  store(record: ModelRecord): void {
    this.runs.set(nameRun(record), record);
  }
  remove(run: ModelRun): void {
    this.runs.delete(nameRun(run));
  }
  listRuns(): ModelRecord[] {
    return [...this.runs.values()];
  }

  getOutcome(score: Score): Outcome {
    if (score === "broken") return "invalid";
    if (score === "missing") return "unscored";
    return score === this.failing ? "fail" : "pass";
  }

  /** Notes a decision on the failures of runs; how many there are. */
  decide(decision: number, runs: readonly ModelRun[], said: Said): void {
    for (const run of runs) {
      for (const { key } of this.listFailures(nameRun(run))) {
        this.add(nameRun(run) + key, { decision, said, undoes: null });
      }
    }
  }

  /** Observations that a decision can still be undone on. */
  listUndoable(decision: number): string[] {
    return [...this.entries].flatMap(([name, entries]) =>
      listChain(entries).some((entry) => entry.decision === decision) ? [name] : [],
    );
  }
  undo(decision: number, undoes: number): void {
    for (const name of this.listUndoable(undoes)) {
      const entries = this.entries.get(name)!;
      const before = entries[entries.findIndex((entry) => entry.decision === undoes) - 1];
      this.add(name, { decision, said: before?.said ?? null, undoes });
    }
  }

  listFailures(run: string): { key: string }[] {
    return (this.runs.get(run)?.observations ?? []).filter(({ score }) => this.getOutcome(score) === "fail");
  }
  getSaid(run: ModelRun, key: string): Said {
    return this.entries.get(nameRun(run) + key)?.at(-1)?.said ?? null;
  }

  /** The outcome after verdicts. */
  adjudicate(run: string, { key, score }: { key: string; score: Score }, trail: string[] = [run]): Outcome {
    const outcome = this.getOutcome(score);
    const said = this.entries.get(run + key)?.at(-1)?.said ?? null;
    if (outcome !== "fail" || said === null) return outcome;
    if (said.verdict !== "duplicate") return COUNTS_AS[said.verdict];
    const original = this.runs.get(said.original!);
    if (original === undefined || trail.includes(said.original!)) return "fail";
    const failures = original.observations.filter((each) => this.getOutcome(each.score) === "fail");
    return findWorst(
      failures.length > 0
        ? failures.map((each) => this.adjudicate(said.original!, each, [...trail, said.original!]))
        : original.observations.map((each) => this.getOutcome(each.score)),
    );
  }

  private add(name: string, entry: Entry): void {
    this.entries.set(name, [...(this.entries.get(name) ?? []), entry]);
  }
}

export function nameRun({ campaign, id }: ModelRun): string {
  return `${campaign} ${id} `;
}

function findWorst(outcomes: Outcome[]): Outcome {
  return WORST.find((outcome) => outcomes.includes(outcome))!;
}

/** The last entry; where it undid a decision, the one before that in turn. */
function listChain(entries: readonly Entry[]): Entry[] {
  const last = entries.at(-1);
  if (last === undefined || last.undoes === null) return last ? [last] : [];
  const undone = entries.findIndex((entry) => entry.decision === last.undoes);
  return [last, ...listChain(entries.slice(0, undone))];
}
