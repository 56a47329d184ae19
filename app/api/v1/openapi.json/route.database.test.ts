import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/db/database";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { applyMap } from "@/lib/services/maps/apply-map";

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
type Described = {
  operationId: string;
  parameters: { name: string; in: string; schema: object }[];
  responses: Record<string, { content: Record<string, { schema?: object }> }>;
};
type Document = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object> };
};

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const routes = import.meta.glob<Partial<Record<string, Handler>>>("../**/route.ts", { eager: true });
const handlers = new Map<string, Handler>(
  Object.entries(routes).flatMap(([file, route]) => {
    const folder = file === "./route.ts" ? "/openapi.json" : file.slice(2, -"/route.ts".length);
    const address = folder.replaceAll("[", "{").replaceAll("]", "}");
    return METHODS.flatMap((method) => {
      const handler = route[method];
      return handler ? [[`${method} ${address}`, handler] as const] : [];
    });
  }),
);

const RULE =
  "{ any: [{ score: s, gte: 1, when: { from: task, is: x } }, { from: [metadata.b, model], eq: y }] }";
const MAP = `name: M\nawareness: ${RULE}\ndimensions: { a: { from: metadata.a, values: [x] } }\ncrossings: [{ by: [a] }]\n`;

let db: TestDatabase;
let home: string;
let document: Document;

beforeAll(async () => {
  db = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), "lacuna-openapi-"));
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("LACUNA_HOME", home);
  expect((await applyMap(db, { project: "p", text: MAP })).ok).toBe(true);
  document = (await (await call("GET /openapi.json")).json()) as Document;
  ajv = createValidators();
});

afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
  await db.drop();
});

type Sent = { parts?: Record<string, string>; query?: string; body?: string | object; accept?: string };

function call(key: string, { parts = {}, query = "", body, accept = "*/*" }: Sent = {}): Promise<Response> {
  const [method = ""] = key.split(" ");
  const request = new NextRequest(`http://localhost/api/v1${query && `?${query}`}`, {
    method,
    headers: { host: "localhost", accept, "content-type": "application/json" },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });
  return handlers.get(key)!(request, {
    params: Promise.resolve({ project: "p", campaign: "main", ...parts }),
  });
}

const DOCUMENT = "https://lacuna.invalid/openapi.json";

let ajv: Ajv2020;

function createValidators(): Ajv2020 {
  const created = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  // What zod writes for it is a pattern beside the name.
  created.addFormat("date-time", true);
  created.addVocabulary(["openapi", "info", "servers", "paths", "components"]);
  return created.addSchema({ $id: DOCUMENT, ...document });
}

/** What checks values against the schema at a place of the document. */
function getValidator(...place: string[]) {
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
  return ajv.getSchema(`${DOCUMENT}#/${pointer.join("/")}`)!;
}

/** Addresses that have answered, with the status. */
const checked = new Set<string>();

/** What a schema says of an answer: a document, each line, the first event, or a text as it is. */
async function readAnswers(type: string, response: Response): Promise<unknown[]> {
  if (type === "text/event-stream") return [await readFirstEvent(response)];
  const text = await response.text();
  if (type === "application/json") return [JSON.parse(text)];
  if (type === "application/x-ndjson")
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return [text];
}

async function readFirstEvent(response: Response): Promise<unknown> {
  let text = "";
  // Leaving the loop hangs up.
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const event = /^data: (.*)\n\n/m.exec(text);
    if (event) return JSON.parse(event[1]!);
  }
  throw new Error(`no event came: ${text}`);
}

/** Sends a request and holds its answer, or each line of it, against what the document says of it. */
async function check(key: string, sent: Sent = {}): Promise<unknown> {
  const [method, address] = key.split(" ") as [string, string];
  const response = await call(key, sent);
  const type = response.headers.get("content-type")!.split(";")[0]!;
  const status = String(response.status);
  const content = document.paths[address]![method.toLowerCase()]!.responses[status]?.content;
  const answers = await readAnswers(type, response);
  expect(content, `${key}: ${status} ${JSON.stringify(answers)}`).toHaveProperty([type]);
  checked.add(`${key} ${status}`);
  if (content![type]!.schema === undefined) return null;
  const place = ["paths", address, method.toLowerCase(), "responses", status, "content", type, "schema"];
  const validate = getValidator(...place);
  for (const answer of answers) {
    expect(validate(answer) || { key, answer, errors: validate.errors }).toBe(true);
  }
  return answers[0];
}

function listDescribed(): string[] {
  return Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
  );
}

test("every address and method is described, and nothing else is", () => {
  expect(listDescribed().sort()).toEqual([...handlers.keys()].sort());
});

test("the document is sound: each reference leads somewhere, and each part of an address is declared", () => {
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  expect(text).not.toContain("$defs");
  for (const [address, methods] of Object.entries(document.paths)) {
    const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      expect(declared, address).toEqual(named);
    }
  }
  for (const name of Object.keys(document.components.schemas)) {
    expect(name).toMatch(/^[\w.-]+$/);
    expect(getValidator("components", "schemas", name)).toBeTypeOf("function");
  }
});

test("every operation has a name of its own, and addresses say numbers as numbers and never null", () => {
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const names = described.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/);
  const schemas = described.flatMap(({ parameters }) => parameters.map(({ schema }) => schema));
  const deletion = document.paths["/projects/{project}"]!.delete!.parameters;
  expect(deletion).toContainEqual(
    expect.objectContaining({ name: "runs", schema: expect.objectContaining({ type: "integer" }) }),
  );
  expect(schemas).toContainEqual(expect.objectContaining({ type: "integer", minimum: 1, maximum: 500 }));
  for (const schema of schemas) {
    expect(JSON.stringify(schema)).not.toContain('"null"');
    expect(ajv.compile(schema)).toBeTypeOf("function");
  }
});

const record = (id: string) =>
  JSON.stringify({
    id,
    outcome: "fail",
    metadata: { a: "x" },
    messages: [{ role: "user", content: "some words" }],
  });

test("real answers are as the document says", async () => {
  await check("GET /openapi.json");
  await check("GET /health");
  const records = { body: `${record("a")}\n${record("b")}\n{"id": 7}\n` };
  const runs = "POST /projects/{project}/campaigns/{campaign}/runs";
  await check(runs, records);
  await check(runs, { ...records, accept: "application/x-ndjson" });
  await check("POST /projects/{project}/imports", { body: record("c"), query: "name=c.jsonl" });
  const { imports } = (await check("GET /projects/{project}/imports")) as { imports: { id: number }[] };
  const first = { import: String(imports.at(-1)!.id) };
  await check("GET /projects/{project}/imports/{import}", { parts: first });
  await check("GET /projects/{project}/imports/{import}/issues", { parts: first });
  await check("GET /projects/{project}/imports/{import}/files", { parts: first });
  await check("POST /projects/{project}/imports/{import}/retry", { parts: first });
  const upload = (await check("POST /projects/{project}/uploads", { body: {} })) as { import: number };
  const parts = { import: String(upload.import) };
  const file = { parts, query: "name=d.jsonl", body: record("d") };
  await check("POST /projects/{project}/imports/{import}/files", file);
  await check("POST /projects/{project}/imports/{import}/start", { parts });
  const getState = async () => {
    const view = await check("GET /projects/{project}/imports/{import}", { parts });
    return (view as { state: string }).state;
  };
  await expect.poll(getState, { timeout: 30_000 }).toBe("done");
  const other = (await check("POST /projects/{project}/uploads", { body: {} })) as { import: number };
  await check("POST /projects/{project}/imports/{import}/cancel", {
    parts: { import: String(other.import) },
  });
  await check("GET /projects/{project}/campaigns");
  await check("GET /projects");
  await check("GET /projects/{project}/verify", { query: "reclassify=true" });
  const saved = { name: "v", query: "rows=a" };
  const { view } = (await check("POST /projects/{project}/views", { body: saved })) as { view: number };
  await check("PATCH /projects/{project}/views/{view}", {
    parts: { view: String(view) },
    body: { name: "w" },
  });
  await check("GET /projects/{project}/views");
  await check("DELETE /projects/{project}/views/{view}", { parts: { view: String(view) } });
  const run = String((await db.prisma.run.findFirstOrThrow({ where: { key: "a" } })).id);
  const marked = { parts: { run }, body: { message: 0, quote: "words", note: "n" } };
  const { mark } = (await check("POST /projects/{project}/runs/{run}/marks", marked)) as { mark: number };
  const ofMark = { parts: { mark: String(mark) } };
  await check("GET /projects/{project}/marks");
  await check("GET /projects/{project}/runs/{run}/marks", { parts: { run } });
  await check("GET /projects/{project}/marks/{mark}", ofMark);
  await check("PATCH /projects/{project}/marks/{mark}", { ...ofMark, body: { note: "m" } });
  await check("DELETE /projects/{project}/marks/{mark}", ofMark);
  const ofRun = { parts: { run } };
  const decided = (await check("PUT /projects/{project}/runs/{run}/verdict", {
    ...{ ...ofRun, body: { verdict: "spec_bug" } },
  })) as { decision: number };
  await check("POST /projects/{project}/decisions/{decision}/undo", {
    parts: { decision: String(decided.decision) },
  });
  await check("POST /projects/{project}/verdicts", {
    body: { verdict: "true_failure", observations: [{ run: Number(run) }] },
  });
  await check("GET /projects/{project}/decisions");
  await check("GET /projects/{project}/runs", { query: "at=a:x&outcome=fail" });
  await check("GET /projects/{project}/runs/{run}", ofRun);
  await check("GET /projects/{project}/runs/{run}/messages", ofRun);
  await check("GET /projects/{project}/runs/{run}/messages/search", { ...ofRun, query: "q=words" });
  await check("GET /projects/{project}/runs/{run}/messages/times", ofRun);
  await check("GET /projects/{project}/crossing", { query: "by=a" });
  await check(runs, { body: record("e"), parts: { campaign: "other" } });
  const compared = "by=a&where=@outcome:fail&from=2020-01-01&campaign=main&against=other";
  await check("GET /projects/{project}/crossing", { query: compared });
  await check("GET /projects/{project}/trend", { query: "at=a:x" });
  await check("GET /projects/{project}/facets");
  await check("GET /projects/{project}/tway", { query: "t=1&missing=2" });
  await check("GET /projects/{project}/map/unmapped");
  await check("PUT /projects/{project}/map", { body: MAP.replace("name: M", "name: N") });
  await check("GET /projects/{project}/map/versions");
  await check("GET /projects/{project}/map/diff", { query: "from=1&to=2" });
  const list = (await check("GET /projects/{project}/rebucketings")) as { rebucketings: { id: number }[] };
  const rebucketing = String(list.rebucketings[0]!.id);
  await check("GET /projects/{project}/rebucketings/{rebucketing}", { parts: { rebucketing } });
  await check("GET /projects/{project}/runs/{run}/deletion", { parts: { run } });
  await check("DELETE /projects/{project}/runs/{run}", { parts: { run }, query: "runs=1" });
  await check("GET /projects/{project}/imports/{import}/deletion", { parts });
  await check("DELETE /projects/{project}/imports/{import}", { parts, query: "runs=1" });
  const slug = { slug: "later" };
  await check("PATCH /projects/{project}/campaigns/{campaign}", { body: slug });
  const later = { parts: { campaign: "later" } };
  await check("GET /projects/{project}/campaigns/{campaign}/deletion", later);
  await check("DELETE /projects/{project}/campaigns/{campaign}", { ...later, query: "runs=2" });
  await check("PATCH /projects/{project}", { body: { name: "P" } });
  const preview = (await check("GET /projects/{project}/deletion")) as { runs: number };
  await check("DELETE /projects/{project}", { query: `runs=${preview.runs}` });
});

test("real answers on spec bugs are as the document says", async () => {
  const q = { project: "q" };
  expect((await applyMap(db, { project: "q", text: MAP })).ok).toBe(true);
  await call("POST /projects/{project}/campaigns/{campaign}/runs", { parts: q, body: record("a") });
  const where = { campaign: { project: { slug: "q" } } };
  const run = Number((await db.prisma.run.findFirstOrThrow({ where })).id);
  const fields = { title: "T", fault: "silent", severity: "low" };
  const links = [
    { kind: "run", run },
    { kind: "message", run, message: 0, quote: "words" },
    { kind: "bucket", at: { a: "x" } },
  ];
  type Bug = { number: number; revision: number; links: { link: number }[]; comments: { comment: number }[] };
  const file = (body: object) =>
    check("POST /projects/{project}/spec-bugs", { parts: q, body }) as Promise<Bug>;
  const bug = await file({ ...fields, labels: ["l"], links });
  const other = await file({ ...fields, links: [{ kind: "spec_bug", number: bug.number }] });
  const one = "/projects/{project}/spec-bugs/{number}";
  const parts = { ...q, number: String(bug.number) };
  await check("GET /projects/{project}/spec-bugs", { parts: q });
  await check("GET /projects/{project}/spec-bugs/export", { parts: q, query: "format=json" });
  await check(`GET ${one}`, { parts });
  const { revision } = bug;
  const edited = (await check(`PATCH ${one}`, { parts, body: { revision, title: "U" } })) as Bug;
  const move = { revision: edited.revision, status: "confirmed", reason: "r" };
  await check(`POST ${one}/status`, { parts, body: move });
  const commented = (await check(`POST ${one}/comments`, { parts, body: { body: "b" } })) as Bug;
  const ofComment = { ...parts, comment: String(commented.comments[0]!.comment) };
  await check(`PATCH ${one}/comments/{comment}`, { parts: ofComment, body: { body: "c" } });
  await check(`DELETE ${one}/comments/{comment}`, { parts: ofComment });
  const linked = { parts: { ...q, number: String(other.number) }, body: { kind: "run", run } };
  await check(`POST ${one}/links`, linked);
  await check(`DELETE ${one}/links/{link}`, { parts: { ...parts, link: String(bug.links[0]!.link) } });
  await check(`DELETE ${one}`, { parts });
});

/** Every kind of test of a value, of condition, of rule and of crossing. */
const RICH_MAP = `name: Rich
goal: 2
outcome: { fail: { any: [{ score: s, gte: 3 }, { all: [{ score: t, in: [a, b] }, { not: { score: u, exists: true } }] }] } }
awareness: { score: aware, eq: true }
dimensions:
  a:
    from: metadata.a
    values: [x, { id: y, matches: "^y", weight: 2 }, { id: unsaid, empty: true }]
  b:
    from: [metadata.b, metadata.c]
    unit: h
    many: true
    values: [{ id: low, below: 3 }, { id: high, min: 3, when: { from: metadata.a, is: x } }]
crossings: [{ by: [a, b], goals: [{ where: { a: x }, goal: 3 }] }]
ignore: [{ where: { a: y, b: low }, reason: r }]
illegal: [{ where: { a: unsaid, b: low }, reason: r }]
held_out: [{ where: { a: y, b: high } }]
`;

test("real answers on a map and its refinement are as the document says", async () => {
  const parts = { project: "r" };
  expect((await applyMap(db, { project: "r", text: RICH_MAP })).ok).toBe(true);
  const records = Array.from({ length: 60 }, (_, i) => ({
    id: `${i}`,
    scores: { s: i % 3 === 0 ? 4 : 1 },
    metadata: { a: ["x", "y", "z"][i % 3], b: i % 6, shift: i % 3 === 0 ? "night" : "day", load: i / 7 },
  }));
  const body = records.map((run) => JSON.stringify(run)).join("\n");
  await call("POST /projects/{project}/campaigns/{campaign}/runs", { parts, body });
  const map = "/projects/{project}/map";
  await check(`GET ${map}`, { parts });
  expect(await check(`GET ${map}`, { parts, accept: "text/yaml" })).toBe(RICH_MAP);
  await check("GET /projects/{project}/cube", { parts });
  await check("GET /projects/{project}/events", { parts });
  await check(`GET ${map}/fields`, { parts });
  await check(`GET ${map}/unmapped`, { parts });
  const found = (await check(`GET ${map}/discover`, { parts })) as { fields: { values: object[] }[] };
  expect(found.fields.length).toBeGreaterThan(1);
  const edits = [{ kind: "rename_value", dimension: "a", value: "x", id: "ex" }];
  const preview = { base: 1, edits, by: ["b"], counting: "adjudicated" };
  await check(`POST ${map}/preview`, { parts, body: preview });
});

test("real answers on a re-bucketing that is cancelled and begun again are as the document says", async () => {
  expect((await applyMap(db, { project: "b", text: MAP })).ok).toBe(true);
  const client = await db.pool.connect();
  await client.query("BEGIN; LOCK map_version IN SHARE MODE");
  const applied = applyMap(db, { project: "b", text: RICH_MAP });
  const one = "/projects/{project}/rebucketings/{rebucketing}";
  let parts = { project: "b", rebucketing: "" };
  try {
    const running = { where: { state: "running" } };
    await expect.poll(() => db.prisma.rebucketing.count(running)).toBe(1);
    const { id } = await db.prisma.rebucketing.findFirstOrThrow(running);
    parts = { project: "b", rebucketing: String(id) };
    expect(await check(`POST ${one}/cancel`, { parts })).toMatchObject({ cancel_requested: true });
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  expect(await applied).toMatchObject({ error: { code: "conflict" } });
  expect(await check(`POST ${one}/retry`, { parts })).toMatchObject({ map_version: 2 });
});

test("real answers on a map that takes long to apply are as the document says", async () => {
  const parts = { project: "long" };
  expect((await applyMap(db, { project: "long", text: MAP })).ok).toBe(true);
  const observations = Array.from({ length: 1000 }, (_, i) => ({ key: `${i}` }));
  const body = Array.from({ length: 20 }, (_, i) => JSON.stringify({ id: `${i}`, observations })).join("\n");
  await call("POST /projects/{project}/campaigns/{campaign}/runs", { parts, body });
  const one = "/projects/{project}/rebucketings/{rebucketing}";
  const getState = async (id: number) => {
    const view = await check(`GET ${one}`, { parts: { ...parts, rebucketing: String(id) } });
    return (view as { state: string }).state;
  };
  const client = await db.pool.connect();
  let id: number;
  try {
    await client.query("BEGIN; LOCK map_version IN SHARE MODE");
    const put = await check("PUT /projects/{project}/map", { parts, body: RICH_MAP });
    expect(put).toMatchObject({ state: "running", done: expect.any(Number), total: 20 });
    id = (put as { id: number }).id;
    await check(`POST ${one}/cancel`, { parts: { ...parts, rebucketing: String(id) } });
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  await expect.poll(() => getState(id), { timeout: 30_000 }).toBe("cancelled");
  const again = await check(`POST ${one}/retry`, { parts: { ...parts, rebucketing: String(id) } });
  await expect.poll(() => getState((again as { id: number }).id), { timeout: 30_000 }).toBe("done");
});

test("real answers on snapshots are as the document says", async () => {
  const parts = { project: "r" };
  const snapshots = "/projects/{project}/snapshots";
  const view = { title: "T", by: ["a", "b"], where: ["@outcome:fail"], from: "2020-01-01" };
  const preview = (await check(`POST ${snapshots}/preview`, { parts, body: view })) as {
    sha256: string;
    content: { created_at: string };
  };
  const { created_at } = preview.content;
  const made = (await check(`POST ${snapshots}`, {
    parts,
    body: { ...view, created_at, sha256: preview.sha256, expires_in_days: 1 },
  })) as { snapshot: number; link: number };
  const ofOne = { ...parts, snapshot: String(made.snapshot) };
  await check(`POST ${snapshots}/{snapshot}/links`, { parts: ofOne, body: {} });
  await check(`DELETE ${snapshots}/{snapshot}/links/{link}`, {
    parts: { ...ofOne, link: String(made.link) },
  });
  await check(`DELETE ${snapshots}/{snapshot}/links`, { parts: ofOne });
  await check(`GET ${snapshots}`, { parts });
  await check(`GET ${snapshots}/{snapshot}/export`, { parts: ofOne });
  await check(`GET ${snapshots}/{snapshot}/export`, { parts: ofOne, query: "format=json" });
});

test("every address that is described has answered, with every status that is described", () => {
  const statuses = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses)
        .filter((status) => status.startsWith("2"))
        .map((status) => `${method.toUpperCase()} ${address} ${status}`),
    ),
  );
  expect([...checked].sort()).toEqual(statuses.sort());
});

test("errors are as the document says", async () => {
  const validate = getValidator("components", "schemas", "Error");
  for (const [key, sent] of [
    ["GET /projects/{project}/campaigns", { parts: { project: "nope" } }],
    ["GET /projects/{project}/imports", { query: "limit=x" }],
    ["POST /projects/{project}/campaigns/{campaign}/runs", { body: "hello" }],
  ] as const) {
    expect(validate(await (await call(key, sent)).json()) || validate.errors).toBe(true);
  }
});
