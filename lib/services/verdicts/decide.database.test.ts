import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeldVerdict, VerdictFilter } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { RunRecord } from "@/lib/import/run-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { deleteTarget } from "../projects/delete-target";
import { getRun } from "../runs/get-run";
import { decideMatching } from "./decide-matching";
import { decideObservations } from "./decide-observations";
import { listDecisions } from "./list-decisions";
import { countBucket, createFailing, decideRun, findRun, listAll } from "./test-verdicts";
import { undoDecision } from "./undo-decision";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MAP = { text: TEST_MAP, file: "map.yaml" };
const passing = { scores: { bad: false } };
const open = async (project: string, records: RunRecord[]) => {
  await importTestRecords(db, project, records, { map: MAP });
  return (id: string) => findRun(db, project, id);
};
const plain = (verdict: HeldVerdict | null) => ({ verdict, duplicateOf: null, reason: null });
const states = async (project: string) =>
  Object.fromEntries(
    (await listAll(db, project)).map(({ id, observation, state }) => [id + observation, state]),
  );
const undo = async (project: string, decision: number) =>
  expectValue(await undoDecision(db, project, decision));

describe("one decision on many", () => {
  test("is counted, listed and undone as one", async () => {
    const records = [
      createFailing("a"),
      createFailing("b"),
      createFailing("c", passing),
      createFailing("d", {
        observations: ["q1", "q2"].map((key) => ({ key, metadata: {}, scores: { bad: key === "q1" } })),
      }),
    ];
    const find = await open("bulk", records);
    const [a, b, c, d] = await Promise.all(["a", "b", "c", "d"].map(find));
    await decideRun(db, "bulk", b!, "spec_bug");
    const names = [a!, b!, c!, d!, a!].map((run) => ({ run, observation: null }));
    const decided = expectValue(
      await decideObservations(db, "bulk", [...names, { run: d!, observation: "q2" }], {
        ...plain("checker_bug"),
        reason: "the checker cannot read",
      }),
    );
    expect(decided).toMatchObject({ observations: 3, runs: 3, notFailing: 2 });
    expect(await countBucket(db, "bulk")).toMatchObject({ fail: 3, adjudicated: { fail: 0, hits: 5 } });
    const undone = await undo("bulk", decided.decision);
    expect(undone).toMatchObject({ verdict: "undo", undoes: decided.decision, observations: 3, runs: 3 });
    expect(await countBucket(db, "bulk")).toMatchObject({ fail: 3, adjudicated: { fail: 2, hits: 4 } });
    expect(
      expectValue(await listDecisions(db, "bulk", { run: c!, before: null, limit: 9 })).decisions,
    ).toEqual([]);
    const { decisions, more } = expectValue(
      await listDecisions(db, "bulk", { run: a!, before: null, limit: 2 }),
    );
    expect(more).toBe(false);
    expect(decisions).toMatchObject([
      { decision: undone.decision, undone_by: null },
      {
        decision: decided.decision,
        undone_by: undone.decision,
        reason: "the checker cannot read",
        undoes: null,
      },
    ]);
    const newest = expectValue(await listDecisions(db, "bulk", { run: null, before: null, limit: 1 }));
    expect(newest).toMatchObject({ more: true, decisions: [{ decision: undone.decision }] });
    const rest = await listDecisions(db, "bulk", { run: null, before: decided.decision, limit: 5 });
    expect(expectValue(rest).decisions).toMatchObject([{ verdict: "spec_bug", observations: 1 }]);
  });

  test("takes all that a table lists, in several campaigns", async () => {
    const records = Array.from({ length: 30 }, (_, i) =>
      createFailing(`r${i}`, {
        metadata: { role: i % 3 ? "ceo" : "assistant", level: 1 },
        scores: { bad: i % 2 === 0 },
      }),
    );
    await importTestRecords(db, "match", records, { map: MAP, campaign: "one" });
    await importTestRecords(db, "match", records, { campaign: "two" });
    const campaigns = ["one", "two"];
    const query = {
      ...{ project: "match", campaigns, at: { role: "ceo" }, where: [], outcomes: null },
      ...{ verdicts: null, search: null },
    };
    const decided = expectValue(await decideMatching(db, query, plain("checker_bug")));
    expect(decided).toMatchObject({ observations: 20, runs: 20, notFailing: 20 });
    const count = async (verdicts: VerdictFilter[]) =>
      (await listAll(db, "match", { campaigns, verdicts })).length;
    expect(await count(["checker_bug"])).toBe(20);
    expect(await count(["open"])).toBe(10);
    const first = { ...query, at: {}, search: "r6", verdicts: ["open" as const, "spec_bug" as const] };
    expect(expectValue(await decideMatching(db, first, plain("spec_bug")))).toMatchObject({
      ...{ observations: 2, runs: 2, notFailing: 0 },
    });
    expect(await count(["open", "checker_bug"])).toBe(28);
    await undo("match", decided.decision);
    expect(await count(["open"])).toBe(28);
    expect(await decideMatching(db, { ...query, outcomes: ["pass"] }, plain("spec_bug"))).toMatchObject({
      error: { code: "conflict", message: expect.stringMatching(/no failure matches/) },
    });
    await countBucket(db, "match");
  });

  test("is all or nothing", async () => {
    const find = await open("whole", [createFailing("a"), createFailing("b", passing)]);
    const [a, b] = [await find("a"), await find("b")];
    const decide = (names: { run: number; observation: string | null }[], project = "whole") =>
      decideObservations(db, project, names, plain("spec_bug"));
    const all = { run: a, observation: null };
    for (const [name, code, message] of [
      [{ run: 999_999_999, observation: null }, "not_found", /no run 999999999/],
      [{ run: Number.MAX_SAFE_INTEGER, observation: null }, "not_found", /no run 9007199254740991/],
      [{ run: 1e300, observation: null }, "not_found", /no run 1e\+300/],
      [{ run: a, observation: "q9" }, "not_found", /has no observation "q9"/],
    ] as const) {
      expect(await decide([all, name])).toMatchObject({
        error: { code, message: expect.stringMatching(message) },
      });
    }
    expect(await decide([{ run: b, observation: null }])).toMatchObject({ error: { code: "conflict" } });
    expect(await decide([all], "absent")).toMatchObject({ error: { code: "not_found" } });
    expect(await states("whole")).toEqual({ a: "fail", b: "pass" });
    expect(
      expectValue(await listDecisions(db, "whole", { run: null, before: null, limit: 9 })).decisions,
    ).toEqual([]);
  });
});

describe("an undo", () => {
  test("brings back what held, and leaves what was decided on since", async () => {
    const find = await open("undo", [createFailing("a"), createFailing("b")]);
    const [a, b] = [await find("a"), await find("b")];
    const named = [a, b].map((run) => ({ run, observation: null }));
    const first = await decideRun(db, "undo", a, "spec_bug");
    const { decision } = expectValue(await decideObservations(db, "undo", named, plain("checker_bug")));
    await decideRun(db, "undo", b, "simulation_bug");
    expect(await undo("undo", decision)).toMatchObject({ observations: 1 });
    expect(await states("undo")).toEqual({ a: "fail_spec", b: "fail_simulation" });
    expect(expectValue(await getRun(db, "undo", a)).observations[0]!.verdict).toMatchObject({
      ...{ verdict: "spec_bug", decision: first },
    });
    await undo("undo", first);
    expect(await states("undo")).toEqual({ a: "fail", b: "fail_simulation" });
    expect(expectValue(await getRun(db, "undo", a)).observations[0]!.verdict).toBeNull();
    await countBucket(db, "undo");
  });

  test("goes step by step back and forth", async () => {
    const find = await open("steps", [createFailing("a")]);
    const a = await find("a");
    const one = await decideRun(db, "steps", a, "spec_bug");
    const two = await decideRun(db, "steps", a, "checker_bug");
    const back = (await undo("steps", two)).decision;
    const further = (await undo("steps", one)).decision;
    expect(await states("steps")).toEqual({ a: "fail" });
    const again = await undoDecision(db, "steps", two);
    expect(again).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining(`by decision ${back};`) },
    });
    await undo("steps", further);
    expect(await states("steps")).toEqual({ a: "fail_spec" });
    await undo("steps", back);
    expect(await states("steps")).toEqual({ a: "fail_checker" });
    await undo("steps", two);
    expect(await states("steps")).toEqual({ a: "fail_spec" });
    await decideRun(db, "steps", a, null);
    expect(await undoDecision(db, "steps", one)).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining("decided on again") },
    });
    for (const decision of [999_999, Number.MAX_SAFE_INTEGER]) {
      expect(await undoDecision(db, "steps", decision)).toMatchObject({ error: { code: "not_found" } });
    }
    expect(await undoDecision(db, "undo", one)).toMatchObject({ error: { code: "not_found" } });
    await countBucket(db, "steps");
  });
});

describe("a duplicate", () => {
  test("counts as its original does, whatever changes that", async () => {
    const records = [createFailing("a"), createFailing("b"), createFailing("c")];
    const find = await open("copy", records);
    const [a, b, c] = [await find("a"), await find("b"), await find("c")];
    await decideRun(db, "copy", b, "duplicate", a);
    await decideRun(db, "copy", c, "duplicate", b);
    const expectStates = async (...expected: string[]) => {
      expect(Object.values(await states("copy"))).toEqual(expected);
      await countBucket(db, "copy");
    };
    await expectStates("fail", "fail", "fail");
    const decision = await decideRun(db, "copy", a, "checker_bug");
    await expectStates("fail_checker", "fail_checker", "fail_checker");
    await undo("copy", decision);
    await expectStates("fail", "fail", "fail");
    for (const [scores, state, counted] of [
      [{ bad: false }, "pass", "fail_checker"],
      [{ broken: true, bad: true }, "invalid", "fail_simulation"],
      [{ bad: null }, "unscored", "fail_spec"],
      [{ bad: true }, "fail", "fail"],
    ] as const) {
      await importTestRecords(db, "copy", [createFailing("a", { scores })]);
      await expectStates(state, counted, counted);
    }
    await importTestRecords(db, "copy", [createFailing("a", passing)]);
    expectValue(await deleteTarget(db, { kind: "run", project: "copy", run: a }, { runs: 1 }));
    await expectStates("fail", "fail");
    expect(expectValue(await getRun(db, "copy", b)).observations[0]!.verdict).toMatchObject({
      ...{ verdict: "duplicate", original: { run: null, id: "a", attempt: 1 }, stale: false },
    });
    await importTestRecords(db, "copy", [createFailing("a", passing)]);
    await expectStates("pass", "fail_checker", "fail_checker");
    const loose = TEST_MAP.replace("broken, eq: true", "bad, eq: false");
    expectValue(await applyMap(db, { project: "copy", text: loose }));
    await expectStates("invalid", "fail_simulation", "fail_simulation");
    await decideRun(db, "copy", b, "duplicate", c);
    await expectStates("invalid", "fail", "fail");
    await decideRun(db, "copy", b, null);
    await expectStates("invalid", "fail", "fail");
    await decideRun(db, "copy", b, "spec_bug");
    await expectStates("invalid", "fail_spec", "fail_spec");
    expect((await listAll(db, "copy", { verdicts: ["duplicate"] })).map(({ id }) => id)).toEqual(["c"]);
    expect((await listAll(db, "copy", { verdicts: ["spec_bug"] })).map(({ id }) => id)).toEqual(["b"]);
  });

  test("is listed on the run that it repeats, while it fails and nothing else was decided", async () => {
    const records = ["a", "b", "c"].map((id) => createFailing(id));
    const find = await open("listed", records);
    const [a, b, c] = [await find("a"), await find("b"), await find("c")];
    const expectListed = async (original: number, ...expected: string[]) => {
      const { duplicates } = expectValue(await getRun(db, "listed", original));
      const { total, runs } = duplicates;
      expect([total, ...runs.map(({ id }) => id)]).toEqual([expected.length, ...expected]);
    };
    await expectListed(a);
    await decideRun(db, "listed", c, "duplicate", a);
    const decision = await decideRun(db, "listed", b, "duplicate", a);
    await expectListed(a, "b", "c");
    await expectListed(b);
    await decideRun(db, "listed", c, "duplicate", b);
    await expectListed(a, "b");
    await expectListed(b, "c");
    await undo("listed", await decideRun(db, "listed", c, "spec_bug"));
    await expectListed(b, "c");
    await undo("listed", decision);
    await expectListed(a);
    await importTestRecords(db, "listed", [createFailing("c", passing)]);
    await expectListed(b);
    await countBucket(db, "listed");
  });

  test("is none of itself, of a run beside it or of another campaign", async () => {
    const find = await open("refused", [createFailing("a"), createFailing("b")]);
    await importTestRecords(db, "refused", [createFailing("far")], { campaign: "other" });
    const far = await findRun(db, "refused", "far", { campaigns: ["other"] });
    const main = { campaigns: ["main"] };
    const [a, b] = [await findRun(db, "refused", "a", main), await findRun(db, "refused", "b", main)];
    expect(find).toBeDefined();
    const decide = (runs: number[], duplicateOf: number) =>
      decideObservations(
        db,
        "refused",
        runs.map((run) => ({ run, observation: null })),
        { verdict: "duplicate", duplicateOf, reason: null },
      );
    expect(await decide([a], a)).toMatchObject({
      error: { code: "conflict", message: expect.stringMatching(/no duplicate of itself/) },
    });
    expect(await decide([a, b], b)).toMatchObject({
      error: { message: expect.stringMatching(/no duplicate of itself/) },
    });
    expect(await decide([a], far)).toMatchObject({
      error: { message: expect.stringMatching(/another campaign/) },
    });
    expect(await decide([a, far], b)).toMatchObject({
      error: { message: expect.stringMatching(/another campaign/) },
    });
    expect(await decide([a], 999_999_999)).toMatchObject({ error: { code: "not_found" } });
    expect(await listAll(db, "refused", { verdicts: ["duplicate"], campaigns: ["main", "other"] })).toEqual(
      [],
    );
  });
});

test("a verdict without effect is stale, and one on an observation that is gone is kept", async () => {
  const observations = (keys: string[]) => keys.map((key) => ({ key, metadata: {}, scores: { bad: true } }));
  const find = await open("stale", [
    createFailing("a"),
    createFailing("b", { observations: observations(["q1", "q2"]) }),
  ]);
  const [a, b] = [await find("a"), await find("b")];
  const decision = await decideRun(db, "stale", a, "spec_bug");
  await decideRun(db, "stale", b, "checker_bug");
  const list = async (verdicts: VerdictFilter[]) =>
    (await listAll(db, "stale", { verdicts })).map(({ id, observation, verdict, stale }) => ({
      ...{ at: id + observation, verdict, stale },
    }));
  expect(await list(["stale"])).toEqual([]);
  await importTestRecords(db, "stale", [
    createFailing("a", passing),
    createFailing("b", { observations: observations(["q2", "q3"]) }),
  ]);
  expect(await list(["stale"])).toEqual([{ at: "a", verdict: "spec_bug", stale: true }]);
  expect(await list(["open"])).toEqual([{ at: "bq3", verdict: null, stale: false }]);
  expect(await list(["stale", "checker_bug"])).toHaveLength(2);
  const view = expectValue(await getRun(db, "stale", b));
  expect(view.observations.map(({ verdict }) => verdict?.stale)).toEqual([false, undefined]);
  expect(view.lost_verdicts).toMatchObject([
    { observation: "q1", verdict: { verdict: "checker_bug", stale: true } },
  ]);
  await undo("stale", decision);
  expect(await list(["stale"])).toEqual([]);
  await importTestRecords(db, "stale", [createFailing("a", { scores: { bad: true, again: 1 } })]);
  expect(await list(["open"])).toHaveLength(2);
  await countBucket(db, "stale");
});
