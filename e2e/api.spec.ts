import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { beginProject } from "./project";
import { getStatus } from "./raw-request";

const RUNS = "/api/v1/projects/demo/runs?at=temptation:profit&at=role:ai_ceo&campaign=rl-step-4000";
const CROSSING = "/api/v1/projects/demo/crossing?by=temptation,role&campaign=rl-step-4000";

for (const { path, args } of [
  { path: CROSSING, args: ["crossing", "--by", "temptation,role", "--campaign", "rl-step-4000"] },
  {
    path: "/api/v1/projects/demo/crossing?by=role&where=severity:!minor&where=temptation:profit,reputation",
    args: [
      "crossing",
      "--by",
      "role",
      "--where",
      "severity:!minor",
      "--where",
      "temptation:profit,reputation",
    ],
  },
  {
    path: `${RUNS}&outcome=fail,pass&sort=id&limit=20&offset=5`,
    args: [
      ...["runs", "--at", "temptation:profit", "--at", "role:ai_ceo", "--campaign", "rl-step-4000"],
      ...["--outcome", "fail", "--outcome", "pass", "--sort", "id", "--limit", "20", "--offset", "5"],
    ],
  },
  { path: "/api/v1/projects/demo/campaigns", args: ["campaigns"] },
  { path: "/api/v1/projects/demo/verify", args: ["verify"] },
]) {
  test(`GET ${path} answers as the command line does`, async ({ request }) => {
    const [response, command] = await Promise.all([
      request.get(path),
      runLacuna(...args, "--project", "demo", "--json"),
    ]);
    expect(response.status()).toBe(200);
    expect(command.code, command.stderr).toBe(0);
    expect(await response.json()).toEqual(JSON.parse(command.stdout));
  });
}

test("the map is the same text everywhere", async ({ request }) => {
  const command = await runLacuna("map", "export", "--project", "demo");
  const yaml = await request.get("/api/v1/projects/demo/map", { headers: { accept: "text/yaml" } });
  const json = await request.get("/api/v1/projects/demo/map");
  expect(await yaml.text()).toBe(command.stdout);
  expect((await json.json()).text).toBe(command.stdout);
});

test("exports hold every observation of the bucket", async ({ request }) => {
  const csv = await (await request.get(`${RUNS}&format=csv`)).text();
  const jsonl = await (await request.get(`${RUNS}&format=jsonl`)).text();
  const { total } = await (await request.get(RUNS)).json();
  expect(total).toBeGreaterThanOrEqual(200);
  expect(jsonl.trim().split("\n")).toHaveLength(total);
  expect(csv.trim().split("\r\n")).toHaveLength(total + 1);
  const command = await runLacuna(
    ...["runs", "--project", "demo", "--at", "temptation:profit", "--at", "role:ai_ceo"],
    ...["--campaign", "rl-step-4000", "--csv"],
  );
  expect(csv).toBe(command.stdout);
});

test("a crossing is not sent again while nothing changed", async ({ request }) => {
  const first = await request.get(CROSSING);
  const etag = first.headers().etag!;
  const second = await request.get(CROSSING, { headers: { "if-none-match": etag } });
  expect(second.status()).toBe(304);
  const other = await request.get(`${CROSSING}&where=severity:minor`, { headers: { "if-none-match": etag } });
  expect(other.status()).toBe(200);
});

test("errors say what is wrong, with their status", async ({ request }) => {
  for (const [path, status, code] of [
    ["/api/v1/projects/nope/crossing?by=role", 404, "not_found"],
    ["/api/v1/projects/demo/crossing?by=nope", 400, "usage"],
    ["/api/v1/projects/demo/crossing", 400, "usage"],
    ["/api/v1/projects/demo/crossing?by=role&limit=5", 400, "usage"],
    ["/api/v1/projects/demo/runs?limit=100000", 400, "usage"],
    ["/api/v1/projects/demo/runs?format=csv&campaign=nope", 404, "not_found"],
    ["/api/v1/projects/demo/runs/999999999", 404, "not_found"],
    ["/api/v1/projects/demo/runs/x", 404, "not_found"],
    ["/api/v1/projects/demo/nothing", 404, "not_found"],
    ["/api/v2", 404, "not_found"],
  ] as const) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(status);
    const { error } = await response.json();
    expect(error).toMatchObject({ code, message: expect.stringMatching(/\S/) });
  }
});

test("run records are imported once, bad lines are set aside", async ({ request }) => {
  await beginProject("api-records");
  const lines = [
    JSON.stringify({ id: "a", outcome: "pass", metadata: { x: "1" } }),
    "{ not json",
    JSON.stringify({ id: "b", outcome: "fail" }),
    JSON.stringify({ outcome: "pass" }),
  ].join("\n");
  const path = "/api/v1/projects/api-records/campaigns/nightly/runs";
  const send = async () => (await request.post(path, { data: lines })).json();
  const first = await send();
  expect(first).toMatchObject({ runs: 2, new: 2, unchanged: 0, replaced: 0 });
  expect(first.set_aside.map((item: { entry: string }) => item.entry)).toEqual([
    expect.stringContaining("2"),
    expect.stringContaining("4"),
  ]);
  expect(await send()).toMatchObject({ new: 0, unchanged: 2, replaced: 0 });
});

test("a log is imported as a file, and what is no log is refused", async ({ request }) => {
  await beginProject("api-files");
  const path = "/api/v1/projects/api-files/imports";
  const record = `${JSON.stringify({ id: "a", outcome: "pass" })}\n`;
  const imported = await request.post(`${path}?name=../x/records.jsonl`, { data: record });
  expect(imported.status()).toBe(200);
  expect(await imported.json()).toMatchObject({
    new: 1,
    files: [{ file: "records.jsonl", format: "jsonl" }],
  });
  const refused = await request.post(`${path}?name=notes.txt`, { data: "hello" });
  expect(refused.status()).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { code: "invalid" } });
});

test("a map is applied and read back byte for byte", async ({ request }) => {
  await beginProject("api-map");
  const text = "name: Größe # comment\r\ndimensions:\r\n  a: { from: metadata.a, values: [x] }\r\n";
  const path = "/api/v1/projects/api-map/map";
  const applied = await request.put(path, { data: text, headers: { "content-type": "text/yaml" } });
  expect(await applied.json()).toMatchObject({ map_version: 1, changed: true });
  const read = await request.get(path, { headers: { accept: "text/yaml" } });
  expect(await read.text()).toBe(text);
  const broken = await request.put(path, { data: "name: [", headers: { "content-type": "text/yaml" } });
  expect(broken.status()).toBe(400);
  expect((await broken.json()).error.details[0]).toMatchObject({ line: expect.any(Number) });
});

test("other sites can neither change nor read anything", async ({ request, baseURL }) => {
  const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const path = "/api/v1/projects/stolen";
  for (const attempt of [
    request.put(`${path}/map`, { data: "name: x", headers: elsewhere }),
    request.post(`${path}/imports`, { data: "{}", headers: elsewhere }),
    request.post(`${path}/campaigns/main/runs`, { data: "{}", headers: elsewhere }),
  ]) {
    expect((await attempt).status()).toBe(403);
  }
  for (const target of ["/", "/api/v1/projects", "/p/demo/map"]) {
    expect(await getStatus(`${baseURL}${target}`, "rebound.example:3000"), target).toBe(403);
  }
});
