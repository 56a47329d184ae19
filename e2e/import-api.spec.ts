import { readdir, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { beginProject, createFolder } from "./project";
import { getStatus } from "./raw-request";

const line = (id: string) => `${JSON.stringify({ id, outcome: "pass" })}\n`;

async function begin(request: APIRequestContext, project: string): Promise<string> {
  await beginProject(project);
  const created = await request.post(`/api/v1/projects/${project}/uploads`, { data: { campaign: "night" } });
  expect(created.status()).toBe(201);
  return `/api/v1/projects/${project}/imports/${(await created.json()).import}`;
}

/** A command has to start, and an import to have its turn. */
const PATIENCE = { timeout: 40_000 };

async function expectState(request: APIRequestContext, path: string, state: string) {
  await expect.poll(async () => (await (await request.get(path)).json()).state, PATIENCE).toBe(state);
  return (await request.get(path)).json();
}

test("files are sent one by one, read in the background, and read again", async ({ request }) => {
  const path = await begin(request, "sent");
  const id = Number(path.split("/").at(-1));
  const send = (name: string, data: string | Buffer) =>
    request.post(`${path}/files?${new URLSearchParams({ name })}`, {
      data,
      headers: { "content-type": "application/octet-stream" },
    });
  expect(await (await request.get(path)).json()).toMatchObject({
    ...{ id, project: "sent", campaign: "night", kind: "eval", format: null, source: "page" },
    ...{ state: "receiving", received: { files: 0, bytes: 0 }, summary: null, progress: null },
  });
  expect((await request.post(`${path}/start`)).status()).toBe(409);
  // Larger than what the proxy would let through.
  const long = JSON.stringify({ id: "long", outcome: "pass", metadata: { text: "x".repeat(12_000_000) } });
  expect((await send("folder/long.jsonl", long)).status()).toBe(200);
  expect(await (await send("folder/a.jsonl", line("old"))).json()).toMatchObject({ received: { files: 2 } });
  const received = await send("folder/a.jsonl", `${line("a")}{"id": 7}\n`);
  expect(await received.json()).toMatchObject({ received: { files: 2, bytes: long.length + 38 } });
  expect((await send("x".repeat(5000), "y")).status()).toBe(400);
  expect(await (await send("empty.jsonl", "")).json()).toMatchObject({ received: { files: 3 } });

  const started = await request.post(`${path}/start`);
  expect(started.status()).toBe(202);
  expect(await started.json()).toMatchObject({ id, state: expect.stringMatching(/^(running|done)$/) });
  expect((await request.post(`${path}/start`)).status()).toBe(409);
  const done = await expectState(request, path, "done");
  expect(done).toMatchObject({
    ...{ stored_runs: 2, can_retry: true, retry_of: null, error: null },
    progress: { files: 3, files_done: 3, records: 2, set_aside: 1, skipped: 1 },
    summary: {
      import: id,
      skipped: [{ file: "empty.jsonl", reason: "empty file" }],
      new: 2,
      set_aside: [{ file: "folder/a.jsonl", entry: "line 2" }],
    },
  });
  expect(await (await request.get(`${path}/issues?limit=1`)).json()).toMatchObject({
    issues: [{ kind: "skipped", file: "empty.jsonl", entry: null, path: null }],
    total: 2,
  });
  expect((await request.post(`${path}/cancel`)).status()).toBe(409);

  const retry = await request.post(`${path}/retry`);
  expect(retry.status()).toBe(202);
  const again = await expectState(
    request,
    `/api/v1/projects/sent/imports/${(await retry.json()).import}`,
    "done",
  );
  expect(again).toMatchObject({ retry_of: id, summary: { new: 0, unchanged: 2 } });
  const list = await (await request.get("/api/v1/projects/sent/imports?limit=1")).json();
  expect(list).toMatchObject({ more: true, imports: [{ id: again.id }] });
  expect(list.imports[0].summary).not.toHaveProperty("set_aside");
  const command = await runLacuna("imports", "--project", "sent", "--limit", "1", "--json");
  expect(JSON.parse(command.stdout)).toEqual(list);
  const shown = await runLacuna("imports", "show", String(id), "--project", "sent");
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining(`import ${id} (page): done`) });
});

test("a file whose sender leaves midway is neither counted nor kept", async ({ request, baseURL }) => {
  const path = await begin(request, "broken-off");
  await new Promise<void>((resolve) => {
    const sending = httpRequest(`${baseURL}${path}/files?name=a.jsonl`, {
      method: "POST",
      headers: { "content-length": 1_000_000 },
    });
    sending.on("error", () => resolve());
    sending.write(line("a").repeat(1000), () => sending.destroy(new Error("gone")));
  });
  const folder = join(process.env.LACUNA_HOME!, "uploads", path.split("/").at(-1)!);
  await expect.poll(() => readdir(folder)).toEqual([]);
  expect(await (await request.get(path)).json()).toMatchObject({ received: { files: 0, bytes: 0 } });
  const cancelled = await request.post(`${path}/cancel`);
  expect(await cancelled.json()).toMatchObject({ state: "cancelled", received: null });
});

test("an import of the command line is cancelled over HTTP", async ({ request }) => {
  test.slow();
  await beginProject("cut-short");
  const folder = await createFolder();
  const file = join(folder, "long.jsonl");
  await writeFile(file, Array.from({ length: 200_000 }, (_, i) => line(`run ${i}`)).join(""));
  const command = runLacuna("import", file, "--project", "cut-short");
  const list = "/api/v1/projects/cut-short/imports";
  const count = async () => (await (await request.get(list)).json()).imports?.length;
  await expect.poll(count, PATIENCE).toBe(1);
  const { imports } = await (await request.get(list)).json();
  const path = `${list}/${imports[0].id}`;
  expect(imports[0]).toMatchObject({ state: "running", source: "command line" });
  expect(await (await request.post(`${path}/cancel`)).json()).toMatchObject({ cancel_requested: true });
  expect(await command).toMatchObject({ code: 1, stderr: expect.stringContaining("cancelled") });
  const view = await expectState(request, path, "cancelled");
  expect(view.summary.runs).toBeLessThan(200_000);
  expect(view).toMatchObject({ stored_runs: view.summary.new, can_retry: true });
  const verified = await request.get("/api/v1/projects/cut-short/verify?reclassify=true");
  expect(await verified.json()).toMatchObject({ ok: true, observations: view.stored_runs });
});

test("errors say what is wrong, with their status", async ({ request }) => {
  const path = "/api/v1/projects/demo/imports";
  for (const [method, url, status, code] of [
    ["get", `${path}/999999999`, 404, "not_found"],
    ["get", `${path}/x`, 404, "not_found"],
    ["get", `${path}/99999999999999999999`, 404, "not_found"],
    ["get", "/api/v1/projects/nope/imports", 404, "not_found"],
    ["get", `${path}?limit=0`, 400, "usage"],
    ["get", `${path}?before=x`, 400, "usage"],
    ["get", `${path}?nope=1`, 400, "usage"],
    ["get", `${path}/1/issues?offset=-1`, 400, "usage"],
    ["post", `${path}/999999999/start`, 404, "not_found"],
    ["post", `${path}/999999999/cancel`, 404, "not_found"],
    ["post", `${path}/999999999/retry`, 404, "not_found"],
    ["post", `${path}/999999999/files?name=a`, 404, "not_found"],
    ["post", `${path}/1/files`, 400, "usage"],
    ["post", "/api/v1/projects/Upper/uploads", 400, "usage"],
    ["post", "/api/v1/projects/fine/uploads", 400, "usage"],
  ] as const) {
    const data = url.includes("fine") ? { kind: "nope" } : {};
    const response = await (method === "get" ? request.get(url) : request.post(url, { data }));
    expect(response.status(), url).toBe(status);
    expect((await response.json()).error).toMatchObject({ code, message: expect.stringMatching(/\S/) });
  }
  const broken = await request.post("/api/v1/projects/fine/uploads", {
    data: Buffer.from("{"),
    headers: { "content-type": "application/json" },
  });
  expect(broken.status()).toBe(400);
});

test("other sites can neither send files nor read imports", async ({ request, baseURL }) => {
  const path = await begin(request, "guarded");
  const elsewhere = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  for (const url of [`${path}/files?name=a.jsonl`, `${path}/start`, `${path}/cancel`, `${path}/retry`]) {
    expect((await request.post(url, { data: line("a"), headers: elsewhere })).status(), url).toBe(403);
  }
  for (const url of [path, "/api/v1/projects/guarded/imports", `${path}/issues`]) {
    expect(await getStatus(`${baseURL}${url}`, "rebound.example"), url).toBe(403);
  }
});
