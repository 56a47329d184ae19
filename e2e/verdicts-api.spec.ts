import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectTruth, importText } from "./project";

const line = (id: string, judge = "I") =>
  JSON.stringify({ id, scores: { judge }, metadata: { topic: "money", tone: "calm" } });

async function begin(request: APIRequestContext, project: string) {
  const records = [line("a"), line("b"), line("c"), line("d", "C")];
  await importText(project, "Verdicts", records.join("\n"));
  const path = `/api/v1/projects/${project}`;
  const { runs } = await (await request.get(`${path}/runs`)).json();
  const [a, b, c, d]: number[] = runs.map(({ run }: { run: number }) => run);
  const decide = async (data: object, status = 200) => {
    const response = await request.post(`${path}/verdicts`, { data });
    expect(response.status(), JSON.stringify(data)).toBe(status);
    return response.json();
  };
  return { path, a: a!, b: b!, c: c!, d: d!, decide };
}

test("many failures are decided on at once, listed by verdict, and undone as one", async ({ request }) => {
  const { path, a, b, c, d, decide } = await begin(request, "verdicts-bulk");
  const list = async (query: string) => (await (await request.get(`${path}/runs?${query}`)).json()).total;
  const observations = [{ run: a }, { run: b, observation: "" }, { run: d }];
  const first = await decide({ verdict: "spec_bug", reason: "silent on prices", observations });
  expect(first).toEqual({
    ...{ project: "verdicts-bulk", decision: expect.any(Number), verdict: "spec_bug" },
    ...{ observations: 2, runs: 2, not_failing: 1 },
  });
  const matching = { at: ["topic:money"], where: ["tone:calm"], campaign: ["main"], verdict: ["open"] };
  expect(await decide({ verdict: "duplicate", duplicate_of: a, matching })).toMatchObject({
    ...{ observations: 1, runs: 1, not_failing: 0 },
  });
  expect(await list("verdict=open")).toBe(0);
  expect(await list("verdict=spec_bug&verdict=duplicate")).toBe(3);
  const detail = await (await request.get(`${path}/runs/${c}`)).json();
  expect(detail).toMatchObject({
    lost_verdicts: [],
    observations: [
      { state: "fail_spec", verdict: { verdict: "duplicate", stale: false, original: { run: a, id: "a" } } },
    ],
  });
  const put = await request.put(`${path}/runs/${b}/verdict`, { data: { verdict: "none" } });
  expect(await put.json()).toMatchObject({ verdict: null, observations: [""], decision: expect.any(Number) });

  const undone = await request.post(`${path}/decisions/${first.decision}/undo`);
  expect(undone.status()).toBe(200);
  expect(await undone.json()).toMatchObject({ verdict: "undo", undoes: first.decision, observations: 1 });
  expect((await request.post(`${path}/decisions/${first.decision}/undo`)).status()).toBe(409);
  expect(await list("verdict=open")).toBe(2);
  const { decisions, more } = await (await request.get(`${path}/decisions?limit=2`)).json();
  expect(more).toBe(true);
  expect(decisions.map(({ verdict }: { verdict: string }) => verdict)).toEqual(["undo", "none"]);
  const older = await request.get(`${path}/decisions?before=${decisions[1].decision}&run=${a}`);
  expect(await older.json()).toMatchObject({
    more: false,
    decisions: [{ reason: "silent on prices", runs: 2 }],
  });
  await expectTruth("verdicts-bulk");
});

test("what cannot be decided is refused whole", async ({ request }) => {
  const { path, a, b, d, decide } = await begin(request, "verdicts-refused");
  const verdict = "spec_bug";
  const observations = [{ run: a }];
  const refused: [data: object, status: number, message: RegExp][] = [
    [{ verdict }, 400, /expected either observations or matching/],
    [{ verdict, observations, matching: {} }, 400, /expected either observations or matching/],
    [{ verdict, observations: [] }, 400, /observations: .*at least one item/],
    [{ verdict, observations: Array(10_001).fill({ run: 1 }) }, 400, /observations: .*at most 10000 items/],
    [{ verdict, observations: [{ run: "1" }] }, 400, /observations\.0\.run/],
    [{ verdict, observations: [{ run: 1.5 }] }, 400, /observations\.0\.run/],
    [{ verdict, observations: [{ run: a, key: "" }] }, 400, /key/],
    [{ verdict: "maybe", observations }, 400, /verdict/],
    [{ verdict, observations, reason: "x".repeat(2001) }, 400, /reason: .*at most 2000 characters/],
    [{ verdict, observations, reasons: "" }, 400, /unknown parameter "reasons" \(did you mean "reason"\?\)/],
    [{ verdict: "duplicate", observations }, 400, /duplicate_of: expected the number of the run/],
    [{ verdict, duplicate_of: b, observations }, 400, /duplicate_of: expected only with/],
    [{ verdict: "duplicate", duplicate_of: a, observations }, 409, /no duplicate of itself/],
    [{ verdict: "duplicate", duplicate_of: 999_999_999_999, observations }, 404, /no run 999999999999/],
    [
      { verdict, observations: [{ run: a }, { run: Number.MAX_SAFE_INTEGER }] },
      404,
      /no run 9007199254740991/,
    ],
    [{ verdict, observations: [{ run: a, observation: "q\u0000" }] }, 404, /has no observation/],
    [{ verdict, observations: [{ run: d }] }, 409, /nothing to decide/],
    [{ verdict, matching: { outcome: ["pass"] } }, 409, /nothing to decide: no failure matches/],
    [{ verdict, matching: { at: "topic:money" } }, 400, /at: .*expected a list/],
    [{ verdict, matching: { at: ["topic:gone"] } }, 400, /unknown value "gone"/],
    [{ verdict, matching: { campaign: ["gone"] } }, 404, /no campaign "gone"/],
    [{ verdict, matching: { limit: "5" } }, 400, /unknown parameter "limit"/],
    [{ verdict, matching: { verdict: ["closed"] } }, 400, /verdict: expected any of open/],
  ];
  for (const [data, status, message] of refused) {
    expect((await decide(data, status)).error.message).toMatch(message);
  }
  for (const decision of ["0", "x", "999999999999999"]) {
    expect((await request.post(`${path}/decisions/${decision}/undo`)).status(), decision).toBe(404);
  }
  for (const [query, status] of [
    ["limit=501", 400],
    ["before=x", 400],
    ["run=999999999999999", 404],
    ["x=1", 400],
  ]) {
    expect((await request.get(`${path}/decisions?${query}`)).status(), String(query)).toBe(status);
  }
  expect(await (await request.get(`${path}/decisions`)).json()).toEqual({ decisions: [], more: false });
  expect((await request.get("/api/v1/projects/verdicts-absent/decisions")).status()).toBe(404);
  await expectTruth("verdicts-refused");
});
