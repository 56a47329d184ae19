import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type APIRequestContext, test as bare } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { runLacuna } from "./lacuna";
import { createFolder, expectTruth, importText, writeMap } from "./project";

const RUNS = ["money calm C", "money calm C", "money calm I", "power urgent I", "power urgent C"]
  .map((words, i) => {
    const [topic, tone, judge] = words.split(" ");
    const messages = [{ role: "user", content: "what was said" }];
    return JSON.stringify({ id: `r${i}`, metadata: { topic, tone }, scores: { judge }, messages });
  })
  .join("\n");

const VIEW = { title: "For the auditor", note: "from /home/alice/logs", by: ["topic", "tone"] };

type Made = { snapshot: number; link: number; token: string; path: string; sha256: string };

async function freeze(request: APIRequestContext, project: string, words: object = {}): Promise<Made> {
  const answer = await request.post(`/api/v1/projects/${project}/snapshots`, { data: { ...VIEW, ...words } });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

bare.describe("without an account and without JavaScript", () => {
  bare.use({ javaScriptEnabled: false });

  bare("a link shows the frozen map, and nothing else is asked for", async ({ page, request, baseURL }) => {
    await importText("snapshot-link", "Snapshots", RUNS);
    const { path, sha256 } = await freeze(request, "snapshot-link", { metric: "failure_rate" });
    const asked: string[] = [];
    page.on("request", (sent) => asked.push(sent.url()));
    const answer = (await page.goto(path))!;
    expect(asked).toEqual([`${baseURL}${path}`]);
    expect(answer.headers()).toMatchObject({
      ...{ "cache-control": "no-store", "x-robots-tag": "noindex", "referrer-policy": "no-referrer" },
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
    expect(answer.headers()["content-security-policy"]).not.toContain("script-src");
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("For the auditor");
    const row = page.getByRole("row", { name: /^money/ });
    await expect(row.getByRole("cell").first()).toContainText("33.3 %");
    await expect(row.getByRole("cell").nth(1)).toContainText("hole");
    await expect(page.getByText("from [path]")).toBeVisible();
    await expect(page.getByText(sha256)).toBeVisible();
    await expect(page.getByText("Wilson score interval")).toBeVisible();
    const map = page.locator("pre", { hasText: "name: Snapshots" });
    await expect(map).toBeHidden();
    await page.locator("summary", { hasText: "Map file" }).click();
    await expect(map).toBeVisible();
    expect(await page.content()).not.toContain("what was said");
  });

  bare("the printed page shows what is folded on the screen", async ({ page, request }) => {
    await importText("snapshot-print", "Snapshots", RUNS);
    const { path } = await freeze(request, "snapshot-print");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto(path);
    await expect(page.locator("pre", { hasText: "name: Snapshots" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Buckets" })).toBeVisible();
    await expect(page.locator("html")).toHaveCSS("color", "rgb(27, 30, 35)");
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  });

  bare("the offline file opens and asks for nothing", async ({ page, request }) => {
    await importText("snapshot-file", "Snapshots", RUNS);
    const { snapshot, path, sha256 } = await freeze(request, "snapshot-file");
    const file = join(await createFolder(), "snapshot.html");
    const exported = await runLacuna("snapshot", "export", String(snapshot), "--output", file);
    expect(exported.code, exported.stderr).toBe(0);
    const asked: string[] = [];
    page.on("request", (sent) => asked.push(sent.url()));
    await page.goto(`file://${file}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("For the auditor");
    await expect(page.getByText(sha256)).toBeVisible();
    expect(asked).toEqual([`file://${file}`]);
    // What is shared, previewed, downloaded and exported are the same bytes.
    const shared = await (await request.get(path)).body();
    const download = `/api/v1/projects/snapshot-file/snapshots/${snapshot}/export?format=html`;
    expect((await (await request.get(download)).body()).equals(shared)).toBe(true);
    await writeFile(file, shared);
    const verified = await runLacuna("snapshot", "verify", file);
    expect(verified, verified.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("page matches"),
    });
  });
});

test("what is previewed is what is shared, and another preview is asked for once numbers moved", async ({
  request,
}) => {
  await importText("snapshot-preview", "Snapshots", RUNS);
  const api = "/api/v1/projects/snapshot-preview/snapshots";
  const preview = await (await request.post(`${api}/preview`, { data: VIEW })).json();
  expect(preview).toMatchObject({ masked: { paths: 1, emails: 0, keys: 0 }, bytes: expect.any(Number) });
  expect(await (await request.get(api)).json()).toEqual({ snapshots: [] });
  const agreed = { sha256: preview.sha256, created_at: preview.content.created_at };
  const { path } = await freeze(request, "snapshot-preview", agreed);
  expect(await (await request.get(path)).text()).toBe(preview.html);
  await importText("snapshot-preview", "Snapshots", RUNS.replaceAll('"id":"r', '"id":"s'));
  const late = await request.post(api, { data: { ...VIEW, ...agreed } });
  expect(late.status()).toBe(409);
  const hostile = await request.post(api, { data: { ...VIEW, by: ["__proto__"] } });
  expect(hostile.status()).toBe(400);
});

test("the JSON stays the same to the byte, whatever becomes of the project", async ({ request }) => {
  const project = "snapshot-frozen";
  const api = `/api/v1/projects/${project}`;
  await importText(project, "Snapshots", RUNS);
  const { path, sha256, snapshot } = await freeze(request, project);
  const answer = await request.get(`${path}.json`);
  expect(answer.headers()["content-type"]).toContain("application/json");
  const frozen = await answer.body();
  expect(hash(frozen)).toBe(sha256);
  const expectFrozen = async (after: string) => {
    const shared = await request.get(`${path}.json`);
    expect((await shared.body()).equals(frozen), after).toBe(true);
  };

  await importText(project, "Snapshots", RUNS.replaceAll('"I"', '"C"'));
  await expectFrozen("an import");
  await importText(project, "Snapshots", RUNS);
  const { runs } = await (await request.get(`${api}/runs?outcome=fail`)).json();
  const verdict = await request.put(`${api}/runs/${runs[0].run}/verdict`, {
    data: { verdict: "checker_bug" },
  });
  expect(verdict.status()).toBe(200);
  await expectFrozen("a verdict");
  const map = await writeMap(await createFolder(), "Another name");
  expect((await runLacuna("map", "apply", map, "--project", project)).code).toBe(0);
  await expectFrozen("a map change");
  await expectTruth(project);
  const { notes } = await (await request.get(`${api}/deletion`)).json();
  expect(notes.join(" ")).toContain("1 snapshot of it stays");
  expect((await request.delete(`${api}?runs=5`)).status()).toBe(200);
  await expectFrozen("the deletion of the project");

  // It is still its owner's to end.
  expect(await (await request.get(`${api}/snapshots`)).json()).toMatchObject({
    snapshots: [{ snapshot, project_deleted: true }],
  });
  expect((await request.delete(`${api}/snapshots/${snapshot}/links`)).status()).toBe(200);
  expect((await request.get(`${path}.json`)).status()).toBe(404);
});

test("views are counted, and wrong, expired and revoked links look alike", async ({ request }) => {
  const project = "snapshot-views";
  const api = `/api/v1/projects/${project}/snapshots`;
  await importText(project, "Snapshots", RUNS);
  const { path, snapshot, link } = await freeze(request, project);
  const getLinks = async () => (await (await request.get(api)).json()).snapshots[0].links;
  await request.get(path);
  await request.get(`${path}.json`);
  await request.head(path);
  await request.get(path, { headers: { "Sec-Purpose": "prefetch" } });
  expect(await getLinks()).toMatchObject([{ link, view_count: 2, active: true }]);

  const another = await request.post(`${api}/${snapshot}/links`, { data: { expires_in_days: 1 } });
  expect(another.status()).toBe(201);
  expect((await request.delete(`${api}/${snapshot}/links/${link}`)).status()).toBe(200);
  const revoked = await request.get(path);
  expect((await request.get((await another.json()).path)).status()).toBe(200);
  const wrong = await request.get(`/s/${"A".repeat(43)}`);
  for (const gone of [revoked, wrong, await request.get(`${path}.json`), await request.get("/s/..%2f%00")]) {
    expect(gone.status()).toBe(404);
    expect(await gone.text()).toBe(await wrong.text());
    expect(gone.headers()["cache-control"]).toBe("no-store");
  }
  expect(await wrong.text()).toContain("The link is wrong, has expired or was revoked");
  expect(await getLinks()).toMatchObject([
    { view_count: 2, active: false },
    { view_count: 1, active: true },
  ]);
  for (const [method, address] of [
    ["post", `${api}/999999/links`],
    ["delete", `${api}/${snapshot}/links/999999`],
    ["delete", `${api}/${snapshot}/links/x`],
    ["get", `${api}/99999999999999999999/export`],
  ] as const) {
    expect((await request[method](address)).status(), address).toBe(404);
  }
});

test("a shared snapshot is accessible", async ({ page, request }) => {
  const project = "snapshot-accessible";
  await importText(project, "Snapshots", RUNS);
  const fault = { title: "Never ruled on", fault: "silent", severity: "high", happened: "it agreed" };
  const filed = await request.post(`/api/v1/projects/${project}/spec-bugs`, { data: fault });
  expect(filed.status(), await filed.text()).toBe(201);
  const made = await freeze(request, project, { metric: "failure_rate", spec_bugs: [1] });
  await page.goto(made.path);
  await page.locator("summary", { hasText: "Buckets" }).click();
  await page.locator("summary", { hasText: "Map file" }).click();
  await expectAccessible(page);
});
