import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunRow } from "@/lib/coverage/run-row";
import { HELD_VERDICTS, type HeldVerdict, VERDICTS, type VerdictFilter } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import type { Result } from "@/lib/result";
import { expectValue, importTestRecords } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { getCrossing } from "../maps/get-crossing";
import { verify } from "../maps/verify";
import { deleteTarget } from "../projects/delete-target";
import { decideMatching } from "./decide-matching";
import { decideObservations } from "./decide-observations";
import { setVerdict } from "./set-verdict";
import { type ModelRecord, type ModelRun, nameRun, type Score, VerdictModel } from "./test-verdict-model";
import { listAll } from "./test-verdicts";
import { undoDecision } from "./undo-decision";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const CAMPAIGNS = ["one", "two"];
const formatMap = (failing: Score, goal: number) => `name: M
goal: ${goal}
outcome:
  fail: { score: judged, eq: ${failing} }
  invalid: { score: judged, eq: broken }
dimensions:
  role: { from: metadata.role, values: [ceo, assistant] }
`;

const score = fc.constantFrom<Score>("bad", "bad", "bad", "bad", "bad", "good", "broken", "missing");
const arbitraryRecord: fc.Arbitrary<ModelRecord> = fc.record({
  campaign: fc.constantFrom("one", "one", "one", "two"),
  id: fc.constantFrom("w", "x", "y", "z"),
  role: fc.constantFrom("ceo", "assistant"),
  observations: fc.oneof(
    score.map((only) => [{ key: "", score: only }]),
    fc.uniqueArray(fc.record({ key: fc.constantFrom("q1", "q2", "q3"), score }), {
      selector: ({ key }) => key,
      minLength: 1,
    }),
  ),
});

function toRecord({ id, role, observations }: ModelRecord): RunRecord {
  const scores = (value: Score) => ({ judged: value === "missing" ? null : value });
  const isPlain = observations[0]!.key === "";
  return createTestRecord({
    id,
    metadata: { role },
    scores: isPlain ? scores(observations[0]!.score) : {},
    observations: isPlain
      ? []
      : observations.map(({ key, score: own }) => ({ key, metadata: {}, scores: scores(own) })),
  });
}

type Step =
  | { do: "import"; records: ModelRecord[] }
  | { do: "decide"; places: number[]; verdict: HeldVerdict | null; original: number; isSingle: boolean }
  | { do: "match"; verdicts: VerdictFilter[]; verdict: HeldVerdict | null; original: number }
  | { do: "undo"; place: number }
  | { do: "apply"; failing: Score }
  | { do: "delete"; place: number };

const verdict = fc.oneof(
  fc.constant("duplicate" as const),
  fc.constantFrom<HeldVerdict | null>(...VERDICTS, null),
);
const arbitraryRecords = (minLength: number) =>
  fc.uniqueArray(arbitraryRecord, { selector: nameRun, minLength, maxLength: 5 });
const arbitraryDecision = fc.record({
  do: fc.constant("decide" as const),
  places: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
  verdict,
  original: fc.nat(20),
  isSingle: fc.boolean(),
});
/** What gives the steps after it something to change. */
const arbitraryDuplicate = arbitraryDecision.map((step) => ({ ...step, verdict: "duplicate" as const }));
const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: arbitraryRecords(1).map((list): Step => ({ do: "import", records: list })) },
  { weight: 6, arbitrary: arbitraryDecision },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("match" as const),
      verdicts: fc.subarray<VerdictFilter>(["open", "duplicate", "checker_bug", "stale"]),
      verdict,
      original: fc.nat(20),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("undo" as const), place: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("apply" as const),
      failing: fc.constantFrom<Score>("bad", "bad", "bad", "good"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), place: fc.nat(20) }) },
);

/** A project beside its model: each step is done to both. */
class Subject {
  readonly model = new VerdictModel();
  private readonly decisions: number[] = [];
  private campaigns: string[] = [];
  private versions = 0;

  constructor(private readonly project: string) {}

  list(query: { verdicts?: VerdictFilter[] } = {}): Promise<RunRow[]> {
    return listAll(db, this.project, { campaigns: this.campaigns, ...query });
  }
  async getNumber(run: ModelRun): Promise<number> {
    return (await this.list()).find(({ campaign, id }) => campaign === run.campaign && id === run.id)!.run;
  }
  choose(place: number): ModelRecord {
    const runs = this.model.listRuns();
    return runs[place % runs.length]!;
  }

  /** A run that those chosen may be duplicates of; now and then one that they cannot be. */
  chooseOriginal(place: number, targets: readonly ModelRun[]): ModelRecord {
    const candidates = this.model
      .listRuns()
      .filter((run) => run.campaign === targets[0]?.campaign && !targets.some(({ id }) => id === run.id));
    return place % 7 === 0 || candidates.length === 0
      ? this.choose(place)
      : candidates[place % candidates.length]!;
  }

  async import(list: ModelRecord[]): Promise<void> {
    for (const campaign of CAMPAIGNS) {
      const own = list.filter((record) => record.campaign === campaign);
      if (own.length === 0) continue;
      await importTestRecords(db, this.project, own.map(toRecord), { campaign });
      this.campaigns = [...new Set([...this.campaigns, campaign])];
      for (const record of own) this.model.store(record);
    }
  }

  /** Does to the model what was done, if it could be done, to the project. */
  private note(
    decided: Result<{ decision: number }>,
    targets: ModelRun[],
    said: { verdict: HeldVerdict | null; original: ModelRun },
  ): void {
    const isDuplicate = said.verdict === "duplicate";
    const failing = targets.filter((run) => this.model.listFailures(nameRun(run)).length > 0);
    const isPossible =
      failing.length > 0 &&
      !(
        isDuplicate &&
        failing.some(({ campaign, id }) => campaign !== said.original.campaign || id === said.original.id)
      );
    expect(decided.ok).toBe(isPossible);
    if (!decided.ok) {
      expect(decided.error.code).toBe("conflict");
      return;
    }
    this.decisions.push(decided.value.decision);
    this.model.decide(
      decided.value.decision,
      targets,
      said.verdict && { verdict: said.verdict, original: isDuplicate ? nameRun(said.original) : null },
    );
  }

  async decide(step: Extract<Step, { do: "decide" }>): Promise<void> {
    const targets = (step.isSingle ? step.places.slice(0, 1) : step.places).map((place) =>
      this.choose(place),
    );
    const original = this.chooseOriginal(step.original, targets);
    const decision = {
      verdict: step.verdict,
      duplicateOf: step.verdict === "duplicate" ? await this.getNumber(original) : null,
      reason: null,
    };
    const names = await Promise.all(
      targets.map(async (run) => ({ run: await this.getNumber(run), observation: null })),
    );
    const decided = step.isSingle
      ? await setVerdict(db, { project: this.project, ...names[0]!, ...decision })
      : await decideObservations(db, this.project, names, decision);
    this.note(decided, [...new Set(targets)], { verdict: step.verdict, original });
  }

  /** Only whole runs are noted, so that a filter that takes a part of one is passed over. */
  async match(step: Extract<Step, { do: "match" }>): Promise<void> {
    const original = this.choose(step.original);
    const matching = await this.list({ verdicts: step.verdicts.length > 0 ? step.verdicts : undefined });
    const taken = new Set(
      matching.map(({ campaign, id, observation }) => nameRun({ campaign, id }) + observation),
    );
    const targets = this.model.listRuns().filter((run) => {
      const failures = this.model.listFailures(nameRun(run));
      return failures.some(({ key }) => taken.has(nameRun(run) + key));
    });
    const isWhole = targets.every((run) =>
      this.model.listFailures(nameRun(run)).every(({ key }) => taken.has(nameRun(run) + key)),
    );
    if (!isWhole) return;
    const decided = await decideMatching(
      db,
      {
        ...{
          project: this.project,
          campaigns: this.campaigns,
          at: {},
          where: [],
          outcomes: null,
          search: null,
        },
        verdicts: step.verdicts.length > 0 ? step.verdicts : null,
      },
      {
        verdict: step.verdict,
        duplicateOf: step.verdict === "duplicate" ? await this.getNumber(original) : null,
        reason: null,
      },
    );
    this.note(decided, targets, { verdict: step.verdict, original });
  }

  async undo(place: number): Promise<void> {
    if (this.decisions.length === 0) return;
    // Mostly one of the last: most of what is older has been decided on again.
    const recent = place % 4 > 0 ? this.decisions.slice(-2) : this.decisions;
    const decision = recent[place % recent.length]!;
    const undone = await undoDecision(db, this.project, decision);
    const count = this.model.listUndoable(decision).length;
    expect(undone.ok).toBe(count > 0);
    if (!undone.ok) {
      expect(undone.error.code).toBe("conflict");
      return;
    }
    expect(undone.value).toMatchObject({ verdict: "undo", undoes: decision, observations: count });
    this.model.undo(undone.value.decision, decision);
    this.decisions.push(undone.value.decision);
  }

  async delete(place: number): Promise<void> {
    if (this.model.listRuns().length < 2) return;
    const run = this.choose(place);
    const target = { kind: "run" as const, project: this.project, run: await this.getNumber(run) };
    expectValue(await deleteTarget(db, target, { runs: 1 }));
    this.model.remove(run);
  }

  /** Another version each time, also where only the goal is another. */
  async apply(failing: Score): Promise<void> {
    const text = formatMap(failing, ++this.versions);
    expect(expectValue(await applyMap(db, { project: this.project, text })).changed).toBe(true);
    this.model.failing = failing;
  }

  /** What the model says of every observation. */
  private describe() {
    const { model } = this;
    return model.listRuns().flatMap((run) =>
      run.observations.map((observation) => ({
        role: run.role,
        name: nameRun(run) + observation.key,
        raw: model.getOutcome(observation.score),
        adjudicated: model.adjudicate(nameRun(run), observation),
        verdict: model.getSaid(run, observation.key)?.verdict ?? null,
      })),
    );
  }

  /** The same, against what the project's tables and crossing say. */
  async check(): Promise<void> {
    const { project, campaigns } = this;
    expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
    const expected = this.describe();
    const rows = await this.list();
    const sort = <T extends { name: string }>(list: T[]) => list.sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(
      sort(
        rows.map((row) => ({ name: nameRow(row), raw: row.outcome, verdict: row.verdict, stale: row.stale })),
      ),
    ).toEqual(
      sort(
        expected.map(({ name, raw, verdict: held }) => ({
          ...{ name, raw, verdict: held, stale: held !== null && raw !== "fail" },
        })),
      ),
    );
    const query = { project, by: ["role"], where: [], campaigns };
    const { buckets } = expectValue(await getCrossing(db, query));
    for (const { at, pass, fail, invalid, unscored, adjudicated } of buckets) {
      const own = expected.filter(({ role }) => role === at.role);
      const count = (by: "raw" | "adjudicated", outcome: string) =>
        own.filter((each) => each[by] === outcome).length;
      expect({ pass, fail, invalid, unscored }).toEqual({
        ...{ pass: count("raw", "pass"), fail: count("raw", "fail") },
        ...{ invalid: count("raw", "invalid"), unscored: count("raw", "unscored") },
      });
      const [passed, failed] = [count("adjudicated", "pass"), count("adjudicated", "fail")];
      expect(adjudicated).toMatchObject({ pass: passed, fail: failed, hits: passed + failed });
    }
  }

  async checkFilters(): Promise<void> {
    for (const filter of ["open", "stale", ...HELD_VERDICTS] as const) {
      const listed = (await this.list({ verdicts: [filter] })).map(nameRow).sort();
      const matches = this.describe().filter(({ raw, verdict: held }) =>
        filter === "stale"
          ? raw !== "fail" && held !== null
          : raw === "fail" && held === (filter === "open" ? null : filter),
      );
      expect(listed, filter).toEqual(matches.map(({ name }) => name).sort());
    }
  }
}

const nameRow = ({ campaign, id, observation }: RunRow) => nameRun({ campaign, id }) + observation;

test("whatever is decided, undone, imported again, mapped anew or deleted, cells agree with a plain model", async () => {
  let projects = 0;
  const done: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(
      arbitraryRecords(3),
      fc.array(arbitraryDuplicate, { minLength: 1, maxLength: 2 }),
      fc.array(arbitraryStep, { minLength: 3, maxLength: 8 }),
      async (first, duplicates, steps) => {
        const subject = new Subject(`p${projects++}`);
        await subject.apply("bad");
        await subject.import(first);
        for (const step of [...duplicates, ...steps]) {
          done[step.do] = (done[step.do] ?? 0) + 1;
          if (step.do === "import") await subject.import(step.records);
          else if (step.do === "decide") await subject.decide(step);
          else if (step.do === "match") await subject.match(step);
          else if (step.do === "undo") await subject.undo(step.place);
          else if (step.do === "apply") await subject.apply(step.failing);
          else await subject.delete(step.place);
          await subject.check();
        }
        await subject.checkFilters();
      },
    ),
    { numRuns: 24 },
  );
  expect(Object.keys(done)).toHaveLength(6);
});
